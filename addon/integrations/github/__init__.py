"""GitHub Issues over its REST API."""
