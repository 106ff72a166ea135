"""No review is scheduled.

## What it flags
A postmortem whose header gives a severity that asks for a full postmortem, and that nowhere says
when its review is: no field "Review" and no section "Review" with a day, a time or a link to the
calendar. Silent once published.

## Why it matters
Writing the postmortem is half the process; the review is where the organisation learns. What is not
in a calendar does not happen.

## Examples
- Flagged: a SEV2 without a Review field, or with "Review: TBD".
- Not flagged: "Review: 2026-03-09 10:00 UTC, 45 minutes".

## How to fix
Put 45 minutes into the shared calendar and link them here.

## Options
None.
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


class ReviewNotScheduled(Rule):
    code = "PRC02"
    name = "review-not-scheduled"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        header = postmortem.header
        spec = postmortem.policy.severities.get(header.severity or "")
        if spec is None or spec.kind != FULL or header.is_published:
            return
        if not postmortem.review.is_scheduled:
            field = header.fields.get("review") or header.fields["severity"]
            message = "Nothing says when this postmortem is reviewed."
            yield self.at(postmortem, field.block, message)
