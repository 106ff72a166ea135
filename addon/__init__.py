"""The add-on: what Google calls, what it calls in turn, what it remembers; the command line."""

__version__ = "0.1.0"
