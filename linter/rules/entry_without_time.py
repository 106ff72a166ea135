"""A timeline entry says what happened, but not when.

## What it flags
A row or a top-level bullet of the timeline without a clock time. Bullets under a heading or a line
that gives the time are details of that entry. A date alone is no time; a time that no clock shows
("25:61") is `impossible-time`.

## Why it matters
Without the minute nobody can tell what was known when, or where the time went.

## Examples
- Flagged: "The on-call engineer restarted the proxy."
- Not flagged: "14:03 UTC: the on-call engineer restarted the proxy."

## How to fix
Take the time from the chat, the pager or the deployment log, in UTC; "about 14:05" will do.

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

    from linter.postmortem import Postmortem


class EntryWithoutTime(Rule):
    code = "TML01"
    name = "entry-without-time"
    severity = ERROR
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for entry in postmortem.timeline.entries:
            if entry.clock is None and entry.impossible_time is None:
                yield self.at(postmortem, entry.block, "This timeline entry has no clock time.")
