"""When a deadline is: hours, days, business days, sprints and quarters counted from a moment.

Days are those of UTC. Holidays are the policy's plain dates.
"""

from __future__ import annotations

from linter.policy.deadlines import BUSINESS_DAYS, DAYS, HOURS, QUARTER, SPRINT, SPRINTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from linter.policy import Policy
    from linter.policy.deadlines import Period

# The calendar of ``datetime`` ends with the year 9999; nothing is counted from its last years.
FURTHEST_YEAR = 9990
_SATURDAY = 5
# A quarter that is nearly over is not what "this quarter" means.
_SHORTEST_QUARTER = 31


def deadline(period: Period, start: datetime, policy: Policy) -> datetime:
    """The moment (aware UTC) at which a period that begins at an aware moment is over.

    The period begins before ``FURTHEST_YEAR``.

    Hours end to the minute, all else at the end of a day: the last business day itself, and of
    other periods the first business day that is not before their end.
    """
    from datetime import UTC, datetime, time, timedelta

    begin = start.astimezone(UTC)
    if period.unit == HOURS:
        return begin + timedelta(hours=period.count)
    last = last_day(period, begin.date(), policy)
    return datetime.combine(last + timedelta(days=1), time(tzinfo=UTC))


def last_day(period: Period, start: date, policy: Policy) -> date:
    """The last day of a period that begins on a day; a period of hours ends with its last day."""
    from datetime import timedelta

    if period.unit == BUSINESS_DAYS:
        return _business_days_later(start, period.count, policy)
    if period.unit == SPRINT:
        last = _end_of_sprint(start, policy)
    elif period.unit == QUARTER:
        last = _end_of_quarter(start)
    else:
        last = start + timedelta(
            days=period.count if period.unit == DAYS else -(-period.count // 24)
        )
    while not is_business_day(last, policy):
        last += timedelta(days=1)
    return last


def is_business_day(day: date, policy: Policy) -> bool:
    """Tell whether people are expected to work: neither weekend nor holiday."""
    return day.weekday() < _SATURDAY and day.isoformat() not in policy.holidays


def _business_days_later(start: date, count: int, policy: Policy) -> date:
    from datetime import timedelta

    day = start
    while count:
        day += timedelta(days=1)
        count -= is_business_day(day, policy)
    return day


def _end_of_sprint(start: date, policy: Policy) -> date:
    """The end of the sprint that holds a day; a whole sprint where nobody says when they begin."""
    from datetime import date, timedelta

    if policy.sprint is SPRINTS:
        return start + timedelta(days=SPRINTS.days)
    first = date.fromisoformat(policy.sprint.start)
    into = (start - first).days % policy.sprint.days
    return start + timedelta(days=policy.sprint.days - 1 - into)


def _end_of_quarter(start: date) -> date:
    """The end of the quarter that holds a day, or of the next if a month at most is left."""
    from datetime import date, timedelta

    quarter = start.year * 4 + (start.month - 1) // 3
    ends = (
        date(number // 4, number % 4 * 3 + 1, 1) - timedelta(days=1)
        for number in (quarter + 1, quarter + 2)
    )
    return next(end for end in ends if (end - start).days >= _SHORTEST_QUARTER)
