"""The linter: a Document in, diagnostics out. Standard library only, no input or output."""
