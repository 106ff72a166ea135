"""Brackets in a text: where they close, where they open."""

from __future__ import annotations


def is_balanced(text: str) -> bool:
    """Tell whether a text closes no bracket that it does not open."""
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return False
    return True


def closing(text: str, start: int, end: int) -> int:
    """Where the bracket that opens at ``start`` closes; -1 where it does not."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if not depth:
            return at
    return -1


def opening(text: str, start: int, at: int) -> int:
    """Where the bracket that closes at ``at`` opens; -1 where it does not."""
    depth = 0
    for place in range(at, start - 1, -1):
        depth += (text[place] in ")]}") - (text[place] in "([{")
        if not depth:
            return place
    return -1
