"""A brief has one action item.

## What it flags
An incident brief whose action items are none or several; declined ones do not count.

## Why it matters
One item that gets done is worth more than three that do not. An incident that needs three deserves
a full postmortem.

## Examples
- Flagged: three bullets under "Action items" of a SEV3.
- Not flagged: one.

## How to fix
Keep the one that matters most and move the others to the backlog, or write a full postmortem.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.policy import BRIEF
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class BriefActionCount(Rule):
    code = "BRF02"
    name = "brief-action-count"
    severity = WARNING
    kinds = (BRIEF,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        count = len(postmortem.accepted_items)
        for section in postmortem.sections_with("action_items")[:1]:
            if count == 1 or section.first is None or postmortem.is_blank(section):
                continue
            message = f"A brief has one action item, and this one has {count or 'none'}."
            yield self.at(postmortem, section.first, message)
