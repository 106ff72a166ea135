"""A section of the practice has no heading in the document.

## What it flags
Each section that this kind of postmortem has and the document lacks, under its heading or any of
the names the policy knows for it. An introduction or opening paragraphs that tell what happened are
as good as a summary; action items may stand under a heading of the document's own that says so:
"What we will do", "How we keep it from happening again". A labelled item ahead of the sections
("- Impact: …") counts, and a notice that links the postmortem elsewhere needs no sections.

## Why it matters
Reviewers find the same house in every postmortem; what nobody was asked about is what gets left
out. Headings are the first thing deleted under pressure.

## Examples
- Flagged: a postmortem that goes from Impact straight to Action items.
- Not flagged: a timeline under the heading "Chronology".

## How to fix
Restore the section with its prompt, and say what is known.

## Options
The policy names the sections, their other names, and which are required.
"""

from __future__ import annotations

from linter.anatomy.opening import is_notice, labelled_in_lists, opens_with_summary
from linter.anatomy.sections import announced
from linter.diagnostic import ERROR, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class MissingSection(Rule):
    code = "STR01"
    name = "missing-section"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        if not postmortem.is_from_template and is_notice(postmortem.all_sections):
            return
        present = {section.id for section in postmortem.sections}
        present |= labelled_in_lists(postmortem.all_sections, postmortem.policy)
        if any(announced(section) for section in postmortem.all_sections):
            present.add("action_items")
        # One made from the template had a summary, and somebody took its heading away.
        is_plain = "summary" not in present and not postmortem.is_from_template
        if is_plain and opens_with_summary(postmortem.all_sections):
            present.add("summary")
        for spec in postmortem.section_specs:
            if spec.required and spec.id not in present:
                yield self.nowhere(
                    f'The section "{spec.heading}" is missing.',
                    section=spec.id,
                    repair=Repair("restore-section", spec.id, f'Restore "{spec.heading}"'),
                )
