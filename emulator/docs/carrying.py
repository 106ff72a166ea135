"""The places that a request names, carried from one revision over to a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emulator.docs import structure
from emulator.docs.model import BODY, Kind

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json, Segment
    from emulator.docs.structure import Node

# Requests that mean one tab, the first unless they name another.
_OF_A_TAB = frozenset(
    (
        "createDropdownDefinition",
        "deleteDropdownDefinition",
        "deleteFooter",
        "deleteHeader",
        "deletePositionedObject",
        "replaceImage",
        "updateDocumentStyle",
        "updateDropdownDefinitionProperties",
        "updateDropdownProperties",
        "updateNamedStyle",
    )
)
_OF_A_PAGE = frozenset(("createFooter", "createHeader"))


class GoneError(Exception):
    """What a request points at is no longer there."""


class Pair(NamedTuple):
    """A segment in both revisions."""

    old: Segment
    new: Segment

    def same(self, at: int) -> int:
        """Where the unit at an old index stands now: mostly in its place, or as far from the end.

        Raises:
            GoneError: it is there no more.

        """
        uid, units = self.old.units[at].uid, self.new.units
        for index in (at, at + len(units) - len(self.old.units)):
            if 0 <= index < len(units) and units[index].uid == uid:
                return index
        for index, unit in enumerate(units):
            if unit.uid == uid:
                return index
        raise GoneError

    def after_survivor(self, at: int) -> int:
        """The index behind the last unit before an old index that is left; 0 without any."""
        places = {unit.uid: index for index, unit in enumerate(self.new.units)}
        before = reversed(self.old.units[:at])
        return next((places[unit.uid] + 1 for unit in before if unit.uid in places), 0)


def carried(old: Document, new: Document, kind: str, request: Json) -> Json:
    """A request with its places in the newer revision.

    Raises:
        GoneError: a colleague has deleted what one of them points at.

    """
    result = _in_its_tab(old, kind, request)
    if "location" in request:
        result["location"] = _insertion(old, new, result["location"])
    for member in ("tableStartLocation", "sectionBreakLocation"):
        if member in result:
            result[member] = _start(old, new, result[member])
    if "range" in request:
        result["range"] = _range(old, new, result["range"])
    if "tableCellLocation" in request:
        result["tableCellLocation"] = _cell(old, new, request["tableCellLocation"])
    if "tableRange" in request:
        result["tableRange"] = _cells(old, new, request["tableRange"])
    for member, of_rows in (("rowIndices", True), ("columnIndices", False)):
        if member in request:
            start = request.get("tableStartLocation", {})
            result[member] = _numbers(old, new, start, request[member], of_rows=of_rows)
    return result


def deletions(old: Document, new: Document, request: Json) -> list[Json]:
    """The stretches of a deletion that are left and lie together, the last one first."""
    range_ = _of_tab(old, request.get("range", {}))
    survivors = _survivors(old, new, range_)
    if survivors is None:
        return [request]
    runs: list[list[int]] = []
    for index in survivors:
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    runs.reverse()
    return [{"range": {**range_, "startIndex": start, "endIndex": end}} for start, end in runs]


def _of_tab(old: Document, place: Json) -> Json:
    """A place that names its tab: which one is the first may have changed."""
    tab = old.tab(place.get("tabId", ""))
    return {**place, "tabId": tab.tab_id} if tab else place


def _in_its_tab(old: Document, kind: str, request: Json) -> Json:
    result = _of_tab(old, request) if kind in _OF_A_TAB else dict(request)
    if kind in _OF_A_PAGE:
        # The first section break stands for the document itself.
        result.setdefault("sectionBreakLocation", {"index": 0})
    for member in (
        "location",
        "endOfSegmentLocation",
        "tableStartLocation",
        "sectionBreakLocation",
        "range",
    ):
        if member in result:
            result[member] = _of_tab(old, result[member])
    return result


def _pair(old: Document, new: Document, place: Json) -> Pair | None:
    """The segment that a place is in; None where the request is to be refused."""
    name = place.get("segmentId", BODY)
    tabs = [document.tab(place.get("tabId", "")) for document in (old, new)]
    before, after = (tab.segments.get(name) if tab else None for tab in tabs)
    return Pair(before, after) if before and after else None


def _start(old: Document, new: Document, place: Json) -> Json:
    pair, index = _pair(old, new, place), place.get("index", 0)
    if pair is None or not 0 <= index < len(pair.old.units):
        return place
    return {**place, "index": pair.same(index)}


def _insertion(old: Document, new: Document, place: Json) -> Json:
    """Where an insertion goes: behind what stood before it, as far as that is left.

    At the start of a paragraph it goes in front of what follows, so that it stays there.
    """
    pair, index = _pair(old, new, place), place.get("index", 0)
    if pair is None or not 0 <= index < len(pair.old.units):
        return place
    is_start = index == 0 or pair.old.units[index - 1].kind is not Kind.TEXT
    try:
        found = pair.same(index) if is_start else pair.same(index - 1) + 1
    except GoneError:
        holder = structure.holder(pair.old.units, index)
        if holder is not None:
            pair.same(holder)
        found = pair.after_survivor(index)
    return {**place, "index": found}


def _survivors(old: Document, new: Document, range_: Json) -> list[int] | None:
    """Where the units of a range stand in the newer revision; None for a range that is none."""
    pair = _pair(old, new, range_)
    start, end = range_.get("startIndex", 0), range_.get("endIndex", 0)
    if pair is None or not 0 <= start < end <= len(pair.old.units):
        return None
    numbers = {unit.uid for unit in pair.old.units[start:end]}
    return [at for at, unit in enumerate(pair.new.units) if unit.uid in numbers]


def _range(old: Document, new: Document, range_: Json) -> Json:
    """From the first to the last of what is left, with all that has come between."""
    survivors = _survivors(old, new, range_)
    if survivors is None:
        return range_
    if not survivors:
        raise GoneError
    return {**range_, "startIndex": survivors[0], "endIndex": survivors[-1] + 1}


def _tables(old: Document, new: Document, start: Json) -> tuple[Pair, Node, Node] | None:
    """A table in both revisions; None where the request is to be refused."""
    pair = _pair(old, new, start)
    before = structure.table_at(pair.old.units, start.get("index", 0)) if pair else None
    if pair is None or before is None:
        return None
    after = structure.table_at(pair.new.units, pair.same(before.start))
    return (pair, before, after) if after else None


def _cell(old: Document, new: Document, cell: Json) -> Json:
    """A cell by the numbers of its row and column, which a colleague may have moved."""
    start = _of_tab(old, cell.get("tableStartLocation", {}))
    found = _tables(old, new, start)
    row, column = cell.get("rowIndex", 0), cell.get("columnIndex", 0)
    if found is None or not _has_cell(found[1], row, column):
        return {**cell, "tableStartLocation": start}
    pair, before, after = found
    opening = pair.same(before.children[row].children[column].start)
    for number, each in enumerate(after.children):
        starts = [child.start for child in each.children]
        if opening in starts:
            where = {**start, "index": after.start}
            numbers = {"rowIndex": number, "columnIndex": starts.index(opening)}
            return {**cell, "tableStartLocation": where, **numbers}
    raise GoneError


def _has_cell(table: Node, row: int, column: int) -> bool:
    rows = table.children
    return 0 <= row < len(rows) and 0 <= column < len(rows[row].children)


def _cells(old: Document, new: Document, range_: Json) -> Json:
    """A range of cells: from its first to its last one, with all that has come between."""
    first = range_.get("tableCellLocation", {})
    last = {
        **first,
        "rowIndex": first.get("rowIndex", 0) + range_.get("rowSpan", 1) - 1,
        "columnIndex": first.get("columnIndex", 0) + range_.get("columnSpan", 1) - 1,
    }
    start, end = _cell(old, new, first), _cell(old, new, last)
    spans = {
        f"{part}Span": end.get(f"{part}Index", 0) - start.get(f"{part}Index", 0) + 1
        for part in ("row", "column")
    }
    return {**range_, "tableCellLocation": start, **spans}


def _numbers(
    old: Document, new: Document, start: Json, numbers: list[int], *, of_rows: bool
) -> list[int]:
    """The numbers of rows or columns in the newer revision."""
    found = _tables(old, new, _of_tab(old, start))
    if found is None:
        return numbers
    pair, before, after = found
    lines_before, lines_after = (_lines(table, of_rows=of_rows) for table in (before, after))
    now = {pair.new.units[at].uid: line for line, starts in lines_after for at in starts}
    then = {
        line: [now[pair.old.units[at].uid] for at in starts if pair.old.units[at].uid in now]
        for line, starts in lines_before
    }
    if any(then.get(number) == [] for number in numbers):
        raise GoneError
    return [then[number][0] if number in then else number for number in numbers]


def _lines(table: Node, *, of_rows: bool) -> list[tuple[int, list[int]]]:
    """Each row's or column's number, with the indexes of the rows or cells that it consists of."""
    if of_rows:
        return [(number, [row.start]) for number, row in enumerate(table.children)]
    widest = max(len(row.children) for row in table.children)
    return [
        (number, [cell.start for row in table.children for cell in row.children[number:][:1]])
        for number in range(widest)
    ]
