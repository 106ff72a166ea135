"""What a postmortem consists of, found in a Document under a Policy."""
