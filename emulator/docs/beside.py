"""What a suggested request makes beside the text: lists and footnotes, taken over as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import marks
from emulator.docs.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Tab


def take_footnotes(tab: Tab, new: Tab) -> bool:
    """Take over a footnote that was made, which goes with its reference; the others keep numbers.

    Those are changed by the suggestion, and no part of it.
    """
    made = {name: one for name, one in new.segments.items() if name not in tab.segments}
    if not made:
        return False
    before = {unit.uid: unit for unit in tab.segments[BODY].units}
    for at, unit in enumerate(new.segments[BODY].units):
        if "footnoteReference" in unit.data and unit.uid in before:
            new.put(BODY, at, before[unit.uid])
    tab.segments.update(made)
    return True


def take_lists(tab: Tab, new: Tab) -> None:
    """Take over the lists that were made, each for the suggestion that uses it."""
    made = {
        name: part
        for name, part in new.parts.get("lists", {}).items()
        if name not in tab.parts.get("lists", {})
    }
    for name, part in made.items():
        user = next(_users(tab, name), "")
        marked = {**part, "suggestedInsertionId": user} if user else part
        tab.parts["lists"] = {**tab.parts.get("lists", {}), name: marked}


def _users(tab: Tab, list_id: str) -> Iterator[str]:
    for segment in tab.segments.values():
        for unit in segment.units:
            if unit.paragraph.get("bullet", {}).get("listId") == list_id:
                yield from marks.insertions(unit)
            for suggestion, change in unit.paragraph.get("suggestedBulletChanges", {}).items():
                if change.get("bullet", {}).get("listId") == list_id:
                    yield suggestion
