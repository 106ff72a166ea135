"""Patterns written as lists: one alternative a line, a space for any white space."""

from __future__ import annotations


def one_of(lines: str) -> str:
    """A group of the alternatives that stand on the lines of a text.

    Each line is a regular expression in which a space stands for white space of any length.
    """
    alternatives = (" ".join(line.split()) for line in lines.strip().splitlines())
    return "(?:" + "|".join(line.replace(" ", r"\s+") for line in alternatives if line) + ")"
