"""Repairs of structure: what would be changed, told before it is done, and never an author's word.

One pass makes the steps of one kind; a document with several kinds of damage takes several, each
on a new read: a section has to be called what it is before it can be put in order.
"""

from __future__ import annotations

from docs_template.heal import headings, missing, order, ranges, tables
from docs_template.heal.outline import Outline, outline
from docs_template.heal.steps import ANCHOR, MERGE, ORDER, RENAME, RESTORE, TABLE, Step
from linter.policy import NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from linter.policy import Policy
    from linter.postmortem import Postmortem

    Json = dict[str, Any]
    Find = Callable[[Outline, Policy, str], Iterator[Step]]

__all__ = ["MOST_PASSES", "Step", "next_pass", "obstacles", "preview"]

# Kinds in the order of their passes.
_FINDERS: dict[str, Find] = {
    RENAME: lambda where, policy, _kind: headings.rename(where, policy),
    MERGE: lambda where, policy, _kind: order.merge(where, policy),
    ORDER: order.order,
    RESTORE: missing.restore,
    TABLE: tables.restore,
    ANCHOR: ranges.anchor,
}
# Of moves one at a time, since each shifts what the next one reads.
_ONE_AT_A_TIME = frozenset((MERGE, ORDER))

# More passes than any document needs: each section may move twice.
MOST_PASSES = 30


def preview(answer: Json, postmortem: Postmortem, policy: Policy) -> list[Step]:
    """Every step that this read of the document shows; later passes may find more.

    ``answer`` is the answer of ``documents.get`` that the postmortem was read from.
    """
    if postmortem.kind == NONE:
        return []
    where = outline(answer, postmortem)
    return [step for find in _FINDERS.values() for step in find(where, policy, postmortem.kind)]


def next_pass(
    answer: Json,
    postmortem: Postmortem,
    policy: Policy,
    wanted: Callable[[Step], bool] = lambda _step: True,
) -> list[Step]:
    """The steps to make now, all of one kind: their requests form one batch, in this order.

    Empty where nothing is left that is wanted and can be made.
    """
    if postmortem.kind == NONE:
        return []
    where = outline(answer, postmortem)
    for kind, find in _FINDERS.items():
        steps = [
            step for step in find(where, policy, postmortem.kind) if step.requests and wanted(step)
        ]
        if steps:
            return steps[:1] if kind in _ONE_AT_A_TIME else steps
    return []


def obstacles(answer: Json, postmortem: Postmortem, policy: Policy) -> list[Step]:
    """What cannot be repaired, each with what is in the way."""
    return [step for step in preview(answer, postmortem, policy) if not step.requests]
