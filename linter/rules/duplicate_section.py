"""A section stands twice.

## What it flags
The second heading that says the same as an earlier one beside it: two headings "Impact" of one
document, or of one part of it. Sections of one id under different names ("Summary" and "What
happened"), under different parents ("Action items" of each team), and in different tabs are left
alone.

## Why it matters
Readers find the first and take it for all there is, and half of what was learned is not read. It is
often what a paste or a merge of two drafts leaves behind.

## Examples
- Flagged: a second "Impact" after the timeline.
- Not flagged: "Action items" under "API" and again under "Database".

## How to fix
Merge the second into the first, or give it a heading that says what else it is.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.sections import normalise
from linter.diagnostic import WARNING, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class DuplicateSection(Rule):
    code = "STR03"
    name = "duplicate-section"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        seen: set[object] = set()
        for section in postmortem.sections:
            heading = section.heading
            if heading is None:
                continue
            key = (heading.tab, section.id, normalise(heading.text), tuple(section.path))
            if key in seen:
                title = heading.text.strip()
                yield self.at(
                    postmortem,
                    heading,
                    f'"{title}" stands a second time.',
                    repair=Repair("merge-sections", section.id or "", f'Merge both "{title}"'),
                )
            seen.add(key)
