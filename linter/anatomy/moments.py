"""When the entries of a timeline were, on one axis of minutes: days, zones and midnights solved."""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.anatomy.entry import Entry
    from linter.anatomy.timeline import Timeline
    from linter.language.times import Clock

_DAY = 24 * 60
# A clock that runs back by more than this has passed midnight rather than its place.
_FURTHEST_BACK = 6 * 60
_ROUGH_MINUTES = 10
_ROUGHLY = regex(r"(?:[~≈]|\b(?:about|around|approx(?:imately|\.)?|roughly|ca\.?|circa))\s*$")


class Moment:
    """When an entry was: ``at`` and ``until`` in minutes, comparable within one ``track``.

    ``is_day_guessed`` tells that no day is written and the clock may have passed midnight,
    ``is_zoned`` that the distance of its zone from Greenwich is known, so that ``at`` is in UTC.
    """

    __slots__ = ("at", "entry", "is_day_guessed", "is_rough", "is_zoned", "track", "until")

    def __init__(self, entry: Entry, at: int, track: int) -> None:
        self.entry = entry
        self.at = at
        self.until = at
        self.track = track
        self.is_rough = False
        self.is_day_guessed = False
        self.is_zoned = False

    def __repr__(self) -> str:
        return f"Moment({self.at // _DAY}, {self.at % _DAY // 60:02}:{self.at % 60:02})"


def moments(timeline: Timeline) -> list[Moment]:
    """The moments of all entries that lead with a time, in the order of the document.

    A new track begins where two times cannot be compared: under another heading, in a zone whose
    distance is not known, or on a day that could be two.
    """
    return [*_Axis(timeline).moments()]


class _Axis:
    """One pass over the entries; ``zone`` is minutes east, or the name of one that is not known."""

    def __init__(self, timeline: Timeline) -> None:
        self.entries = timeline.entries
        self.zone: int | str = ""
        self.has_halves = any(entry.clock and entry.clock.half for entry in self.entries)
        self.declared: int | str | None = None
        if timeline.declared is not None:
            self.declared = _zone(timeline.declared.zone.offset, timeline.declared.zone.name)
            self.zone = self.declared

    def moments(self) -> Iterator[Moment]:
        last: Moment | None = None
        last_zone = self.zone
        for entry in self.entries:
            clock = entry.clock
            if clock is None or not entry.leads or self._lacks_half(clock):
                continue
            zone = self._zone_of(clock)
            found = self._first(entry, clock, zone, 0 if last is None else last.track)
            if last is not None:
                if self._is_comparable(last.entry, entry, last_zone, zone):
                    _follow(found, last, is_same_zone=zone == last_zone)
                else:
                    found.track += 1
            yield found
            last, last_zone = found, zone

    def _first(self, entry: Entry, clock: Clock, zone: int | str, track: int) -> Moment:
        offset = zone if isinstance(zone, int) else 0
        day = entry.day.ordinal * _DAY if entry.day is not None else 0
        found = Moment(entry, day + clock.minutes - offset, track)
        found.is_rough = _is_rough(entry, clock)
        found.is_zoned = isinstance(zone, int)
        found.until = found.at + _length(entry)
        return found

    def _zone_of(self, clock: Clock) -> int | str:
        """The zone of a time: its own, the declared one, or that of the time before it."""
        if clock.zone:
            zone = _zone(clock.offset, clock.zone)
            if self.declared is None:
                self.zone = zone
            return zone
        return self.zone

    def _lacks_half(self, clock: Clock) -> bool:
        """Whether a time among those of twelve hours does not say which half of the day it is."""
        return self.has_halves and not clock.half and 60 <= clock.minutes < 13 * 60

    def _is_comparable(
        self, last: Entry, entry: Entry, last_zone: int | str, zone: int | str
    ) -> bool:
        is_known = isinstance(zone, int) and isinstance(last_zone, int)
        if last.run != entry.run or not (zone == last_zone or is_known):
            return False
        if last.day is None or entry.day is None:
            return last.day is entry.day
        return last.day.ordinal == entry.day.ordinal or (last.day.is_sure and entry.day.is_sure)


def _follow(found: Moment, last: Moment, *, is_same_zone: bool) -> None:
    """Settle on which day a moment is from the one before it, where it does not say so itself."""
    step = found.at - last.at
    if found.entry.day is not None and found.entry.day.year is None and step < -300 * _DAY:
        step += 366 * _DAY
    elif not found.entry.says_day and not (is_same_zone and step >= 0):
        step = _nearest(step)
        found.is_day_guessed = step > _FURTHEST_BACK
    if found.is_rough and -_ROUGH_MINUTES <= step < 0:
        step = 0
    found.until += last.at + step - found.at
    found.at = last.at + step


def _zone(offset: int | None, name: str) -> int | str:
    return name.lower() if offset is None else offset


def _nearest(step: int) -> int:
    """The step to the clock time that is meant: back a few hours, or forward past midnight."""
    forward = step % _DAY
    return forward if forward <= _DAY - _FURTHEST_BACK else forward - _DAY


def _is_rough(entry: Entry, clock: Clock) -> bool:
    before = entry.block.text[max(entry.start, clock.start - 14) : clock.start]
    return _ROUGHLY.search(before.lower()) is not None


def _length(entry: Entry) -> int:
    """How many minutes an entry lasted that gives a range ("14:03-14:10")."""
    if not entry.is_range:
        return 0
    first, last = entry.clocks[:2]
    return (last.minutes - first.minutes - (last.offset or 0) + (first.offset or 0)) % _DAY
