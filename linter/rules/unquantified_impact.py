"""The impact is not measured at all.

## What it flags
An Impact section without a single measure, once, on its first block. Numbers, shares, durations,
money, intervals and universal words ("all users", "no data was lost", "no customer impact") are
measures; version numbers, HTTP status codes, dates and "some", "many", "several hours" are none.

## Why it matters
"Some users saw errors" fits three users and three million. Without a number nobody can decide what
the action items are worth.

## Examples
- Flagged: "Some users experienced errors."
- Not flagged: "14 of 40 shops could not take cards for 23 minutes."

## How to fix
Give requests, users, minutes or money; an estimate that says so is a measure, and so is "not
known, because the logs were lost".

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic
from linter.document import CODE
from linter.language.measures import has_measure
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem

_UNKNOWN = regex(
    r"\b(?:unknown|not known|cannot be (?:measured|known))[^.]{0,20}\b(?:because|since|as)\b"
)


class UnquantifiedImpact(Rule):
    code = "IMP01"
    name = "unquantified-impact"
    severity = ERROR
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections_with("impact"):
            block = section.first
            if block is None or postmortem.is_blank(section):
                continue
            texts = [block.text for block in section.content if block.kind != CODE]
            if not any(has_measure(text) or _UNKNOWN.search(text.lower()) for text in texts):
                yield self.at(
                    postmortem,
                    block,
                    "The impact has no measure: no number, share, duration or amount of money.",
                )
