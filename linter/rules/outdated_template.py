"""The template has changed since this document was made.

## What it flags
A document made from an older version of the template than the policy states. The version is raised
only when sections, prompts or tables change.

## Why it matters
What the new version asks is not asked here, and a finding may be about something that the old one
never had.

## Examples
- Flagged: a document of version 1 where the policy states version 2.
- Not flagged: a document that was not made from the template.

## How to fix
Bring the document up to date: what is missing is added, what is written stays.

## Options
`practice.template_version` of the policy.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class OutdatedTemplate(Rule):
    code = "STR08"
    name = "outdated-template"
    severity = SUGGESTION
    template_only = True
    once = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        version, current = postmortem.template.version, postmortem.policy.template_version
        if version is not None and version < current:
            yield self.nowhere(
                f"This document is of version {version} of the template, which is at {current}.",
                section="header",
                repair=Repair("update-template", "header", "Bring it up to date"),
            )
