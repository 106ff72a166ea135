"""Publish: the status chip says so, then the document is locked; and what stands in the way.

The chip is written under the revision that was checked, so what is published is what was checked:
where a colleague was faster, it is checked anew. The decision is recorded between chip and lock. A
click that was cut off is finished by the next one, which finds how far the first one came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from addon.domain.comments.pairing import our_threads
from addon.domain.sharing import PRIVATE
from addon.errors import ChangedError, LockedError
from addon.ports import EventRecord
from addon.usecases.assess_standing import Standing, assess_standing
from addon.usecases.read_document import read_document
from docs_template import dropdowns, status
from docs_template.reader.suggestions import open_suggestions
from linter.diagnostic import ERROR
from linter.engine import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from addon.ports import Documents, Events, Files, Records
    from linter.engine import Report
    from linter.policy import Policy

# Kinds of events.
PUBLISHED = "published"
REOPENED = "reopened"
DECISIONS = (PUBLISHED, REOPENED)

WITHOUT_TICKET = "ACT05"

# How often publishing is planned anew since somebody was faster.
MOST_TRIES = 3

# Drive tells no limit of a restriction's reason; a reason that a person reads has one.
MOST_REASON = 500

_LOCK_REASON = "Published with Second Story"


class Publication(NamedTuple):
    """What stands in the way of publishing.

    ``obstacles`` can be overridden with a reason, ``hindrance`` cannot. ``is_done``: it has been
    published.
    """

    obstacles: Sequence[str] = ()
    hindrance: str = ""
    is_done: bool = False


class Press(NamedTuple):
    """A click on Publish or Reopen: who, when (aware UTC), and why, if they said so."""

    by_user: str
    at: datetime
    reason: str = ""


class Finish(NamedTuple):
    """What is written before nothing writes any more; a second time is no harm.

    ``write_keys`` puts keys of tickets into their rows, ``close_threads`` resolves those of ours.
    """

    write_keys: Callable[[], object]
    close_threads: Callable[[], object]


class Desk(NamedTuple):
    """What publishing and reopening work with."""

    documents: Documents
    files: Files
    records: Records
    events: Events
    policy: Policy


def plan_publication(document_id: str, at: datetime, desk: Desk) -> Publication:
    """What stands in the way, and nothing is changed.

    Raises:
        AddonError: what the ports raise.

    """
    return _look(document_id, at, desk).publication


def publish_postmortem(document_id: str, press: Press, desk: Desk, finish: Finish) -> Publication:
    """Publish, or tell what stands in the way and leave the status as it is.

    Raises:
        ChangedError: colleagues were faster time and again.
        AddonError: what the ports raise; a second click goes on where this one stopped.

    """
    finish.write_keys()
    for _ in range(1 + MOST_TRIES):
        look = _look(document_id, press.at, desk)
        found = look.publication
        if found.hindrance or (found.obstacles and not press.reason):
            return found
        try:
            if look.has_open_threads:
                finish.close_threads()  # Which changes the revision: it is looked at anew.
                continue
            _publish(look, press, desk)
        except ChangedError:
            continue
        return Publication(is_done=True)
    raise ChangedError("the document has changed; try again")


class _Look(NamedTuple):
    """One look at a document: Google's answer, the report, and what follows for publishing.

    ``decided`` is the event of a click that came as far as the chip, but maybe not to the lock.
    """

    answer: dict[str, Any]
    report: Report
    standing: Standing
    decided: EventRecord | None
    publication: Publication

    @property
    def has_open_threads(self) -> bool:
        """Whether threads of ours are to be resolved before nothing writes any more."""
        if self.standing.is_final:
            return False
        return any(one.is_open for one in our_threads(self.report.postmortem.document.threads))


def _look(document_id: str, at: datetime, desk: Desk) -> _Look:
    answer, document = read_document(document_id, desk.documents)
    report = lint(document, desk.policy, at)
    standing = assess_standing(
        document_id, report.postmortem, files=desk.files, records=desk.records
    )
    if standing is None:
        raise LockedError("only a postmortem that was made from the template is published")
    last = desk.events.last(document_id, DECISIONS) if standing.is_published else None
    decided = last if last and last.kind == PUBLISHED else None
    hindrance = _hindrance(answer, report, standing)
    obstacles = () if decided else tuple(_obstacles(answer, report, standing))
    publication = Publication(obstacles, hindrance)
    return _Look(answer, report, standing, decided, publication)


def _hindrance(answer: dict[str, Any], report: Report, standing: Standing) -> str:
    """What no reason overrides."""
    if standing.is_copy:
        return "It is a copy of another postmortem. Make it one of its own first."
    if standing.file is None:
        return "Drive does not say whether it is locked. Try again in a minute."
    if not standing.may_publish or "revisionId" not in answer:
        return "Publishing is up to the document's editors."
    if not standing.is_published and "status" not in report.postmortem.header.fields:
        return "Its header has no status. Repair the structure first."
    return ""


def _obstacles(answer: dict[str, Any], report: Report, standing: Standing) -> Iterator[str]:
    """What stands in the way unless somebody says why it need not."""
    for finding in report.diagnostics:
        codes = (finding.code, *finding.also)
        if finding.severity == ERROR or WITHOUT_TICKET in codes:
            yield f"{finding.code} {finding.name}: {finding.message}"
    number = len(open_suggestions(answer))
    if number:
        noun = "suggestion is" if number == 1 else "suggestions are"
        yield f"{number} {noun} still open. Accept or reject them in the document."
    for whom in standing.exposure:
        yield f"It is shared with {whom}, which is more than was stated."


def _publish(look: _Look, press: Press, desk: Desk) -> None:
    document_id = look.answer["documentId"]
    if not look.standing.is_published:
        _write_chip(look, desk)
    reason = press.reason if look.publication.obstacles else ""
    if look.decided:
        reason = look.decided.reason or press.reason
    else:
        # Of a private postmortem the store holds no words (DESIGN 3); its lock has the reason.
        kept = "" if look.standing.visibility == PRIVATE else reason
        event = EventRecord(document_id, PUBLISHED, press.by_user, kept, press.at)
        desk.events.record(event)
    if not (look.standing.is_locked and look.standing.is_published):
        desk.files.lock(document_id, f"{_LOCK_REASON}: {reason}" if reason else _LOCK_REASON)


def _write_chip(look: _Look, desk: Desk) -> None:
    """Let the header say Published; a lock that is there already is lifted for it."""
    document_id = look.answer["documentId"]
    if look.standing.is_locked:
        desk.files.unlock(document_id)
    batch = status.show(look.answer, look.report.postmortem, desk.policy, dropdowns.PUBLISHED)
    desk.documents.write(document_id, batch, required_revision=look.answer["revisionId"])
