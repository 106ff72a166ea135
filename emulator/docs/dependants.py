"""Footnotes, headers and footers go with what refers to them; footnotes are numbered in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import BODY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from emulator.docs.model import Json, Tab, Unit

_REFERENCE = "footnoteReference"


def follow(tab: Tab, lost: list[Unit]) -> None:
    """Drop the segments that lost units of the body were the last to refer to."""
    gone = set(_referred(lost))
    if gone:
        left = {*_referred(tab.segments[BODY].units), *_named(tab.parts.get("documentStyle", {}))}
        for name in gone - left:
            if name in tab.segments:
                tab.drop_segment(name)
        number_footnotes(tab)


def _referred(units: Iterable[Unit]) -> Iterator[str]:
    """The ids of segments that units name."""
    for unit in units:
        if unit.kind is Kind.SECTION:
            yield from _named(unit.data.get("sectionStyle", {}))
        elif _REFERENCE in unit.data:
            yield unit.data[_REFERENCE]["footnoteId"]


def _named(style: Json) -> Iterator[str]:
    return (part for part in style.values() if isinstance(part, str))


def number_footnotes(tab: Tab) -> None:
    """Number the references of the body from one, in their order."""
    count = 0
    for at, unit in enumerate(tab.segments[BODY].units):
        if _REFERENCE in unit.data:
            count += 1
            reference = {**unit.data[_REFERENCE], "footnoteNumber": str(count)}
            tab.put(BODY, at, unit._replace(data={**unit.data, _REFERENCE: reference}))
