"""An action item is due later than its priority allows.

## What it flags
An action item whose due date lies behind the window of its priority: by default a week for P0, the
sprint for P1, the quarter for P2. Windows are counted from the end of the impact or, if that is
later, from the review; without either from the date of the incident, or from today where the time
is known. A window that ends at a weekend or on a holiday ends with the next business day, and a
quarter of which less than a month is left goes on to the end of the next one.

## Why it matters
A P0 that may take a quarter is a P2 that somebody calls P0. Completion by priority says nothing any
more where the dates contradict the priorities.

## Examples
- Flagged: a P0 due on 30 April, after an impact that ended on 3 March.
- Not flagged: the same item as a P2 due on 31 March, or as a P0 due on 10 March.

## How to fix
Bring the date forward, split off what can be done in the window, or give the item the priority that
fits its date.

## Options
The policy's `priorities` have the windows, `sprint` the rhythm, `holidays` the days off.
"""

from __future__ import annotations

from linter.anatomy.due_days import due_day
from linter.diagnostic import WARNING, Diagnostic
from linter.language.dates import dates
from linter.policy.calendar import FURTHEST_YEAR, last_day
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from linter.anatomy.action_items import ActionItem
    from linter.postmortem import Postmortem


class LateDueDate(Rule):
    code = "ACT12"
    name = "late-due-date"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        items = [item for item in postmortem.open_items if item.due and item.priority]
        start = _start(postmortem, now) if items else None
        if start is not None:
            for item in items:
                yield from self._of_item(postmortem, item, start)

    def _of_item(
        self, postmortem: Postmortem, item: ActionItem, start: date
    ) -> Iterator[Diagnostic]:
        policy = postmortem.policy
        window = policy.priorities.get(item.priority or "")
        due = due_day(item.due or "", start, policy)
        if window is None or due is None:
            return
        last = last_day(window, start, policy)
        if due > last:
            message = (
                f"A {item.priority} is done by {last.isoformat()} at the latest ({window} from "
                f'{start.isoformat()}); this one is due "{item.due}".'
            )
            yield self.at(postmortem, item.block, message, start=item.start, end=item.end)


def _start(postmortem: Postmortem, now: datetime | None) -> date | None:
    """The day from which the windows are counted."""
    from datetime import date

    header = postmortem.header
    ended = header.time("impact_ended")
    known = [ended.date()] if ended is not None else []
    texts = [place.text for place in postmortem.review.places]
    if not known and "date" in header.fields:
        texts.append(header.fields["date"].text)
    known.extend(
        date(found.year, found.month, found.day)
        for text in texts
        for found in dates(text)
        if found.year is not None and found.is_sure and found.is_real
    )
    if not known and now is not None:
        known.append(now.date())
    return max((day for day in known if day.year < FURTHEST_YEAR), default=None)
