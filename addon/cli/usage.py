"""Bad usage and bad input: one sentence, exit code 2."""

from __future__ import annotations

USAGE = 2


class UsageError(Exception):
    """What was asked for cannot be done; the text says why, and what to do instead."""


class UnreadableError(Exception):
    """A path that gives no document; the text is one sentence that says why."""
