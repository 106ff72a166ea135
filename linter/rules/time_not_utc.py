"""The timeline's times are not in UTC.

## What it flags
Once a timeline: the first time without a zone that nothing else in the document gives it, or in
another zone; or the declared zone itself ("all times PST"). A zone may be declared for all entries
in the heading, a column header, a line of the section or elsewhere in the document, and an entry
carries on the zone of the one before it. A time given both locally and in UTC is fine; GMT is UTC.
Letters that mean different zones to different people (IST, CST, BST, AST, ET) are asked about.

## Why it matters
Responders, logs and pagers live in different zones and summer times. Timestamps in UTC are not
negotiable.

## Examples
- Flagged: "14:03 CET: paged"; "14:03: paged" where no zone is declared.
- Not flagged: "14:03 UTC: paged"; "19:38 EDT (23:38 UTC): paged".

## How to fix
Convert the times and write UTC once, in the heading or the column. Where every zone is known, the
fix does so; look at the summer time before you take it.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.conversion import to_utc
from linter.diagnostic import ERROR, SAFE, Diagnostic, Fix
from linter.language.zones import meanings
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from linter.anatomy.declared_zone import Declaration
    from linter.anatomy.entry import Entry
    from linter.anatomy.timeline import Timeline
    from linter.language.times import Clock
    from linter.postmortem import Postmortem


class TimeNotUtc(Rule):
    code = "TML02"
    name = "time-not-utc"
    severity = ERROR
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        timeline = postmortem.timeline
        offending = _offending(timeline)
        clock = offending[0].clock if offending else None
        if clock is None:
            return
        declared = timeline.declared
        fixes = _fixes(timeline, offending)
        if not clock.zone and declared is not None:
            yield self._of_declared(postmortem, declared, fixes)
        else:
            yield self._of_clock(postmortem, offending, clock, fixes)

    def _of_declared(
        self, postmortem: Postmortem, declared: Declaration, fixes: Sequence[Fix]
    ) -> Diagnostic:
        zone = declared.zone
        return self.at(
            postmortem,
            declared.block,
            f"The timeline is in {_spoken(zone.name)}, not in UTC.",
            start=zone.start,
            end=zone.end,
            question=_question(zone.name),
            fixes=fixes,
        )

    def _of_clock(
        self,
        postmortem: Postmortem,
        offending: Sequence[Entry],
        clock: Clock,
        fixes: Sequence[Fix],
    ) -> Diagnostic:
        block = offending[0].block
        words = block.text[clock.start : clock.end]
        alike = [entry for entry in offending if _is_alike(entry.clock, clock)]
        others = f"; the same holds for {len(alike) - 1} more" if len(alike) > 1 else ""
        return self.at(
            postmortem,
            block,
            f'"{words}" {_fault(clock)}{others}.',
            start=clock.start,
            end=clock.end,
            question=_question(clock.zone),
            fixes=fixes,
        )


def _spoken(name: str) -> str:
    """A zone as one speaks of it: "local" is local time."""
    is_word = name.isalpha() and not name.isupper()
    return f"{name} time" if is_word else name


def _fault(clock: Clock) -> str:
    if not clock.zone:
        return "has no time zone, and none is declared"
    said = meanings(clock.zone)
    return f"is not in UTC but in {said}" if said else "is not in UTC"


def _question(zone: str) -> str | None:
    said = meanings(zone)
    return f"What is {zone} here: {said}?" if said else None


def _is_alike(clock: Clock | None, other: Clock) -> bool:
    """Whether two times have the same fault."""
    if clock is None or bool(clock.zone) != bool(other.zone):
        return False
    return meanings(clock.zone) == meanings(other.zone)


def _fixes(timeline: Timeline, offending: Sequence[Entry]) -> list[Fix]:
    edits = to_utc(timeline, offending)
    if not edits:
        return []
    noun = "time" if len(offending) == 1 else f"times of {len(offending)} entries"
    return [Fix(f"Convert the {noun} to UTC", edits, SAFE)]


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
