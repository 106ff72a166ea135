"""Text for cards: a document's words can neither be mark-up nor turn the writing around."""

from __future__ import annotations

import html
from typing import NewType
from unicodedata import category

# Text in the subset of HTML that cards understand (google.md 1.6), everything else escaped.
Html = NewType("Html", str)

ELLIPSIS = "…"

_JOINERS = "\u200c\u200d"  # Emoji and several scripts are made with them.
_WORD = 20  # So many characters at most are given up to end with a whole word.
_ATTACHED = frozenset(("Mn", "Mc", "Me"))
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def plain(text: str) -> str:
    """The text on one line without control characters, direction marks and lone surrogates."""
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    kept = "".join(c for c in flat if c.isprintable() or c in _JOINERS)
    return " ".join(kept.split())


def escaped(text: str) -> Html:
    """The text as it is, on one line, as HTML."""
    return Html(html.escape(plain(text), quote=False))


def head(text: str, most: int) -> str:
    """The first ``most`` characters of the plain text, with an ellipsis where more follow."""
    whole = plain(text)
    if len(whole) <= most:
        return whole
    end = most - 1
    while end > 0 and _is_inside_a_character(whole, end):
        end -= 1
    word_end = whole.rfind(" ", max(0, end - _WORD), end + 1)
    return whole[: word_end if word_end > 0 else end].rstrip() + ELLIPSIS


def tail(text: str, most: int) -> str:
    """The last ``most`` characters of the plain text, with an ellipsis where others precede."""
    whole = plain(text)
    if len(whole) <= most:
        return whole
    start = len(whole) - most + 1
    while start < len(whole) and _is_inside_a_character(whole, start):
        start += 1
    word_start = whole.find(" ", start - 1, start + _WORD)
    return ELLIPSIS + whole[word_start + 1 if word_start >= 0 else start :].lstrip()


def _is_inside_a_character(text: str, at: int) -> bool:
    """Whether what stands before and after belongs to one character as people see it."""
    before, after = text[at - 1], text[at]
    if after in _FLAG_LETTERS:
        letters = at - len(text[:at].rstrip(_FLAG_LETTERS))
        return letters % 2 == 1
    return (
        before == _JOINERS[1]
        or after in _JOINERS
        or after in _SKIN_TONES
        or category(after) in _ATTACHED
    )
