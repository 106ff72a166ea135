"""Take over what the tracker says of an item into the document, or the other way, by one click.

The click decides about what its card showed: where either side says something else by now, nothing
is written. Into the document goes the one cell, or the words after the label, and nothing beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain import pushes as states
from addon.domain.conflicts import OWNER, conflicts
from addon.domain.drafts import owner_address
from addon.errors import ChangedError, RefusedError
from addon.usecases.action_items import (
    NO_TRACKER,
    NOT_AN_EDITOR,
    change,
    find,
    last_told,
    shown_now,
)
from docs_template import items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.domain.action_items import Known
    from addon.domain.conflicts import Conflict
    from addon.domain.pushes import Push
    from addon.ports import Tracker
    from addon.usecases.action_items import Found, Setting
    from docs_template.requests import Request

INTO_DOCUMENT, INTO_TRACKER = "document", "tracker"
# How often the edit is planned anew since somebody was faster.
MOST_TRIES = 3

_OTHERWISE = "the document or the ticket has changed meanwhile; this is how they stand now"
_PUBLISHED = "the postmortem is published; reopen it to change it"
_NO_ROOM = "the document has no place for it that could be found; write it there by hand"


class Choice(NamedTuple):
    """What a click takes over: of which item, what, which way, and the edition of what it saw."""

    uid: str
    field: str
    into: str
    edition: str


def take_over(document_id: str, choice: Choice, setting: Setting) -> None:
    """Let one side say what the other one does.

    Raises:
        RefusedError: this person may not, or it cannot be done; the text says why.
        ChangedError: either side says something else by now, or colleagues were faster time and
            again; nothing was written.
        AddonError: what the document, the tracker and the store raise.

    """
    if choice.into == INTO_TRACKER:
        _into_tracker(document_id, choice, setting)
    else:
        _into_document(document_id, choice, setting)


class _Case(NamedTuple):
    found: Found
    one: Known
    push: Push
    conflict: Conflict


def _case(document_id: str, choice: Choice, setting: Setting) -> _Case:
    """The disagreement as it stands now, if it is still the one that was decided about."""
    found = find(document_id, setting)
    if not found.can_write:
        raise RefusedError(NOT_AN_EDITOR)
    for one in found.known:
        if one.uid == choice.uid and one.push is not None and one.push.state == states.CREATED:
            ticket = shown_now(one.push, setting.tracker)
            for each in conflicts(
                one.item, ticket, setting.targets, setting.policy.own_words("roles")
            ):
                if each.field == choice.field and each.edition == choice.edition:
                    return _Case(found, one, one.push, each)
    raise ChangedError(_OTHERWISE)


def _into_document(document_id: str, choice: Choice, setting: Setting) -> None:
    for _ in range(MOST_TRIES):
        case = _case(document_id, choice, setting)
        if case.found.is_published:
            raise RefusedError(_PUBLISHED)
        batch = _edits(case)
        if not batch:
            raise RefusedError(_NO_ROOM)
        revision = case.found.answer["revisionId"]
        try:
            setting.documents.write(document_id, batch, required_revision=revision)
        except ChangedError:
            continue
        _remember(case, setting)
        return
    raise ChangedError("colleagues are typing; try again")


def _edits(case: _Case) -> Sequence[Request]:
    item, conflict = case.one.item, case.conflict
    if not conflict.written or case.one.thread is not None:
        return []
    if conflict.field == OWNER:
        return items.write_owner(item, conflict.written, conflict.email)
    return items.write_priority(dict(case.found.answer), item, conflict.written)


def _remember(case: _Case, setting: Setting) -> None:
    """Let reminders and the digest know; of a private document nothing is kept."""
    if setting.is_private:
        return
    word, email = case.conflict.written, case.conflict.email.lower()
    if case.conflict.field == OWNER:
        change(case.push.uid, setting, lambda push: push._replace(owner=word, owner_email=email))
    else:
        change(case.push.uid, setting, lambda push: push._replace(item_priority=word))


def _into_tracker(document_id: str, choice: Choice, setting: Setting) -> None:
    if setting.tracker is None:
        raise RefusedError(NO_TRACKER)
    case = _case(document_id, choice, setting)
    item, key = case.one.item, case.push.key
    if choice.field == OWNER:
        setting.tracker.assign(key, _account(case, setting, setting.tracker))
        told = last_told(case.push)._replace(assignee=item.owner)
    else:
        name = setting.targets.priorities[item.priority or ""]
        setting.tracker.prioritise(key, name)
        told = last_told(case.push)._replace(priority=name)
    # One that cannot be asked is taken to have done as it was told.
    ticket, now = setting.tracker.read([key]).get(key, told), setting.clock()
    change(case.push.uid, setting, lambda push: states.seen(push, ticket, now))


def _account(case: _Case, setting: Setting, tracker: Tracker) -> str:
    """The owner's account, where it is certain."""
    item = case.one.item
    address = owner_address(item)
    account = setting.targets.accounts.get(address.lower(), "") if address else ""
    if not account and address:
        account = tracker.account(case.push.project, address)
    if not account:
        raise RefusedError(
            f"which account in the tracker is {item.owner or 'the owner'} is not certain, so "
            f"{case.push.key} was left as it is: assign it there, or let an admin write the "
            "account into targets.tracker.accounts"
        )
    return account
