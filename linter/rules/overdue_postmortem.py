"""The postmortem is late.

## What it flags
A postmortem that is not published when the deadline of its severity is over, counted from the end
of the impact: by default five business days for SEV1 and SEV2, and 24 hours for the brief of a
SEV3. Weekends and the policy's holidays are no business days. Silent without a clock, without a
severity or the end of the impact in the header, and once published.

## Why it matters
After a week nobody remembers what the dashboard looked like, and the actions wait for the document.

## Examples
- Flagged: a SEV2 whose impact ended on Tuesday, 3 March, still "In review" on Wednesday, 11 March.
- Not flagged: the same one on Tuesday, 10 March, or on 11 March with the status "Published".

## How to fix
Publish what there is; open questions may stay open. If there is a reason to wait, dismiss this with
the reason.

## Options
The policy's `severities` have the deadlines, its `holidays` the days that do not count.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.policy import FULL
from linter.policy.calendar import FURTHEST_YEAR, deadline
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.policy.deadlines import SeveritySpec
    from linter.postmortem import Postmortem


class OverduePostmortem(Rule):
    code = "PRC01"
    name = "overdue-postmortem"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        header, policy = postmortem.header, postmortem.policy
        spec = policy.severities.get(header.severity or "")
        ended = header.time("impact_ended")
        if now is None or ended is None or header.is_published or not _is_asked(spec, postmortem):
            return
        if spec is None or spec.deadline is None or ended.year >= FURTHEST_YEAR:
            return
        due = deadline(spec.deadline, ended, policy)
        if now > due:
            field = header.fields["impact_ended"]
            message = (
                f"A {header.severity} postmortem is published within {spec.deadline} of the end "
                f"of the impact; this one was due {_before(due)}."
            )
            yield self.at(postmortem, field.block, message, start=field.start, end=field.end)


def _is_asked(spec: SeveritySpec | None, postmortem: Postmortem) -> bool:
    """Whether the severity asks for a document of this kind; a full one for a SEV3 is a gift."""
    return spec is not None and spec.kind in {postmortem.kind, FULL}


def _before(due: datetime) -> str:
    """A deadline as people say it: the day that ends then, or the minute."""
    from datetime import timedelta

    if due.hour == due.minute == 0:
        return f"by {due - timedelta(days=1):%Y-%m-%d}"
    return f"by {due:%Y-%m-%d %H:%M} UTC"
