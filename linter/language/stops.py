"""Where the one pass over all words stops: a pattern of the first words of what is looked for."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def first_words_of(anchors: Collection[str]) -> str:
    """A pattern of the first words of anchors, each where the rest of its anchor stands behind it.

    The word is its group; "…" in the rest is any letters. What words begin with in common the
    compiler shares (``linter.language.branches``).

    It starts with what stands before a word: far rarer than letters, of which all start one.
    """
    rests: dict[str, list[str]] = {}
    # In one order: what is kept of a pattern between runs is found by its text.
    for anchor in sorted(anchors):
        word, _, rest = anchor.partition(" ")
        rests.setdefault(word, []).append(rest)
    words = (
        re.escape(word) if "" in those else re.escape(word) + _led_by(those)
        for word, those in rests.items()
    )
    return rf"\W({'|'.join(words) or '(?!)'})(?!\w|'\w)"


def _led_by(rests: Iterable[str]) -> str:
    pattern = "|".join(map(re.escape, rests)).replace("…", r"\w+").replace(r"\ ", r"\W+")
    return rf"(?=\W+(?:{pattern})\b)"
