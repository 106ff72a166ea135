"""Styles of paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.model import BODY, Kind
from emulator.docs.requests import masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json
    from emulator.docs.requests.places import Stretch

_HEADINGS = ("HEADING_", "TITLE", "SUBTITLE")


def update_paragraph_style(document: Document, request: Json) -> None:
    """``updateParagraphStyle``."""
    range_ = places.stretch(document, request.get("range"))
    mask = masks.paths(request.get("fields", ""), "ParagraphStyle")
    style = request.get("paragraphStyle", {})
    breaks_page = any(parts[0] == "pageBreakBefore" for parts in mask)
    is_named = any(parts[0] == "namedStyleType" for parts in mask)
    for at in structure.paragraphs(range_.units, range_.start, range_.end):
        unit = range_.units[at]
        if breaks_page and not _may_break_page(range_, at):
            raise RefusalError("Page breaks before paragraphs are for the body alone.")
        old = unit.paragraph.get("paragraphStyle", {})
        new = masks.apply(mask, old, style)
        if is_named:
            new = _named(document, new)
        replace_paragraph(range_, at, {**unit.paragraph, "paragraphStyle": new})


def _may_break_page(range_: Stretch, at: int) -> bool:
    holder = structure.holder(range_.units, at)
    is_in_cell = holder is not None and range_.units[holder].kind is Kind.CELL
    return range_.segment_id == BODY and not is_in_cell


def _named(document: Document, style: Json) -> Json:
    """A paragraph that becomes a heading gets an id, one that is none any more loses it."""
    named = style.setdefault("namedStyleType", "NORMAL_TEXT") if style else "NORMAL_TEXT"
    if named.startswith(_HEADINGS):
        return {"headingId": document.new_id("h."), **style}
    return {name: part for name, part in style.items() if name != "headingId"}


def replace_paragraph(range_: Stretch, at: int, paragraph: Json) -> None:
    """Give the paragraph that a newline ends other JSON."""
    range_.tab.put(range_.segment_id, at, range_.units[at]._replace(paragraph=paragraph))
