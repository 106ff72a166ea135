"""A heading of the template was renamed.

## What it flags
In a document made from the template, the heading of a section that no longer says what the policy
calls it, be it another name that the policy knows or any other.

## Why it matters
Readers and tools find a section by its heading. Where each document has its own, nobody can look
at the impact of twenty incidents.

## Examples
- Flagged: "Impact" renamed to "Damage".
- Not flagged: "2. Impact (customers)" in a document that was not made from the template.

## How to fix
Restore the heading, and put what the new name adds into the text.

## Options
The policy gives the headings.
"""

from __future__ import annotations

from linter.anatomy.sections import normalise
from linter.diagnostic import SAFE, WARNING, Diagnostic, Edit, Fix, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class AlteredHeading(Rule):
    code = "STR06"
    name = "altered-heading"
    severity = WARNING
    template_only = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections:
            heading = section.heading
            if heading is None or section.id is None:
                continue
            ours = postmortem.policy.heading(section.id)
            if normalise(heading.text) != normalise(ours):
                title = f'Write "{ours}"'
                yield self.at(
                    postmortem,
                    heading,
                    f'The template calls this section "{ours}".',
                    fixes=[Fix(title, [Edit(heading.span(), ours)], SAFE)],
                    repair=Repair("rename-heading", section.id, title),
                )
