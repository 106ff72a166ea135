"""The summary does not say how long it took.

## What it flags
A summary without a length of time and without a beginning and an end, once. "Several hours",
"briefly" and "a while" are no length; two clock times or two days are. What nearly happened did not
last: a near miss, a phishing attempt, a payment that was declined, unless a number of users,
customers or requests is given.

## Why it matters
How long is one third of what a summary is for: what happened, the impact, the duration. Four
minutes and four hours are different incidents.

## Examples
- Flagged: "Checkout answered 503 for several hours. 3,100 customers could not pay."
- Not flagged: "Checkout answered 503 for 23 minutes. 3,100 customers could not pay."

## How to fix
Give the minutes from the start of the impact to its end, as the header has them; an estimate that
says so will do.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.near_miss import is_near_miss
from linter.diagnostic import WARNING, Diagnostic
from linter.language.lasting import says_how_long
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class SummaryWithoutDuration(Rule):
    code = "SUM03"
    name = "summary-without-duration"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections_with("summary")[:1]:
            block = section.first
            text = postmortem.prose(section)
            if block is None or not text or says_how_long(text):
                continue
            if not is_near_miss(postmortem.title, text):
                yield self.at(postmortem, block, "The summary does not say how long it took.")
