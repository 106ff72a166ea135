"""A block before its text is read: its kind and where in the source its lines stand."""

from __future__ import annotations

from bisect import bisect_right

TEXT = "text"
CODE = "code"
PRE = "pre"
HTML = "html"


class Leaf:
    """A paragraph, heading, item text, code block, cell or stretch of HTML.

    ``syntax`` tells how its text is read: ``TEXT`` has Markdown mark-up, ``CODE`` none, ``PRE``
    HTML tags and entities alone, ``HTML`` is to be cut into blocks at its tags first. ``runs`` are
    the offsets where a stretch of it starts and ends, by turns: one run where its lines follow
    each other directly, several where indentation or other mark-up stands between them.
    ``last_line`` is the offset where the latest line starts. ``checked`` is that of a task's box.
    """

    __slots__ = ("cell", "checked", "kind", "last_line", "level", "ordered", "runs", "syntax")

    def __init__(
        self,
        kind: str,
        syntax: str = TEXT,
        *,
        level: int = 0,
        ordered: bool = False,
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        self.kind = kind
        self.syntax = syntax
        self.level = level
        self.ordered = ordered
        self.cell = cell
        self.checked: bool | None = None
        self.runs: list[int] = []
        self.last_line = 0

    def add(self, source: str, start: int, end: int) -> None:
        """Append a line."""
        runs = self.runs
        self.last_line = start
        if runs and runs[-1] + 1 == start and source[start - 1] == "\n":
            runs[-1] = end
        else:
            runs.append(start)
            runs.append(end)

    def drop_last_line(self) -> None:
        """Take back the latest line."""
        if self.runs[-2] == self.last_line:
            del self.runs[-2:]
        else:
            self.runs[-1] = self.last_line - 1

    def drop_closing_blanks(self, source: str) -> None:
        """Take back the lines at the end that hold nothing but blanks."""
        runs = self.runs
        while runs:
            text = source[runs[-2] : runs[-1]].rstrip(" \t\n")
            if text:
                runs[-1] = runs[-2] + len(text)
                return
            del runs[-2:]


class Flow:
    """The text of a leaf in one string, a line feed between its runs, and its way back."""

    __slots__ = ("_runs", "_starts", "text")

    def __init__(self, source: str, runs: list[int]) -> None:
        self._runs = runs
        self._starts = [0]
        if len(runs) == 2:
            self.text = source[runs[0] : runs[1]]
            return
        texts = [source[runs[number] : runs[number + 1]] for number in range(0, len(runs), 2)]
        self.text = "\n".join(texts)
        for text in texts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def index(self, offset: int) -> int:
        """The source offset of an offset into the text."""
        number = bisect_right(self._starts, offset) - 1
        return self._runs[2 * number] + offset - self._starts[number]

    def breaks(self) -> list[int]:
        """The offsets of the line feeds that stand for what lies between two runs."""
        return [start - 1 for start in self._starts[1:]]

    def cut(self, start: int, end: int) -> list[int]:
        """The runs of a part of the text."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end) - 1
        runs = self._runs[2 * first : 2 * last + 2]
        runs[0] = self.index(start)
        runs[-1] = self.index(end)
        return runs
