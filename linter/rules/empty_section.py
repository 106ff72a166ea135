"""A required section has a heading and nothing under it.

## What it flags
The heading of a section that the policy requires, with no text under it, or with a table that has
only its header row. Optional sections may be empty. A section that holds only its prompt is
`leftover-prompt`'s.

## Why it matters
An empty section looks finished from the table of contents. Either something is known and not
written, or "nothing is known" is the finding.

## Examples
- Flagged: "Impact" followed at once by "Timeline".
- Not flagged: an empty "Where we got lucky".

## How to fix
Write what is known, or that nothing is.

## Options
The policy says which sections are required.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class EmptySection(Rule):
    code = "STR04"
    name = "empty-section"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        required = {spec.id for spec in postmortem.section_specs if spec.required}
        for section in postmortem.sections:
            if section.id not in required or section.heading is None:
                continue
            twins = postmortem.sections_with(section.id or "")
            if section is twins[0] and all(postmortem.is_blank(twin) for twin in twins):
                heading = section.heading.text.strip()
                yield self.at(postmortem, section.heading, f'"{heading}" is empty.')
