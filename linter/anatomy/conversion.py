"""The times of a timeline rewritten in UTC, where their zones leave no choice."""

from __future__ import annotations

from collections import Counter

from linter.diagnostic import Edit
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.anatomy.entry import Entry
    from linter.anatomy.timeline import Timeline
    from linter.language.times import Clock

_SECONDS = regex(r"\d{1,2}[:h.]\d\d(?P<rest>:\d\d(?:[.,]\d+)?)")
_DATE = regex(r"\d{4}([-/.])\d\d?[-/.]\d\d?")
_DAY = 24 * 60


class _NoConversionError(ValueError):
    """A zone is ambiguous, or the day would change where it is not written beside the time."""


def to_utc(timeline: Timeline, entries: Iterable[Entry]) -> list[Edit]:
    """Edits that give the times of some entries in UTC, and the declared zone with them.

    Empty where that cannot be done for all of them: an ambiguous zone, or a time whose day
    changes and is not written beside it alone.
    """
    try:
        return [*_declarations(timeline), *_clocks(timeline, entries)]
    except _NoConversionError:
        return []


def _declarations(timeline: Timeline) -> Iterator[Edit]:
    offsets = {declaration.zone.offset for declaration in timeline.declarations}
    if len(offsets) > 1 or None in offsets:
        raise _NoConversionError
    for declaration in timeline.declarations:
        span = declaration.block.span(declaration.zone.start, declaration.zone.end)
        yield Edit(span, "UTC")


def _clocks(timeline: Timeline, entries: Iterable[Entry]) -> Iterator[Edit]:
    carried = timeline.declared.zone.offset if timeline.declared is not None else None
    sharing = Counter(id(entry.day) for entry in timeline.entries if entry.day is not None)
    for entry in entries:
        own = next((clock.offset for clock in entry.clocks if clock.zone), carried)
        if timeline.declared is None:
            carried = own
        for clock in entry.clocks:
            offset = clock.offset if clock.zone else own
            if offset is None:
                raise _NoConversionError
            is_own = sharing[id(entry.day)] == 1
            replacement = _in_utc(entry, clock, offset, is_own_day=is_own)
            yield Edit(entry.block.span(clock.start, clock.end), replacement)


def _in_utc(entry: Entry, clock: Clock, offset: int, *, is_own_day: bool) -> str:
    days, minutes = divmod(clock.minutes - offset, _DAY)
    before = entry.block.text[clock.start : clock.time_start]
    if days and entry.day is not None:
        if clock.date is None or not is_own_day:
            raise _NoConversionError
        before = _moved(before, clock.date, days)
    seconds = _SECONDS.match(entry.block.text[clock.time_start : clock.end])
    time = f"{minutes // 60:02}:{minutes % 60:02}{seconds['rest'] if seconds else ''}"
    zone = "" if clock.zone_start < 0 else "Z" if before[-1:] in {"T", "t"} else " UTC"
    return before + time + zone


def _moved(before: str, day: tuple[int, int, int], days: int) -> str:
    """What stands in front of a time, its date some days later."""
    from datetime import date, timedelta  # costs start-up time, wanted for a midnight alone

    try:
        moved = date(*day) + timedelta(days=days)
    except (ValueError, OverflowError):
        raise _NoConversionError from None
    return _DATE.sub(rf"{moved:%Y}\g<1>{moved:%m}\g<1>{moved:%d}", before)
