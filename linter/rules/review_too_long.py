"""The review is planned to take longer than reviews may take.

## What it flags
A review of more minutes than the policy allows, by the header's field or the section "Review":
"60 minutes", "1 hour", "14:00–15:30 UTC".

## Why it matters
Longer meetings lose focus. 45 minutes with a hard stop are enough where everybody has read the
document before.

## Examples
- Flagged: "Review: 2026-03-09 10:00 UTC, 90 minutes".
- Not flagged: "Review: 2026-03-09 10:00 UTC, 45 minutes".

## How to fix
Plan 45 minutes, send the document a day before, and settle the action items afterwards.

## Options
The policy's `review` has the minutes, 45 by default.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ReviewTooLong(Rule):
    code = "PRC04"
    name = "review-too-long"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        most = postmortem.policy.review.minutes
        length = postmortem.review.length
        if length is not None and length[0] > most:
            minutes, place = length
            message = f"The review takes {minutes} minutes; {most} are the most."
            yield self.at(postmortem, place.block, message, start=place.start, end=place.end)
