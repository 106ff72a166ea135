"""A leaf becomes a block: mark-up is masked, offsets are mapped, marks are placed."""

from __future__ import annotations

from bisect import bisect_right

from docs_template.markdown.inline import MARKUP, Inline
from docs_template.markdown.leaf import CODE, PRE, Flow, Leaf
from linter.document import Block, Mark, Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Edit = tuple[int, int, str]


def read_leaf(
    source: str, leaf: Leaf, definitions: Mapping[str, str]
) -> tuple[Block, list[tuple[int, int]]]:
    """The block of a leaf, and where the comments in it start and end."""
    if len(leaf.runs) == 2 and (leaf.syntax is CODE or not MARKUP.search(source, *leaf.runs)):
        start, end = leaf.runs
        length = end - start
        pieces = [Piece(0, length, start, length)] if length else []
        return _block(leaf, source[start:end], pieces), []
    flow = Flow(source, leaf.runs)
    inline = Inline(flow.text, definitions, is_cell=leaf.cell is not None)
    if leaf.syntax is PRE:
        inline.read_html()
    elif leaf.syntax is not CODE:
        inline.read_markdown()
    comments = [(flow.index(start), flow.index(end)) for start, end in inline.comments]
    return _Masked(source, flow, inline).block(leaf), comments


def _block(leaf: Leaf, text: str, pieces: list[Piece], marks: Sequence[Mark] = ()) -> Block:
    return Block(
        leaf.kind,
        text,
        leaf.runs[0],
        leaf.runs[-1],
        pieces,
        level=leaf.level,
        ordered=leaf.ordered,
        marks=marks,
        cell=leaf.cell,
        checked=leaf.checked,
    )


class _Masked:
    """A text without its mark-up; ``_places`` are where its pieces start in the text with it."""

    def __init__(self, source: str, flow: Flow, inline: Inline) -> None:
        self._source = source
        self._flow = flow
        self._marks = inline.marks
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._places: list[int] = []
        self._length = 0
        # Where nothing is hidden, the blocks have left the blanks at the edges out already.
        self._trims = bool(inline.edits)
        self._fill(sorted(inline.edits + [(at, at + 1, "\n") for at in flow.breaks()]))

    def block(self, leaf: Leaf) -> Block:
        """The block of this text."""
        text = "".join(self._texts)
        if self._trims:
            text = text.rstrip()
            self._trim_end(len(text))
        return _block(leaf, text, self._pieces, list(self._placed_marks()))

    def _fill(self, edits: Sequence[Edit]) -> None:
        text = self._flow.text
        offset = 0
        for start, end, shown in edits:
            if start >= offset:
                self._show(offset, start)
                self._replace(start, end, shown)
                offset = end
        self._show(offset, len(text))

    def _show(self, start: int, end: int) -> None:
        shown = self._flow.text[start:end]
        if self._trims and self._length == 0:
            first = end - len(shown.lstrip())
            self._replace(start, first, "")
            start, shown = first, self._flow.text[first:end]
        if shown:
            self._add(start, shown, end - start, None)

    def _replace(self, start: int, end: int, shown: str) -> None:
        if start < end:
            index, stop = self._flow.index(start), self._flow.index(end)
            is_edge_blank = self._trims and self._length == 0 and shown.isspace()
            self._add(start, "" if is_edge_blank else shown, stop - index, self._source[index:stop])

    def _add(self, place: int, shown: str, width: int, raw: str | None) -> None:
        index = self._flow.index(place)
        self._pieces.append(Piece(self._length, len(shown), index, width, raw))
        self._places.append(place)
        self._texts.append(shown)
        self._length += len(shown)

    def _trim_end(self, length: int) -> None:
        """Hide what is shown from an offset on, which is nothing but blanks."""
        for number in range(len(self._pieces) - 1, -1, -1):
            piece = self._pieces[number]
            if piece.offset < length:
                self._split(number, length - piece.offset)
                return
            piece.offset = length
            piece.length = 0
            piece.raw = self._source[piece.index : piece.index + piece.width]

    def _split(self, number: int, length: int) -> None:
        """Hide the end of a piece of text from a length on."""
        piece = self._pieces[number]
        index, width = piece.index + length, piece.length - length
        if width:
            piece.length = piece.width = length
            raw = self._source[index : index + width]
            self._pieces.insert(number + 1, Piece(piece.offset + length, 0, index, width, raw))
            self._places.insert(number + 1, self._places[number] + length)

    def _placed_marks(self) -> Iterator[Mark]:
        for kind, start, end, value in sorted(self._marks, key=lambda mark: mark[1:3]):
            first, last = self._offset(start), self._offset(end)
            if first < last:
                yield Mark(kind, first, last, value)

    def _offset(self, place: int) -> int:
        """The offset into the masked text of an offset into the text with its mark-up."""
        number = bisect_right(self._places, place) - 1
        piece = self._pieces[number]
        return piece.offset + min(place - self._places[number], piece.length)
