"""An incident of this severity needs a full postmortem, not a brief.

## What it flags
An incident brief whose severity asks for a full postmortem: by default SEV1 and SEV2.

## Why it matters
Five lines have no room for a timeline and for several contributing factors. They are meant for
what would otherwise not be written down at all.

## Examples
- Flagged: an incident brief with the severity SEV1.
- Not flagged: an incident brief with the severity SEV3.

## How to fix
Start a postmortem and take the five lines over as its summary; or correct the severity.

## Options
The policy's `severities` say what each of them asks for.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic
from linter.policy import BRIEF, FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class BriefForHighSeverity(Rule):
    code = "PRC05"
    name = "brief-for-high-severity"
    severity = ERROR
    kinds = (BRIEF,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        header = postmortem.header
        spec = postmortem.policy.severities.get(header.severity or "")
        if spec is not None and spec.kind == FULL:
            field = header.fields["severity"]
            message = f"A {header.severity} incident needs a full postmortem, not a brief."
            yield self.at(postmortem, field.block, message, start=field.start, end=field.end)
