"""Dropdowns: their definitions, of which each tab has its own, and the chips that use them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from emulator.docs.model import Document, Json, Kind
from emulator.docs.requests import chips, masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Tab, Unit

LEAST_OPTIONS, MOST_OPTIONS = 2, 50
_DEFINITION_ID = re.compile(r"kix\.[a-zA-Z0-9_-]{2,14}")
_OPTION_ID = re.compile(r"dropdownItem\.[a-zA-Z0-9_-]{2,14}")
_OPTION_STYLES = {"foregroundColor", "backgroundColor"}


def create_dropdown_definition(document: Document, request: Json) -> Json:
    """``createDropdownDefinition``."""
    tab = places.tab(document, request.get("tabId", ""))
    given = request.get("dropdownDefinition", {})
    name = given.get("dropdownDefinitionId") or document.new_id("kix.")
    if not _DEFINITION_ID.fullmatch(name):
        raise RefusalError(f"The dropdown definition ID {name} is invalid.")
    if name in _definitions(tab):
        raise RefusalError(f"A dropdown definition with ID {name} already exists.")
    properties = _checked(document, given.get("dropdownDefinitionProperties", {}))
    definition = {"dropdownDefinitionId": name, "dropdownDefinitionProperties": properties}
    _store(tab, {**_definitions(tab), name: definition})
    return {"createDropdownDefinition": {"dropdownDefinition": definition}}


def _checked(document: Document, properties: Json) -> Json:
    """The properties with an id for each option."""
    options = properties.get("options", [])
    if not LEAST_OPTIONS <= len(options) <= MOST_OPTIONS:
        limits = f"between {LEAST_OPTIONS} and {MOST_OPTIONS}"
        raise RefusalError(f"A dropdown definition must have {limits} options.")
    complete = [{"optionId": document.new_id("dropdownItem."), **option} for option in options]
    names = [option["optionId"] for option in complete]
    for option in complete:
        if not _OPTION_ID.fullmatch(option["optionId"]):
            raise RefusalError(f"The dropdown option ID {option['optionId']} is invalid.")
        if not option.get("displayValue"):
            raise RefusalError("A dropdown option must have a display value.")
        if set(option.get("textStyle", {})) - _OPTION_STYLES:
            raise RefusalError("A dropdown option's text style may set colors only.")
    if len(set(names)) < len(names):
        raise RefusalError("Dropdown option IDs must be unique.")
    return {**properties, "options": complete}


def _definitions(tab: Tab) -> Json:
    definitions: Json = tab.parts.get("dropdownDefinitions", {})
    return definitions


def _store(tab: Tab, definitions: Json) -> None:
    """Proto JSON has no empty map."""
    tab.parts.pop("dropdownDefinitions", None)
    if definitions:
        tab.parts["dropdownDefinitions"] = definitions


def _definition(tab: Tab, name: str) -> Json:
    definition: Json | None = _definitions(tab).get(name)
    if definition is None:
        raise RefusalError(f"Dropdown definition with ID {name} was not found.")
    return definition


def _option(definition: Json, option_id: str) -> Json:
    options: list[Json] = definition["dropdownDefinitionProperties"]["options"]
    for option in options:
        if option["optionId"] == option_id or not option_id:
            return option
    raise RefusalError(f"Dropdown option with ID {option_id} was not found.")


def insert_dropdown(document: Document, request: Json) -> Json:
    """``insertDropdown``, on its first option unless another is selected."""
    place = places.insertion(document, request)
    definition = _definition(place.tab, request.get("dropdownDefinitionId", ""))
    option = _option(definition, request.get("selectedOptionId", ""))
    dropdown = {
        "dropdownId": document.new_id("kix."),
        "dropdownProperties": _selected(definition, option),
    }
    chips.insert_element(document, place, {"dropdown": dropdown})
    return {"insertDropdown": {"dropdown": place.units[place.at].data["dropdown"]}}


def _selected(definition: Json, option: Json) -> Json:
    return {
        "dropdownDefinitionId": definition["dropdownDefinitionId"],
        "selectedOptionId": option["optionId"],
        "displayValue": option["displayValue"],
    }


def update_dropdown_properties(document: Document, request: Json) -> None:
    """``updateDropdownProperties``: selects another option."""
    tab = places.tab(document, request.get("tabId", ""))
    masks.paths(request.get("fields", ""), "DropdownProperties")
    name = request.get("dropdownId", "")
    for segment, at, unit in _chips(tab):
        dropdown = unit.data["dropdown"]
        if dropdown.get("dropdownId") == name:
            used = dropdown.get("dropdownProperties", {}).get("dropdownDefinitionId", "")
            definition = _definition(tab, used)
            wanted = request.get("dropdownProperties", {}).get("selectedOptionId", "")
            _select(tab, segment, at, definition, _option(definition, wanted))
            return
    raise RefusalError(f"Dropdown with ID {name} was not found.")


def _select(tab: Tab, segment: str, at: int, definition: Json, option: Json) -> None:
    unit = tab.segments[segment].units[at]
    dropdown = {**unit.data["dropdown"], "dropdownProperties": _selected(definition, option)}
    tab.put(segment, at, unit._replace(data={**unit.data, "dropdown": dropdown}))


def _chips(tab: Tab) -> Iterator[tuple[str, int, Unit]]:
    for name, segment in tab.segments.items():
        for at, unit in enumerate(segment.units):
            if unit.kind is Kind.ELEMENT and "dropdown" in unit.data:
                yield name, at, unit


def _users(tab: Tab, definition_id: str) -> list[tuple[str, int, str]]:
    """The chips of a definition: segment, index, and the option selected."""
    found = []
    for segment, at, unit in _chips(tab):
        properties = unit.data["dropdown"].get("dropdownProperties", {})
        if properties.get("dropdownDefinitionId") == definition_id:
            found.append((segment, at, properties.get("selectedOptionId", "")))
    return found


def update_dropdown_definition_properties(document: Document, request: Json) -> None:
    """``updateDropdownDefinitionProperties``: chips on an option that goes need another."""
    tab = places.tab(document, request.get("tabId", ""))
    mask = masks.paths(request.get("fields", ""), "DropdownDefinitionProperties")
    name = request.get("dropdownDefinitionId", "")
    old = _definition(tab, name)
    given = request.get("dropdownDefinitionProperties", {})
    properties = masks.apply(mask, old["dropdownDefinitionProperties"], given)
    new = {**old, "dropdownDefinitionProperties": _checked(document, properties)}
    known = {option["optionId"] for option in new["dropdownDefinitionProperties"]["options"]}
    replacements = request.get("selectedOptionIdReplacements", {})
    for segment, at, selected in _users(tab, name):
        wanted = selected if selected in known else replacements.get(selected)
        if wanted is None:
            raise RefusalError(f"A replacement is required for the dropdown option {selected}.")
        _select(tab, segment, at, new, _option(new, wanted))
    _store(tab, {**_definitions(tab), name: new})


def delete_dropdown_definition(document: Document, request: Json) -> None:
    """``deleteDropdownDefinition``: not while a chip uses it."""
    tab = places.tab(document, request.get("tabId", ""))
    name = request.get("dropdownDefinitionId", "")
    _definition(tab, name)
    if _users(tab, name):
        raise RefusalError(f"The dropdown definition with ID {name} is still in use.")
    _store(tab, {key: part for key, part in _definitions(tab).items() if key != name})
