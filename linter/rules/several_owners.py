"""An action item has several owners.

## What it flags
Two or more people, or people and a team, as the owner of one action item: in the owner's cell,
behind "Owner:", in brackets, or as the subject ("J. Park and M. Chen to …"). A role with its
department ("Engineering manager, Payments") and a person with a helper ("J. Park, with help from
M. Chen") are one owner.

## Why it matters
Each of two owners can believe that the other is on it. One person sees to the item, whoever else
works on it.

## Examples
- Flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park and M. Chen, P0)".
- Not flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park, P0)".

## How to fix
Let one of them own it, or split it into an item each.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.owners import SEVERAL
from linter.diagnostic import WARNING, Diagnostic
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class SeveralOwners(Rule):
    code = "ACT03"
    name = "several-owners"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            if item.owner_kind == SEVERAL and item.owner_block is not None:
                owners = item.owner_block.text[item.owner_start : item.owner_end]
                yield self.at(
                    postmortem,
                    item.owner_block,
                    f'"{" ".join(owners.split())}" are several; one person owns an action item.',
                    start=item.owner_start,
                    end=item.owner_end,
                )
