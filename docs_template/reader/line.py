"""The linted text of a paragraph as it grows, with its pieces and marks."""

from __future__ import annotations

from docs_template.reader.styles import MEANT, meanings
from linter.document import Mark, Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.reader.chips import Chip
    from docs_template.reader.shapes import Json

_LAST_BMP = "\uffff"


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, which is what Docs indexes count."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Line:
    """A paragraph's text under construction; indexes and widths are UTF-16 units."""

    __slots__ = ("_growing", "_length", "_texts", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.marks: list[Mark] = []
        self._texts: list[str] = []
        self._length = 0
        self._growing: dict[tuple[str, str], Mark] = {}

    @property
    def text(self) -> str:
        """The text so far."""
        return self._texts[0] if len(self._texts) == 1 else "".join(self._texts)

    def hide(self, raw: str, index: int, width: int) -> None:
        """Add what keeps its indexes but is no part of the text."""
        if width:
            self.pieces.append(Piece(self._length, 0, index, width, raw))

    def show(self, text: str, index: int, width: int, style: Json) -> None:
        """Add the text of a run."""
        length = len(text)
        if length == width:
            if self.pieces:
                self._step(self._length, length, index)
            else:
                self.pieces.append(Piece(self._length, length, index, length))
        elif units(text) == width:
            self._split(text, index)
        else:
            # Indexes that contradict the text: it can only be pointed at as a whole.
            self.pieces.append(Piece(self._length, length, index, width))
        if style and not MEANT.isdisjoint(style):
            self._grow(text, style)
        self._texts.append(text)
        self._length += length

    def show_chip(self, chip: Chip, index: int, width: int, style: Json) -> None:
        """Add what a chip shows."""
        start, length = self._length, len(chip.text)
        self.pieces.append(Piece(start, length, index, width))
        self.marks.append(Mark(chip.kind, start, start + length, chip.value))
        if style:
            self._grow(chip.text, style)
        self._texts.append(chip.text)
        self._length += length

    def _grow(self, text: str, style: Json) -> None:
        start = self._length
        end = start + len(text)
        for meaning in meanings(style):
            mark = self._growing.get(meaning)
            if mark is not None and mark.end == start:
                mark.end = end
            else:
                mark = Mark(meaning[0], start, end, meaning[1])
                self._growing[meaning] = mark
                self.marks.append(mark)

    def _step(self, offset: int, length: int, index: int) -> None:
        """Add a stretch in step with its indexes, to the piece before it where that runs on."""
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.length == last.width == index - last.index:
            last.length += length
            last.width += length
        else:
            self.pieces.append(Piece(offset, length, index, length))

    def _split(self, text: str, index: int) -> None:
        for start, end in _stretches(text):
            offset = self._length + start
            if text[start] > _LAST_BMP:
                self.pieces.append(Piece(offset, 1, index, 2))
                index += 2
            else:
                self._step(offset, end - start, index)
                index += end - start


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into characters outside the BMP and the stretches between them."""
    start = 0
    for place, character in enumerate(text):
        if character > _LAST_BMP:
            if start < place:
                yield start, place
            yield place, place + 1
            start = place + 1
    if start < len(text):
        yield start, len(text)
