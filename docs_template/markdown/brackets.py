"""Brackets: links, images and the numbers of footnotes."""

from __future__ import annotations

from docs_template.markdown.links import target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from docs_template.markdown.inline import Inline

MOST_OPEN = 1000


class _Bracket:
    """An opening bracket: where it and its text start, and how much was known when it was met."""

    __slots__ = ("at", "edits", "is_image", "marks", "runs", "start")

    def __init__(self, inline: Inline, at: int, start: int) -> None:
        self.at = at
        self.start = start
        self.is_image = start - at > 1
        self.edits = len(inline.edits)
        self.marks = len(inline.marks)
        self.runs = len(inline.runs)


class Brackets:
    """The brackets of a text that are open; those below ``_inactive`` can open no link."""

    __slots__ = ("_definitions", "_inactive", "_open")

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self._definitions = definitions
        self._open: list[_Bracket] = []
        self._inactive = 0

    def open(self, inline: Inline, at: int, start: int) -> int:
        """Note the bracket at an offset, whose text starts at another; the latter."""
        if len(self._open) == MOST_OPEN:
            self._open.clear()
            self._inactive = 0
        self._open.append(_Bracket(inline, at, start))
        return start

    def close(self, inline: Inline, at: int) -> int:
        """Match the closing bracket at an offset; where to read on."""
        if not self._open:
            return at + 1
        bracket = self._open.pop()
        is_inactive = len(self._open) < self._inactive and not bracket.is_image
        self._inactive = min(self._inactive, len(self._open))
        if is_inactive:
            return at + 1
        found = target(inline.text, bracket.start, at, self._definitions)
        if found is None:
            return at + 1
        end, address = found
        if bracket.is_image or inline.text.startswith("^", bracket.start):
            return _hide(inline, bracket, end)
        # Links do not nest: no bracket that is open now can open one any more.
        self._inactive = len(self._open)
        return _link(inline, bracket, at, end, address)


def _hide(inline: Inline, bracket: _Bracket, end: int) -> int:
    """Hide an image or the number of a footnote, whatever was found inside."""
    del inline.edits[bracket.edits :]
    del inline.marks[bracket.marks :]
    del inline.runs[bracket.runs :]
    return inline.hide(bracket.at, end)


def _link(inline: Inline, bracket: _Bracket, at: int, end: int, address: str) -> int:
    inline.pair(bracket.runs)
    inner = [mark for mark in inline.marks[bracket.marks :] if mark[0] != "link"]
    inline.marks[bracket.marks :] = inner
    inline.mark("link", bracket.start, at, address)
    inline.hide(bracket.at, bracket.start)
    return inline.hide(at, end)
