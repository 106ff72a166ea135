"""All action items prevent, or all detect, or all mitigate.

## What it flags
Once: three or more action items that all do the same, be it keep this from happening again, show it
sooner, or make it shorter. Silent where it is unclear what one of them does.

## Why it matters
Prevention fails one day. Who only prevents finds the next incident as late as this one; who only
alerts will be woken by it again.

## Examples
- Flagged: three items that each reject a bad setting.
- Not flagged: two of these, and an alert.

## How to fix
Ask of the incident: what would have shown it sooner, and what would have ended it sooner?

## Options
`least`: from how many action items on, 3 by default.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.remedies import DETECT, MITIGATE, PREVENT, purposes
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from linter.postmortem import Postmortem


_MISSING = {
    PREVENT: "prevent it; none would show it sooner or make it shorter",
    DETECT: "show it sooner; none would prevent it or make it shorter",
    MITIGATE: "make it shorter; none would prevent it or show it sooner",
}


class UnbalancedActions(Rule):
    code = "ACT11"
    name = "unbalanced-actions"
    severity = SUGGESTION
    kinds = (FULL,)
    once = True
    options: Mapping[str, int] = {"least": 3}

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        items = postmortem.accepted_items
        if len(items) < self.option(postmortem, "least"):
            return
        kinds = {purposes(item.action, item.purpose) for item in items}
        for kind in (PREVENT, DETECT, MITIGATE):
            if kinds == {frozenset((kind,))}:
                first = items[0]
                message = f"All {len(items)} action items {_MISSING[kind]}."
                yield self.at(postmortem, first.block, message, start=first.start, end=first.end)
