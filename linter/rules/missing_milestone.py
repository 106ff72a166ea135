"""Nothing says when the incident was detected, mitigated or over.

## What it flags
A postmortem of which neither the header nor the timeline tells that the incident was detected,
mitigated or ended, once. Any wording will do: an alert or a customer's call detects, a roll-back or
a restart mitigates, "resolved" or "back to normal" ends. Nothing is to mitigate in a near miss: a
phishing attempt, a payment that was declined, unless a number of users, customers or requests is
given.

## Why it matters
Time to detect, to mitigate and to recover are counted from these moments, and show whether
detection or response is what takes long.

## Examples
- Flagged: a header without Detected, and a timeline that begins with the roll-back.
- Not flagged: a timeline of "14:03 UTC paged", "14:21 UTC rolled back", "14:25 UTC resolved".

## How to fix
Fill in the header's fields, or add the entry: how it was noticed, what stopped the harm, when the
last customer was served again.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.header import TIMES
from linter.anatomy.milestones import DETECTED, ENDED, MITIGATED, tells
from linter.anatomy.near_miss import is_near_miss
from linter.diagnostic import WARNING, Diagnostic
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.document import Block
    from linter.postmortem import Postmortem

_FIELDS = {DETECTED: "detected", MITIGATED: "mitigated", ENDED: "impact_ended"}

# Whoever tells the users of the remedy, in the last entry, holds the incident to be over.
_TOLD_USERS = regex(r"\b(?:inform|tell|told|notif\w*)\s(?:\w+\s){0,2}(?:users|customers)\b")


class MissingMilestone(Rule):
    code = "TML05"
    name = "missing-milestone"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        block = _place(postmortem)
        if block is None:
            return
        missing = [
            milestone
            for milestone, name in _FIELDS.items()
            if not postmortem.header.gives(name) and not _is_asked_for(postmortem, name)
        ]
        for entry in postmortem.timeline.entries:
            if not missing:
                return
            missing = [milestone for milestone in missing if not tells(entry, milestone)]
        entries = postmortem.timeline.entries
        if entries and tells(entries[-1], MITIGATED) and _TOLD_USERS.search(entries[-1].low):
            missing = [milestone for milestone in missing if milestone != ENDED]
        if MITIGATED in missing and self._is_near_miss(postmortem):
            missing.remove(MITIGATED)
        if missing:
            which = " or ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
            yield self.at(
                postmortem,
                block,
                f"Neither the header nor the timeline says when the incident was {which}.",
            )

    def _is_near_miss(self, postmortem: Postmortem) -> bool:
        summaries = [postmortem.prose(one) for one in postmortem.sections_with("summary")]
        return is_near_miss(postmortem.title, "\n".join(summaries))


def _is_asked_for(postmortem: Postmortem, name: str) -> bool:
    """Whether the template's own field is open (STR09), and nobody has begun the timeline."""
    if postmortem.timeline.entries or not postmortem.is_from_template:
        return False
    return name in postmortem.header.fields


def _place(postmortem: Postmortem) -> Block | None:
    """The first entry of the timeline, else the first time in the header."""
    for entry in postmortem.timeline.entries:
        return entry.block
    fields = postmortem.header.fields
    return next((fields[name].block for name in TIMES if name in fields), None)
