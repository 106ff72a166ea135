"""Action items are not in the tracker.

## What it flags
Once: the first action item without a ticket key or link, with the number of those that have none.
Declined items need none, nor what is done already.

## Why it matters
Postmortems without tracked action items are postmortem theater: nobody opens the document again,
the tracker is looked at every day.

## Examples
- Flagged: a table whose ticket cells are empty.
- Not flagged: "OPS-12: add a disk alert …".

## How to fix
Create the tickets, or decline the item with a reason ("declined: superseded by OPS-12").

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ActionWithoutTicket(Rule):
    code = "ACT05"
    name = "action-without-ticket"
    severity = WARNING
    once = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        items = postmortem.open_items
        untracked = [item for item in items if item.ticket is None]
        if not untracked:
            return
        first = untracked[0]
        message = f"{len(untracked)} of {len(items)} action items have no ticket."
        if len(items) == 1:
            message = "The action item has no ticket."
        yield self.at(
            postmortem,
            first.block,
            message,
            start=first.start,
            end=first.end,
            repair=Repair("create-tickets", "action_items", "Create tickets"),
        )
