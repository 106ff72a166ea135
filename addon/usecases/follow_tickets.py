"""Follow tickets without anybody's click: what got lost is looked for, what changed is noted.

Items are followed whatever became of their postmortem or incident. The document is left alone: keys
go into it with an editor's next click.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain import pushes as states
from addon.domain.tickets import DONE, Draft
from addon.errors import AddonError, BusyError
from addon.usecases.push_item import push_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from addon.domain.pushes import Push
    from addon.domain.tickets import Ticket
    from addon.ports import KeptPushes, Tracker

# The words of an item are forgotten so long after its ticket was done; its key stays.
KEPT = timedelta(days=180)
# So long a ticket that is done is still looked at.
REOPENED = timedelta(days=30)


class Followed(NamedTuple):
    """What one round did: tickets that were found or made, and items with news."""

    settled: int = 0
    news: int = 0
    forgotten: int = 0


def follow_tickets(
    *, pushes: KeptPushes, new_tracker: Callable[[], Tracker | None], clock: Callable[[], datetime]
) -> Followed:
    """One round over all items; whatever fails is left to the next one.

    ``new_tracker`` gives a tracker with time of its own for each item, None where none is set up.

    Raises:
        StoreError: the store cannot be read or written.

    """
    settled = sum(_settled(push, pushes, new_tracker, clock) for push in pushes.open())
    tracker = new_tracker()
    made = [push for push in pushes.created() if _is_followed(push, clock())]
    news = 0 if tracker is None or not made else _noted(made, tracker, pushes, clock)
    return Followed(settled, news, _forgotten(pushes, clock()))


def note_ticket(
    key: str, *, pushes: KeptPushes, tracker: Tracker, clock: Callable[[], datetime]
) -> bool:
    """Read the ticket that somebody says has changed; True where it is one of ours.

    What is stored is what the tracker shows now: deliveries may come twice, late or out of order.

    Raises:
        AddonError: what the tracker and the store raise.

    """
    own = pushes.with_key(key)
    if not own:
        return False
    ticket = tracker.read([key]).get(key)
    if ticket is not None:
        for push in own:
            _note(push, ticket, pushes, clock)
    return True


def note_state(key: str, ticket: Ticket, at: datetime, *, pushes: KeptPushes) -> bool:
    """Take over what a receiver that cannot be asked says of its ticket; older news are no news.

    Raises:
        StoreError: the store fails.

    """
    own = pushes.with_key(key)
    for push in own:
        if push.seen_at is None or at > push.seen_at:
            _note(push, ticket, pushes, lambda: at)
    return bool(own)


def _is_followed(push: Push, now: datetime) -> bool:
    """Whether somebody may still change a ticket's state: one that is done may be reopened."""
    return push.category != DONE or push.done_at is None or now - push.done_at < REOPENED


def _settled(
    push: Push,
    pushes: KeptPushes,
    new_tracker: Callable[[], Tracker | None],
    clock: Callable[[], datetime],
) -> bool:
    """Bring an item that is under way as far as it comes; one attempt a round."""
    tracker = new_tracker()
    if tracker is None or states.next_step(push, clock()) in {states.WAIT, states.REST}:
        return False
    wanted = Draft(**json.loads(push.draft)) if push.draft else None
    try:
        after = push_item(push.uid, wanted, pushes=pushes, tracker=tracker, clock=clock)
    except (AddonError, TypeError):  # A draft of an older version is left to a click.
        return False
    return after.state == states.CREATED


def _noted(
    made: Sequence[Push], tracker: Tracker, pushes: KeptPushes, clock: Callable[[], datetime]
) -> int:
    by_key = {push.key: push for push in made}
    try:
        shown = tracker.read(list(by_key))
    except AddonError:
        return 0
    return sum(_note(by_key[key], ticket, pushes, clock) for key, ticket in shown.items())


def _note(push: Push, ticket: Ticket, pushes: KeptPushes, clock: Callable[[], datetime]) -> bool:
    """Store what a ticket shows; False where that is no news, or somebody else is at the item."""
    now = clock()
    news = states.seen(push, ticket, now)
    if news._replace(seen_at=push.seen_at) == push:
        return False
    return change(push.uid, pushes, now, lambda standing: states.seen(standing, ticket, now))


def _forgotten(pushes: KeptPushes, now: datetime) -> int:
    """Forget the words of items that were done long ago."""
    old = [
        push
        for push in pushes.created()
        if push.text and push.done_at is not None and now - push.done_at > KEPT
    ]
    return sum(change(push.uid, pushes, now, states.without_words) for push in old)


def change(uid: str, pushes: KeptPushes, now: datetime, changed: Callable[[Push], Push]) -> bool:
    """Write what becomes of an item; False where somebody else is at it: the next round comes."""
    push = pushes.take(uid, now, now + states.LEASE)
    if push is None:
        return False
    try:
        pushes.save(changed(push))
    except BusyError:
        return False
    finally:
        pushes.release(push)
    return True
