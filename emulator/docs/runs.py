"""Runs of text: neighbours that are alike become one after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.docs.model import Segment


def join(segment: Segment, changed: Iterable[int]) -> None:
    """Let neighbours be one run that are alike since one of them, by its uid, was changed."""
    units, numbers = segment.units, set(changed)
    for at in range(1, len(units)):
        before, unit = units[at - 1], units[at]
        is_changed = unit.uid in numbers or before.uid in numbers
        is_run = before.kind is Kind.TEXT and unit.char != "" and is_changed
        if is_run and unit.data is not before.data and unit.data == before.data:
            numbers.add(unit.uid)
            units[at] = unit._replace(data=before.data)
