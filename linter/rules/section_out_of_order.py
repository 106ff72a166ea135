"""A section stands elsewhere than the practice puts it.

## What it flags
The headings that would have to move for all sections to stand in the order of the policy; as few
of them as possible. An optional section may stand one section early, as luck does among the
lessons.

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
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from linter.document import Block
    from linter.postmortem import Postmortem


_TOO_EARLY = 2


class SectionOutOfOrder(Rule):
    code = "STR02"
    name = "section-out-of-order"
    severity = SUGGESTION

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        specs = postmortem.section_specs
        order = [spec.id for spec in specs]
        found = [
            (order.index(section_id), heading)
            for section_id, heading in _first_of_each(postmortem, order)
        ]
        optional = {order.index(spec.id) for spec in specs if not spec.required}
        ranks = [rank for rank, _ in found]
        stay = longest_increasing([rank for rank in ranks if rank not in optional])
        stay.update(_at_ease(ranks, optional))
        for rank, heading in found:
            if rank not in stay:
                yield self._misplaced(postmortem, heading, order, ranks, rank)

    def _misplaced(
        self,
        postmortem: Postmortem,
        heading: Block,
        order: Sequence[str],
        ranks: Iterable[int],
        rank: int,
    ) -> Diagnostic:
        title = postmortem.policy.heading(order[rank])
        neighbour = max((other for other in ranks if other < rank), default=None)
        place = "first"
        if neighbour is not None:
            place = f'behind "{postmortem.policy.heading(order[neighbour])}"'
        return self.at(
            postmortem,
            heading,
            f'"{heading.text.strip()}" is out of order; the practice puts it {place}.',
            repair=Repair("restore-order", order[rank], f'Move "{title}" {place}'),
        )


def _at_ease(ranks: Sequence[int], optional: Collection[int]) -> Iterator[int]:
    """The optional sections with at most one behind them that the practice puts in front."""
    for number, rank in enumerate(ranks):
        ahead_of = [other for other in ranks[number:] if other < rank and other not in optional]
        if rank in optional and len(ahead_of) < _TOO_EARLY:
            yield rank


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
