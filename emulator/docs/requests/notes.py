"""Footnotes, headers and footers: segments of their own, with indexes from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import dependants
from emulator.docs.model import BODY, Document, Json, Kind, Segment
from emulator.docs.requests import chips, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Tab

_PARAGRAPH: Json = {
    "paragraphStyle": {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
}


def create_footnote(document: Document, request: Json) -> Json:
    """``createFootnote``: a reference in the body, and a footnote that holds a space."""
    place = places.body_insertion(document, request, "Footnotes")
    name = document.new_id("kix.")
    chips.insert_element(document, place, {"footnoteReference": {"footnoteId": name}})
    run: Json = {"textStyle": {}}
    units = [*document.text(" ", run), document.paragraph_end(run, _PARAGRAPH)]
    place.tab.segments[name] = Segment("footnotes", units, {"footnoteId": name})
    dependants.number_footnotes(place.tab)
    return {"createFootnote": {"footnoteId": name}}


def create_header(document: Document, request: Json) -> Json:
    """``createHeader``."""
    return {"createHeader": {"headerId": _create(document, request, "header")}}


def create_footer(document: Document, request: Json) -> Json:
    """``createFooter``."""
    return {"createFooter": {"footerId": _create(document, request, "footer")}}


def _create(document: Document, request: Json, what: str) -> str:
    if request.get("type") != "DEFAULT":
        raise RefusalError(f"The {what} type must be DEFAULT.")
    where = request.get("sectionBreakLocation")
    tab = places.tab(document, (where or {}).get("tabId", ""))
    holder = _holder(document, where)
    member = f"default{what.capitalize()}Id"
    if member in _style(tab, holder):
        raise RefusalError(f"Default {what} already exists.")
    name = document.new_id("kix.")
    units = [document.paragraph_end({"textStyle": {}}, _PARAGRAPH)]
    tab.segments[name] = Segment(f"{what}s", units, {f"{what}Id": name})
    _set_style(tab, holder, {**_style(tab, holder), member: name})
    return name


def _holder(document: Document, where: Json | None) -> int | None:
    """The index of the section break whose style names the header; None is the document's own."""
    if where is None:
        return None
    place = places.location(document, where)
    if place.segment_id != BODY or place.units[place.at].kind is not Kind.SECTION:
        raise RefusalError("The provided section break location is invalid.")
    return place.at or None


def _style(tab: Tab, holder: int | None) -> Json:
    style: Json
    if holder is None:
        style = tab.parts.get("documentStyle", {})
    else:
        style = tab.segments[BODY].units[holder].data.get("sectionStyle", {})
    return style


def _set_style(tab: Tab, holder: int | None, style: Json) -> None:
    if holder is None:
        tab.parts["documentStyle"] = style
    else:
        unit = tab.segments[BODY].units[holder]
        tab.put(BODY, holder, unit._replace(data={**unit.data, "sectionStyle": style}))


def delete_header(document: Document, request: Json) -> None:
    """``deleteHeader``."""
    _delete(document, request, "header")


def delete_footer(document: Document, request: Json) -> None:
    """``deleteFooter``."""
    _delete(document, request, "footer")


def _delete(document: Document, request: Json, what: str) -> None:
    tab = places.tab(document, request.get("tabId", ""))
    name = request.get(f"{what}Id", "")
    if name not in tab.segments or tab.segments[name].kind != f"{what}s":
        raise RefusalError(f"{what.capitalize()} with ID {name} was not found.")
    tab.drop_segment(name)
    units = tab.segments[BODY].units
    for holder in (None, *(at for at, unit in enumerate(units) if unit.kind is Kind.SECTION)):
        style = _style(tab, holder)
        if name in style.values():
            _set_style(tab, holder, {key: part for key, part in style.items() if part != name})
