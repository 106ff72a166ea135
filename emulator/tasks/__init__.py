"""Cloud Tasks v2: HTTP tasks in queues, delivered at least once."""
