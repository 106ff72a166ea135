"""The impact does not say who was affected.

## What it flags
An Impact section that names no users, customers, tenants, teams or anybody else, once a section.
"Nobody was affected" and "internal only" name somebody.

## Why it matters
Requests do not complain; people do. Support, sales and whoever writes to customers look here for
whom to write to.

## Examples
- Flagged: "14,200 API requests returned 503 over 23 minutes."
- Not flagged: "14,200 API requests of 3,100 users returned 503 over 23 minutes."

## How to fix
Name the group and how many of them; "all merchants in Europe" and "our own build jobs only, no
customer" are good answers.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.affected import names_affected
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ImpactWithoutAffected(Rule):
    code = "IMP04"
    name = "impact-without-affected"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections_with("impact"):
            block = section.first
            text = postmortem.prose(section)
            if block is not None and text and not names_affected(text):
                yield self.at(postmortem, block, "The impact does not say who was affected.")
