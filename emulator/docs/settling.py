"""The JSON of a part, such as a run or a cell, with its suggested changes made or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emulator.docs.model import Json

# What carries suggested changes of a part, and the part itself.
CHANGES = {
    "suggestedTextStyleChanges": "textStyle",
    "suggestedParagraphStyleChanges": "paragraphStyle",
    "suggestedBulletChanges": "bullet",
    "suggestedListPropertiesChanges": "listProperties",
    "suggestedTableCellStyleChanges": "tableCellStyle",
    "suggestedTableRowStyleChanges": "tableRowStyle",
    "suggestedDropdownPropertiesChanges": "dropdownProperties",
    "suggestedDropdownDefinitionPropertiesChanges": "dropdownDefinitionProperties",
    "suggestedDateElementPropertiesChanges": "dateElementProperties",
    "suggestedInlineObjectPropertiesChanges": "inlineObjectProperties",
    "suggestedPositionedObjectPropertiesChanges": "positionedObjectProperties",
    "suggestedDocumentStyleChanges": "documentStyle",
    "suggestedNamedStylesChanges": "namedStyles",
}


def without(part: Json) -> Json:
    """A part without anything that is suggested, at any depth."""
    return {
        name: without(value) if isinstance(value, dict) else value
        for name, value in part.items()
        if not name.startswith("suggested")
    }


def accepted(part: Json) -> Json:
    """A part with its suggested changes made, at any depth."""
    result = dict(part)
    for carrier, name in CHANGES.items():
        for change in part.get(carrier, {}).values():
            result[name] = _changed(result.get(name, {}), change, name)
    if "listId" not in result.get("bullet", {"listId": ""}):
        del result["bullet"]
    return {
        name: accepted(value) if isinstance(value, dict) else value
        for name, value in result.items()
        if not name.startswith("suggested")
    }


def accepted_one(part: Json, suggestion: str) -> Json:
    """A part with what one suggestion changes of it made, at any depth."""
    result = {
        name: accepted_one(value, suggestion)
        if isinstance(value, dict) and not name.startswith("suggested")
        else value
        for name, value in part.items()
    }
    for carrier, name in CHANGES.items():
        if suggestion in part.get(carrier, {}):
            result[name] = _changed(result.get(name, {}), part[carrier][suggestion], name)
            if name == "bullet" and "listId" not in result[name]:
                del result[name]
    return rejected_one(result, suggestion)


def rejected_one(part: Json, suggestion: str) -> Json:
    """A part without what is of one suggestion, at any depth; the same one if nothing is."""
    result: Json = {}
    for name, value in part.items():
        if name.startswith("suggested"):
            left = _left(value, suggestion)
            result |= {name: left} if left else {}
        else:
            result[name] = rejected_one(value, suggestion) if isinstance(value, dict) else value
    return part if result == part else result


def _left(carried: Any, suggestion: str) -> Any:
    """What carries suggestions, without one of them."""
    if isinstance(carried, dict):
        return {name: part for name, part in carried.items() if name != suggestion}
    if isinstance(carried, list):
        return [each for each in carried if each != suggestion]
    return "" if carried == suggestion else carried


def _changed(old: Json, change: Json, name: str) -> Json:
    """The part with what its state marks as suggested; a field without a value is cleared."""
    state = change.get(f"{name}SuggestionState", {})
    values = change.get(name, {})
    marked = {key.removesuffix("Suggested") for key, is_set in state.items() if is_set is True}
    nested = {key.removesuffix("SuggestionState") for key in state if "SuggestionState" in key}
    kept = {key: part for key, part in old.items() if key not in marked}
    return kept | {key: part for key, part in values.items() if key in marked | nested}
