"""Many words as one pattern in which words share their beginnings: a letter is read once."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest of several that begin alike first; of none, nothing."""
    return _branch(sorted(set(words))) or r"(?!)"


def _branch(words: Sequence[str]) -> str:
    """A group of words in order, each of them cut where the others go on."""
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    ways = [_way(letter, rest) for letter, rest in rests.items()]
    if not ways:
        return ""
    if "" in words:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _way(letter: str, rest: Sequence[str]) -> str:
    return re.escape(letter) + (re.escape(rest[0]) if len(rest) == 1 else _branch(rest))
