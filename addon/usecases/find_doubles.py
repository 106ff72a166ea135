"""Look in the tracker for items that have more than one ticket: the last net of "never twice".

Nothing is closed or deleted: which ticket counts is for people to say. What was found stands beside
the item's key until it is closed, or search finds it no more. An item that somebody is at waits for
the next night.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addon.domain import pushes as states
from addon.domain.tickets import DONE
from addon.usecases.follow_tickets import change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from addon.domain.pushes import Push
    from addon.domain.tickets import Ticket
    from addon.ports import KeptPushes, Tracker

# One request asks for some forty items (integrations.md 4.3); a tracker has seconds for all of it.
ITEMS = 400


def find_doubles(
    *, pushes: KeptPushes, new_tracker: Callable[[], Tracker | None], clock: Callable[[], datetime]
) -> int:
    """How many items have further tickets; ``new_tracker`` as in ``follow_tickets``.

    Raises:
        AddonError: what the tracker and the store raise; what was found before stays noted.

    """
    made = [push for push in pushes.created() if push.key]
    number = 0
    for start in range(0, len(made), ITEMS):
        tracker = new_tracker()
        if tracker is None:
            return 0
        some = made[start : start + ITEMS]
        tickets = tracker.marked([push.uid for push in some])
        if tickets is None:
            number += sum(bool(push.other_keys) for push in some)
            continue
        found = _by_item(tickets)
        for push in some:
            others = _others(push, found[push.uid], tracker)
            number += bool(others)
            if " ".join(others) != push.other_keys:
                change(push.uid, pushes, clock(), _noting(others))
    return number


def _by_item(tickets: Sequence[Ticket]) -> Mapping[str, list[Ticket]]:
    found: defaultdict[str, list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        found[ticket.uid].append(ticket)
    return found


def _others(push: Push, found: Sequence[Ticket], tracker: Tracker) -> list[str]:
    """The keys beside an item's own, of those not closed.

    One ticket under another key is its own that was moved.
    """
    keys = [ticket.key for ticket in found]
    if len(keys) < 2:
        return []
    own = push.key
    if own not in keys:
        shown = tracker.read([own]).get(own)
        own = shown.key if shown else own
    return [each.key for each in found if each.key != own and each.category != DONE]


def _noting(others: Sequence[str]) -> Callable[[Push], Push]:
    return lambda standing: states.doubled(standing, others)
