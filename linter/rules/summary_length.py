"""The summary is not two or three sentences long.

## What it flags
A summary with fewer or more sentences than the policy asks for, once. Bullets count as the
sentences they hold.

## Why it matters
A senior engineer who was not there understands the scope from this paragraph alone. One sentence
leaves out what happened, the impact or how long; ten are a second timeline.

## Examples
- Flagged: "The API was down."
- Not flagged: "On 3 March the API answered 503 for 23 minutes. 3,100 users could not pay."

## How to fix
Say what happened, what it did to whom, and how long; move the rest to the timeline.

## Options
`min` and `max`, the number of sentences; 2 and 3 by default.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.document import CODE, QUOTE
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from linter.anatomy.sections import Section
    from linter.postmortem import Postmortem


class SummaryLength(Rule):
    code = "SUM01"
    name = "summary-length"
    severity = WARNING
    kinds = (FULL,)
    options: Mapping[str, int] = {"min": 2, "max": 3}

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        low, high = self.option(postmortem, "min"), self.option(postmortem, "max")
        for section in postmortem.sections_with("summary")[:1]:
            block = section.first
            if block is None or postmortem.is_blank(section):
                continue
            count = _sentences(postmortem, section)
            if not low <= count <= high:
                noun = "sentence" if count == 1 else "sentences"
                yield self.at(
                    postmortem, block, f"The summary has {count} {noun} instead of {low} to {high}."
                )


def _sentences(postmortem: Postmortem, section: Section) -> int:
    return sum(
        len(postmortem.text(block).sentences)
        for block in section.content
        if block.kind not in {CODE, QUOTE} and block.cell is None
    )
