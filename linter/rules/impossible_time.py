"""A time or a date cannot be.

## What it flags
At the head of a timeline entry and in the header: a time that no clock shows ("25:61", "23:00 AM"),
a date that no calendar has ("30 February"), a weekday that the date was not; a range that ends
before it begins; a header whose times do not follow each other (started, detected, mitigated,
ended); and, where the time is known, what lies in the future.

## Why it matters
Every number of the incident is counted from these times. One typo makes the time to recover
negative, or a year long.

## Examples
- Flagged: "25:61 UTC: paged"; "14:30–14:10 UTC: restarted the proxies".
- Not flagged: "23:50–00:10 UTC: restarted the proxies".

## How to fix
Look the time up in the chat, the pager or the deployment log.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.header import TIMES
from linter.diagnostic import WARNING, Diagnostic
from linter.language.dates import WEEKDAY_NAMES, dates, impossible_dates, ordinal, weekday_of
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.entry import Entry
    from linter.anatomy.header import HeaderField
    from linter.document import Block
    from linter.language.dates import Date
    from linter.postmortem import Postmortem

_DAY = 24 * 60
# A range may pass midnight; no night is longer than this.
_LONGEST_RANGE = 18 * 60
_HEAD = 60
_SHORT = 40
_SEQUENCE = (
    ("impact_started", "detected"),
    ("impact_started", "mitigated"),
    ("impact_started", "impact_ended"),
    ("mitigated", "impact_ended"),
)
_NAMES = {
    "impact_started": "the impact started",
    "detected": "it was detected",
    "mitigated": "it was mitigated",
    "impact_ended": "the impact ended",
}


class ImpossibleTime(Rule):
    code = "TML09"
    name = "impossible-time"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        yield from self._in_header(postmortem, now)
        for entry in postmortem.timeline.entries:
            yield from self._in_entry(postmortem, entry)
        if now is not None:
            yield from self._ahead(postmortem, now)

    def _in_header(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        fields = postmortem.header.fields
        for name in ("date", *TIMES):
            if name in fields:
                field = fields[name]
                yield from self._dates(postmortem, field.block, field.start, field.end)
        times = {name: postmortem.header.time(name) for name in TIMES}
        for first, last in _SEQUENCE:
            start, end = times[first], times[last]
            if start is not None and end is not None and end < start:
                message = (
                    f"By the header {_NAMES[last]} at {end:%Y-%m-%d %H:%M} UTC, "
                    f"before {_NAMES[first]} at {start:%Y-%m-%d %H:%M} UTC."
                )
                yield self._of_field(postmortem, fields[last], message)
        for name, at in times.items():
            if now is not None and at is not None and at > now:
                message = f'"{fields[name].text}" lies in the future.'
                yield self._of_field(postmortem, fields[name], message)

    def _in_entry(self, postmortem: Postmortem, entry: Entry) -> Iterator[Diagnostic]:
        wrong = entry.impossible_time
        if wrong is not None:
            words = entry.block.text[slice(*wrong)]
            message = f'"{words}" is no time of the day.'
            yield self.at(postmortem, entry.block, message, start=wrong[0], end=wrong[1])
        if entry.is_range:
            yield from self._range(postmortem, entry)
        stop = entry.clock.end if entry.leads and entry.clock is not None else entry.start + _HEAD
        yield from self._dates(postmortem, entry.block, entry.start, stop)
        for cell in entry.row.cells if entry.row is not None else ():
            for block in cell.blocks:
                if block is not entry.block and len(block.text) <= _SHORT:
                    yield from self._dates(postmortem, block, 0, len(block.text))

    def _range(self, postmortem: Postmortem, entry: Entry) -> Iterator[Diagnostic]:
        first, last = entry.clocks[:2]
        if first.offset != last.offset or first.date != last.date:
            return
        if (last.minutes - first.minutes) % _DAY > _LONGEST_RANGE:
            words = entry.block.text[first.start : last.end]
            message = f'"{words}" ends before it begins.'
            yield self.at(postmortem, entry.block, message, start=first.start, end=last.end)

    def _dates(
        self, postmortem: Postmortem, block: Block, start: int, stop: int
    ) -> Iterator[Diagnostic]:
        """What is wrong with the dates that a stretch of a block begins with."""
        text = block.text[:stop]
        for date in impossible_dates(text):
            if date.start >= start:
                message = f'"{text[date.start : date.end]}" is no day of the calendar.'
                yield self.at(postmortem, block, message, start=date.start, end=date.end)
        for date in dates(text):
            if date.start >= start and date.year and date.is_sure and date.is_real:
                yield from self._weekday(postmortem, block, date)

    def _weekday(self, postmortem: Postmortem, block: Block, date: Date) -> Iterator[Diagnostic]:
        said = weekday_of(block.text, date)
        if said is not None and said[0] != date.ordinal % 7:
            start, end = min(said[1], date.start), max(said[2], date.end)
            message = f'"{block.text[start:end]}" is a {WEEKDAY_NAMES[date.ordinal % 7]}.'
            yield self.at(postmortem, block, message, start=start, end=end)

    def _ahead(self, postmortem: Postmortem, now: datetime) -> Iterator[Diagnostic]:
        """The first entry that lies in the future, where its day, year and zone are known."""
        this_minute = _minutes(now)
        for moment in postmortem.moments:
            day = moment.entry.day
            is_known = day is not None and day.year is not None and day.is_sure
            if is_known and moment.is_zoned and moment.at > this_minute:
                start, end = moment.entry.place
                message = f'"{moment.entry.time}" lies in the future.'
                yield self.at(postmortem, moment.entry.block, message, start=start, end=end)
                return

    def _of_field(self, postmortem: Postmortem, field: HeaderField, message: str) -> Diagnostic:
        return self.at(postmortem, field.block, message, start=field.start, end=field.end)


def _minutes(moment: datetime) -> int:
    day = ordinal(moment.year, moment.month, moment.day)
    return day * _DAY + moment.hour * 60 + moment.minute
