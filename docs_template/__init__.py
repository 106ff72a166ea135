"""Docs JSON and Markdown to a Document, the template as code, and edits to requests."""
