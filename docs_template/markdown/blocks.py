"""The block structure of a Markdown text, found line by line."""

from __future__ import annotations

from bisect import bisect_right

from docs_template.markdown.leaf import CODE, TEXT, Leaf
from docs_template.markdown.lines import Cursor, trim
from docs_template.markdown.references import take_definitions
from docs_template.markdown.starts import DONE, NOTHING, STARTS
from docs_template.markdown.tables import cells
from linter import document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_template.markdown.verbatim import Fence, Html, Raw

MOST_NESTED = 50
MOST_PADDED = 65_536
CODE_INDENT = 4


class Box:
    """An open container: a list item, a footnote, or a block quote, whose ``width`` is 0.

    ``width`` counts the columns that an item's further lines are indented by; ``fresh`` says that
    the item holds nothing yet, ``checked`` whether a task's box is ticked. ``level`` is how deep
    list items nest here, -1 outside of any.
    """

    __slots__ = ("checked", "fresh", "level", "ordered", "quoted", "width")

    def __init__(self, width: int, level: int, *, quoted: bool, fresh: bool, ordered: bool) -> None:
        self.width = width
        self.level = level
        self.quoted = quoted
        self.fresh = fresh
        self.ordered = ordered
        self.checked: bool | None = None


class Rows:
    """An open table: its number, the cells of its header, and the rows so far."""

    __slots__ = ("columns", "count", "number")

    def __init__(self, number: int, columns: int) -> None:
        self.number = number
        self.columns = columns
        self.count = 0


class BlockReader:
    """Reads lines into leaves, in the order of the text.

    ``comments`` are the HTML comments that start a line: start, end and how many leaves precede.
    ``tables`` are the offsets where tables start; ``definitions`` are addresses by normal label.
    """

    def __init__(self, source: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.source = source
        self.cursor = Cursor(source)
        self.leaves: list[Leaf] = []
        self.tables: list[int] = []
        self.comments: list[tuple[int, int, int]] = []
        self.definitions: dict[str, str] = {}
        self.leaf: Leaf | None = None
        self.table: Rows | None = None
        self.verbatim: Fence | Html | Raw | None = None
        self._starts = starts
        self._ends = ends
        self._boxes: list[Box] = []
        self._continued = 0
        self._resume = 0
        self._padded = 0

    def read(self) -> None:
        """Read every line."""
        for start, end in zip(self._starts, self._ends, strict=True):
            if start >= self._resume:
                self._line(start, end)
        self.close_leaf()

    @property
    def paragraph(self) -> Leaf | None:
        """The open paragraph that this line would continue."""
        return self.open_text if self._continued == len(self._boxes) else None

    @property
    def open_text(self) -> Leaf | None:
        """The open paragraph, also where only its laziness lets this line continue it."""
        return self.leaf if self.leaf is not None and self.leaf.syntax is TEXT else None

    @property
    def is_full(self) -> bool:
        """Whether containers nest so deep that no further one is opened."""
        return len(self._boxes) >= MOST_NESTED

    def settle(self) -> None:
        """Close whatever this line does not continue, since a block starts on it."""
        self.close_leaf()
        del self._boxes[self._continued :]

    def close_leaf(self) -> None:
        """Close the open paragraph, code, HTML or table."""
        leaf = self.leaf
        if leaf is not None and leaf.runs:
            if leaf.syntax is CODE:
                leaf.drop_closing_blanks(self.source)
            elif leaf.syntax is TEXT and self.source[leaf.runs[0]] == "[":
                take_definitions(self.source, leaf, self.definitions)
        self.leaf = self.table = self.verbatim = None

    def open_box(self, width: int, *, item: bool = False, ordered: bool = False) -> None:
        """Open a container inside those that this line continues."""
        self.settle()
        parent = self._boxes[-1] if self._boxes else None
        level = parent.level if parent else -1
        quoted = width == 0 or (parent is not None and parent.quoted)
        if parent:
            parent.fresh = False
        box = Box(width, level + item, quoted=quoted, fresh=item, ordered=ordered)
        self._boxes.append(box)
        self._continued = len(self._boxes)

    def tick(self, *, checked: bool) -> None:
        """Note the box of the task that the innermost container is."""
        self._boxes[-1].checked = checked

    def add_leaf(self, kind: str, syntax: str = TEXT, level: int = 0) -> Leaf:
        """A new leaf of a kind, or of the one that its container makes of it."""
        box = self._boxes[-1] if self._boxes else None
        ordered = False
        checked = None
        if box:
            if box.quoted:
                kind, level = document.QUOTE, 0
            elif box.fresh and kind == document.PARAGRAPH:
                kind, level, ordered = document.ITEM, box.level, box.ordered
                checked = box.checked
            box.fresh = False
        leaf = Leaf(kind, syntax, level=level, ordered=ordered)
        leaf.checked = checked
        self.leaves.append(leaf)
        return leaf

    def open_table(self, start: int, header: Sequence[tuple[int, int]]) -> None:
        """Open a table with its header row."""
        self.table = Rows(len(self.tables), len(header))
        self.tables.append(start)
        self.add_row(self.table, header)

    def add_row(self, table: Rows, row: Sequence[tuple[int, int]]) -> None:
        """Add a row, cut or filled up to the width of the header."""
        quoted = bool(self._boxes) and self._boxes[-1].quoted
        kind = document.QUOTE if quoted else document.PARAGRAPH
        # A short row costs a column each: without a limit, a long text of them costs its square.
        missing = min(table.columns - len(row), MOST_PADDED - self._padded)
        if missing > 0:
            self._padded += missing
            row = [*row, *[(self.cursor.end, self.cursor.end)] * missing]
        for column, (start, end) in enumerate(row[: table.columns]):
            leaf = Leaf(kind, cell=(table.number, table.count, column))
            leaf.add(self.source, start, end)
            self.leaves.append(leaf)
        table.count += 1

    def add_comment(self, start: int, end: int) -> None:
        """Note an HTML comment that stands before the next leaf."""
        self.comments.append((start, end, len(self.leaves)))

    def skip_to(self, offset: int) -> int:
        """Go on after the line of an offset; its end."""
        end = self._ends[bisect_right(self._starts, offset) - 1]
        self._resume = end + 1
        return end

    def _line(self, start: int, end: int) -> None:
        self.cursor.open(start, end)
        self._match_boxes()
        if self.verbatim is not None:
            if self._continued == len(self._boxes) and self.verbatim.take(self):
                return
            self.close_leaf()
        if self.cursor.is_blank:
            self._blank()
        elif not self._open_blocks() and not self.cursor.is_blank:
            self._text()

    def _match_boxes(self) -> None:
        self._continued = 0
        for box in self._boxes:
            if not self._continues(box):
                return
            self._continued += 1

    def _continues(self, box: Box) -> bool:
        cursor = self.cursor
        if cursor.is_blank:
            return box.width > 0 and not box.fresh
        if box.width:
            if cursor.indent < box.width:
                return False
            cursor.claim(box.width)
            return True
        if cursor.indent >= CODE_INDENT or self.source[cursor.at] != ">":
            return False
        cursor.pass_over(1)
        cursor.claim(1)
        return True

    def _blank(self) -> None:
        leaf = self.leaf
        if self._continued == len(self._boxes) and leaf is not None and leaf.syntax is CODE:
            leaf.add(self.source, self.cursor.within(CODE_INDENT), self.cursor.end)
        else:
            self.settle()

    def _open_blocks(self) -> bool:
        """Open every block that starts here; tell whether that used the line up."""
        cursor = self.cursor
        while cursor.indent < CODE_INDENT and not cursor.is_blank:
            start = STARTS.get(self.source[cursor.at])
            outcome = start(self) if start else NOTHING
            if outcome in (NOTHING, DONE):
                return outcome == DONE
        return False

    def _text(self) -> None:
        cursor = self.cursor
        leaf = self.open_text
        if leaf is None:
            if self._continued < len(self._boxes):
                self.settle()
            if cursor.indent >= CODE_INDENT:
                self._code_line()
                return
            if self.table is not None:
                self.add_row(self.table, cells(self.source, cursor.at, cursor.end))
                return
            self.close_leaf()
            self.leaf = leaf = self.add_leaf(document.PARAGRAPH)
        leaf.add(self.source, cursor.at, trim(self.source, cursor.at, cursor.end))

    def _code_line(self) -> None:
        if self.leaf is None:
            self.close_leaf()
            self.leaf = self.add_leaf(document.CODE, CODE)
        self.leaf.add(self.source, self.cursor.within(CODE_INDENT), self.cursor.end)
