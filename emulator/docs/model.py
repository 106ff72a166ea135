"""A document as a flat sequence of units, one for each index: text, chips, structure.

So is the format that the indexes of the Docs API show through: a table, each of its rows and each
of its cells open with an index of their own, and a table and a table of contents close with one.
With one unit an index, arithmetic cannot go wrong, and structure is read off the sequence.

Units and the JSON they carry are never changed in place but replaced. That makes a copy of a
document cheap, and copies are what atomic batches, old revisions and rebased writes live on.
"""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator.docs import indices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Json = dict[str, Any]

BODY = ""
FIRST_TAB = "t.0"


class Kind(StrEnum):
    """What a unit is; its value names the member of the JSON that carries it, where it has one.

    Strings hash faster than other enumerations, and every unit is asked for its kind often.
    """

    TEXT = "textRun"
    END = "paragraph"  # the newline that ends a paragraph
    ELEMENT = "element"  # a chip, an image, a break: whatever a paragraph holds that is no text
    REST = "rest"  # a further index of an element that takes several, such as an equation
    SECTION = "sectionBreak"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    TABLE_CLOSE = "tableClose"
    CONTENTS = "tableOfContents"
    CONTENTS_CLOSE = "contentsClose"


IN_PARAGRAPH = frozenset((Kind.TEXT, Kind.END, Kind.ELEMENT, Kind.REST))
OPENING = frozenset((Kind.TABLE, Kind.CONTENTS))
HOLDERS = frozenset((Kind.CELL, Kind.CONTENTS))
CLOSING = frozenset((Kind.TABLE_CLOSE, Kind.CONTENTS_CLOSE))
# What follows the last paragraph of a cell, a table of contents or, at the end, a segment.
LAST_BEFORE = frozenset((Kind.ROW, Kind.CELL, Kind.TABLE_CLOSE, Kind.CONTENTS_CLOSE))
# What the newline before it belongs to: it cannot be deleted without it (google.md 5.8).
BOUND_TO_NEWLINE = frozenset((Kind.TABLE, Kind.CONTENTS, Kind.SECTION))


class Unit(NamedTuple):
    """What stands at one index.

    ``data`` is the JSON that the unit carries. Of text it is all of the text run but the content,
    the same object for units of one run. ``paragraph`` is the JSON of the paragraph that a
    newline ends, without its elements. ``uid`` is the unit's own for as long as it exists, in
    every copy of the document: it finds its place again after a colleague's edits.
    """

    kind: Kind
    uid: int
    char: str
    data: Json
    paragraph: Json


class Extent(NamedTuple):
    """A half-open range of a segment, in UTF-16 units."""

    segment: str
    start: int
    end: int


class NamedRange(NamedTuple):
    """A named range with the extents it covers; none where its content is gone."""

    range_id: str
    name: str
    extents: tuple[Extent, ...]


class Writer(NamedTuple):
    """Who writes, whether they may edit, and when: RFC 3339 in UTC."""

    email: str = ""
    can_edit: bool = True
    at: str = "1970-01-01T00:00:00.000Z"


class Segment:
    """A body, header, footer or footnote: ``kind`` is the member of the tab that lists it."""

    __slots__ = ("data", "kind", "units")

    def __init__(self, kind: str, units: list[Unit], data: Json) -> None:
        self.kind = kind
        self.units = units
        self.data = data

    def copy(self) -> Segment:
        """A segment that can be changed without this one."""
        return Segment(self.kind, list(self.units), self.data)


class Tab:
    """A tab: its segments by id, and the JSON of all else that it holds.

    ``parts`` are the members of ``documentTab`` without positions, such as ``lists``.
    """

    __slots__ = ("anchors", "named_ranges", "parts", "properties", "segments")

    def __init__(self, properties: Json, parts: Json) -> None:
        self.properties = properties
        self.parts = parts
        self.segments: dict[str, Segment] = {}
        self.named_ranges: list[NamedRange] = []
        self.anchors: dict[str, tuple[Extent, ...]] = {}

    @property
    def tab_id(self) -> str:
        """The tab's id, unique in its document."""
        return str(self.properties["tabId"])

    def copy(self) -> Tab:
        """A tab that can be changed without this one."""
        copied = Tab(self.properties, dict(self.parts))
        copied.segments = {name: segment.copy() for name, segment in self.segments.items()}
        copied.named_ranges = list(self.named_ranges)
        copied.anchors = dict(self.anchors)
        return copied

    def insert(self, segment: str, at: int, units: list[Unit]) -> None:
        """Put units in front of an index; ranges grow when it lies inside of them."""
        self.replace(segment, at, at, units)

    def delete(self, segment: str, start: int, end: int) -> None:
        """Take out the units of a range; ranges shrink, down to no extents when nothing is left."""
        self.replace(segment, start, end, [])

    def replace(self, segment: str, start: int, end: int, units: list[Unit]) -> None:
        """Put units in the place of a range; a range over the old ones is over the new ones."""
        self.segments[segment].units[start:end] = units
        width = len(units)

        def first(index: int) -> int:
            if index >= end:
                return index + width - (end - start)
            return min(index, start)

        def last(index: int) -> int:
            if index <= start:
                return index
            return index + width - (end - start) if index >= end else start + width

        def moved(extent: Extent) -> Extent:
            return Extent(segment, first(extent.start), last(extent.end))

        self._move(segment, moved)

    def put(self, segment: str, at: int, unit: Unit) -> None:
        """Replace the unit at an index by one of the same width: itself with other JSON."""
        self.segments[segment].units[at] = unit

    def drop_segment(self, segment: str) -> None:
        """Take out a whole segment, with the ranges in it."""
        self.delete(segment, 0, len(self.segments[segment].units))
        del self.segments[segment]

    def _move(self, segment: str, moved: Callable[[Extent], Extent]) -> None:
        def all_moved(extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
            there = (moved(each) if each.segment == segment else each for each in extents)
            return tuple(each for each in there if each.start < each.end)

        ranges = (each._replace(extents=all_moved(each.extents)) for each in self.named_ranges)
        self.named_ranges = list(ranges)
        self.anchors = {name: all_moved(extents) for name, extents in self.anchors.items()}


class Document:
    """A document at one revision: tabs in reading order.

    ``extra`` is top-level JSON without positions: comment and suggestion threads. ``counter``
    numbers units and ``names`` ids, apart: how many ids a request takes depends on the document,
    and a request that is made on two revisions has to number its units alike. ``facts`` are the
    switches for what nobody could confirm of Google; without one its less convenient side holds.
    ``writer`` is in whose name it is being changed.
    """

    __slots__ = ("counter", "document_id", "extra", "facts", "names", "tabs", "title", "writer")

    def __init__(self, document_id: str, title: str, extra: Json | None = None) -> None:
        self.document_id = document_id
        self.title = title
        self.extra = extra or {}
        self.tabs: list[Tab] = []
        self.counter = 0
        self.names = zlib.crc32(document_id.encode())
        self.facts: Mapping[str, Any] = {}
        self.writer = Writer()

    def copy(self) -> Document:
        """A document that can be changed without this one."""
        copied = Document(self.document_id, self.title, dict(self.extra))
        copied.tabs = [tab.copy() for tab in self.tabs]
        copied.counter, copied.names = self.counter, self.names
        copied.facts, copied.writer = self.facts, self.writer
        return copied

    def next_uid(self) -> int:
        """A number that no unit of the document has had."""
        self.counter += 1
        return self.counter

    def new_id(self, prefix: str) -> str:
        """An id in the looks of Google's, the same after the same history."""
        self.names += 1
        number, digits = self.names * 2_654_435_761 % 36**9, ""
        while number:
            number, digit = divmod(number, 36)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        return f"{prefix}{digits.rjust(9, '0')}"

    def unit(self, kind: Kind, char: str = "", data: Json | None = None) -> Unit:
        """A new unit of a kind."""
        return Unit(kind, self.next_uid(), char, {} if data is None else data, {})

    def text(self, text: str, run: Json) -> list[Unit]:
        """New units for a text without newlines, as one run."""
        return [self.unit(Kind.TEXT, char, run) for char in indices.split(text)]

    def paragraph_end(self, run: Json, paragraph: Json) -> Unit:
        """A new newline."""
        return Unit(Kind.END, self.next_uid(), "\n", run, paragraph)

    def tab(self, tab_id: str) -> Tab | None:
        """The tab with an id, where there is one; the first for an empty id."""
        for tab in self.tabs:
            if not tab_id or tab.tab_id == tab_id:
                return tab
        return None

    def segments(self) -> Iterator[tuple[Tab, str, Segment]]:
        """Every segment of every tab, with its id."""
        for tab in self.tabs:
            for name, segment in tab.segments.items():
                yield tab, name, segment
