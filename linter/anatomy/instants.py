"""When a header field was: an aware UTC moment, or nothing where it could be read in two ways."""

from __future__ import annotations

from linter.language.dates import Date, dates
from linter.language.patterns import regex
from linter.language.times import clocks
from linter.language.zones import zones

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.header import HeaderField
    from linter.language.times import Clock

# "10:02 ET (14:02 UTC)" is one moment twice; "10:02 – 14:02 UTC" are two.
_SAME_MOMENT = regex(r"\s*[(\[]\s*|\s*[/=]\s*")


def instant(field: HeaderField, day: HeaderField | None) -> datetime | None:
    """The moment that a field names; ``day`` is the field that gives the date for all."""
    for mark in field.block.marks:
        if mark.kind == "date" and "T" in mark.value and field.start <= mark.start < field.end:
            return _from_timestamp(mark.value)
    found = clocks(field.text)
    if not found:
        return None
    offset = _offset(field, found)
    date = _date(field, found[0], day)
    return _moment(date, found[0], offset) if date is not None and offset is not None else None


def _offset(field: HeaderField, found: list[Clock]) -> int | None:
    """Minutes east of Greenwich of the first clock time."""
    first = found[0]
    if first.offset is not None:
        return first.offset
    if len(found) > 1 and _SAME_MOMENT.fullmatch(field.text, first.end, found[1].start):
        return _offset_beside(first, found[1])
    if first.zone:
        return None
    return next((zone.offset for zone in zones(field.label)), None)


def _offset_beside(first: Clock, other: Clock) -> int | None:
    """The offset that a time has if it is the same moment as another whose offset is known."""
    if other.offset is None:
        return None
    ahead = (first.minutes - other.minutes + other.offset) % 1440
    return ahead - 1440 if ahead > 840 else ahead


def _date(field: HeaderField, clock: Clock, day: HeaderField | None) -> Date | None:
    own = [*_dates(field)]
    if clock.date is not None:
        return Date(0, 0, *clock.date)
    common = [*_dates(day)] if day is not None else []
    if not own:
        return _only(common)
    if own[0].year is None:
        own[0].year = next((date.year for date in common), None)
    return _only(own)


def _only(found: list[Date]) -> Date | None:
    """The date, if it is one and the same each time, and sure."""
    days = {(date.year, date.month, date.day) for date in found}
    if len(days) != 1 or found[0].year is None or not all(date.is_sure for date in found):
        return None
    return found[0]


def _dates(field: HeaderField) -> Iterator[Date]:
    """The dates that a field names; what a chip displays may be in any order, its value is not."""
    chips = [
        mark
        for mark in field.block.marks
        if mark.kind == "date" and field.start <= mark.start < field.end
    ]
    if chips:
        for mark in chips:
            yield from dates(mark.value.partition("T")[0])
    else:
        yield from dates(field.text)


def _moment(date: Date, clock: Clock, offset: int) -> datetime | None:
    from datetime import UTC, datetime, timedelta  # costs start-up time, wanted by headers alone

    try:
        midnight = datetime(date.year or 0, date.month, date.day, tzinfo=UTC)
        return midnight + timedelta(minutes=clock.minutes - offset, seconds=clock.seconds)
    except (ValueError, OverflowError):
        return None


def _from_timestamp(value: str) -> datetime | None:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
