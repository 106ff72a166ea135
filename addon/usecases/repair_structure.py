"""Repair structure: what would be changed, and the change itself, pass by pass.

Each pass is one read and one write under the revision of that read. Where a colleague's edit came
in between, Google refuses the write whole, and the pass is planned anew from another read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.errors import ChangedError, LockedError
from addon.usecases.read_document import read_document
from docs_template import adoption, heal
from linter.engine import fingerprint
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from addon.ports import Documents
    from docs_template.heal import Step
    from linter.policy import Policy

    # What finds the steps of a read, those without requests for what cannot be done.
    Find = Callable[[dict[str, Any], Postmortem, Policy], Sequence[Step]]

# How often a pass is planned anew since somebody was faster.
MOST_TRIES = 3


class Wanted(NamedTuple):
    """What is to be repaired: one finding, by the kind and section of its ``Repair``, or all.

    ``edition`` is that of the preview that was agreed to; empty agrees to whatever is found.
    """

    kind: str = ""
    section_id: str = ""
    edition: str = ""

    def among(self, steps: Sequence[Step]) -> list[Step]:
        """Those of the steps that are wanted."""
        return heal.chosen(steps, self.kind, self.section_id) if self.kind else list(steps)


ALL = Wanted()


class Repairs(NamedTuple):
    """What can be repaired, and what stays as it is; ``can_write`` tells whether by this person.

    ``wanted`` is what they were asked for.
    """

    steps: Sequence[Step]
    obstacles: Sequence[Step]
    can_write: bool
    wanted: Wanted = ALL

    @property
    def edition(self) -> str:
        """What is equal for two previews that promise the same changes."""
        return fingerprint("\n".join(step.text for step in self.steps))


class Repaired(NamedTuple):
    """What was done; or, where that is no longer what was agreed to, what would be done now."""

    done: Sequence[Step]
    instead: Repairs | None = None


def plan_repairs(
    document_id: str,
    wanted: Wanted = ALL,
    *,
    documents: Documents,
    policy: Policy,
    find: Find = heal.preview,
) -> Repairs:
    """What one read of the document shows; later passes may find more.

    ``find`` tells what there is to do: repairs, unless something else is asked for.

    Raises:
        LockedError: it is published.
        AddonError: what ``documents`` raises; UnavailableError where the answer is no document.

    """
    answer, postmortem = _read(document_id, documents, policy)
    return plan_of(answer, wanted, find(answer, postmortem, policy))


def repair_structure(
    document_id: str,
    wanted: Wanted = ALL,
    *,
    documents: Documents,
    policy: Policy,
    find: Find = heal.preview,
) -> Repaired:
    """Repair all that can be repaired, or what one finding is about: that takes one pass.

    Raises:
        ChangedError: colleagues were faster time and again; what was done stays done.
        AddonError: as ``plan_repairs``; a second call goes on where this one stopped.

    """
    done: list[Step] = []
    tries = 0
    for _ in range(heal.MOST_PASSES):
        answer, postmortem = _read(document_id, documents, policy)
        repairs = plan_of(answer, wanted, find(answer, postmortem, policy))
        steps = heal.next_pass(repairs.steps)
        if not steps or not repairs.can_write:
            break
        if not done and wanted.edition not in {"", repairs.edition}:
            return Repaired((), repairs)
        try:
            batch = heal.batch(steps)
            documents.write(document_id, batch, required_revision=answer["revisionId"])
        except ChangedError:
            tries += 1
            if tries == MOST_TRIES:
                raise
            continue
        done.extend(steps)
        if wanted.kind:
            break
    return Repaired(done)


def plan_of(answer: dict[str, Any], wanted: Wanted, found: Sequence[Step]) -> Repairs:
    """What is wanted of the steps that a read has shown."""
    found = wanted.among(found)
    steps = [step for step in found if step.requests]
    obstacles = [step for step in found if not step.requests]
    return Repairs(steps, obstacles, _can_write(answer), wanted)


def _read(
    document_id: str, documents: Documents, policy: Policy
) -> tuple[dict[str, Any], Postmortem]:
    answer, document = read_document(document_id, documents)
    postmortem = Postmortem(document, policy)
    is_one = postmortem.is_from_template and not adoption.is_copy(postmortem, document_id)
    if is_one and postmortem.header.is_published:
        raise LockedError("it is published; reopen it first")
    return answer, postmortem


def _can_write(answer: dict[str, Any]) -> bool:
    """A revision is told to those who may edit (Docs API discovery, Document.revisionId)."""
    return "revisionId" in answer and answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE"
