"""The timeline's times are not in UTC.

## What it flags
Once a timeline: the first time without a zone that nothing else in the document gives it, or in
another zone; or the declared zone itself ("all times PST"). A zone may be declared for all entries
in the heading, a column header, a line of the section or elsewhere in the document, and an entry
carries on the zone of the one before it. A time given both locally and in UTC is fine; GMT is UTC.

## Why it matters
Responders, logs and pagers live in different zones and summer times. Timestamps in UTC are not
negotiable.

## Examples
- Flagged: "14:03 CET: paged"; "14:03: paged" where no zone is declared.
- Not flagged: "14:03 UTC: paged"; "19:38 EDT (23:38 UTC): paged".

## How to fix
Convert the times and write UTC once, in the heading or the column.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.timeline import Entry, Timeline
    from linter.postmortem import Postmortem


class TimeNotUtc(Rule):
    code = "TML02"
    name = "time-not-utc"
    severity = ERROR
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        timeline = postmortem.timeline
        offending = _offending(timeline)
        if not offending:
            return
        clock = offending[0].clock
        declared = timeline.declared
        if clock is None:
            return
        if not clock.zone and declared is not None:
            yield self.at(
                postmortem,
                declared.block,
                f"The timeline is in {declared.zone.name}, not in UTC.",
                start=declared.zone.start,
                end=declared.zone.end,
            )
            return
        block = offending[0].block
        words = block.text[clock.start : clock.end]
        fault = "is not in UTC" if clock.zone else "has no time zone, and none is declared"
        more = len(offending) - 1
        others = f"; the same holds for {more} more" if more else ""
        yield self.at(
            postmortem, block, f'"{words}" {fault}{others}.', start=clock.start, end=clock.end
        )


def _offending(timeline: Timeline) -> list[Entry]:
    declared = timeline.declared
    is_utc = declared is not None and declared.zone.is_utc
    found = []
    for entry in timeline.entries:
        if entry.clock is None:
            continue
        zoned = [clock for clock in entry.clocks if clock.zone]
        if zoned:
            is_utc_here = any(clock.is_utc for clock in zoned)
            is_utc = is_utc_here if declared is None else is_utc
        else:
            is_utc_here = is_utc
        if not is_utc_here:
            found.append(entry)
    return found
