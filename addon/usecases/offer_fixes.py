"""Offer fixes: the words that a finding asks for, as a suggestion that an author accepts or not.

One read and one write under its revision; where a colleague was faster, all is read and linted and
planned anew. A lost answer is not asked for again before another read has told what came of it.
Every answer is checked: text that Google changed instead of suggesting is changed back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from addon.errors import (
    AddonError,
    ChangedError,
    LateError,
    LockedError,
    SlowError,
    UnavailableError,
    UnsupportedError,
)
from addon.usecases import seen_suggesting
from addon.usecases.find_offers import offered
from addon.usecases.read_document import read_document
from docs_template import writer
from docs_template.reader import read
from docs_template.reader.rejected import rejected
from docs_template.reader.suggested import suggested_spans
from linter.diagnostic import SAFE
from linter.engine import lint
from linter.formats.masking import masked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from addon.ports import Documents, Events
    from docs_template.writer import Plan
    from linter.diagnostic import Diagnostic, Fix
    from linter.document import Document
    from linter.policy import Policy

# How often the fixes are planned anew since somebody was faster.
MOST_TRIES = 3

# What came of it.
OFFERED = "offered"
NOTHING = "nothing"  # What was to be fixed is not there any more.
TAKEN_BACK = "taken back"  # Google changed the text instead of suggesting; it is as it was.
CHANGED = "changed"  # So it did, and it is no longer possible to change it back.


class Wanted(NamedTuple):
    """One fix of one finding, by its number; without a fingerprint all that are safe."""

    fingerprint: str = ""
    number: int = 0


ALL_SAFE = Wanted()


class Offered(NamedTuple):
    """What came of it: the findings with a suggestion now, and why others have none.

    ``written`` are the words that Google changed, old and new, where it changed the text.
    """

    outcome: str
    made: Sequence[Diagnostic] = ()
    left: Sequence[tuple[Diagnostic, str]] = ()
    written: Sequence[tuple[str, str]] = ()


class Author(NamedTuple):
    """Who asks, when (aware UTC), and what that works with."""

    by_user: str
    at: datetime
    documents: Documents
    events: Events
    policy: Policy

    def distrust(self, reason: str) -> None:
        """Remember that Google does not suggest, so that nobody is offered a fix."""
        seen_suggesting.record(
            self.events, passed=False, by_user=self.by_user, reason=reason, at=self.at
        )


def offer_fixes(document_id: str, wanted: Wanted, author: Author) -> Offered:
    """Offer one fix, or all that are safe.

    Raises:
        ChangedError: colleagues were faster time and again.
        LockedError: this person may not edit the document.
        UnsupportedError: Google offers no suggestions any more; fixes are off then.
        AddonError: what ``Documents`` raises; UnavailableError where the answer is no document.

    """
    attempted: list[Diagnostic] = []
    problem: AddonError = ChangedError("the document is being edited; try again")
    for _ in range(MOST_TRIES):
        draft = _Draft(document_id, wanted, author)
        made = draft.already_offered(attempted)
        if not draft.plan.requests:
            outcome = OFFERED if made or draft.left else NOTHING
            return Offered(outcome, made, draft.left)
        try:
            reply = author.documents.suggest(
                document_id, draft.plan.requests, required_revision=draft.answer["revisionId"]
            )
        except ChangedError as refusal:
            problem = refusal
            continue
        except UnsupportedError as refusal:
            author.distrust(str(refusal))
            raise
        except SlowError as late:
            raise LateError(str(late)) from late  # It may be done after any read of ours.
        except UnavailableError as lost:
            problem = lost
            attempted += draft.made
            continue
        if seen_suggesting.has_suggested(reply, draft.plan.requests):
            return Offered(OFFERED, [*made, *draft.made], draft.left)
        return _looked_at(draft, reply, author)
    raise problem


class _Draft:
    """What one read of the document leads to."""

    def __init__(self, document_id: str, wanted: Wanted, author: Author) -> None:
        self.answer, self.document = read_document(document_id, author.documents)
        if "revisionId" not in self.answer:
            raise LockedError("the document is not yours to change")
        self.report = lint(self.document, author.policy, author.at)
        self._now = author.at
        chosen = list(_chosen(self.report.diagnostics, wanted))
        self._taken = suggested_spans(self.answer)
        self.plan: Plan = writer.plan(self.document, [fix for _, fix in chosen], self._taken)
        self.made = [chosen[number][0] for number in self.plan.made]
        self.left = [(chosen[number][0], reason) for number, reason in self.plan.left.items()]

    def already_offered(self, attempted: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Those whose suggestion is open by now, though its answer got lost."""
        if not attempted:
            return []
        open_now = offered(self.answer, self._taken, self.report, self._now)
        there = {each.fingerprint for each in open_now}
        return [finding for finding in attempted if finding.fingerprint in there]


def _chosen(findings: Sequence[Diagnostic], wanted: Wanted) -> list[tuple[Diagnostic, Fix]]:
    if wanted.fingerprint:
        named = [each for each in findings if each.fingerprint == wanted.fingerprint]
        numbered = [(each, each.fixes[wanted.number : wanted.number + 1]) for each in named]
        return [(finding, fix) for finding, fixes in numbered for fix in fixes if fix.edits]
    found = []
    for finding in findings:
        safe = [fix for fix in finding.fixes if fix.applicability == SAFE and fix.edits]
        found += [(finding, fix) for fix in safe[:1]]
    return found


def _looked_at(draft: _Draft, reply: dict[str, Any], author: Author) -> Offered:
    """What came of it where the answer does not tell of suggestions: the document does."""
    after, document = read_document(draft.document.id, author.documents)
    before = _texts(read(rejected(draft.answer)))
    if suggested_spans(after) and _texts(read(rejected(after))) == before:
        return Offered(OFFERED, draft.made, draft.left)
    author.distrust("Google changed the text instead of suggesting")
    changes = draft.plan.changes
    hidden = draft.report.hidden
    written = [(masked(change.old, hidden), masked(change.new, hidden)) for change in changes]
    revision = reply.get("writeControl", {}).get("requiredRevisionId", "")
    if not revision or not all(change.is_plain for change in changes):
        return Offered(CHANGED, draft.made, written=written)
    try:
        batch = writer.undo(changes)
        author.documents.write(document.id, batch, required_revision=revision)
    except AddonError:
        return Offered(CHANGED, draft.made, written=written)
    return Offered(TAKEN_BACK, draft.made, written=written)


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]
