"""No action item names this contributing factor.

## What it flags
A listed factor that none of the action items names, in a postmortem whose items name their factor
(a column, "Factor: F2", "(F2, P1)"). A declined item covers its factor too, and so does a factor
that says itself that the risk is accepted. Silent where no item names a factor.

## Why it matters
The factors are where the work went, the items are what comes of it. What is written down as
contributing and then left is how an incident comes back; if it is left on purpose, that is a
decision worth writing down.

## Examples
- Flagged: three factors, and items for the first two.
- Not flagged: a factor that ends in "risk accepted: the vendor retires it in May".

## How to fix
Add an item, or say that the risk is accepted and why.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


_ACCEPTED = regex(
    r"\baccept(?:ed|s|ing)?\b.{0,20}\brisk|\brisk\b.{0,20}\baccept(?:ed|able)?\b"
    r"|\bno\s+action\s+(?:is\s+)?(?:needed|planned|taken)\b"
)


class FactorWithoutAction(Rule):
    code = "CTF06"
    name = "factor-without-action"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        coverage = postmortem.coverage
        for row in coverage.rows if coverage is not None else ():
            if not row.items and _ACCEPTED.search(row.factor.block.text.lower()) is None:
                yield self.at(postmortem, row.factor.block, "No action item names this factor.")
