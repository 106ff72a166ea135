"""A document as it would be with all suggestions accepted, or without any of them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.model import Document, Extent, Json, Kind, Segment, Tab, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from emulator.docs.structure import Node

INLINE = "SUGGESTIONS_INLINE"
ACCEPTED = "PREVIEW_SUGGESTIONS_ACCEPTED"
WITHOUT = "PREVIEW_WITHOUT_SUGGESTIONS"

# What carries a suggested change of a part, and the part itself.
_CHANGES = {
    "suggestedTextStyleChanges": "textStyle",
    "suggestedParagraphStyleChanges": "paragraphStyle",
    "suggestedBulletChanges": "bullet",
    "suggestedTableCellStyleChanges": "tableCellStyle",
    "suggestedTableRowStyleChanges": "tableRowStyle",
    "suggestedDropdownPropertiesChanges": "dropdownProperties",
    "suggestedDateElementPropertiesChanges": "dateElementProperties",
}


def preview(document: Document, mode: str) -> Document:
    """A copy with the suggestions accepted (ACCEPTED) or left out (WITHOUT).

    Its indexes are its own: they are of no use for writing.
    """
    shown = document.copy()
    lost = "suggestedDeletionIds" if mode == ACCEPTED else "suggestedInsertionIds"
    settle = _accepted if mode == ACCEPTED else _without
    for tab in shown.tabs:
        tab.parts = settle(tab.parts)
        for name, segment in tab.segments.items():
            _settle_segment(tab, name, segment, lost, settle)
    return shown


def _settle_segment(
    tab: Tab, name: str, segment: Segment, lost: str, settle: Callable[[Json], Json]
) -> None:
    gone = [False] * len(segment.units)
    _mark_lost(segment.units, structure.parse(segment.units), lost, gone)
    new_index = [0, *accumulate(not each for each in gone)]
    _move_ranges(tab, name, new_index)
    kept = [unit for unit, is_gone in zip(segment.units, gone, strict=True) if not is_gone]
    settled: dict[int, Json] = {}
    segment.units = [_settled(unit, settle, settled) for unit in kept]


def _mark_lost(units: list[Unit], nodes: Iterable[Node], lost: str, gone: list[bool]) -> None:
    for node in nodes:
        if node.kind is Kind.END:
            for at in range(node.start, node.end):
                gone[at] = gone[at] or _is_lost(units[at], lost)
        elif _is_lost(units[node.start], lost):
            gone[node.start : node.end] = [True] * (node.end - node.start)
        else:
            _mark_lost(units, node.children, lost, gone)


def _is_lost(unit: Unit, lost: str) -> bool:
    if lost in unit.data:
        return True
    parts = unit.data.values() if unit.kind is Kind.ELEMENT else ()
    return any(isinstance(part, dict) and lost in part for part in parts)


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


def _settled(unit: Unit, settle: Callable[[Json], Json], settled: dict[int, Json]) -> Unit:
    """The unit with settled JSON, which units of one run go on sharing."""
    if id(unit.data) not in settled:
        settled[id(unit.data)] = settle(unit.data)
    return unit._replace(data=settled[id(unit.data)], paragraph=settle(unit.paragraph))


def _without(part: Json) -> Json:
    """A part of the JSON without anything that is suggested, at any depth."""
    return {
        name: _without(value) if isinstance(value, dict) else value
        for name, value in part.items()
        if not name.startswith("suggested")
    }


def _accepted(part: Json) -> Json:
    """A part of the JSON with its suggested changes made."""
    result = dict(part)
    for carrier, name in _CHANGES.items():
        for change in part.get(carrier, {}).values():
            result[name] = {**result.get(name, {}), **_changed(change, name)}
    return {
        name: _accepted(value) if isinstance(value, dict) else value
        for name, value in result.items()
        if not name.startswith("suggested")
    }


def _changed(change: Json, name: str) -> Json:
    """The fields that a suggested change sets: those that its state marks as suggested."""
    state = change.get(f"{name}SuggestionState", {})
    values = change.get(name, {})
    marked = {key.removesuffix("Suggested") for key, is_set in state.items() if is_set is True}
    nested = {key.removesuffix("SuggestionState") for key in state if "State" in key}
    return {key: part for key, part in values.items() if key in marked | nested}
