"""The action items of a document as they stand: read, told apart, up to date with the tracker."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from addon.domain import pushes as states
from addon.domain.action_items import identify
from addon.domain.assigned import assigned
from addon.domain.conflicts import conflicts
from addon.domain.drafts import draft, owner_address
from addon.domain.ticket_plan import planned
from addon.domain.tickets import Ticket
from addon.errors import AddonError, BusyError, UnavailableError
from addon.usecases.push_item import push_item
from docs_template.reader import NotADocumentError, read
from linter.engine import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from addon.domain.action_items import Known
    from addon.domain.conflicts import Conflict
    from addon.domain.pushes import Push
    from addon.domain.ticket_plan import Planned
    from addon.policy_file.tracker import TrackerTargets
    from addon.ports import Documents, Pushes, Tracker
    from linter.engine import Report
    from linter.policy import Policy

PRIVATE_NOWHERE = (
    "the postmortem is private, and the policy names no targets.tracker.security_level for it"
)
NOT_AN_EDITOR = "changes are up to the document's editors"
PUBLISHED = "the postmortem is published; reopen it to create tickets"
NO_TRACKER = "no tracker is set up; an admin can do that"


class Setting(NamedTuple):
    """Where the action items of one document go.

    ``tracker`` is None where nothing is set up, ``kind`` its name. ``clock`` tells aware UTC.
    ``is_private`` is of the document, ``url`` its address.
    """

    tracker: Tracker | None
    kind: str
    targets: TrackerTargets
    policy: Policy
    clock: Callable[[], datetime]
    documents: Documents
    pushes: Pushes
    is_private: bool
    url: str


class Found(NamedTuple):
    """One read of the document: its report, and each item with what is known of it.

    ``tickets`` are those that the tracker showed, by key.
    """

    answer: Mapping[str, Any]
    report: Report
    known: Sequence[Known]
    can_write: bool
    tickets: Mapping[str, Ticket] = {}

    @property
    def is_published(self) -> bool:
        """Whether its status says so: then nothing writes."""
        return self.report.postmortem.header.is_published


def find(document_id: str, setting: Setting) -> Found:
    """Read a document and tell its items apart.

    Raises:
        AddonError: what the document and the store raise.

    """
    answer = setting.documents.read(document_id)
    try:
        document = read(answer)
    except NotADocumentError as problem:
        raise UnavailableError("Google's answer is no document; try again later") from problem
    report = lint(document, setting.policy, setting.clock())
    is_whole = answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE"
    found = Found(answer, report, (), "revisionId" in answer and is_whole)
    return recalled(document_id, found, setting)


def recalled(document_id: str, found: Found, setting: Setting) -> Found:
    """The same read with what the store knows now."""
    postmortem = found.report.postmortem
    pushes = setting.pushes.of_document(document_id)
    known = identify(postmortem.action_items, postmortem.document, pushes)
    return found._replace(known=[*known, *assigned(postmortem, pushes)])


def plan_of(one: Known, found: Found, setting: Setting) -> Planned:
    """What will happen to an item."""
    wanted = draft(
        one.item,
        one.uid,
        one.fingerprint,
        found.report.postmortem,
        setting.targets,
        document_url=setting.url,
        today=setting.clock().date(),
        is_private=setting.is_private,
    )
    plan = planned(one, wanted, found.report, _obstacle(found, setting))
    return plan._replace(conflicts=_conflicts(one, found, setting))


def _conflicts(one: Known, found: Found, setting: Setting) -> Sequence[Conflict]:
    """What an item and its ticket say otherwise."""
    push = one.push
    if push is None or push.state != states.CREATED:
        return ()
    ticket = found.tickets.get(push.key) or last_told(push)
    return conflicts(one.item, ticket, setting.targets, setting.policy.own_words("roles"))


def unwritten(known: Sequence[Known]) -> list[Known]:
    """Items whose ticket is not in their row."""
    return [
        one
        for one in known
        if one.push is not None and one.push.state == states.CREATED and not one.item.ticket
    ]


def change(uid: str, setting: Setting, changed: Callable[[Push], Push]) -> Push:
    """Change what is stored of an item, as the one who holds it; answers what stands.

    Raises:
        BusyError: somebody else holds it.
        StoreError: the store fails.

    """
    now = setting.clock()
    push = setting.pushes.take(uid, now, now + states.LEASE)
    if push is None:
        raise BusyError("somebody else is at this item; look again in a minute")
    try:
        wanted = changed(push)
        if wanted != push:
            setting.pushes.save(wanted)
        return wanted
    finally:
        setting.pushes.release(push)


def look_after(found: Found, setting: Setting) -> Mapping[str, Ticket]:
    """Look for what got lost, and at what the tracker says of the rest; nothing of it may fail.

    Answers the tickets that it shows, by key.
    """
    tracker = setting.tracker
    if tracker is None:
        return {}
    pushes = [one.push for one in found.known if one.push is not None]
    for push in pushes:
        if states.next_step(push, setting.clock()) == states.LOOK:
            _look_for(push.uid, tracker, setting)
    made = {push.key: push for push in pushes if push.state == states.CREATED}
    shown: Mapping[str, Ticket] = {}
    try:
        shown = tracker.read(list(made)) if made else {}
        for key, ticket in shown.items():
            _note(made[key], ticket, setting)
    except AddonError:
        return shown
    return shown


def note_owners(found: Found, setting: Setting) -> None:
    """Store whom the document names as owners now, who are reminded; nothing of it may fail.

    Of a private document neither name nor address is kept.
    """
    if setting.is_private or not found.can_write:
        return
    for one in found.known:
        if one.push is None or one.push.state != states.CREATED or not one.push.text:
            continue
        owner, email = one.item.owner, owner_address(one.item).lower()
        if (one.push.owner, one.push.owner_email) != (owner, email):
            with suppress(AddonError):
                change(one.push.uid, setting, partial(_named, owner=owner, email=email))


def _named(push: Push, owner: str, email: str) -> Push:
    return push._replace(owner=owner, owner_email=email)


def shown_now(push: Push, tracker: Tracker | None) -> Ticket:
    """The ticket of an item as its tracker shows it; as it was last told, where none can be asked.

    Raises:
        AddonError: what the tracker raises.

    """
    shown = tracker.read([push.key]).get(push.key) if tracker is not None else None
    return shown or last_told(push)


def last_told(push: Push) -> Ticket:
    """The ticket of an item as the store has it."""
    return Ticket(push.key, push.url, push.category, push.status, push.assignee, push.priority)


def _note(push: Push, ticket: Ticket, setting: Setting) -> None:
    """Store what the tracker says of a ticket, where that is news."""
    now = setting.clock()
    news = states.seen(push, ticket, now)
    if news._replace(seen_at=push.seen_at) != push:
        change(push.uid, setting, lambda standing: states.seen(standing, ticket, now))


def _look_for(uid: str, tracker: Tracker, setting: Setting) -> None:
    try:
        push_item(uid, None, pushes=setting.pushes, tracker=tracker, clock=setting.clock)
    except AddonError:
        return


def _obstacle(found: Found, setting: Setting) -> str:
    """Why nothing can be created in this document now."""
    if setting.tracker is None:
        return NO_TRACKER
    if not found.can_write:
        return NOT_AN_EDITOR
    if found.is_published:
        return PUBLISHED
    if setting.is_private and not setting.targets.security_level:
        return PRIVATE_NOWHERE
    return ""
