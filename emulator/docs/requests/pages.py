"""Styles of sections, of the document, and the named ones that paragraphs refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import BODY, Kind
from emulator.docs.requests import masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json, Tab

MOST_COLUMNS = 3
_SECTION_MARGINS = {"marginTop", "marginBottom", "marginLeft", "marginRight"}


def update_section_style(document: Document, request: Json) -> None:
    """``updateSectionStyle``: every field takes a value, none is cleared."""
    range_ = places.stretch(document, request.get("range"))
    if range_.segment_id != BODY:
        raise RefusalError("Section styles can be updated in the body only.")
    mask = masks.paths(request.get("fields", ""), "SectionStyle")
    style = request.get("sectionStyle", {})
    _check_section(mask, style)
    breaks = [at for at, unit in enumerate(range_.units) if unit.kind is Kind.SECTION]
    for at, following in zip(breaks, [*breaks[1:], len(range_.units)], strict=True):
        if at < range_.end and following > range_.start:
            old = range_.units[at].data.get("sectionStyle", {})
            _set_section(range_.tab, at, masks.apply(mask, old, style))
    if {"marginHeader", "marginFooter"} & {parts[0] for parts in mask}:
        page = range_.tab.parts.get("documentStyle", {})
        range_.tab.parts["documentStyle"] = {**page, "useCustomHeaderFooterMargins": True}


def _check_section(mask: list[list[str]], style: Json) -> None:
    for parts in mask:
        if parts[0] not in style:
            raise RefusalError(f"The section style field {parts[0]} must have a value.")
    if len(style.get("columnProperties", ())) > MOST_COLUMNS:
        raise RefusalError(f"A section can have at most {MOST_COLUMNS} columns.")


def _set_section(tab: Tab, at: int, style: Json) -> None:
    unit = tab.segments[BODY].units[at]
    tab.put(BODY, at, unit._replace(data={**unit.data, "sectionStyle": style}))


def update_document_style(document: Document, request: Json) -> None:
    """``updateDocumentStyle``: a margin of the document holds for all sections."""
    tab = places.tab(document, request.get("tabId", ""))
    mask = masks.paths(request.get("fields", ""), "DocumentStyle")
    old = tab.parts.get("documentStyle", {})
    tab.parts["documentStyle"] = masks.apply(mask, old, request.get("documentStyle", {}))
    margins = _SECTION_MARGINS & {parts[0] for parts in mask}
    for at, unit in enumerate(tab.segments[BODY].units):
        style = unit.data.get("sectionStyle", {}) if unit.kind is Kind.SECTION else {}
        if margins & style.keys():
            left = {name: part for name, part in style.items() if name not in margins}
            _set_section(tab, at, left)


def update_named_style(document: Document, request: Json) -> None:
    """``updateNamedStyle``: the mask names the type as well."""
    tab = places.tab(document, request.get("tabId", ""))
    mask = masks.paths(request.get("fields", ""), "NamedStyle")
    given = request.get("namedStyle", {})
    name = given.get("namedStyleType", "NAMED_STYLE_TYPE_UNSPECIFIED")
    if ["namedStyleType"] not in mask or name.endswith("UNSPECIFIED"):
        raise RefusalError("The named style type must be specified.")
    styles = tab.parts.get("namedStyles", {}).get("styles", [])
    changed = [
        masks.apply(mask, each, given) if each["namedStyleType"] == name else each
        for each in styles
    ]
    tab.parts["namedStyles"] = {"styles": changed}
