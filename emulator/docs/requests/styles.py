"""Styles of text: what a request sets, clears, and changes along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import structure
from emulator.docs.model import Kind
from emulator.docs.requests import links, masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.model import Document, Json
    from emulator.docs.requests.places import Stretch

    # What becomes of a style on text of a kind: a newline takes no link.
    Change = Callable[[Json, Kind], Json]

# The only element of a paragraph that has no text style.
_UNSTYLED = "equation"
_DEFAULT_WEIGHT = 400


def update_text_style(document: Document, request: Json) -> None:
    """``updateTextStyle``."""
    range_ = places.text_stretch(document, request.get("range"))
    mask = masks.paths(request.get("fields", ""), "TextStyle")
    style = _whole(request.get("textStyle", {}))
    names = {parts[0] for parts in mask}
    without_link = [parts for parts in mask if parts[0] != "link"]
    is_linked = "link" in names and "link" in style
    preceding = links.preceding_style(range_)

    def changed(old: Json, kind: Kind) -> Json:
        if kind is Kind.END or "link" not in names:
            return masks.apply(without_link, old, style)
        if not is_linked and "link" in old:
            return masks.apply(mask, preceding, style)
        new = masks.apply(mask, old, style)
        return links.with_looks(new, names) if is_linked else new

    around = links.around(range_) if is_linked else ()
    restyle(range_, changed)
    for each in around:
        restyle(each, lambda old, _: {**old, "link": style["link"]})
    for at in structure.paragraphs(range_.units, range_.start, range_.end):
        _style_bullet(range_, at, lambda old: masks.apply(without_link, old, style))


def _whole(style: Json) -> Json:
    """The style with what Google adds to a font."""
    font = style.get("weightedFontFamily")
    if font is None:
        return style
    if not font.get("fontFamily"):
        raise RefusalError("A font family must be specified with weighted_font_family.")
    return {**style, "weightedFontFamily": {"weight": _DEFAULT_WEIGHT, **font}}


def restyle(range_: Stretch, change: Change) -> None:
    """Change the text style of a range; neighbours that are alike afterwards become one run."""
    changed: dict[tuple[int, Kind], Json] = {}
    units = range_.units
    for at in range(range_.start, range_.end):
        unit = units[at]
        if unit.char:
            key = id(unit.data), unit.kind
            if key not in changed:
                changed[key] = _with_style(unit.data, change, unit.kind)
            range_.tab.put(range_.segment_id, at, unit._replace(data=changed[key]))
        elif unit.kind is Kind.ELEMENT:
            data = {name: _element(name, part, change) for name, part in unit.data.items()}
            range_.tab.put(range_.segment_id, at, unit._replace(data=data))
    _merge_runs(range_)


def _with_style(run: Json, change: Change, kind: Kind) -> Json:
    return {**run, "textStyle": change(run.get("textStyle", {}), kind)}


def _element(name: str, part: Any, change: Change) -> Json:
    is_styled = isinstance(part, dict) and name != _UNSTYLED
    return _with_style(part, change, Kind.ELEMENT) if is_styled else part


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


def _style_bullet(range_: Stretch, at: int, change: Callable[[Json], Json]) -> None:
    """A paragraph that lies in the range as a whole takes its bullet along."""
    unit = range_.units[at]
    start = structure.paragraph_start(range_.units, at)
    if "bullet" not in unit.paragraph or start < range_.start or at + 1 > range_.end:
        return
    bullet = unit.paragraph["bullet"]
    bullet = {**bullet, "textStyle": change(bullet.get("textStyle", {}))}
    paragraph = {**unit.paragraph, "bullet": bullet}
    range_.tab.put(range_.segment_id, at, unit._replace(paragraph=paragraph))
