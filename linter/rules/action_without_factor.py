"""An action item names no contributing factor, where others do.

## What it flags
An open action item without a factor, in a postmortem whose items have a column for it, a label
("Factor: F2") or a mark in brackets ("(F2, P1)"). Silent where no item names one.

## Why it matters
An item that answers no factor is either work that was wanted anyway, or it answers one that nobody
wrote down.

## Examples
- Flagged: a row with an empty cell in the column "Factor".
- Not flagged: the same row in a table without that column.

## How to fix
Name the factor; or add it to the contributing factors.

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


class ActionWithoutFactor(Rule):
    code = "ACT10"
    name = "action-without-factor"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        coverage = postmortem.coverage
        for item in coverage.loose if coverage is not None else ():
            message = "This action item names no factor, as others do."
            yield self.at(postmortem, item.block, message, start=item.start, end=item.end)
