"""An action item adds a step that somebody has to take each time.

## What it flags
Another approval, sign-off, second pair of eyes, form or check by hand before each release or
change. Off by default: some steps are worth their price.

## Why it matters
In the review any extra step is accepted; a year later there are thirty of them, and people find
ways around. RCA² counts double checks among the weaker actions.

## Examples
- Flagged: "Require a sign-off by two engineers before every deploy."
- Not flagged: "CI rejects a deploy whose health check fails."

## How to fix
Let a tool do it; or say when the step goes away, and what it costs each time.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import OFF, Diagnostic
from linter.language.remedies import is_manual
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class ManualProcessAction(Rule):
    code = "ACT09"
    name = "manual-process-action"
    severity = OFF
    question = "What would this step cost each time, and when could a tool take it over?"

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            if is_manual(item.action):
                message = "This adds a step that somebody has to take each time."
                yield self.at(postmortem, item.block, message, start=item.start, end=item.end)
