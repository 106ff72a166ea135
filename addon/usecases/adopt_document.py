"""Adopt: a document that is there already becomes a postmortem of its own, after a preview.

So does a copy of another postmortem: it gets marks of its own, and what came with it from the
original, threads and tickets, is told and left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.usecases.read_document import read_document
from addon.usecases.repair_structure import ALL, Repaired, Wanted, plan_of, repair_structure
from docs_template import adoption
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.ports import Documents, Files
    from addon.usecases.repair_structure import Repairs
    from linter.policy import Policy


class Adoption(NamedTuple):
    """What adoption would change.

    ``kept`` are the headings of the sections that are recognised and stay, ``inherited`` what came
    from an original, a sentence each. ``is_locked``: a lock goes first. ``hindrance`` is why
    nothing can be done.
    """

    repairs: Repairs
    kept: Sequence[str] = ()
    inherited: Sequence[str] = ()
    is_locked: bool = False
    hindrance: str = ""


class Adopted(NamedTuple):
    """What was done; or, where that is no longer what was agreed to, what would be done now."""

    repaired: Repaired
    instead: Adoption | None = None


def plan_adoption(
    document_id: str, *, documents: Documents, files: Files, policy: Policy
) -> Adoption:
    """What one read of the document, and one of its file, show.

    Raises:
        AddonError: what the ports raise; UnavailableError where the answer is no document.

    """
    answer, document = read_document(document_id, documents)
    postmortem = Postmortem(document, policy)
    repairs = plan_of(answer, ALL, adoption.steps(answer, postmortem, policy))
    is_copy = adoption.is_copy(postmortem, document_id)
    state = files.state(document_id)
    hindrance = ""
    if state.is_locked and not (is_copy and state.may_unlock):
        hindrance = "The document is locked. Whoever may lift that has to do so first."
    return Adoption(
        repairs,
        kept=[section.heading.text for section in postmortem.sections if section.heading],
        inherited=list(_inherited(postmortem)) if is_copy else (),
        is_locked=state.is_locked and not hindrance,
        hindrance=hindrance,
    )


def adopt_document(
    document_id: str, agreed: str, *, documents: Documents, files: Files, policy: Policy
) -> Adopted:
    """Add what the document lacks, and mark it; ``agreed`` is the edition of the preview.

    Raises:
        ChangedError: colleagues were faster time and again; what was done stays done.
        AddonError: as ``plan_adoption``; a second call goes on where this one stopped.

    """
    planned = plan_adoption(document_id, documents=documents, files=files, policy=policy)
    is_agreed = agreed in {"", planned.repairs.edition}
    if planned.hindrance or not planned.repairs.can_write or not is_agreed:
        return Adopted(Repaired(()), planned)
    if planned.is_locked:
        files.unlock(document_id)
    wanted = Wanted(edition=planned.repairs.edition)
    repaired = repair_structure(
        document_id, wanted, documents=documents, policy=policy, find=adoption.steps
    )
    if repaired.instead is not None:
        return Adopted(repaired, planned._replace(repairs=repaired.instead, is_locked=False))
    return Adopted(repaired)


def _inherited(postmortem: Postmortem) -> Iterator[str]:
    """What a copy has that is the original's."""
    threads = len(postmortem.document.threads)
    if threads:
        noun = "comment thread is" if threads == 1 else "comment threads are"
        yield f"{threads} {noun} about the original. Resolve or delete what is not about this one."
    keys = [item.ticket for item in postmortem.action_items if item.ticket is not None]
    if keys:
        said = "ticket is" if len(keys) == 1 else "tickets are"
        yield f"{len(keys)} {said} the original's: {', '.join(keys)}. Clear the cells of new items."
