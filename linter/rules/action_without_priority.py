"""An action item has no priority of the practice.

## What it flags
An action item without P0, P1 or P2, or a word for one ("Critical", "High"), in its own column, in
brackets, anywhere in the bullet or in the heading above it, where the window of a priority will do
as well ("This week"); and one whose priority is none of them, such as P3.

## Why it matters
Each priority has a window: P0 this week, P1 this sprint, P2 this quarter. Without one there is no
date at which the item is late.

## Examples
- Flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park)".
- Flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park, P3)".
- Not flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park, P0)".

## How to fix
Choose the window that the owner agrees to.

## Options
`practice.priorities` of the policy names them.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ActionWithoutPriority(Rule):
    code = "ACT04"
    name = "action-without-priority"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        choice = ", ".join(postmortem.policy.priorities)
        known = postmortem.policy.priorities
        for item in postmortem.open_items:
            if item.priority not in known:
                message = f"This action item has no priority ({choice})."
                if item.priority is not None:
                    message = f'"{item.priority}" is no priority of the practice ({choice}).'
                yield self.at(postmortem, item.block, message, start=item.start, end=item.end)
