"""A batch made against an old revision is applied to the newest one.

The batch runs on a copy of the old revision too, request by request, since its indexes count in
that one. Each place is carried over by the unit that stands there: units keep their number in
every revision, and both runs number the units that the batch adds alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.model import BODY, Document, Json, Kind, Segment
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    Apply = Callable[[Document, Json], Json]

_GONE = "The content that the request refers to has been deleted."


class Rebase:
    """Carries requests from ``old`` over to ``new``; both change as the batch goes on."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        self._new.counter = self._old.counter = max(old.counter, new.counter)

    def apply(self, apply: Apply, kind: str, request: Json) -> Json:
        """Apply one request to both revisions; answers the reply of the newer one."""
        carried = self._carried(kind, request)
        start = self._new.counter
        reply: Json = {}
        for each in carried:
            reply = apply(self._new, {kind: each})
        end, self._old.counter = self._new.counter, start
        apply(self._old, {kind: request})
        self._new.counter = self._old.counter = max(end, self._old.counter)
        return reply

    def _carried(self, kind: str, request: Json) -> list[Json]:
        """The request in places of the newer revision; a deletion may fall into several."""
        if kind == "deleteContentRange":
            return [{"range": each} for each in self._runs(request.get("range", {}))]
        result = dict(request)
        for member in ("location", "tableStartLocation", "sectionBreakLocation"):
            if member in request:
                is_insertion = member == "location"
                result[member] = self._location(request[member], is_insertion=is_insertion)
        if "range" in request:
            result["range"] = self._range(request["range"])
        if "tableCellLocation" in request:
            result["tableCellLocation"] = self._cell(request["tableCellLocation"])
        if "tableCellLocation" in request.get("tableRange", {}):
            cell = self._cell(request["tableRange"]["tableCellLocation"])
            result["tableRange"] = {**request["tableRange"], "tableCellLocation": cell}
        return [result]

    def _segments(self, place: Json) -> tuple[Segment, Segment] | None:
        """The segment that a place is in, old and new; None where the request is to be refused."""
        name = place.get("segmentId", BODY)
        tabs = [document.tab(place.get("tabId", "")) for document in (self._old, self._new)]
        found = [tab.segments.get(name) if tab else None for tab in tabs]
        old, new = found
        return (old, new) if old and new else None

    def _location(self, place: Json, *, is_insertion: bool) -> Json:
        segments = self._segments(place)
        if segments is None or place.get("index", 0) >= len(segments[0].units):
            return place
        index = _insertion(*segments, place.get("index", 0))
        if not is_insertion:
            index = _same(*segments, place.get("index", 0))
        return {**place, "index": index}

    def _survivors(self, range_: Json) -> list[int] | None:
        """Where the units of a range stand in the newer revision."""
        segments = self._segments(range_)
        start, end = range_.get("startIndex", 0), range_.get("endIndex", 0)
        if segments is None or not 0 <= start < end <= len(segments[0].units):
            return None
        places = _places(segments[1])
        numbers = (unit.uid for unit in segments[0].units[start:end])
        return sorted(places[number] for number in numbers if number in places)

    def _range(self, range_: Json) -> Json:
        survivors = self._survivors(range_)
        if survivors is None:
            return range_
        if not survivors:
            raise RefusalError(_GONE)
        return {**range_, "startIndex": survivors[0], "endIndex": survivors[-1] + 1}

    def _runs(self, range_: Json) -> list[Json]:
        """The stretches of a range that are left and lie together, the last one first."""
        survivors = self._survivors(range_)
        if survivors is None:
            return [range_]
        runs: list[list[int]] = []
        for index in survivors:
            if runs and runs[-1][1] == index:
                runs[-1][1] = index + 1
            else:
                runs.append([index, index + 1])
        runs.reverse()
        return [{**range_, "startIndex": start, "endIndex": end} for start, end in runs]

    def _cell(self, cell: Json) -> Json:
        """A cell by the numbers of its row and column, which a colleague may have moved."""
        start = cell.get("tableStartLocation", {})
        segments = self._segments(start)
        table = segments and structure.table_at(segments[0].units, start.get("index", 0))
        row, column = cell.get("rowIndex", 0), cell.get("columnIndex", 0)
        if not segments or not table or not _has_cell(table, row, column):
            return cell
        new_start = _same(*segments, table.start)
        new_table = structure.table_at(segments[1].units, new_start)
        opening = _same(*segments, table.children[row].children[column].start)
        assert new_table is not None, "a table that is left is a table"  # noqa: S101
        for number, each in enumerate(new_table.children):
            starts = [child.start for child in each.children]
            if opening in starts:
                where = {**start, "index": new_start}
                found = {"rowIndex": number, "columnIndex": starts.index(opening)}
                return {**cell, "tableStartLocation": where, **found}
        raise RefusalError(_GONE)


def _has_cell(table: structure.Node, row: int, column: int) -> bool:
    rows = table.children
    return 0 <= row < len(rows) and 0 <= column < len(rows[row].children)


def _places(segment: Segment) -> dict[int, int]:
    return {unit.uid: index for index, unit in enumerate(segment.units)}


def _same(old: Segment, new: Segment, index: int) -> int:
    """Where the unit at an index stands now."""
    place = _places(new).get(old.units[index].uid)
    if place is None:
        raise RefusalError(_GONE)
    return place


def _insertion(old: Segment, new: Segment, index: int) -> int:
    """Where an insertion goes: behind what stood before it, as far as that is left.

    At the start of a paragraph it goes in front of what follows, so that it stays there.
    """
    places = _places(new)
    follows = old.units[index].uid
    if (index == 0 or old.units[index - 1].kind is not Kind.TEXT) and follows in places:
        return places[follows]
    for unit in reversed(old.units[:index]):
        if unit.uid in places:
            return places[unit.uid] + 1
    return places.get(follows, 0)
