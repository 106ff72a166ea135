"""A section stands elsewhere than the practice puts it.

## What it flags
The headings that would have to move for all sections to stand in the order of the policy; as few
of them as possible. Optional sections may stand anywhere.

## Why it matters
A reader who has seen one postmortem finds everything in the next: scope first, story second,
conclusions last.

## Examples
- Flagged: a Timeline behind the Action items.
- Not flagged: an unknown section between two known ones.

## How to fix
Move the section to its place.

## Options
The policy gives the order of the sections.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic, Repair
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from linter.document import Block
    from linter.postmortem import Postmortem


class SectionOutOfOrder(Rule):
    code = "STR02"
    name = "section-out-of-order"
    severity = SUGGESTION

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        order = [spec.id for spec in postmortem.section_specs if spec.required]
        found = list(_first_of_each(postmortem, order))
        stay = longest_increasing([order.index(section_id) for section_id, _ in found])
        for section_id, heading in found:
            rank = order.index(section_id)
            if rank not in stay:
                before = [other for other, _ in found if order.index(other) < rank]
                title = postmortem.policy.heading(section_id)
                place = "first"
                if before:
                    neighbour = max(before, key=order.index)
                    place = f'behind "{postmortem.policy.heading(neighbour)}"'
                yield self.at(
                    postmortem,
                    heading,
                    f'"{heading.text.strip()}" is out of order; the practice puts it {place}.',
                    repair=Repair("restore-order", section_id, f'Move "{title}" {place}'),
                )


def _first_of_each(postmortem: Postmortem, order: Sequence[str]) -> Iterator[tuple[str, Block]]:
    """The id and heading of each section of the practice where it first stands."""
    seen: set[str] = set()
    for section in postmortem.sections:
        section_id = section.id or ""
        if section_id in order and section_id not in seen and section.heading is not None:
            seen.add(section_id)
            yield section_id, section.heading


def longest_increasing(ranks: Sequence[int]) -> set[int]:
    """The members of a longest increasing subsequence of distinct numbers."""
    best: list[list[int]] = [[]]
    for rank in ranks:
        best.append([*_longest(chain for chain in best if not chain or chain[-1] < rank), rank])
    return set(_longest(best))


def _longest(chains: Iterable[list[int]]) -> list[int]:
    return max(chains, key=len)
