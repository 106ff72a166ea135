"""The header leaves a field open.

## What it flags
In a document made from the template, a field of the header that is missing, empty or "TBD", and a
time that cannot be read as one moment (day, clock time and zone). Severity, impact started and
impact ended are errors, the other expected fields warnings.

## Why it matters
Deadlines, MTTR and every report over several incidents are counted from these fields, and from
nothing else.

## Examples
- Flagged: an empty cell beside "Impact ended".
- Not flagged: "2026-03-12 03:58" beside "Impact ended (UTC)".

## How to fix
Fill it in; if the value is not known yet, find out who knows.

## Options
`practice.header` of the policy names the required and the expected fields.
"""

from __future__ import annotations

from linter.anatomy.header import LABEL_OF, TIMES
from linter.diagnostic import ERROR, WARNING, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.header import HeaderField
    from linter.document import Block
    from linter.postmortem import Postmortem


class IncompleteHeader(Rule):
    code = "STR09"
    name = "incomplete-header"
    severity = ERROR
    template_only = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        wanted = postmortem.policy.header
        for severity, names in ((ERROR, wanted.required), (WARNING, wanted.expected)):
            for name in names:
                if not postmortem.header.has(name):
                    found = self._missing(postmortem, name)
                    found.severity = severity
                    yield found

    def _missing(self, postmortem: Postmortem, name: str) -> Diagnostic:
        label, field = LABEL_OF[name], postmortem.header.fields.get(name)
        if field is None:
            found = self.nowhere(
                f'The header has no "{label}".',
                section="header",
                repair=Repair("restore-header", "header", f'Put "{label}" into the header'),
            )
            found.sentence = label
            return found
        if name in TIMES and postmortem.header.gives(name):
            message = (
                f'"{" ".join(field.text.split())}" is no moment: day, time and zone belong here.'
            )
            return self.at(postmortem, field.block, message, start=field.start, end=field.end)
        block = _label_block(postmortem, field)
        return self.at(postmortem, block, f'"{label}" is left open in the header.')


def _label_block(postmortem: Postmortem, field: HeaderField) -> Block:
    """The block of a field's label: an empty cell has no words to stand on."""
    if field.block.cell is None:
        return field.block
    number, row, column = field.block.cell
    rows = postmortem.document.tables[number].rows
    beside = rows[row][column - 1 : column] if column else []
    above = rows[row - 1][column : column + 1] if row else []
    for cell in (*beside, *above):
        for block in cell.blocks:
            if block.text.strip() and block.text.strip() == field.label.strip():
                return block
    return field.block
