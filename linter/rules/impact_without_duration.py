"""The impact does not say how long it lasted.

## What it flags
An Impact section without a length of time and without a beginning and an end, once a section. A
section that says there was no impact is left alone, and so is one that says nothing was compromised
and gives no number of users, customers or requests; and one below an opening paragraph that says
how long, where there is no Summary.

## Why it matters
14,200 failed requests in 23 minutes are an outage, in a month they are noise. Without the time the
numbers cannot be weighed.

## Examples
- Flagged: "14,200 of 61,000 checkout requests failed for about 3,100 customers."
- Not flagged: "14,200 of 61,000 checkout requests failed over 23 minutes."; "No customer impact."

## How to fix
Add the minutes, for each part of the impact if they differ.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.opening import opening
from linter.diagnostic import WARNING, Diagnostic
from linter.language.affected import counts_affected
from linter.language.lasting import says_how_long
from linter.language.patterns import regex
from linter.language.text import lower
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem

_NONE = regex(
    r"\W*(?:none|n/?a|nil|zero|nobody|no[\s-]one|no\s(?:\w+\s){0,4}(?:impact|effect|outage|downtime"
    r"|degradation|disruption|(?:users?|customers?|clients?|services?)\s(?:\w+\s){0,3}(?:affect|impact|notic))"
    r"|(?:there\s(?:was|were)|we\s(?:saw|had))\sno\s|(?:was|were)?\s?not\s(?:affect|impact|notic))"
    r"|\b(?:no|zero|without)\s(?:\w+\s){0,3}(?:customer|user|production|service|external)[\w-]*\simpact\b"
)
# Said anywhere in the section, it tells that an exposure came to nothing.
_HARMLESS = regex(
    r"\bno\s(?:\w+\s){1,3}(?:was|were|has\sbeen|have\sbeen)\s(?:compromised|exploited|stolen|misused)\b"
)


class ImpactWithoutDuration(Rule):
    code = "IMP03"
    name = "impact-without-duration"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        if _is_said_at_the_top(postmortem):
            return
        for section in postmortem.sections_with("impact"):
            block = section.first
            text = postmortem.prose(section)
            if block is None or not text or _is_none(lower(text)) or says_how_long(text):
                continue
            yield self.at(postmortem, block, "The impact does not say how long it lasted.")


def _is_none(low: str) -> bool:
    is_harmless = _HARMLESS.search(low) is not None and not counts_affected(low)
    return is_harmless or _NONE.match(low) is not None


def _is_said_at_the_top(postmortem: Postmortem) -> bool:
    """Whether what stands before all sections does the work of a summary and says how long."""
    if postmortem.sections_with("summary") or not postmortem.sections:
        return False
    return says_how_long(opening(postmortem.all_sections))
