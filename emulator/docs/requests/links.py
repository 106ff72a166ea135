"""Links: what setting or removing one changes besides (TextStyle in the discovery document)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import Kind

if TYPE_CHECKING:
    from emulator.docs.model import Json, Unit
    from emulator.docs.requests.places import Stretch

_LOOKS: Json = {
    "underline": True,
    "foregroundColor": {
        "color": {"rgbColor": {"blue": 0.8, "green": 0.33333334, "red": 0.06666667}}
    },
}


def link_of(unit: Unit) -> Json | None:
    """Where a piece of text leads to; None where it is no link."""
    if unit.kind is not Kind.TEXT:
        return None
    link: Json | None = unit.data.get("textStyle", {}).get("link")
    return link


def with_looks(style: Json, given: set[str]) -> Json:
    """A link looks like one, unless the same request says otherwise."""
    return {**style, **{name: look for name, look in _LOOKS.items() if name not in given}}


def without_link(style: Json) -> Json:
    """The style around a link: its underline and colour go with it."""
    if "link" not in style:
        return style
    return {name: part for name, part in style.items() if name not in {"link", *_LOOKS}}


def preceding_style(range_: Stretch) -> Json:
    """What text is like whose link is removed: like the text before it, but for another link."""
    before = range_.units[range_.start - 1] if range_.start else None
    if before is None or before.kind is not Kind.TEXT or link_of(before):
        return {}
    style: Json = before.data.get("textStyle", {})
    return style


def around(range_: Stretch) -> list[Stretch]:
    """The rest of the links that a range begins or ends in: they are set anew as a whole."""
    units, start, end = range_.units, range_.start, range_.end
    first, last = (_reach(units, at, step) for at, step in ((start, -1), (end - 1, 1)))
    stretches = [
        range_._replace(start=first, end=start),
        range_._replace(start=end, end=last + 1),
    ]
    return [each for each in stretches if each.start < each.end]


def _reach(units: list[Unit], at: int, step: int) -> int:
    """The last index in a direction with the link of the text at an index."""
    link = link_of(units[at])
    while link and 0 <= at + step < len(units) and link_of(units[at + step]) == link:
        at += step
    return at
