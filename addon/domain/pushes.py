"""The way of one action item to its ticket, as a state machine that asks nobody (ADR 011).

    READY ──► SENDING ──► CREATED
      ▲          │  └───► REFUSED          a person changes something and asks again
      │          ▼
      ├───── UNKNOWN ───► CREATED          found among the keys above the floor
      │          └──────► NEEDS_HUMAN      lost twice, and twice not found
      └─ put off (a limit, no connection): nothing was made

A worker that finds SENDING found one that never heard of the outcome: it is as good as UNKNOWN.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.tickets import NEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.domain.tickets import Ticket

READY = "ready"
SENDING = "sending"
UNKNOWN = "unknown"
CREATED = "created"
REFUSED = "refused"
NEEDS_HUMAN = "needs human"
STATES = (READY, SENDING, UNKNOWN, CREATED, REFUSED, NEEDS_HUMAN)
AT_REST = (CREATED, REFUSED, NEEDS_HUMAN)

# What to do next.
SEND, LOOK, WAIT, REST = "send", "look", "wait", "rest"

# A server is taken to have committed 90 seconds after a request was sent, or never; a request is
# sent at most so long after its intent was written.
QUARANTINE = timedelta(seconds=120)
START_WITHIN = timedelta(seconds=5)
# A worker holds an item for so long; longer than any request of it takes.
LEASE = timedelta(seconds=60)
# So often an outcome may get lost and the ticket not be found before a person is asked.
MOST_ROUNDS = 2
# How long to leave a tracker alone that could not be reached.
UNREACHED = timedelta(seconds=10)


class Push(NamedTuple):
    """One action item on its way. Times are aware UTC; empty texts stand for what is not known.

    ``uid`` is the item's, ``fingerprint`` that of its words when they were last sent. ``draft`` is
    what is to be sent, as JSON, empty once it was. Of a private document neither that nor text,
    owner, priority and due day are there, nor the fingerprint. ``owner_email`` is known where the
    document itself names the owner by it, and empty otherwise.
    ``unknown_rounds`` counts outcomes that nobody knows and that were not found. ``lease`` is the
    number of the last worker that took it. ``seen_at`` is when the tracker was last asked.
    ``written_at`` is when the key went into the document.
    """

    uid: str
    document_id: str
    tracker: str
    project: str
    fingerprint: str = ""
    state: str = READY
    draft: str = ""
    text: str = ""
    owner: str = ""
    owner_email: str = ""
    item_priority: str = ""
    due: str = ""
    attempt_id: str = ""
    attempt_at: datetime | None = None
    not_before: datetime | None = None
    floor: int | None = None
    unknown_rounds: int = 0
    problem: str = ""
    key: str = ""
    url: str = ""
    other_keys: str = ""
    category: str = ""
    status: str = ""
    assignee: str = ""
    priority: str = ""
    seen_at: datetime | None = None
    written_at: datetime | None = None
    created_at: datetime | None = None
    done_at: datetime | None = None
    lease: int = 0
    leased_until: datetime | None = None


def next_step(push: Push, now: datetime) -> str:
    """``SEND``, ``LOOK``, ``WAIT`` or ``REST``."""
    if push.state in AT_REST:
        return REST
    if push.state == READY:
        is_put_off = push.not_before is not None and now < push.not_before
        return WAIT if is_put_off else SEND
    return WAIT if now < known_at(push) else LOOK


def known_at(push: Push) -> datetime:
    """When an attempt that nobody heard of can be looked for."""
    if push.attempt_at is None:
        raise ValueError("nothing was attempted")
    return push.attempt_at + QUARANTINE


def waits_until(push: Push) -> datetime:
    """The moment after which ``next_step`` of an item that waits is another."""
    return push.not_before if push.state == READY and push.not_before else known_at(push)


def may_send(push: Push, now: datetime) -> bool:
    """Tell whether an intent is young enough for its request to be sent."""
    return push.attempt_at is not None and now - push.attempt_at <= START_WITHIN


def begun(push: Push, attempt_id: str, now: datetime, floor: int) -> Push:
    """The intent, to be stored before the request; the first attempt's floor holds for all."""
    return push._replace(
        state=SENDING,
        attempt_id=attempt_id,
        attempt_at=now,
        floor=floor if push.floor is None else push.floor,
        not_before=None,
        problem="",
    )


def made(push: Push, ticket: Ticket, now: datetime, others: Sequence[Ticket] = ()) -> Push:
    """There is a ticket; ``others`` are further ones, which a person has to look at."""
    return seen(push, ticket, now)._replace(
        state=CREATED,
        draft="",
        problem="",
        other_keys=" ".join(other.key for other in others),
        created_at=push.created_at or now,
    )


def doubled(push: Push, keys: Sequence[str]) -> Push:
    """These further tickets are its own, as a search found; none where somebody cleared up."""
    return push._replace(other_keys=" ".join(keys))


def refused(push: Push, why: str) -> Push:
    """There is none, and there will be none until somebody changes something."""
    return push._replace(state=REFUSED, problem=why)


def put_off(push: Push, until: datetime, why: str) -> Push:
    """There is none, and the same can be tried again later."""
    return push._replace(state=READY, not_before=until, problem=why)


def lost(push: Push, why: str) -> Push:
    """Nobody knows."""
    return push._replace(state=UNKNOWN, problem=why)


def looked(push: Push, tickets: Sequence[Ticket], now: datetime) -> Push:
    """What was found above the floor after the quarantine, the oldest first."""
    if tickets:
        return made(push, tickets[0], now, tickets[1:])
    rounds = push.unknown_rounds + 1
    return push._replace(
        state=NEEDS_HUMAN if rounds >= MOST_ROUNDS else READY, unknown_rounds=rounds
    )


def written(push: Push, now: datetime) -> Push:
    """The key stands in the document."""
    return push._replace(written_at=now)


def without_words(push: Push) -> Push:
    """What is left of an item whose time to be remembered is over; its key and state stay."""
    return push._replace(text="", owner="", owner_email="", draft="", problem="")


def started_over(push: Push) -> Push:
    """A person says that there is no ticket, or wants another one."""
    return push._replace(state=READY, unknown_rounds=0, not_before=None, problem="")


def asked_again(push: Push, wanted: Push) -> Push:
    """What was refused or put off is to be tried with new words or another project.

    The floor holds for one project alone; it goes where the ticket goes elsewhere, which nothing
    can be lost by: of what was refused there is no ticket. All else stays as it is.
    """
    if push.state not in {READY, REFUSED}:
        return push
    return push._replace(
        state=READY,
        draft=wanted.draft,
        project=wanted.project,
        tracker=wanted.tracker,
        fingerprint=wanted.fingerprint,
        text=wanted.text,
        owner=wanted.owner,
        owner_email=wanted.owner_email,
        item_priority=wanted.item_priority,
        due=wanted.due,
        floor=push.floor if wanted.project == push.project else None,
        problem="",
    )


def seen(push: Push, ticket: Ticket, now: datetime) -> Push:
    """What the tracker shows of the ticket at a moment."""
    is_done = ticket.category == "done"
    return push._replace(
        key=ticket.key,
        url=ticket.url or push.url,
        category=ticket.category or NEW,
        status=ticket.status,
        assignee=ticket.assignee,
        priority=ticket.priority,
        seen_at=now,
        done_at=(push.done_at or now) if is_done else None,
    )
