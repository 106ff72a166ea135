"""A table of the template has lost a column.

## What it flags
In a document made from the template, the table of a section without one of the columns that the
policy states, or a section whose table is gone. Columns more are fine, and so is another order.

## Why it matters
Owner, priority and ticket are read from their columns. Where a column is gone, nobody is asked for
it any more, and what it held is lost for the tracker.

## Examples
- Flagged: a table of action items without "Owner".
- Not flagged: the same with one more column "Effort".

## How to fix
Restore the column; what is in the others stays.

## Options
`columns` of each section in `practice.sections` of the policy.
"""

from __future__ import annotations

from linter.anatomy.sections import normalise
from linter.diagnostic import WARNING, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from linter.anatomy.sections import Section
    from linter.document import Table
    from linter.policy import SectionSpec
    from linter.postmortem import Postmortem


class AlteredTable(Rule):
    code = "STR10"
    name = "altered-table"
    severity = WARNING
    template_only = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for spec in postmortem.section_specs:
            sections = postmortem.sections_with(spec.id)
            if sections and spec.columns:
                yield from self._of_section(postmortem, spec, sections)

    def _of_section(
        self, postmortem: Postmortem, spec: SectionSpec, sections: Sequence[Section]
    ) -> Iterator[Diagnostic]:
        """Of a section that is there twice either may have the table."""
        tables = (_table(postmortem, section) for section in sections)
        table = next((each for each in tables if each is not None), None)
        lost = [name for name in spec.columns if table is None or not _has_column(table, name)]
        block = sections[0].heading
        if table is not None:
            block = next((block for cell in table.rows[0] for block in cell.blocks), block)
        if not lost or block is None:
            return
        names = ", ".join(f'"{name}"' for name in lost)
        message = f"The table has no column {names}."
        if table is None:
            message = f'The table of "{spec.heading}" is gone.'
        repair = Repair("restore-table", spec.id, f'Restore the table of "{spec.heading}"')
        yield self.at(postmortem, block, message, repair=repair)


def _table(postmortem: Postmortem, section: Section) -> Table | None:
    number = next((block.cell[0] for block in section.blocks if block.cell is not None), None)
    return postmortem.document.tables[number] if number is not None else None


def _has_column(table: Table, name: str) -> bool:
    return any(normalise(cell.text) == normalise(name) for cell in table.rows[0])
