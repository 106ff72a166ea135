"""Repairs of structure: what would be changed, told before it is done, and never an author's word.

One pass makes the steps of one kind; a document with several kinds of damage takes several, each
on a new read: a section has to be called what it is before it can be put in order.
"""

from __future__ import annotations

from docs_template.heal import header, headings, missing, order, ranges, tables, title
from docs_template.heal.outline import Outline, outline
from docs_template.heal.steps import (
    ANCHOR,
    HEADER,
    MERGE,
    ORDER,
    RENAME,
    RESTORE,
    TABLE,
    TITLE,
    Step,
)
from linter.policy import NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from docs_template.requests import Request
    from linter.policy import Policy
    from linter.postmortem import Postmortem

    Json = dict[str, Any]
    Find = Callable[[Outline, Policy, str], Iterator[Step]]

__all__ = ["KINDS", "MOST_PASSES", "Step", "batch", "chosen", "next_pass", "preview"]

# Kinds in the order of their passes.
_FINDERS: dict[str, Find] = {
    TITLE: title.restyle,
    RENAME: lambda where, policy, _kind: headings.rename(where, policy),
    MERGE: lambda where, policy, _kind: order.merge(where, policy),
    ORDER: order.order,
    RESTORE: missing.restore,
    HEADER: header.restore,
    TABLE: tables.restore,
    ANCHOR: ranges.anchor,
}
KINDS = frozenset(_FINDERS)
# Of moves one at a time, since each shifts what the next one reads.
_ONE_AT_A_TIME = frozenset((MERGE, ORDER))

# More passes than any document needs: each section may move twice.
MOST_PASSES = 30


def preview(answer: Json, postmortem: Postmortem, policy: Policy) -> list[Step]:
    """Every step that this read of the document shows; later passes may find more.

    ``answer`` is the answer of ``documents.get`` that the postmortem was read from. Each step holds
    on this read by itself; those without requests cannot be made.
    """
    if postmortem.kind == NONE:
        return []
    where = outline(answer, postmortem)
    return [step for find in _FINDERS.values() for step in find(where, policy, postmortem.kind)]


def chosen(steps: Sequence[Step], kind: str, section_id: str) -> list[Step]:
    """The steps that put one finding right, as its ``Repair`` names it.

    For a section to stand in its order it may be others that move.
    """
    of_kind = [step for step in steps if step.kind == kind]
    own = [step for step in of_kind if step.section_id == section_id]
    return own or (of_kind if kind == ORDER else [])


def next_pass(steps: Sequence[Step]) -> list[Step]:
    """The steps of a preview to make now, all of one kind; none where nothing is left to make."""
    possible = [step for step in steps if step.requests]
    first = [step for step in possible if step.kind == possible[0].kind]
    return first[:1] if first and first[0].kind in _ONE_AT_A_TIME else first


def batch(steps: Sequence[Step]) -> list[Request]:
    """The requests that make the steps of a pass; what they define together is defined once."""
    definitions = [each for step in steps for each in step.definitions]
    unique = [each for at, each in enumerate(definitions) if each not in definitions[:at]]
    return [*unique, *(request for step in steps for request in step.requests)]
