"""The places that a request names, carried from one revision over to a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import carrying_cells, structure
from emulator.docs.model import Kind
from emulator.docs.pairs import GoneError, of_tab, pair_of

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json

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
        result["tableCellLocation"] = carrying_cells.cell(old, new, request["tableCellLocation"])
    if "tableRange" in request:
        result["tableRange"] = carrying_cells.cells(old, new, request["tableRange"])
    start = request.get("tableStartLocation", {})
    for member, of_rows in (("rowIndices", True), ("columnIndices", False)):
        if member in request:
            given = request[member]
            result[member] = carrying_cells.numbers(old, new, start, given, of_rows=of_rows)
    return result


def deletions(old: Document, new: Document, request: Json) -> list[Json]:
    """The stretches of a deletion that are left and lie together, the last one first."""
    range_ = of_tab(old, request.get("range", {}))
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


def _in_its_tab(old: Document, kind: str, request: Json) -> Json:
    result = of_tab(old, request) if kind in _OF_A_TAB else dict(request)
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
            result[member] = of_tab(old, result[member])
    return result


def _start(old: Document, new: Document, place: Json) -> Json:
    pair, index = pair_of(old, new, place), place.get("index", 0)
    if pair is None or not 0 <= index < len(pair.old.units):
        return place
    return {**place, "index": pair.same(index)}


def _insertion(old: Document, new: Document, place: Json) -> Json:
    """Where an insertion goes: behind what stood before it, as far as that is left.

    At the start of a paragraph it goes in front of what follows, so that it stays there.
    """
    pair, index = pair_of(old, new, place), place.get("index", 0)
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
    pair = pair_of(old, new, range_)
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
