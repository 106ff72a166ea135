"""What the mark-up inside a block's text hides, replaces and marks."""

from __future__ import annotations

import re

from docs_template.markdown.brackets import Brackets
from docs_template.markdown.emphasis import pair
from docs_template.markdown.spans import HTML_READERS, READERS
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docs_template.markdown.emphasis import Run

# One search finds the next character that may mean something; nearly all colons are in sentences.
MARKUP = regex("[" + re.escape("".join(READERS).replace(":", "")) + "]|:(?=//)")
_HTML = regex("[" + re.escape("".join(HTML_READERS)) + "]")


class Inline:
    """The mark-up of one text, read in time linear in its length.

    ``edits`` are stretches of the text and what stands in their place, empty where they are
    hidden. ``marks`` are kind, start, end and value, ``comments`` start and end. All offsets are
    of the text with its mark-up; nothing is sorted. In the text of a table cell (``is_cell``)
    pipes are escaped inside code too.
    """

    __slots__ = (
        "brackets",
        "comments",
        "edits",
        "is_cell",
        "marks",
        "open_tags",
        "runs",
        "text",
        "ticks",
        "unclosed",
    )

    def __init__(self, text: str, definitions: Mapping[str, str], *, is_cell: bool = False) -> None:
        self.text = text
        self.is_cell = is_cell
        self.edits: list[tuple[int, int, str]] = []
        self.marks: list[tuple[str, int, int, str]] = []
        self.comments: list[tuple[int, int]] = []
        self.runs: list[Run] = []
        self.brackets = Brackets(definitions)
        self.open_tags: dict[str, list[tuple[int, str]]] = {}
        self.ticks: dict[int, list[int]] = {}
        self.unclosed: set[str] = set()

    def read_markdown(self) -> None:
        """Read Markdown and the HTML in it."""
        self._read(MARKUP, READERS)
        self.pair(0)

    def read_html(self) -> None:
        """Read tags, comments and entities alone."""
        self._read(_HTML, HTML_READERS)

    def hide(self, start: int, end: int) -> int:
        """Hide a stretch; its end."""
        self.edits.append((start, end, ""))
        return end

    def replace(self, start: int, end: int, shown: str) -> int:
        """Put something in the place of a stretch; its end."""
        self.edits.append((start, end, shown))
        return end

    def mark(self, kind: str, start: int, end: int, value: str = "") -> None:
        """Mark a stretch."""
        self.marks.append((kind, start, end, value))

    def find(self, closing: str, start: int) -> int:
        """Where the next ``closing`` ends, or -1; a search that failed is never repeated."""
        if closing not in self.unclosed:
            found = self.text.find(closing, start)
            if found >= 0:
                return found + len(closing)
            self.unclosed.add(closing)
        return -1

    def pair(self, first: int) -> None:
        """Turn the runs from a number on into emphasis; what has no partner stays text."""
        for opener, start, end, width in pair(self.runs[first:]):
            self.hide(start - width, start)
            self.hide(end, end + width)
            if opener.character == "~":
                self.mark("strike", start, end)
                continue
            if width > 1:
                self.mark("bold", start, end)
            if width % 2:
                self.mark("italic", start, end)
        del self.runs[first:]

    def _read(
        self, markup: re.Pattern[str], readers: Mapping[str, Callable[[Inline, int], int]]
    ) -> None:
        text = self.text
        offset = 0
        while found := markup.search(text, offset):
            at = found.start()
            offset = readers[text[at]](self, at)
