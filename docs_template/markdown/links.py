"""Links: where one leads after its text, between angle brackets, or with no mark-up at all."""

from __future__ import annotations

import re

from docs_template.markdown.references import normal
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

AUTOLINK = regex(r"<(?:([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+)|([^\s<>@:/]++@[A-Za-z0-9.-]++))>")
_LONGEST_LABEL = 999
# Parentheses nest once: a deeper search would run through the same text for each link in it.
_TARGET = regex(
    r"\(\s*+(?:<([^<>\n]*+)>|((?!<)(?:[^\s()\\]++|\\.|\((?:[^\s()\\]++|\\.)*+\))*+))"
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+\s*+\)"""
)
_LABEL = regex(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_REST = regex(r"://[^\s<>\[\]`\"|]++")
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")


def target(
    text: str, start: int, end: int, definitions: Mapping[str, str]
) -> tuple[int, str] | None:
    """The end and the address of a link whose text stands between two offsets; None for none."""
    after = end + 1
    if found := _TARGET.match(text, after):
        address = found[1] or found[2] or ""
        return found.end(), _ESCAPED.sub(r"\1", address) if "\\" in address else address
    if not definitions:
        return None
    if found := _LABEL.match(text, after):
        after = found.end()
        if found[1]:
            start, end = found.span(1)
    if end - start > _LONGEST_LABEL:
        return None
    address = definitions.get(normal(text[start:end]))
    return None if address is None else (after, address)


def bare_link(text: str, colon: int) -> tuple[int, int] | None:
    """Where the address stands whose scheme ends at a colon."""
    start = colon - (5 if text.startswith("https", max(0, colon - 5)) else 4)
    if start < 0 or not text.startswith("http", start) or text[start - 1 : start].isalnum():
        return None
    rest = _REST.match(text, colon)
    end = _without_punctuation(text, colon + 3, rest.end()) if rest else 0
    return (start, end) if end > colon + 3 else None


def _without_punctuation(text: str, start: int, end: int) -> int:
    """The end of an address that ends a sentence or stands in parentheses."""
    unmatched = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        if text[end - 1] == ")":
            if unmatched <= 0:
                break
            unmatched -= 1
        elif text[end - 1] not in "?!.,:;*_~'":
            break
        end -= 1
    return end
