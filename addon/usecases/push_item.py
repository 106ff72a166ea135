"""Make the ticket of one action item: one step after the other, each fit to be the last.

Whatever happens between two steps, the next worker finds in the store how far this one had come.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from addon.domain import pushes as states
from addon.errors import (
    AccessError,
    AddonError,
    BusyError,
    CredentialsError,
    QuotaError,
    RefusedError,
    UnsentError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from addon.domain.pushes import Push
    from addon.domain.tickets import Draft
    from addon.ports import Pushes, Tracker

# What says for certain that no ticket was made, and that asking again changes nothing.
_REFUSALS = (RefusedError, AccessError, CredentialsError)


def push_item(
    uid: str,
    draft: Draft | None,
    *,
    pushes: Pushes,
    tracker: Tracker,
    clock: Callable[[], datetime],
) -> Push:
    """Bring an item as far as it comes now; answers where that is.

    Without a ``draft`` nothing is sent, and what got lost is looked for alone. ``clock`` tells
    aware UTC.

    Raises:
        BusyError: another worker has the item.
        StoreError: the store cannot be read or written.

    """
    now = clock()
    push = pushes.take(uid, now, now + states.LEASE)
    if push is None:
        raise BusyError("somebody else is at this item; look again in a minute")
    walk = _Walk(pushes, tracker, clock)
    try:
        while True:
            step = states.next_step(push, clock())
            if step == states.SEND and draft is not None:
                push = walk.send(push, draft)
            elif step == states.LOOK:
                push = walk.look(push)
            else:
                return push
            if step == states.SEND or push.problem:
                return push
    finally:
        pushes.release(push)


class _Walk:
    """The steps of one worker that holds the item."""

    def __init__(self, pushes: Pushes, tracker: Tracker, clock: Callable[[], datetime]) -> None:
        self._pushes = pushes
        self._tracker = tracker
        self._clock = clock

    def send(self, push: Push, draft: Draft) -> Push:
        """Write the intent, send the request once, write what came of it."""
        try:
            floor = self._floor(push)
        except AddonError as problem:
            return self._saved(self._unsent(push, problem))
        push = self._saved(states.begun(push, str(uuid4()), self._clock(), floor))
        if not states.may_send(push, self._clock()):
            # Paused after the intent: too late for a request that others already wait for.
            return self._saved(states.put_off(push, self._clock(), "it took too long to begin"))
        try:
            ticket = self._tracker.create(draft)
        except (*_REFUSALS, UnsentError, QuotaError) as problem:
            return self._saved(self._unsent(push, problem))
        except AddonError as problem:
            return self._saved(states.lost(push, str(problem)))
        except Exception:
            self._saved(states.lost(push, "something went wrong on the way"))
            raise
        return self._saved(states.made(push, ticket, self._clock()))

    def look(self, push: Push) -> Push:
        """Look for the ticket of an attempt that nobody heard of."""
        try:
            found = self._tracker.made(push.project, push.floor or 0, push.uid)
        except AddonError as problem:
            return self._saved(push._replace(problem=str(problem)))
        return self._saved(states.looked(push, found, self._clock())._replace(problem=""))

    def _floor(self, push: Push) -> int:
        if push.floor is not None:
            return push.floor
        own = self._pushes.highest(push.tracker, push.project)
        return max(own, self._tracker.floor(push.project))

    def _unsent(self, push: Push, problem: AddonError) -> Push:
        """The item after what surely made no ticket."""
        if isinstance(problem, _REFUSALS):
            return states.refused(push, str(problem))
        wait = states.UNREACHED
        if isinstance(problem, QuotaError):
            wait = timedelta(seconds=problem.wait_s)
        return states.put_off(push, self._clock() + wait, str(problem))

    def _saved(self, push: Push) -> Push:
        self._pushes.save(push)
        return push
