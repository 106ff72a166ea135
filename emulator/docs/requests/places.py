"""Where a request points: tabs, segments, indexes, ranges, tables; checked as Google does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emulator.docs import indices, structure
from emulator.docs.model import BODY, IN_PARAGRAPH, Document, Json, Kind
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Segment, Tab, Unit
    from emulator.docs.structure import Node

NO_PLACE = "The insertion index must be inside the bounds of an existing paragraph."
NO_PLACE_HINT = f"{NO_PLACE} You can still create new paragraphs by inserting newlines."
SPLIT_PAIR = "The insertion index cannot be within a surrogate pair."
SPLIT_RANGE = "The range cannot start or end within a surrogate pair."
NO_TABLE = "The provided table start location is invalid."
EMPTY_RANGE = "The range should not be empty."


class Place(NamedTuple):
    """An index in a segment."""

    tab: Tab
    segment_id: str
    at: int

    @property
    def segment(self) -> Segment:
        """The segment that the index counts in."""
        return self.tab.segments[self.segment_id]

    @property
    def units(self) -> list[Unit]:
        """The units of that segment."""
        return self.segment.units


class Stretch(NamedTuple):
    """A half-open range in a segment."""

    tab: Tab
    segment_id: str
    start: int
    end: int

    @property
    def units(self) -> list[Unit]:
        """The units of the segment, those outside of the range included."""
        return self.tab.segments[self.segment_id].units


def tab(document: Document, tab_id: str) -> Tab:
    """The tab with an id; the first where none is given."""
    found = document.tab(tab_id)
    if found is None:
        raise RefusalError(f"Tab with ID {tab_id} was not found.")
    return found


def tabs(document: Document, request: Json) -> list[Tab]:
    """The tabs that a request names in its ``tabsCriteria``; without any, all of them."""
    named = request.get("tabsCriteria", {}).get("tabIds", [])
    return [tab(document, each) for each in named] if named else list(document.tabs)


def segment_id(where: Tab, location: Json) -> str:
    """The id of the segment that a location names; empty for the body."""
    name = str(location.get("segmentId", BODY))
    if name not in where.segments:
        raise RefusalError(f"Segment with ID {name} was not found.")
    return name


def location(document: Document, place: Json) -> Place:
    """The place of a ``Location``, not yet looked at what stands there."""
    where = tab(document, place.get("tabId", ""))
    name = segment_id(where, place)
    index = place.get("index", 0)
    end = len(where.segments[name].units)
    if index < 0:
        raise RefusalError(f"Index {index} must be greater than or equal to 0.")
    if index >= end:
        text = "must be less than the end index of the referenced segment"
        raise RefusalError(f"Index {index} {text}, {end}.")
    return Place(where, name, index)


def insertion(document: Document, request: Json) -> Place:
    """Where a request inserts: inside a paragraph, or in front of a segment's last newline."""
    if "endOfSegmentLocation" in request:
        end = request["endOfSegmentLocation"]
        where = tab(document, end.get("tabId", ""))
        name = segment_id(where, end)
        return Place(where, name, len(where.segments[name].units) - 1)
    if "location" not in request:
        raise RefusalError("A location must be specified.")
    place = location(document, request["location"])
    unit = place.units[place.at]
    if unit.kind not in IN_PARAGRAPH or unit.kind is Kind.REST:
        raise RefusalError(NO_PLACE_HINT)
    if indices.is_low_surrogate(unit.char):
        if document.facts.get("insertion_in_a_pair") != "moved":
            raise RefusalError(SPLIT_PAIR)
        place = place._replace(at=place.at - 1)
    holder = structure.holder(place.units, place.at)
    if holder is not None and place.units[holder].kind is Kind.CONTENTS:
        raise RefusalError(NO_PLACE_HINT)
    return place


def body_insertion(document: Document, request: Json, what: str) -> Place:
    """Where a request inserts what only the body may hold."""
    place = insertion(document, request)
    if place.segment_id != BODY:
        raise RefusalError(f"{what} cannot be inserted in a header, footer or footnote.")
    return place


def stretch(document: Document, range_: Json | None) -> Stretch:
    """The place of a ``Range``: not empty, within its segment.

    Proto JSON tells a start of 0 from none at all here: the field is a message of its own.
    """
    if range_ is None:
        raise RefusalError("A range must be specified.")
    if not {"startIndex", "endIndex"} <= range_.keys():
        raise RefusalError("Invalid range: must contain a start and end index.")
    start, end = range_["startIndex"], range_["endIndex"]
    where = tab(document, range_.get("tabId", ""))
    name = segment_id(where, range_)
    last = len(where.segments[name].units)
    if start < 0:
        raise RefusalError(f"Index {start} must be greater than or equal to 0.")
    if end <= start:
        raise RefusalError(EMPTY_RANGE)
    if end > last:
        text = "must be less than or equal to the end index of the referenced segment"
        raise RefusalError(f"Index {end} {text}, {last}.")
    return Stretch(where, name, start, end)


def text_stretch(document: Document, range_: Json | None) -> Stretch:
    """The place of a ``Range`` whose text is meant: it takes characters whole."""
    found = stretch(document, range_)
    for unit in (found.units[found.start], *found.units[found.end : found.end + 1]):
        if indices.is_low_surrogate(unit.char):
            raise RefusalError(SPLIT_RANGE)
    return found


class TablePlace(NamedTuple):
    """A table in a segment."""

    tab: Tab
    segment_id: str
    node: Node

    @property
    def units(self) -> list[Unit]:
        """The units of the segment that holds the table."""
        return self.tab.segments[self.segment_id].units

    @property
    def rows(self) -> list[Node]:
        """The rows, whose children are cells."""
        return self.node.children

    def cell(self, row: int, column: int) -> Unit:
        """The opening unit of a cell."""
        return self.units[self.rows[row].children[column].start]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Over how many rows and columns a cell reaches."""
        style = self.cell(row, column).data.get("tableCellStyle", {})
        return style.get("rowSpan", 1), style.get("columnSpan", 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every cell by row and column, those under a merged cell included."""
        for row, node in enumerate(self.rows):
            for column in range(len(node.children)):
                yield row, column


def table(document: Document, start: Json | None) -> TablePlace:
    """The table that starts at a ``Location``."""
    if start is None:
        raise RefusalError(NO_TABLE)
    where = tab(document, start.get("tabId", ""))
    name = segment_id(where, start)
    node = structure.table_at(where.segments[name].units, start.get("index", 0))
    if node is None:
        raise RefusalError(NO_TABLE)
    return TablePlace(where, name, node)


def cell(document: Document, where: Json | None) -> tuple[TablePlace, int, int]:
    """The cell of a ``TableCellLocation``: its table, row and column."""
    if where is None:
        raise RefusalError("A table cell location must be specified.")
    found = table(document, where.get("tableStartLocation"))
    row, column = where.get("rowIndex", 0), where.get("columnIndex", 0)
    if not 0 <= row < len(found.rows):
        raise RefusalError(f"Row index {row} is out of bounds.")
    if not 0 <= column < len(found.rows[row].children):
        raise RefusalError(f"Column index {column} is out of bounds.")
    return found, row, column


def cell_range(document: Document, range_: Json) -> tuple[TablePlace, range, range]:
    """The cells of a ``TableRange``: their table, rows and columns."""
    found, row, column = cell(document, range_.get("tableCellLocation"))
    rows, columns = range_.get("rowSpan", 0), range_.get("columnSpan", 0)
    if rows < 1 or columns < 1:
        raise RefusalError("The row span and the column span must be at least 1.")
    if row + rows > len(found.rows) or column + columns > len(found.rows[row].children):
        raise RefusalError("The table range is out of bounds.")
    return found, range(row, row + rows), range(column, column + columns)
