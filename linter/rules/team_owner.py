"""An action item is owned by a team.

## What it flags
An owner that is a team, a department or everybody. A role that one person holds ("SRE team lead")
is a person.

## Why it matters
A team cannot be asked how it is going. The work may be the team's; the item needs one person who
sees to it.

## Examples
- Flagged: "Owner: SRE team".
- Not flagged: "Owner: SRE team lead".

## How to fix
Name the person in the team who sees to it.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.owners import A_TEAM
from linter.diagnostic import ERROR, Diagnostic
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class TeamOwner(Rule):
    code = "ACT02"
    name = "team-owner"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            if item.owner_kind == A_TEAM and item.owner_block is not None:
                yield self.at(
                    postmortem,
                    item.owner_block,
                    f'"{item.owner}" is a team; an action item is owned by one person.',
                    start=item.owner_start,
                    end=item.owner_end,
                )
