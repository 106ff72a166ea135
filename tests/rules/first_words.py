"""The words with which a pattern can start, read from its syntax tree."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

# More than any pattern here needs, so that a loop over characters is noticed.
_MOST = 20_000


class TooManyError(Exception):
    """A pattern starts with so many words that nobody can have meant it."""


def first_words(pattern: str, led: Collection[str] = ()) -> set[str]:
    """Every word that a match may start with; "…" at the end stands for any further letters.

    Of the words ``led`` with the word behind it, and the one behind that where it may be any word.
    """
    reader = _Reader(led)
    return {" ".join(reader.wanted(text)) for text in reader.texts(list(parser.parse(pattern)))}


class _Reader:
    def __init__(self, led: Collection[str]) -> None:
        self.led = led

    def wanted(self, text: str) -> list[str]:
        """The words of a text that are asked for, as far as it has them."""
        words = [re.sub("…+", "…", word) for word in re.findall(r"[\w'…]+", text)]
        if not words or words[0] not in self.led:
            return words[:1]
        return words[:3] if words[1:2] == ["…"] else words[:2]

    def is_over(self, text: str) -> bool:
        """Whether a text has all the words that are asked for, the last of them complete."""
        words = self.wanted(text)
        if not words:
            return False
        count = 1 if words[0] not in self.led else 3 if words[1:2] == ["…"] else 2
        complete = len(re.findall(r"[\w'…]+(?=[^\w'…])", text))
        return complete >= count

    def texts(self, nodes: list[Any], so_far: str = "") -> set[str]:
        """What a text can go on to with the nodes, as far as those words go."""
        if not nodes or self.is_over(so_far):
            return {so_far}
        found: set[str] = set()
        for text in self.with_node(nodes[0], so_far):
            found |= self.texts(nodes[1:], text)
            if len(found) > _MOST:
                raise TooManyError
        return found

    def with_node(self, node: tuple[Any, Any], so_far: str) -> set[str]:
        kind, value = node
        found = {so_far}
        if kind is op.LITERAL:
            found = {so_far + chr(value)}
        elif kind is op.IN:
            found = {so_far + text for text in _of_set(value)}
        elif kind is op.SUBPATTERN:
            found = self.texts(list(value[-1]), so_far)
        elif kind is op.BRANCH:
            found = {text for branch in value[1] for text in self.texts(list(branch), so_far)}
        elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            found = self.with_repeat(value, so_far)
        elif kind is op.AT and value in {op.AT_BOUNDARY, op.AT_END}:
            found = {f"{so_far} "}
        return found

    def with_repeat(self, value: tuple[int, int, list[Any]], so_far: str) -> set[str]:
        least, most, nodes = value
        once = self.texts(list(nodes), so_far)
        is_once = int(most) == 1 or all(text[-1:].isspace() for text in once)
        repeated = once if is_once else {f"{text}…" for text in once}
        return repeated | ({so_far} if least == 0 else set())


def _of_set(values: list[tuple[Any, Any]]) -> set[str]:
    if any(kind is op.CATEGORY and value is op.CATEGORY_SPACE for kind, value in values):
        return {" "}
    if all(kind is op.LITERAL for kind, _ in values):
        return {chr(value) for _, value in values}
    return {"…"}
