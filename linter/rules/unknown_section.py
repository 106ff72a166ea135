"""The template has no such section.

## What it flags
In a document made from the template, a heading as high as its sections that is none of them, nor a
name that the policy knows for one. Off by default: a section more does no harm by itself.

## Why it matters
What stands under a heading of its own is found by nobody who looks where it belongs.

## Examples
- Flagged: "Vendor notes" between "Timeline" and "Contributing factors".
- Not flagged: "Vendor notes" one level deeper, inside "Timeline".

## How to fix
Move it into the section that it belongs to, or make it a section of the policy.

## Options
The policy names the sections.
"""

from __future__ import annotations

from linter.diagnostic import OFF, Diagnostic
from linter.document import HEADING
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class UnknownSection(Rule):
    code = "STR07"
    name = "unknown-section"
    severity = OFF
    template_only = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        levels = [section.level for section in postmortem.sections if section.heading is not None]
        for section in postmortem.all_sections if levels else ():
            heading = section.heading
            if section.id is not None or heading is None or heading.kind != HEADING:
                continue
            if heading is not postmortem.title_block and section.level <= max(levels):
                title = heading.text.strip()
                yield self.at(postmortem, heading, f'The template has no section "{title}".')
