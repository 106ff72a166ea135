"""What was read, understood by nobody yet: blocks, tables, marks, threads and where they stand.

Offsets count code points of a block's linted ``text``. Indexes count what the source counts:
UTF-16 code units in the SUGGESTIONS_INLINE space for Docs JSON, characters for Markdown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADING = "heading"
PARAGRAPH = "paragraph"
ITEM = "item"
CODE = "code"
QUOTE = "quote"


class Span:
    """A half-open stretch of the source, in source indexes, within one tab and segment."""

    __slots__ = ("end", "segment", "start", "tab")

    def __init__(self, start: int, end: int, tab: str | None = None, segment: str = "") -> None:
        self.start = start
        self.end = end
        self.tab = tab
        self.segment = segment

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.key() == other.key()

    def __hash__(self) -> int:
        return hash(self.key())

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {self.tab!r}, {self.segment!r})"

    def key(self) -> tuple[str, str, int, int]:
        """Order by tab, segment, start and end."""
        return (self.tab or "", self.segment, self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one index of the same tab and segment."""
        return (
            self.tab == other.tab
            and self.segment == other.segment
            and self.start < other.end
            and other.start < self.end
        )


class Piece:
    """A stretch of a block whose offsets and indexes run in step, or that stands as one whole.

    ``length`` counts code points of the linted text, ``width`` source indexes. Equal: they run in
    step. Unequal: the piece is indivisible (a chip, a character outside the BMP, masked mark-up).
    ``raw`` is the source text where it is not the linted text (a suggested deletion, mark-up).
    """

    __slots__ = ("index", "length", "offset", "raw", "width")

    def __init__(
        self, offset: int, length: int, index: int, width: int, raw: str | None = None
    ) -> None:
        self.offset = offset
        self.length = length
        self.index = index
        self.width = width
        self.raw = raw

    def __repr__(self) -> str:
        return f"Piece({self.offset}, {self.length}, {self.index}, {self.width}, {self.raw!r})"


class Mark:
    """A stretch of a block's text with a meaning of its own; offsets into the linted text.

    ``kind`` is one of ``code``, ``link`` (value: address), ``bold``, ``italic``, ``strike``,
    ``person`` (value: e-mail or name), ``date`` (value: RFC 3339 time, or a date alone),
    ``dropdown``, ``rich_link`` (value: address).
    """

    __slots__ = ("end", "kind", "start", "value")

    def __init__(self, kind: str, start: int, end: int, value: str = "") -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mark) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"Mark({self.kind!r}, {self.start}, {self.end}, {self.value!r})"


class Block:
    """One paragraph, heading, list item, code block or block quote.

    ``level`` is the heading level (0 the title style, 1 to 6) or the nesting of a list item
    (0 the outermost). ``start`` and ``end`` enclose the text in source indexes, its closing
    newline left out. ``cell`` names table, row and column of a block inside a table. ``checked``
    tells whether the box of a task is ticked, ``None`` without one, as always in Docs JSON: its
    ``Bullet`` has a list, a level and a style, and nothing that says whether a box is ticked.
    """

    __slots__ = (
        "cell",
        "checked",
        "end",
        "heading_id",
        "kind",
        "level",
        "marks",
        "ordered",
        "pieces",
        "segment",
        "start",
        "tab",
        "text",
    )

    def __init__(
        self,
        kind: str,
        text: str,
        start: int,
        end: int,
        pieces: Sequence[Piece] = (),
        *,
        level: int = 0,
        ordered: bool = False,
        tab: str | None = None,
        segment: str = "",
        marks: Sequence[Mark] = (),
        cell: tuple[int, int, int] | None = None,
        heading_id: str | None = None,
        checked: bool | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.pieces = pieces
        self.level = level
        self.ordered = ordered
        self.tab = tab
        self.segment = segment
        self.marks = marks
        self.cell = cell
        self.heading_id = heading_id
        self.checked = checked

    def __repr__(self) -> str:
        return f"Block({self.kind!r}, {self.text!r}, {self.start}, {self.end})"

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of the text between two offsets; all of the block by default.

        An indivisible piece that is touched is taken whole; hidden pieces (a suggested deletion,
        mark-up) at either edge stay outside.
        """
        if start == 0 and end is None:
            return Span(self.start, self.end, self.tab, self.segment)
        stop = len(self.text) if end is None else end
        first = self._first(start)
        return Span(first, max(first, self._last(stop)), self.tab, self.segment)

    def quote(self, span: Span) -> str:
        """The source text inside a span of this block: deletions included, chips as displayed."""
        return "".join(self._cut(span))

    def blanked(self, marks: Iterable[Mark], filler: str = " ") -> str:
        """The text with each character of some marks replaced; no offset moves."""
        parts: list[str] = []
        at = 0
        for mark in sorted(marks, key=lambda mark: mark.start):
            start, end = max(at, mark.start), max(at, mark.end)
            parts += [self.text[at:start], filler * (end - start)]
            at = end
        return "".join(parts) + self.text[at:]

    def _cut(self, span: Span) -> Iterator[str]:
        pieces = self.pieces
        first = max(0, bisect_right(pieces, span.start, key=_index) - 1)
        while first > 0 and pieces[first - 1].index + pieces[first - 1].width > span.start:
            first -= 1
        for number in range(first, len(pieces)):
            piece = pieces[number]
            if piece.index >= span.end:
                return
            low = max(piece.index, span.start)
            high = min(piece.index + piece.width, span.end)
            if low >= high:
                continue
            source = self.text[piece.offset : piece.offset + piece.length]
            if piece.raw is not None:
                source = piece.raw
            in_step = piece.raw is None and piece.length == piece.width
            yield source[low - piece.index : high - piece.index] if in_step else source

    def _first(self, offset: int) -> int:
        """The index of the character at an offset."""
        number = bisect_right(self.pieces, offset, key=_offset) - 1
        piece = self.pieces[number] if number >= 0 else None
        if piece is None or offset >= piece.offset + piece.length:
            return self.end
        return piece.index + (offset - piece.offset if piece.length == piece.width else 0)

    def _last(self, offset: int) -> int:
        """The index behind the character before an offset."""
        number = bisect_left(self.pieces, offset, key=_offset) - 1
        if number < 0:
            return self._first(offset)
        piece = self.pieces[number]
        in_step = piece.length == piece.width
        return piece.index + (offset - piece.offset if in_step else piece.width)


def _offset(piece: Piece) -> int:
    return piece.offset


def _index(piece: Piece) -> int:
    return piece.index


class Cell:
    """One table cell: its blocks in order, and their text, a line for each."""

    __slots__ = ("blocks", "text")

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = blocks
        one = len(blocks) == 1
        self.text = blocks[0].text if one else "\n".join(block.text for block in blocks)


class Table:
    """A table: rows of cells. ``number`` is what ``Block.cell`` names it by."""

    __slots__ = ("number", "rows", "segment", "start", "tab")

    def __init__(
        self,
        number: int,
        rows: Sequence[Sequence[Cell]],
        start: int = 0,
        tab: str | None = None,
        segment: str = "",
    ) -> None:
        self.number = number
        self.rows = rows
        self.start = start
        self.tab = tab
        self.segment = segment


class NamedRange:
    """A named range of Docs; its spans may be several. Markdown has none."""

    __slots__ = ("id", "name", "spans")

    def __init__(self, range_id: str, name: str, spans: Sequence[Span]) -> None:
        self.id = range_id
        self.name = name
        self.spans = spans


class Post:
    """One post of a comment thread; ``when`` is RFC 3339 as Google sent it.

    ``action`` is ``RESOLVE``, ``REOPEN`` or empty. ``is_own``: whoever reads the document wrote it.
    ``assignee`` is the e-mail address of whom it assigns the thread to, empty for nobody.
    """

    __slots__ = ("action", "assignee", "author", "content", "id", "is_own", "when")

    def __init__(
        self,
        post_id: str,
        author: str,
        content: str,
        when: str | None,
        action: str = "",
        *,
        is_own: bool = False,
        assignee: str = "",
    ) -> None:
        self.id = post_id
        self.assignee = assignee
        self.author = author
        self.content = content
        self.when = when
        self.action = action
        self.is_own = is_own


class Thread:
    """A comment thread: its posts, oldest first, and the spans it is anchored to (maybe none).

    ``copied``: it came with the text from another document.
    """

    __slots__ = ("copied", "id", "posts", "quote", "resolved", "spans")

    def __init__(
        self,
        thread_id: str,
        posts: Sequence[Post],
        spans: Sequence[Span] = (),
        *,
        quote: str = "",
        resolved: bool = False,
        copied: bool = False,
    ) -> None:
        self.id = thread_id
        self.posts = posts
        self.spans = spans
        self.quote = quote
        self.resolved = resolved
        self.copied = copied


class Remark:
    """A comment that the reader of the page does not see (``<!-- … -->`` in Markdown).

    ``block`` is the number of the block that it stands in, or else of the next one; it equals the
    number of blocks where none follows. ``source`` is the comment with its mark-up.
    """

    __slots__ = ("block", "source", "span", "text")

    def __init__(self, text: str, span: Span, block: int, source: str = "") -> None:
        self.text = text
        self.span = span
        self.block = block
        self.source = source


class Document:
    """A document as read: blocks of all tabs in order, footnotes last."""

    __slots__ = (
        "blocks",
        "id",
        "line_starts",
        "named_ranges",
        "remarks",
        "revision_id",
        "tables",
        "threads",
        "title",
    )

    def __init__(
        self,
        title: str,
        blocks: Sequence[Block],
        tables: Sequence[Table] = (),
        *,
        document_id: str = "",
        revision_id: str = "",
        named_ranges: Sequence[NamedRange] = (),
        threads: Sequence[Thread] = (),
        remarks: Sequence[Remark] = (),
        line_starts: Sequence[int] = (),
    ) -> None:
        self.title = title
        self.blocks = blocks
        self.tables = tables
        self.id = document_id
        self.revision_id = revision_id
        self.named_ranges = named_ranges
        self.threads = threads
        self.remarks = remarks
        self.line_starts = line_starts

    def line(self, index: int) -> int | None:
        """The 1-based source line of an index; ``None`` where the source has no lines (Docs)."""
        if not self.line_starts:
            return None
        return bisect_right(self.line_starts, index)
