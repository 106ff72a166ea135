"""The words with which a pattern can start, read from its syntax tree."""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

# More than any pattern here needs, so that a loop over characters is noticed.
_MOST = 20_000


class TooManyError(Exception):
    """A pattern starts with so many words that nobody can have meant it."""


def first_words(pattern: str) -> set[str]:
    """Every word that a match may start with; "…" at the end stands for any further letters."""
    return {_word(text) for text in _texts(list(parser.parse(pattern)))}


def _word(text: str) -> str:
    found = ""
    for character in text:
        if not (character.isalnum() or character in "_'…"):
            break
        found += character
    return found


def _texts(nodes: list[Any], so_far: str = "") -> set[str]:
    """What the nodes can match, as far as the first word goes."""
    if len(so_far) > 0 and _is_over(so_far):
        return {so_far}
    if not nodes:
        return {so_far}
    found: set[str] = set()
    for text in _of_node(nodes[0]):
        found |= _texts(nodes[1:], so_far + text)
        if len(found) > _MOST:
            raise TooManyError
    return found


def _is_over(text: str) -> bool:
    return len(_word(text)) < len(text) or text.endswith("…")


def _of_node(node: tuple[Any, Any]) -> set[str]:
    kind, value = node
    found = {""}
    if kind is op.LITERAL:
        found = {chr(value)}
    elif kind is op.IN:
        found = _of_set(value)
    elif kind is op.SUBPATTERN:
        found = _texts(list(value[-1]))
    elif kind is op.BRANCH:
        found = {text for branch in value[1] for text in _texts(list(branch))}
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        found = _of_repeat(*value)
    elif kind is op.AT and value in {op.AT_BOUNDARY, op.AT_END}:
        found = {" "}
    return found


def _of_repeat(least: int, most: int, nodes: list[Any]) -> set[str]:
    once = _texts(list(nodes))
    is_once = int(most) == 1 or all(map(_is_over, once))
    repeated = once if is_once else {f"{text}…" for text in once}
    return repeated | ({""} if least == 0 else set())


def _of_set(values: list[tuple[Any, Any]]) -> set[str]:
    if any(kind is op.CATEGORY and value is op.CATEGORY_SPACE for kind, value in values):
        return {" "}
    if all(kind is op.LITERAL for kind, _ in values):
        return {chr(value) for _, value in values}
    return {"…"}
