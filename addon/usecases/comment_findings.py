"""Comment on findings: one batch of what is missing, and nothing twice.

The plan is made from what was read. Where the document, a thread or the answer got lost on the
way, it is read and planned anew: what came to stand is found by its marker and its words, so only
what is still missing is sent again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain.comments.batch import batch, is_saved, opened
from addon.domain.comments.outcome import margin_after
from addon.domain.comments.plan import RESOLVE, Plan
from addon.errors import (
    AddonError,
    ChangedError,
    ForbiddenError,
    LateError,
    QuotaError,
    SlowError,
    UnavailableError,
    UnsupportedError,
)
from docs_template import requests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from addon.domain.comments.batch import Opened
    from addon.domain.comments.plan import Opening
    from addon.ports import Documents
    from addon.usecases.check_postmortem import Checked

MOST_TRIES = 3


class Commented(NamedTuple):
    """What came of it, with the check that shows it.

    ``misplaced`` comments had come to stand on other words, for somebody was typing there, and
    were deleted again. ``left`` findings wait for the next click.
    """

    checked: Checked
    opened: int = 0
    resolved: int = 0
    reopened: int = 0
    removed: int = 0
    misplaced: int = 0
    left: int = 0


class Margin(NamedTuple):
    """A document's comments to be written by ``name``; ``check`` reads and checks it anew."""

    documents: Documents
    check: Callable[[], Checked]
    name: str


def carry_out(
    choose: Callable[[Checked], Plan], margin: Margin, checked: Checked | None = None
) -> Commented:
    """Write what a plan says; ``choose`` makes it from a check, the given one or a new one.

    Raises:
        ForbiddenError: this person may not comment on this document.
        ChangedError: colleagues were faster time and again.
        LateError: no answer in time; nothing was sent again, and a later click finds what stands.
        AddonError: what the ports raise.

    """
    problem: AddonError = ChangedError("the document is being edited; try again in a moment")
    sent, is_unknown = Plan(), False
    for _ in range(MOST_TRIES):
        current, is_fresh = checked or margin.check(), checked is None
        checked = None
        if not current.can_comment:
            raise ForbiddenError("you may not comment on this document")
        plan = choose(current)
        if is_unknown:
            plan.keep_to(sent)
        if not plan:
            return _told(current, sent, left=plan.left)
        if plan.removals and not is_fresh:
            continue  # Nothing is deleted that somebody may have answered since.
        sent = plan
        try:
            return _write(plan, current, margin)
        except ChangedError:
            continue
        except QuotaError:
            raise
        except SlowError as late:
            raise LateError(str(late)) from late  # It may be done after any read of ours.
        except UnavailableError as unknown:
            problem, is_unknown = unknown, True
    raise problem


def _write(plan: Plan, checked: Checked, margin: Margin) -> Commented:
    is_known = margin.documents.anchors_comments(is_editor=checked.is_editor)
    if is_known and all(one.place is not None for one in plan.openings):
        try:
            return _anchored(plan, checked, margin)
        except UnsupportedError:
            checked.anchors_comments = False  # From now on it is known, and said.
    return _unanchored(plan, checked, margin)


def _anchored(plan: Plan, checked: Checked, margin: Margin) -> Commented:
    document = checked.report.postmortem.document
    answer = margin.documents.comment(
        checked.document_id,
        batch(plan),
        revision=document.revision_id,
        # People may go on typing, unless words go or change: they may just be answering them.
        is_strict=bool(plan.removals or plan.edits),
    )
    if not is_saved(answer):
        raise UnavailableError("Google kept no comments; try again")
    made = list(opened(plan, answer))
    wrong = [one for one in made if not one.is_right]
    if wrong:
        _take_back(wrong, checked, margin)
        told = _told(margin.check(), plan, left=plan.left)
        return told._replace(opened=told.opened - len(wrong), misplaced=len(wrong))
    return _shown(plan, [(one.opening, one.thread) for one in made], checked, margin.name)


def _take_back(wrong: list[Opened], checked: Checked, margin: Margin) -> None:
    """Delete comments of ours that stand on words that were not meant."""
    deletions = [requests.delete_comment(str(one.thread["commentId"])) for one in wrong]
    margin.documents.comment(checked.document_id, deletions)


def _unanchored(plan: Plan, checked: Checked, margin: Margin) -> Commented:
    """Write by way of Drive, one call for each, for it takes no batches."""
    discussion, document_id = margin.documents.discussion, checked.document_id
    for thread_id in plan.removals:
        discussion.delete(document_id, thread_id)
    for edit in plan.edits:
        discussion.edit(document_id, edit.thread_id, edit.content)
    for reply in plan.replies:
        discussion.reply(document_id, *reply)
    made = [(one, discussion.open(document_id, one.unanchored, one.quote)) for one in plan.openings]
    return _shown(plan, made, checked, margin.name)


def _shown(
    plan: Plan, made: Sequence[tuple[Opening, Mapping[str, Any]]], checked: Checked, name: str
) -> Commented:
    document = checked.report.postmortem.document
    at = checked.checked_at.isoformat()
    document.threads = margin_after(document.threads, plan, made, at, name)
    return _told(checked, plan, left=plan.left)


def _told(checked: Checked, plan: Plan, *, left: int) -> Commented:
    resolved = plan.replies_with(RESOLVE)
    return Commented(
        checked,
        opened=len(plan.openings),
        resolved=resolved,
        reopened=plan.replies_with("REOPEN"),
        removed=len(plan.removals),
        left=left,
    )
