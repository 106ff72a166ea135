"""Named ranges: made, deleted, and their content replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import indices, structure
from emulator.docs.model import Document, Extent, Json, Kind, NamedRange
from emulator.docs.requests import places, text
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Tab

LONGEST_NAME = 256


def create_named_range(document: Document, request: Json) -> Json:
    """``createNamedRange``."""
    name = request.get("name", "")
    if not 1 <= indices.length(name) <= LONGEST_NAME:
        raise RefusalError(f"The name must be between 1 and {LONGEST_NAME} characters long.")
    range_ = places.text_stretch(document, request.get("range"))
    range_id = document.new_id("kix.")
    extent = Extent(range_.segment_id, range_.start, range_.end)
    range_.tab.named_ranges.append(NamedRange(range_id, name, (extent,)))
    return {"createNamedRange": {"namedRangeId": range_id}}


def delete_named_range(document: Document, request: Json) -> None:
    """``deleteNamedRange``, by id or by name; without tabs named, in all of them."""
    wanted = _wanted(document, request, "namedRangeId", "name")
    for tab, each in wanted:
        tab.named_ranges.remove(each)


def replace_named_range_content(document: Document, request: Json) -> None:
    """``replaceNamedRangeContent``: the first extent takes the text, the others go."""
    new = request.get("text", "")
    for tab, each in _wanted(document, request, "namedRangeId", "namedRangeName"):
        _delete_all_but_first(tab, each.range_id)
        _replace(document, tab, each, new)


def _wanted(
    document: Document, request: Json, id_member: str, name_member: str
) -> list[tuple[Tab, NamedRange]]:
    """The ranges that a request names: an unknown name means none, an unknown id is refused."""
    range_id, name = request.get(id_member, ""), request.get(name_member, "")
    if not range_id and not name:
        raise RefusalError("A named range ID or a name must be specified.")
    found = [
        (tab, each)
        for tab in places.tabs(document, request)
        for each in tab.named_ranges
        if each.range_id == range_id or (not range_id and each.name == name)
    ]
    if range_id and not found:
        raise RefusalError(f"Named range with ID {range_id} was not found.")
    return found


def _replace(document: Document, tab: Tab, named: NamedRange, new: str) -> None:
    """Put the text where the first extent is, which then covers the text.

    A range may be gone by then with the content of another one of its name.
    """
    found = next((e.extents for e in tab.named_ranges if e.range_id == named.range_id), ())
    if not found:
        return
    first = found[0]
    units = tab.segments[first.segment].units
    end = _deletable_end(tab, first)
    if end > first.start:
        text.check_deletion(units, first.start, end)
    place = places.Place(tab, first.segment, first.start)
    length = text.exchange(document, place, end, new)
    kept = [each for each in tab.named_ranges if each.range_id != named.range_id]
    extent = Extent(first.segment, first.start, first.start + length)
    tab.named_ranges = [*kept, named._replace(extents=(extent,))] if length else kept


def _delete_all_but_first(tab: Tab, range_id: str) -> None:
    extents = next((e.extents for e in tab.named_ranges if e.range_id == range_id), ())
    for extent in sorted(extents[1:], reverse=True):
        _delete(tab, extent)


def _delete(tab: Tab, extent: Extent) -> None:
    end = _deletable_end(tab, extent)
    if end > extent.start:
        text.check_deletion(tab.segments[extent.segment].units, extent.start, end)
        text.erase(tab, extent.segment, extent.start, end)


def _deletable_end(tab: Tab, extent: Extent) -> int:
    """Where the text of an extent ends that can be taken out: a last newline stays."""
    units = tab.segments[extent.segment].units
    last = units[extent.end - 1]
    if last.kind is Kind.END and structure.is_last_newline(units, extent.end - 1):
        return extent.end - 1
    return extent.end
