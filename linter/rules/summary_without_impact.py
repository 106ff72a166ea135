"""The summary does not say what the incident did to anybody.

## What it flags
A summary without any word for an effect, once: nothing was down, slow, wrong, lost, late, leaked or
refused, and no number of users, requests or orders is given. "No customer impact" is an impact.

## Why it matters
A senior engineer who was not there understands the scope from this paragraph alone. What was
deployed and rolled back tells them how it happened, not whether they have to read on.

## Examples
- Flagged: "On 3 March release 341 set a new pool limit. It was rolled back after 23 minutes."
- Not flagged: "On 3 March release 341 set a new pool limit. 3,100 customers could not pay for 23
  minutes."

## How to fix
Say in one sentence who could not do what, with the number that the impact section has.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.affected import names_affected, says_effect
from linter.language.measures import has_number
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class SummaryWithoutImpact(Rule):
    code = "SUM02"
    name = "summary-without-impact"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections_with("summary")[:1]:
            block = section.first
            text = postmortem.prose(section)
            if block is None or not text or says_effect(text):
                continue
            if not (names_affected(text) and has_number(text)):
                message = "The summary does not say what the incident did to anybody."
                yield self.at(postmortem, block, message)
