"""An action item has no owner.

## What it flags
An action item that names nobody: no owner cell, no "Owner: …", no mention, chip, e-mail or name in
brackets; or only "TBD" and the like. Declined items are left alone, and so is what is
done already: a ticked box, a check mark, a status, a list of remedies in the past tense.

## Why it matters
What belongs to everybody is done by nobody. Items without an owner are the ones found open in the
next postmortem.

## Examples
- Flagged: "Add a disk alert for db-primary at 80 % (P0)".
- Not flagged: "Add a disk alert for db-primary at 80 % (Owner: J. Park, P0)".

## How to fix
Name one person who agreed to it.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.owners import NOBODY
from linter.diagnostic import ERROR, Diagnostic
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ActionWithoutOwner(Rule):
    code = "ACT01"
    name = "action-without-owner"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            if item.owner_kind == NOBODY:
                yield self.at(
                    postmortem,
                    item.block,
                    "This action item has no owner.",
                    start=item.start,
                    end=item.end,
                )
