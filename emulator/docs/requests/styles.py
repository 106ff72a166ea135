"""Styles of text, paragraphs, sections and the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import structure
from emulator.docs.model import BODY, Document, Json, Kind
from emulator.docs.requests import masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.model import Unit
    from emulator.docs.requests.places import Stretch

_HEADINGS = ("HEADING_", "TITLE", "SUBTITLE")


def update_text_style(document: Document, request: Json) -> None:
    """``updateTextStyle``."""
    range_ = places.stretch(document, request.get("range"))
    mask = masks.paths(request.get("fields", ""), "TextStyle")
    style = request.get("textStyle", {})
    restyle(range_, lambda old: masks.apply(mask, old, style))
    names = {parts[0] for parts in mask}
    for at in structure.paragraphs(range_.units, range_.start, range_.end):
        _style_bullet(range_, at, lambda old: masks.apply(mask, old, style))
    if "link" in names and "link" in style:
        restyle(range_, lambda old: _as_link(old, names))


def restyle(range_: Stretch, change: Callable[[Json], Json]) -> None:
    """Change the text style of a range; neighbours that are alike afterwards become one run."""
    changed: dict[int, Json] = {}
    units = range_.units
    for at in range(range_.start, range_.end):
        unit = units[at]
        if unit.char:
            if id(unit.data) not in changed:
                changed[id(unit.data)] = _with_style(unit.data, change)
            range_.tab.put(range_.segment_id, at, unit._replace(data=changed[id(unit.data)]))
        elif unit.kind is Kind.ELEMENT:
            data = {name: _element_style(part, change) for name, part in unit.data.items()}
            range_.tab.put(range_.segment_id, at, unit._replace(data=data))
    _merge_runs(range_)


def _with_style(run: Json, change: Callable[[Json], Json]) -> Json:
    return {**run, "textStyle": change(run.get("textStyle", {}))}


def _element_style(part: Any, change: Callable[[Json], Json]) -> Json:
    return _with_style(part, change) if isinstance(part, dict) else part


def _merge_runs(range_: Stretch) -> None:
    units = range_.units
    at = max(range_.start, 1)
    while at < len(units):
        before, unit = units[at - 1], units[at]
        is_run = before.kind is Kind.TEXT and unit.char != ""
        if is_run and unit.data == before.data and unit.data is not before.data:
            range_.tab.put(range_.segment_id, at, unit._replace(data=before.data))
        elif at >= range_.end:
            break
        at += 1


def _as_link(style: Json, set_names: set[str]) -> Json:
    """A link looks like one, unless the same request says otherwise (TextStyle in discovery)."""
    blue = {"color": {"rgbColor": {"blue": 0.8, "green": 0.33333334, "red": 0.06666667}}}
    looks: Json = {"underline": True, "foregroundColor": blue}
    return {**style, **{name: look for name, look in looks.items() if name not in set_names}}


def _style_bullet(range_: Stretch, at: int, change: Callable[[Json], Json]) -> None:
    """A paragraph that lies in the range as a whole takes its bullet along."""
    unit = range_.units[at]
    start = structure.paragraph_start(range_.units, at)
    if "bullet" not in unit.paragraph or start < range_.start or at + 1 > range_.end:
        return
    bullet = _with_style(unit.paragraph["bullet"], change)
    paragraph = {**unit.paragraph, "bullet": bullet}
    range_.tab.put(range_.segment_id, at, unit._replace(paragraph=paragraph))


def update_paragraph_style(document: Document, request: Json) -> None:
    """``updateParagraphStyle``."""
    range_ = places.stretch(document, request.get("range"))
    mask = masks.paths(request.get("fields", ""), "ParagraphStyle")
    style = request.get("paragraphStyle", {})
    is_named = any(parts[0] == "namedStyleType" for parts in mask)
    for at in structure.paragraphs(range_.units, range_.start, range_.end):
        unit = range_.units[at]
        old = unit.paragraph.get("paragraphStyle", {})
        new = masks.apply(mask, old, style)
        if is_named:
            new = _named(document, new)
        replace_paragraph(range_, at, {**unit.paragraph, "paragraphStyle": new})


def _named(document: Document, style: Json) -> Json:
    """A paragraph that becomes a heading gets an id, one that is none any more loses it."""
    named = style.setdefault("namedStyleType", "NORMAL_TEXT") if style else "NORMAL_TEXT"
    if named.startswith(_HEADINGS):
        return {"headingId": document.new_id("h."), **style}
    return {name: part for name, part in style.items() if name != "headingId"}


def replace_paragraph(range_: Stretch, at: int, paragraph: Json) -> None:
    """Give the paragraph that a newline ends other JSON."""
    range_.tab.put(range_.segment_id, at, range_.units[at]._replace(paragraph=paragraph))


def update_section_style(document: Document, request: Json) -> None:
    """``updateSectionStyle``."""
    range_ = places.stretch(document, request.get("range"))
    if range_.segment_id != BODY:
        raise RefusalError("Section styles can be updated in the body only.")
    mask = masks.paths(request.get("fields", ""), "SectionStyle")
    units = range_.units
    breaks = [at for at, unit in enumerate(units) if unit.kind is Kind.SECTION]
    for at, following in zip(breaks, [*breaks[1:], len(units)], strict=True):
        if at < range_.end and following > range_.start:
            _restyle_section(range_, at, units[at], mask, request.get("sectionStyle", {}))


def _restyle_section(
    range_: Stretch, at: int, unit: Unit, mask: list[list[str]], style: Json
) -> None:
    new = masks.apply(mask, unit.data.get("sectionStyle", {}), style)
    range_.tab.put(range_.segment_id, at, unit._replace(data={**unit.data, "sectionStyle": new}))


def update_document_style(document: Document, request: Json) -> None:
    """``updateDocumentStyle``."""
    tab = places.tab(document, request.get("tabId", ""))
    mask = masks.paths(request.get("fields", ""), "DocumentStyle")
    old = tab.parts.get("documentStyle", {})
    tab.parts["documentStyle"] = masks.apply(mask, old, request.get("documentStyle", {}))
