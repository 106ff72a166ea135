"""A segment in two revisions, and where its units stand in the newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emulator.docs.model import BODY

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json, Segment


class GoneError(Exception):
    """What a request points at is no longer there."""


class Pair(NamedTuple):
    """A segment in both revisions."""

    old: Segment
    new: Segment

    def same(self, at: int) -> int:
        """Where the unit at an old index stands now: mostly in its place, or as far from the end.

        Raises:
            GoneError: it is there no more.

        """
        uid, units = self.old.units[at].uid, self.new.units
        for index in (at, at + len(units) - len(self.old.units)):
            if 0 <= index < len(units) and units[index].uid == uid:
                return index
        for index, unit in enumerate(units):
            if unit.uid == uid:
                return index
        raise GoneError

    def after_survivor(self, at: int) -> int:
        """The index behind the last unit before an old index that is left; 0 without any."""
        places = {unit.uid: index for index, unit in enumerate(self.new.units)}
        before = reversed(self.old.units[:at])
        return next((places[unit.uid] + 1 for unit in before if unit.uid in places), 0)


def of_tab(old: Document, place: Json) -> Json:
    """A place that names its tab: which one is the first may have changed."""
    tab = old.tab(place.get("tabId", ""))
    return {**place, "tabId": tab.tab_id} if tab else place


def pair_of(old: Document, new: Document, place: Json) -> Pair | None:
    """The segment that a place is in; None where the request is to be refused."""
    name = place.get("segmentId", BODY)
    tabs = [document.tab(place.get("tabId", "")) for document in (old, new)]
    before, after = (tab.segments.get(name) if tab else None for tab in tabs)
    return Pair(before, after) if before and after else None
