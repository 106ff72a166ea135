"""An action item has no priority.

## What it flags
An action item without P0, P1 or P2, or a word for one ("Critical", "High"), in its own column, in
brackets or anywhere in the bullet.

## Why it matters
Each priority has a window: P0 this week, P1 this sprint, P2 this quarter. Without one there is no
date at which the item is late.

## Examples
- Flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park)".
- Not flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park, P0)".

## How to fix
Choose the window that the owner agrees to.

## Options
The policy names the priorities.
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
        for item in postmortem.open_items:
            if item.priority is None:
                yield self.at(
                    postmortem,
                    item.block,
                    f"This action item has no priority ({choice}).",
                    start=item.start,
                    end=item.end,
                )
