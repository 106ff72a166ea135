"""Repair structure: what would be changed, and the change itself, pass by pass.

Each pass is one read and one write under the revision of that read. Where a colleague's edit came
in between, Google refuses the write whole, and the pass is planned anew from another read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.errors import ChangedError, UnavailableError
from docs_template import heal
from docs_template.reader import NotADocumentError, read
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addon.ports import Documents
    from docs_template.heal import Step
    from linter.policy import Policy

# How often a pass is planned anew since somebody was faster.
MOST_TRIES = 3


class Repairs(NamedTuple):
    """What can be repaired, and what stays as it is; ``can_write`` tells whether by this person."""

    steps: Sequence[Step]
    obstacles: Sequence[Step]
    can_write: bool


def plan_repairs(document_id: str, *, documents: Documents, policy: Policy) -> Repairs:
    """What one read of the document shows; later passes may find more.

    Raises:
        AddonError: what ``documents`` raises; UnavailableError where the answer is no document.

    """
    answer, postmortem = _read(document_id, documents, policy)
    found = heal.preview(answer, postmortem, policy)
    steps = [step for step in found if step.requests]
    return Repairs(steps, [step for step in found if not step.requests], _can_write(answer))


def repair_structure(document_id: str, *, documents: Documents, policy: Policy) -> list[Step]:
    """Repair all that can be repaired; answers what was done.

    Raises:
        ChangedError: colleagues were faster time and again; what was done stays done.
        AddonError: as ``plan_repairs``; a second call goes on where this one stopped.

    """
    done: list[Step] = []
    tries = 0
    for _ in range(heal.MOST_PASSES):
        answer, postmortem = _read(document_id, documents, policy)
        steps = heal.next_pass(answer, postmortem, policy)
        if not steps or not _can_write(answer):
            break
        batch = [request for step in steps for request in step.requests]
        try:
            documents.write(document_id, batch, required_revision=answer["revisionId"])
        except ChangedError:
            tries += 1
            if tries == MOST_TRIES:
                raise
            continue
        done.extend(steps)
    return done


def _read(
    document_id: str, documents: Documents, policy: Policy
) -> tuple[dict[str, Any], Postmortem]:
    answer = documents.read(document_id)
    try:
        return answer, Postmortem(read(answer), policy)
    except NotADocumentError as problem:
        raise UnavailableError("Google's answer is no document; try again later") from problem


def _can_write(answer: dict[str, Any]) -> bool:
    """A revision is told to those who may edit (Docs API discovery, Document.revisionId)."""
    return "revisionId" in answer and answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE"
