"""What units carry of suggestions: which put them in, take them out, or change how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs.model import Kind
from emulator.docs.settling import CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from emulator.docs.model import Json, Unit

INSERTION, DELETION = "suggestedInsertionIds", "suggestedDeletionIds"
_OF_DATA = ("textStyle",)
_OF_PARAGRAPH = ("paragraphStyle", "bullet")
_CARRIERS = {name: carrier for carrier, name in CHANGES.items()}
# Fields whose state has a member for each field of theirs, and which of these change here.
_NESTED: dict[str, Any] = {"shading": {"backgroundColorSuggested": True}, "textStyle": {}}


def part_of(unit: Unit) -> Json:
    """The JSON that the marks of a unit stand in: of a chip that is a member of its own."""
    if unit.kind is Kind.ELEMENT:
        return next((part for part in unit.data.values() if isinstance(part, dict)), {})
    return unit.data


def with_part(unit: Unit, change: Callable[[Json], Json]) -> Unit:
    """The unit with changed JSON where its marks stand."""
    if unit.kind is not Kind.ELEMENT:
        return unit._replace(data=change(unit.data))
    changed = {
        name: change(part) if isinstance(part, dict) else part for name, part in unit.data.items()
    }
    return unit._replace(data=changed)


def insertions(unit: Unit) -> list[str]:
    """The suggestions that a unit is there by, if they are accepted."""
    ids: list[str] = part_of(unit).get(INSERTION, [])
    return ids


def deletions(unit: Unit) -> list[str]:
    """The suggestions that take the unit out, if one is accepted."""
    ids: list[str] = part_of(unit).get(DELETION, [])
    return ids


def changes(unit: Unit) -> set[str]:
    """The suggestions that change how a unit looks, or its paragraph."""
    return {
        suggestion
        for part in (part_of(unit), unit.paragraph)
        for name, carried in part.items()
        if name in CHANGES
        for suggestion in carried
    }


def all_of(unit: Unit) -> set[str]:
    """Every suggestion that a unit has to do with."""
    if not unit.data and not unit.paragraph:
        return set()
    return {*insertions(unit), *deletions(unit), *changes(unit)}


def marked(part: Json, member: str, ids: Iterable[str]) -> Json:
    """The JSON with suggestions that put it in or take it out, besides those it has."""
    before = part.get(member, [])
    return {**part, member: [*before, *(each for each in ids if each not in before)]}


def with_changes(old: Unit, new: Unit, suggestion: str) -> Unit:
    """The old unit with what is different in the new one as suggested changes."""
    before, after = part_of(old), part_of(new)
    unit = with_part(old, lambda _: _with_suggested(before, after, suggestion, _OF_DATA))
    paragraph = _with_suggested(old.paragraph, new.paragraph, suggestion, _OF_PARAGRAPH)
    return unit._replace(paragraph=paragraph)


def _with_suggested(old: Json, new: Json, suggestion: str, names: Iterable[str]) -> Json:
    result = dict(old)
    for name in names:
        before, after = old.get(name, {}), new.get(name, {})
        if before != after:
            carrier, of_state = _CARRIERS[name], f"{name}SuggestionState"
            earlier = result.get(carrier, {}).get(suggestion, {})
            state = _state(before, after)
            values = {key: part for key, part in after.items() if _is_marked(state, key)}
            kept = earlier.get(name, {}).items()
            change = {
                name: {key: part for key, part in kept if not _is_marked(state, key)} | values,
                of_state: {**earlier.get(of_state, {}), **state},
            }
            result[carrier] = {**result.get(carrier, {}), suggestion: change}
    return result


def _state(before: Json, after: Json) -> Json:
    """Which fields are different, as a suggestion's state marks them."""
    changed = sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
    return {
        f"{key}SuggestionState" if key in _NESTED else f"{key}Suggested": _NESTED.get(key, True)
        for key in changed
    }


def _is_marked(state: Json, key: str) -> bool:
    return f"{key}Suggested" in state or f"{key}SuggestionState" in state


def renamed(unit: Unit, old: str, new: str) -> Unit:
    """The unit with one suggestion in the place of another."""
    changed = with_part(unit, lambda part: _renamed(part, old, new))
    return changed._replace(paragraph=_renamed(unit.paragraph, old, new))


def _renamed(part: Json, old: str, new: str) -> Json:
    result = dict(part)
    for member in (INSERTION, DELETION):
        if old in part.get(member, ()):
            ids = (new if each == old else each for each in part[member])
            result[member] = list(dict.fromkeys(ids))
    for member in CHANGES:
        if old in part.get(member, {}):
            others = {name: change for name, change in part[member].items() if name != old}
            result[member] = {new: part[member][old], **others}
    return result
