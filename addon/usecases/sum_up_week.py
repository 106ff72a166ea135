"""What leadership reads once a week: what changed, what is late, what is done in its window.

Every figure stands beside the list that it was counted from, and is a signal, not a target. Private
postmortems are in no part of it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.outlines import Outline
from addon.domain.sharing import PRIVATE
from linter.policy.calendar import FURTHEST_YEAR, deadline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addon.domain.pushes import Push
    from addon.ports import Chronicle, PostmortemRecord
    from linter.policy import Policy

WEEK = timedelta(days=7)
# Completion is counted over the items that were due in this time.
WINDOW = timedelta(days=90)
# The practice's signals: the share of items done by their day, by priority (DESIGN 7).
SIGNALS: Mapping[str, int] = {"P0": 90, "P1": 80}


class Declined(NamedTuple):
    """A postmortem in which action items were declined, and how many."""

    record: PostmortemRecord
    number: int


class Completion(NamedTuple):
    """The items of a priority whose window is over, and those of them that were done in it.

    ``window`` is as a policy has it, such as ``7 days`` or ``sprint``, and begins with the ticket.
    ``signal`` is the share that the practice looks for, in percent, 0 for none. What was declined
    was never committed to: it stands beside, and is no part of the share.
    """

    priority: str
    window: str
    due: Sequence[Push]
    in_time: Sequence[Push]
    signal: int
    declined: Sequence[Declined] = ()

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down; all of nothing."""
        return 100 * len(self.in_time) // len(self.due) if self.due else 100

    @property
    def is_below(self) -> bool:
        """Whether it is less than the practice looks for."""
        return self.percent < self.signal


class Told(NamedTuple):
    """A postmortem, and what its document tells of the incident, as far as it was checked."""

    record: PostmortemRecord
    outline: Outline

    @property
    def at(self) -> datetime:
        """When the incident was: its beginning, or the first that is known of it."""
        return self.outline.started_at or self.outline.ended_at or self.record.asked_at


class Awaited(NamedTuple):
    """A postmortem that is not published yet, and the day until which it should be.

    ``is_from_impact`` tells that its time is counted from the end of the impact; from the
    postmortem's creation where the document does not tell that end.
    """

    record: PostmortemRecord
    due: datetime
    is_from_impact: bool = False


class Digest(NamedTuple):
    """One week, by its ISO name such as ``2026-W48``; times are aware UTC, ``until`` excluded.

    ``newly_overdue`` are those of ``overdue`` whose day lies in this week. ``incidents`` are those
    that were in this week, and those whose postmortem was created in it. ``doubled`` have more than
    one ticket.
    """

    week: str
    since: datetime
    until: datetime
    done: Sequence[Push]
    new: Sequence[Push]
    doubled: Sequence[Push]
    overdue: Sequence[Push]
    newly_overdue: Sequence[Push]
    completion: Sequence[Completion]
    incidents: Sequence[Told]
    awaited: Sequence[Awaited]
    late: Sequence[Awaited]


def week_of(now: datetime) -> tuple[str, datetime, datetime]:
    """The last whole week before a moment, from Monday to Monday, and its ISO name."""
    today = now.astimezone(UTC).date()
    monday = today - timedelta(days=today.weekday())
    until = datetime.combine(monday, time(tzinfo=UTC))
    since = until - WEEK
    year, number, _ = since.isocalendar()
    return f"{year}-W{number:02d}", since, until


def digest(
    pushes: Sequence[Push],
    chronicle: Chronicle,
    now: datetime,
    policy: Policy,
) -> Digest:
    """The digest of the last whole week; raises StoreError."""
    week, since, until = week_of(now)
    records, published = chronicle.records(), chronicle.published()
    hidden = {record.document_id for record in records if record.visibility == PRIVATE}
    shown = [push for push in pushes if push.created_at and _is_open_to_all(push, hidden)]
    items = sorted(shown, key=lambda push: (push.item_priority, push.due, push.key))
    overdue = [push for push in items if is_overdue(push, until)]
    told = _told(records, chronicle.outlines())
    awaited = [
        one
        for each in told
        if each.record.document_id not in published
        for one in _due(each, policy)
    ]
    awaited.sort(key=lambda one: one.due)
    return Digest(
        week,
        since,
        until,
        done=[push for push in items if push.done_at and since <= push.done_at < until],
        new=[push for push in items if push.created_at and since <= push.created_at < until],
        doubled=[push for push in items if push.other_keys],
        overdue=overdue,
        newly_overdue=[push for push in overdue if _end(push) >= since],
        completion=[*_completion(items, told, until, policy)],
        incidents=[
            one for one in told if since <= one.at < until or since <= one.record.asked_at < until
        ],
        awaited=[one for one in awaited if one.due >= until],
        late=[one for one in awaited if one.due < until],
    )


def _told(records: Sequence[PostmortemRecord], outlines: Mapping[str, Outline]) -> list[Told]:
    """Every postmortem that is not private and has a document, by the time of its incident."""
    known = [
        Told(record, outlines.get(record.document_id, Outline(record.document_id)))
        for record in records
        if record.visibility != PRIVATE and record.document_id
    ]
    return sorted(known, key=lambda one: one.at)


def is_overdue(push: Push, at: datetime) -> bool:
    """Tell whether an item's day was over at a moment, and it was not done by then."""
    is_open = push.done_at is None or push.done_at >= at
    return bool(push.due) and is_open and _end(push) <= at


def _is_open_to_all(push: Push, hidden: set[str | None]) -> bool:
    """Without words it is private, or so old that they are forgotten."""
    return push.document_id not in hidden and bool(push.text)


def _end(push: Push) -> datetime:
    """When an item's day is over; that of one without a day never is."""
    if not push.due:
        return datetime.max.replace(tzinfo=UTC)
    day = date.fromisoformat(push.due)
    return datetime.combine(day + timedelta(days=1), time(tzinfo=UTC))


def _completion(
    items: Sequence[Push], told: Sequence[Told], until: datetime, policy: Policy
) -> Iterator[Completion]:
    for priority, window in policy.priorities.items():
        if window is None:
            continue
        ends = {
            push.uid: deadline(window, push.created_at, policy)
            for push in items
            if push.item_priority == priority and push.created_at is not None
        }
        over = {uid for uid, end in ends.items() if until - WINDOW <= end <= until}
        due = [push for push in items if push.uid in over]
        in_time = [push for push in due if push.done_at and push.done_at < ends[push.uid]]
        declined = [*_declined(told, priority, until)]
        if due or declined:
            signal = SIGNALS.get(priority, 0)
            yield Completion(priority, str(window), due, in_time, signal, declined)


def _declined(told: Sequence[Told], priority: str, until: datetime) -> Iterator[Declined]:
    for one in told:
        number = one.outline.declined_by_priority.get(priority, 0)
        if number and until - WINDOW <= one.record.asked_at < until:
            yield Declined(one.record, number)


def _due(told: Told, policy: Policy) -> Iterator[Awaited]:
    """Until when it should be published, counted from the end of the impact if that is known."""
    spec = policy.severities.get(told.record.severity)
    if spec is None or spec.deadline is None:
        return
    ended = told.outline.ended_at
    start = ended if ended is not None and ended.year < FURTHEST_YEAR else told.record.asked_at
    yield Awaited(told.record, deadline(spec.deadline, start, policy), start is ended)
