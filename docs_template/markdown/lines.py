"""Where the lines of a text start and end, and how far the rest of a line is indented."""

from __future__ import annotations

from io import StringIO

from linter.language.patterns import regex

_BLANKS = regex(r"[ \t]*")
_TAB_STOP = 4


def line_bounds(text: str) -> tuple[list[int], list[int]]:
    """The offsets where each line starts and where it ends, its line break left out.

    A line ends in LF, CRLF or CR. A text without any line has one that is empty.
    """
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    if "\r" not in text:
        for line in text.split("\n"):
            starts.append(offset)
            offset += len(line)
            ends.append(offset)
            offset += 1
        # What follows the last line break is a line only where there is anything of it.
        is_empty = len(starts) > 1 and starts[-1] == ends[-1]
        return (starts[:-1], ends[:-1]) if is_empty else (starts, ends)
    for line in StringIO(text, newline=""):
        starts.append(offset)
        ends.append(offset + len(line.rstrip("\r\n")))
        offset += len(line)
    return starts or [0], ends or [0]


def skip_blanks(text: str, start: int, end: int) -> int:
    """The offset of the first character that is no space or tab, ``end`` at most."""
    if start >= end or text[start] not in " \t":
        return start
    matched = _BLANKS.match(text, start, end)
    return matched.end() if matched else start


def trim(text: str, start: int, end: int) -> int:
    """The end of a stretch without its closing spaces and tabs."""
    if start < end and text[end - 1] in " \t":
        return start + len(text[start:end].rstrip(" \t"))
    return end


def _past(blank: str, column: int) -> int:
    """The column after a space or tab that stands at a column."""
    return column + (_TAB_STOP - column % _TAB_STOP if blank == "\t" else 1)


class Cursor:
    """The unread rest of a line.

    ``at`` is the offset of its first character that is no blank, ``end`` where the line ends;
    ``is_blank`` tells that there is none. ``indent`` counts the columns of blanks before ``at``
    that no block has claimed yet.
    """

    __slots__ = ("_claimed", "_column", "_source", "_start", "at", "end", "indent", "is_blank")

    def __init__(self, source: str) -> None:
        self._source = source
        self.end = 0
        self._measure(0, 0)

    def open(self, start: int, end: int) -> None:
        """Turn to the line between two offsets."""
        self.end = end
        self._measure(start, 0)

    def claim(self, columns: int) -> None:
        """Let a block take so many columns of the indentation, or as many as there are."""
        taken = min(columns, self.indent)
        self._claimed += taken
        self.indent -= taken

    def pass_over(self, width: int) -> None:
        """Go past so many characters of mark-up, which stand after the indentation."""
        self._measure(self.at + width, self._column + self._claimed + self.indent + width)

    def within(self, columns: int) -> int:
        """The offset where text starts that may be indented, once so many columns are dropped."""
        wanted = self._column + self._claimed + columns
        offset, column = self._start, self._column
        while offset < self.at and column < wanted:
            column = _past(self._source[offset], column)
            offset += 1
        return offset

    def _measure(self, start: int, column: int) -> None:
        self._start = start
        self._column = column
        self._claimed = 0
        self.at = at = skip_blanks(self._source, start, self.end)
        self.is_blank = at == self.end
        self.indent = at - start
        if at > start and self._source.find("\t", start, at) >= 0:
            for blank in self._source[start:at]:
                column = _past(blank, column)
            self.indent = column - self._column
