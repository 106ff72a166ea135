"""What leadership reads once a week: what changed, what is late, what is done in its window.

Every figure stands beside the list that it was counted from, and is a signal, not a target. Private
postmortems are in no part of it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.sharing import PRIVATE
from linter.policy.calendar import deadline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addon.domain.pushes import Push
    from addon.ports import PostmortemRecord
    from linter.policy import Policy

WEEK = timedelta(days=7)
# Completion is counted over the items that were due in this time.
WINDOW = timedelta(days=90)
# The practice's signals: the share of items done by their day, by priority (DESIGN 7).
SIGNALS: Mapping[str, int] = {"P0": 90, "P1": 80}


class Completion(NamedTuple):
    """The items of a priority that were due, those of them that were done in time, the signal."""

    priority: str
    due: Sequence[Push]
    in_time: Sequence[Push]
    signal: int

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down."""
        return 100 * len(self.in_time) // len(self.due)


class Awaited(NamedTuple):
    """A postmortem that is not published yet, and the day until which it should be."""

    record: PostmortemRecord
    due: datetime


class Digest(NamedTuple):
    """One week, by its ISO name such as ``2026-W48``; times are aware UTC, ``until`` excluded.

    ``newly_overdue`` are those of ``overdue`` whose day lies in this week.
    """

    week: str
    since: datetime
    until: datetime
    done: Sequence[Push]
    new: Sequence[Push]
    overdue: Sequence[Push]
    newly_overdue: Sequence[Push]
    completion: Sequence[Completion]
    incidents: Sequence[PostmortemRecord]
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
    records: Sequence[PostmortemRecord],
    published: Mapping[str, datetime],
    now: datetime,
    policy: Policy,
) -> Digest:
    """The digest of the last whole week; ``published`` are moments by the documents' ids.

    A postmortem's day is counted from its creation: the store knows no times of incidents.
    """
    week, since, until = week_of(now)
    hidden = {record.document_id for record in records if record.visibility == PRIVATE}
    shown = [push for push in pushes if push.created_at and _is_open_to_all(push, hidden)]
    items = sorted(shown, key=lambda push: (push.item_priority, push.due, push.key))
    overdue = [push for push in items if is_overdue(push, until)]
    known = [one for one in records if one.visibility != PRIVATE and one.document_id]
    awaited = [
        Awaited(one, day)
        for one in known
        if one.document_id not in published and (day := _day_of(one, policy)) is not None
    ]
    awaited.sort(key=lambda one: one.due)
    return Digest(
        week,
        since,
        until,
        done=[push for push in items if push.done_at and since <= push.done_at < until],
        new=[push for push in items if push.created_at and since <= push.created_at < until],
        overdue=overdue,
        newly_overdue=[push for push in overdue if _end(push) >= since],
        completion=[*_completion(items, until, policy)],
        incidents=[one for one in known if since <= one.asked_at < until],
        awaited=[one for one in awaited if one.due >= until],
        late=[one for one in awaited if one.due < until],
    )


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


def _completion(items: Sequence[Push], until: datetime, policy: Policy) -> list[Completion]:
    found = []
    for priority in policy.priorities:
        own = [push for push in items if push.item_priority == priority and push.due]
        due = [push for push in own if until - WINDOW <= _end(push) <= until]
        in_time = [push for push in due if push.done_at is not None and push.done_at < _end(push)]
        if due:
            found.append(Completion(priority, due, in_time, SIGNALS.get(priority, 0)))
    return found


def _day_of(record: PostmortemRecord, policy: Policy) -> datetime | None:
    spec = policy.severities.get(record.severity)
    if spec is None or spec.deadline is None:
        return None
    return deadline(spec.deadline, record.asked_at, policy)
