"""Create tickets: the action items of a document, what will happen to each, and that it happens.

A click reads the document, puts a named range over each item that is to be sent (which is what
tells it later, whatever its words have become), makes the tickets one by one as long as there is
time, and writes their keys. Where it stops half-way, the next click goes on.
"""

from __future__ import annotations

import json
from functools import partial
from secrets import token_bytes
from typing import TYPE_CHECKING, NamedTuple

from addon.domain import pushes as states
from addon.domain.action_items import is_copy, new_uid, range_name
from addon.domain.assigned import reply
from addon.domain.comments.batch import is_saved
from addon.domain.drafts import owner_address
from addon.domain.pushes import Push
from addon.domain.ticket_plan import CREATE, UPDATE
from addon.errors import AddonError, ChangedError, RefusedError
from addon.usecases.action_items import (
    NO_TRACKER,
    NOT_AN_EDITOR,
    change,
    find,
    look_after,
    note_owners,
    plan_of,
    recalled,
    unwritten,
)
from addon.usecases.push_item import push_item
from docs_template import items, requests

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from addon.domain.action_items import Known
    from addon.domain.ticket_plan import Planned
    from addon.domain.tickets import Draft
    from addon.ports import Tracker
    from addon.usecases.action_items import Found, Setting
    from docs_template.requests import Request

# How often keys and ranges are planned anew since somebody was faster.
MOST_TRIES = 3


class Plan(NamedTuple):
    """What will happen to each item; ``can_write`` tells whether this person may let it happen.

    ``is_copy`` tells that the document was copied from one whose items had tickets,
    ``is_published`` that nothing writes into it any more. ``priorities`` are those of the policy.
    """

    entries: Sequence[Planned]
    can_write: bool
    is_copy: bool
    kind: str
    is_published: bool = False
    priorities: Sequence[str] = ()


class Wish(NamedTuple):
    """One item that is to be sent, by the fingerprint of its words, and what to call it.

    ``priority`` is that of a comment which names none itself.
    """

    fingerprint: str
    summary: str = ""
    priority: str = ""


class Result(NamedTuple):
    """What became of one item: its push, or in one sentence why there is none.

    ``is_unassigned`` tells that its ticket was made for nobody.
    """

    text: str
    push: Push | None
    why: str = ""
    is_unassigned: bool = False


class Sent(NamedTuple):
    """What a click did.

    ``left`` are items for which there was no time, ``stale`` those that read otherwise by now;
    ``is_written`` tells whether every key is in its row.
    """

    results: Sequence[Result]
    left: int
    stale: int
    is_written: bool


def plan_tickets(document_id: str, setting: Setting) -> Plan:
    """What will happen to each item; brings what is known of tickets up to date on the way.

    An editor's click also writes the keys that came too late for the click before.

    Raises:
        AddonError: what the document and the store raise.

    """
    found = find(document_id, setting)
    tickets = look_after(found, setting)
    found = recalled(document_id, found, setting)
    if found.can_write and unwritten(found.known) and not found.is_published:
        write_keys(document_id, setting)
        found = find(document_id, setting)
    note_owners(found, setting)
    found = found._replace(tickets=tickets)
    entries = [plan_of(one, found, setting) for one in found.known]
    copied = is_copy(found.report.postmortem.document)
    priorities = tuple(setting.policy.priorities)
    return Plan(entries, found.can_write, copied, setting.kind, found.is_published, priorities)


def create_tickets(
    document_id: str, wishes: Sequence[Wish], setting: Setting, *, has_time: Callable[[], bool]
) -> Sent:
    """Send the items that are wished for, as far as time reaches, and write their keys.

    Raises:
        RefusedError: there is no tracker, or this person may not write.
        ChangedError: colleagues were faster time and again.
        AddonError: what the document and the store raise; what was done stays done.

    """
    if setting.tracker is None:
        raise RefusedError(NO_TRACKER)
    wished = {wish.fingerprint: wish for wish in wishes}
    found = _anchored(document_id, wished, setting)
    if not found.can_write:
        raise RefusedError(NOT_AN_EDITOR)
    due = [one for one in found.known if one.fingerprint in wished]
    results: list[Result] = []
    for one in due:
        if results and not has_time():
            break
        wish = wished[one.fingerprint]
        plan = plan_of(_graded(one, wish, setting), found, setting)
        results.append(_sent(plan, wish.summary, setting.tracker, setting))
    is_written = _written(document_id, setting)
    return Sent(results, len(due) - len(results), len(wished) - len(due), is_written)


def _graded(one: Known, wish: Wish, setting: Setting) -> Known:
    """A comment that names no priority has the one that was chosen; a row has its own."""
    if one.thread is not None and not one.item.priority:
        is_known = wish.priority in setting.policy.priorities
        one.item.priority = wish.priority if is_known else None
    return one


def _written(document_id: str, setting: Setting) -> bool:
    """Write the keys; where that fails, the tickets are there, and the next click writes them."""
    try:
        return write_keys(document_id, setting)
    except AddonError:
        return False


def write_keys(document_id: str, setting: Setting) -> bool:
    """Write every key that its row does not have; tells whether none is missing any more.

    Colleagues may always have been faster, and nothing is written into a published postmortem.

    Raises:
        AddonError: what the document and the store raise.

    """
    for _ in range(MOST_TRIES):
        found = find(document_id, setting)
        missing = [(one, one.push) for one in unwritten(found.known) if one.push is not None]
        if not missing or not found.can_write or found.is_published:
            return not missing
        revision = found.answer["revisionId"]
        try:
            batch = _keys(missing)
            answer = setting.documents.write(document_id, batch, required_revision=revision)
        except ChangedError:
            continue
        now = setting.clock()
        # Google may keep the text of a batch and not its comments, and says so.
        kept = [one for one, _ in missing if one.thread is None or is_saved(answer)]
        for one in kept:
            change(one.uid, setting, partial(states.written, now=now))
        return len(kept) == len(missing)
    return False


def _keys(missing: Sequence[tuple[Known, Push]]) -> list[Request]:
    """Each key into its row, or as a reply of one's own to the comment that its item came from."""
    rows = [(one, push) for one, push in missing if one.thread is None]
    keys = [items.Key(one.item, push.key, push.url) for one, push in rows]
    replies = [
        requests.reply_to_comment(one.thread.id, reply(push.key, push.url))
        for one, push in missing
        if one.thread is not None
    ]
    return [*items.write_keys(keys), *replies]


def settle(document_id: str, uid: str, key: str, setting: Setting) -> Push:
    """End what waits for a person: this is the ticket, or, without a key, there is none.

    Raises:
        RefusedError: the tracker shows no such ticket, or another item's.
        AddonError: what the tracker and the store raise.

    """
    if setting.tracker is None:
        raise RefusedError(NO_TRACKER)
    if uid not in {push.uid for push in setting.pushes.of_document(document_id)}:
        raise RefusedError("there is no such item in this document")
    if not key:
        return change(uid, setting, states.started_over)
    ticket = setting.tracker.read([key]).get(key)
    if ticket is None:
        raise RefusedError(f"the tracker shows no ticket {key}")
    if ticket.uid not in {"", uid}:
        raise RefusedError(f"{key} is the ticket of another action item")
    now = setting.clock()
    return change(uid, setting, lambda push: states.made(push, ticket, now))


def _sent(plan: Planned, summary: str, tracker: Tracker, setting: Setting) -> Result:
    """Create or update the ticket of one item; a problem with it is that item's alone."""
    one, wanted = plan.known, plan.draft
    if wanted is None:
        return Result(one.item.text, one.push, plan.why or "it needs no ticket any more")
    if one.thread is not None and not wanted.priority:
        return Result(one.item.text, one.push, "choose a priority for it")
    wanted = wanted._replace(summary=summary or wanted.summary)
    try:
        if plan.what == CREATE:
            return _created(one, wanted, tracker, setting)
        return Result(one.item.text, _updated(one, wanted, tracker, setting))
    except AddonError as problem:
        return Result(one.item.text, one.push, str(problem))


def _created(one: Known, wanted: Draft, tracker: Tracker, setting: Setting) -> Result:
    if not wanted.account and (address := owner_address(one.item)):
        wanted = wanted._replace(account=tracker.account(wanted.project, address))
    _ask(one, wanted, setting)
    push = push_item(one.uid, wanted, pushes=setting.pushes, tracker=tracker, clock=setting.clock)
    if push.state == states.CREATED:
        _link(push, wanted, tracker)
    return Result(one.item.text, push, push.problem, is_unassigned=not wanted.account)


def _updated(one: Known, wanted: Draft, tracker: Tracker, setting: Setting) -> Push | None:
    if one.push is None:
        return None
    tracker.update(one.push.key, wanted)
    words, text = one.fingerprint, wanted.text
    return change(one.uid, setting, lambda push: push._replace(fingerprint=words, text=text))


def _link(push: Push, wanted: Draft, tracker: Tracker) -> None:
    """Link the postmortem from the ticket, whose text has the address in any case."""
    try:
        tracker.link(push.key, wanted)
    except AddonError:
        return


def _ask(one: Known, wanted: Draft, setting: Setting) -> None:
    """Store that an item is to become a ticket; of a private document without any of its words."""
    asked = Push(one.uid, wanted.document_id, setting.kind, wanted.project)
    if not setting.is_private:
        asked = asked._replace(
            fingerprint=one.fingerprint,
            draft=json.dumps(wanted._asdict(), ensure_ascii=False),
            text=wanted.text,
            owner=wanted.owner,
            owner_email=owner_address(one.item).lower(),
            item_priority=wanted.priority,
            due=wanted.due,
        )
    if setting.pushes.ask(asked) is not asked:
        change(one.uid, setting, lambda push: states.asked_again(push, asked))


def _anchored(document_id: str, wanted: Collection[str], setting: Setting) -> Found:
    """The document with a range over each item that is to be sent.

    The range is written under the revision that was read: of two who begin at the same time one
    has to read anew, and finds the other's ranges.
    """
    for _ in range(MOST_TRIES):
        found = find(document_id, setting)
        bare = [one for one in found.known if one.fingerprint in wanted and not one.is_anchored]
        bare = [one for one in bare if plan_of(one, found, setting).what in {CREATE, UPDATE}]
        if not bare or not found.can_write:
            return found
        names = [range_name(document_id, one.uid or new_uid(token_bytes(16))) for one in bare]
        batch = [items.anchor(one.item, name) for one, name in zip(bare, names, strict=True)]
        revision = found.answer["revisionId"]
        try:
            setting.documents.write(document_id, batch, required_revision=revision)
        except ChangedError:
            continue
        return find(document_id, setting)
    raise ChangedError("the document has changed; try again")
