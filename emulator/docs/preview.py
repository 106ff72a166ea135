"""A document as it would be with all suggestions accepted, or without any of them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from emulator.docs import dependants, runs, structure
from emulator.docs.model import BOUND_TO_NEWLINE, IN_PARAGRAPH, LAST_BEFORE, Extent, Kind
from emulator.docs.settling import accepted, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from emulator.docs.model import Document, Json, Tab, Unit
    from emulator.docs.structure import Node

    IsLost = Callable[[Json], bool]
    Change = Callable[[Json], Json]

INLINE = "SUGGESTIONS_INLINE"
ACCEPTED = "PREVIEW_SUGGESTIONS_ACCEPTED"
WITHOUT = "PREVIEW_WITHOUT_SUGGESTIONS"

_OBJECTS = ("inlineObjects", "positionedObjects", "dropdownDefinitions", "lists")
# What becomes of a unit.
_KEPT, _LOST, _LOST_WITH_ITS_PART = range(3)


def preview(document: Document, mode: str) -> Document:
    """A copy with the suggestions accepted (ACCEPTED) or left out (WITHOUT).

    Its indexes are its own: they are of no use for writing.
    """
    shown = document.copy()
    is_accepted = mode == ACCEPTED
    lost = "suggestedDeletionId" if is_accepted else "suggestedInsertionId"
    settle(
        shown,
        lambda part: f"{lost}s" in part or lost in part,
        accepted if is_accepted else without,
        joins=is_accepted,
    )
    return shown


def settle(document: Document, is_lost: IsLost, change: Change, *, joins: bool) -> None:
    """Take out what suggestions make of a document, and change the JSON of what is left.

    Where a deletion ``joins`` paragraphs, the one that they become is like the first.
    """
    for tab in document.tabs:
        tab.parts = change(_kept_objects(tab.parts, is_lost))
        for name in list(tab.segments):
            if name in tab.segments:
                _settle_segment(tab, name, is_lost, change, joins=joins)


def _kept_objects(parts: Json, is_lost: IsLost) -> Json:
    kept = {
        member: {name: part for name, part in objects.items() if not is_lost(part)}
        for member, objects in parts.items()
        if member in _OBJECTS
    }
    # Proto JSON has no empty map.
    return {
        name: kept.get(name, part)
        for name, part in parts.items()
        if kept.get(name, part) or not part
    }


def _settle_segment(tab: Tab, name: str, is_lost: IsLost, change: Change, *, joins: bool) -> None:
    units = tab.segments[name].units
    fates = [_KEPT] * len(units)
    counts: dict[int, Json] = {}
    _mark(units, structure.parse(units), is_lost, fates, counts)
    _keep_needed_newlines(units, fates)
    _move_ranges(tab, name, [0, *accumulate(int(fate is _KEPT) for fate in fates)])
    settled: dict[int, Json] = {}
    before = {unit.uid: unit.data for unit in units}
    tab.segments[name].units = [
        _settled(unit._replace(data=counts.get(at, unit.data)), change, settled)
        for at, unit in _left(units, fates, joins=joins)
    ]
    changed = [one.uid for one in tab.segments[name].units if one.data is not before[one.uid]]
    behind = [unit.uid for unit, fate in zip(units[1:], fates, strict=False) if fate]
    runs.join(tab.segments[name], [*changed, *behind])
    dependants.follow(tab, [unit for unit, fate in zip(units, fates, strict=True) if fate])


def _mark(
    units: list[Unit],
    nodes: Iterable[Node],
    is_lost: IsLost,
    fates: list[int],
    counts: dict[int, Json],
) -> None:
    """Mark what is lost, and note how many rows and columns are left of tables."""
    for node in nodes:
        if node.kind is Kind.END:
            for at in range(node.start, node.end):
                fates[at] = _LOST if _is_lost(units[at], is_lost) else _KEPT
            continue
        _mark(units, node.children, is_lost, fates, counts)
        if _is_lost(units[node.start], is_lost) or _is_emptied(node, fates):
            fates[node.start : node.end] = [_LOST_WITH_ITS_PART] * (node.end - node.start)
        elif node.kind is Kind.TABLE:
            counts[node.start] = _counted(units[node.start].data, node, fates)


def _is_lost(unit: Unit, is_lost: IsLost) -> bool:
    parts = unit.data.values() if unit.kind is Kind.ELEMENT else ()
    nested = (part for part in parts if isinstance(part, dict))
    return any(is_lost(part) for part in (unit.data, *nested))


def _is_emptied(node: Node, fates: list[int]) -> bool:
    """Tell whether a table is left without rows, or a row without cells."""
    holds_parts = node.kind in {Kind.TABLE, Kind.ROW}
    return holds_parts and all(fates[child.start] for child in node.children)


def _counted(table: Json, node: Node, fates: list[int]) -> Json:
    rows = [row.children for row in node.children if not fates[row.start]]
    widest = max(len(cells) for cells in rows)
    left = [
        any(not fates[cells[n].start] for cells in rows if n < len(cells)) for n in range(widest)
    ]
    counted = {**table, "rows": len(rows), "columns": sum(left)}
    style = table.get("tableStyle", {})
    if "tableColumnProperties" in style:
        pairs = zip(style["tableColumnProperties"], left, strict=False)
        widths = [width for width, is_left in pairs if is_left]
        counted["tableStyle"] = {**style, "tableColumnProperties": widths}
    return counted


def _keep_needed_newlines(units: list[Unit], fates: list[int]) -> None:
    """Keep the newlines that structure cannot be without, as the editor does."""
    before: Unit | None = None
    following = _following(units, fates)
    for at, unit in enumerate(units):
        if fates[at] is _LOST and unit.kind is Kind.END:
            after = following[at]
            ends_part = after is None or after.kind in BOUND_TO_NEWLINE | LAST_BEFORE
            if ends_part and (before is None or before.kind is not Kind.END):
                fates[at] = _KEPT
        if fates[at] is _KEPT:
            before = unit


def _following(units: list[Unit], fates: list[int]) -> list[Unit | None]:
    """For each index the next unit behind it that is kept."""
    following: list[Unit | None] = []
    after: Unit | None = None
    for unit, fate in zip(reversed(units), reversed(fates), strict=True):
        following.append(after)
        after = unit if fate is _KEPT else after
    following.reverse()
    return following


def _left(units: list[Unit], fates: list[int], *, joins: bool) -> Iterator[tuple[int, Unit]]:
    """What is kept, with its old index. Paragraphs that a deletion ``joins`` are like the first."""
    before: Unit | None = None
    first: Json | None = None
    for at, unit in enumerate(units):
        if fates[at] is not _KEPT:
            is_inside = before and before.kind in IN_PARAGRAPH and before.kind is not Kind.END
            if joins and unit.kind is Kind.END and is_inside and first is None:
                first = unit.paragraph
            continue
        before = unit
        if unit.kind is Kind.END and first is not None:
            yield at, unit._replace(paragraph=first)
            first = None
        else:
            yield at, unit


def _move_ranges(tab: Tab, name: str, new_index: list[int]) -> None:
    def moved(extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
        places = (
            Extent(name, new_index[each.start], new_index[each.end])
            if each.segment == name
            else each
            for each in extents
        )
        return tuple(each for each in places if each.start < each.end)

    ranges = (each._replace(extents=moved(each.extents)) for each in tab.named_ranges)
    tab.named_ranges = [each for each in ranges if each.extents]
    tab.anchors = {anchor: moved(extents) for anchor, extents in tab.anchors.items()}


def _settled(unit: Unit, change: Change, settled: dict[int, Json]) -> Unit:
    """The unit with settled JSON, which units of one run go on sharing."""
    if id(unit.data) not in settled:
        new = change(unit.data)
        settled[id(unit.data)] = unit.data if new == unit.data else new
    return unit._replace(data=settled[id(unit.data)], paragraph=change(unit.paragraph))
