"""Google Workspace through Google's own client library."""
