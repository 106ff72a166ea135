"""Reopen: the lock is lifted, and the status chip says that the document is in review again.

The decision is recorded first. A click that was cut off is finished by the next one.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from addon.errors import ChangedError, LockedError
from addon.ports import EventRecord
from addon.usecases.assess_standing import assess_standing
from addon.usecases.publish_postmortem import DECISIONS, MOST_TRIES, REOPENED
from addon.usecases.read_document import read_document
from docs_template import dropdowns, status
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from addon.usecases.publish_postmortem import Desk, Press

# Within this time a second click of the same person is the first one, pressed again.
SAME_CLICK = timedelta(minutes=10)


def reopen_postmortem(document_id: str, press: Press, desk: Desk) -> bool:
    """Reopen a published or locked postmortem; tells whether there was anything to reopen.

    Raises:
        LockedError: this person may not.
        ChangedError: colleagues were faster time and again; a second click goes on.
        AddonError: what the ports raise; a second click goes on.

    """
    _, document = read_document(document_id, desk.documents)
    standing = assess_standing(
        document_id,
        Postmortem(document, desk.policy),
        files=desk.files,
        records=desk.records,
    )
    if standing is None or not standing.is_final:
        return False
    if not standing.may_reopen:
        raise LockedError("only an editor may reopen it, or the owner where the lock is theirs")
    _record(document_id, press, desk)
    if standing.is_locked:
        desk.files.unlock(document_id)
    _write_chip(document_id, desk)
    return True


def _record(document_id: str, press: Press, desk: Desk) -> None:
    last = desk.events.last(document_id, DECISIONS)
    is_same = last and (last.kind, last.by_user) == (REOPENED, press.by_user)
    if last is None or not is_same or press.at - last.at > SAME_CLICK:
        desk.events.record(EventRecord(document_id, REOPENED, press.by_user, "", press.at))


def _write_chip(document_id: str, desk: Desk) -> None:
    """Let a header that says Published say that the document is in review."""
    for _ in range(MOST_TRIES):
        answer, document = read_document(document_id, desk.documents)
        postmortem = Postmortem(document, desk.policy)
        if not postmortem.header.is_published:
            return
        batch = status.show(answer, postmortem, desk.policy, dropdowns.IN_REVIEW)
        try:
            desk.documents.write(document_id, batch, required_revision=answer["revisionId"])
        except ChangedError:
            continue
        return
    raise ChangedError("the document has changed; try again")
