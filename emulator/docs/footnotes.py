"""Footnotes follow their references: gone with them, numbered in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import BODY

if TYPE_CHECKING:
    from emulator.docs.model import Tab, Unit

_REFERENCE = "footnoteReference"


def follow(tab: Tab, lost: list[Unit]) -> None:
    """Drop the footnotes that lost units refer to, and number the others anew."""
    names = [unit.data[_REFERENCE]["footnoteId"] for unit in lost if _REFERENCE in unit.data]
    for name in names:
        if name in tab.segments:
            tab.drop_segment(name)
    if names:
        number(tab)


def number(tab: Tab) -> None:
    """Number the references of the body from one, in their order."""
    count = 0
    for at, unit in enumerate(tab.segments[BODY].units):
        if _REFERENCE in unit.data:
            count += 1
            reference = {**unit.data[_REFERENCE], "footnoteNumber": str(count)}
            tab.put(BODY, at, unit._replace(data={**unit.data, _REFERENCE: reference}))
