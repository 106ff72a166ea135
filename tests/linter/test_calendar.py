"""When deadlines are over: hours to the minute, business days, sprints and quarters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.policy import DEFAULT, Policy
from linter.policy.calendar import deadline, is_business_day, last_day
from linter.policy.deadlines import BUSINESS_DAYS, DAYS, HOURS, QUARTER, SPRINT, Period, Sprint

TUESDAY = datetime(2026, 3, 3, 14, 25, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_hours_end_to_the_minute() -> None:
    assert deadline(Period(24, HOURS), TUESDAY, DEFAULT) == TUESDAY + timedelta(hours=24)


def test_business_days_end_with_the_last_of_them() -> None:
    assert deadline(Period(5, BUSINESS_DAYS), TUESDAY, DEFAULT) == datetime(2026, 3, 11, tzinfo=UTC)


def test_the_day_is_that_of_utc() -> None:
    late = datetime.fromisoformat("2026-03-03T23:30:00-08:00")

    assert deadline(Period(1, BUSINESS_DAYS), late, DEFAULT) == datetime(2026, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-08", 5, "2026-03-13"),
        ("2026-12-23", 2, "2026-12-28"),
    ],
)
def test_weekends_and_holidays_do_not_count(start: str, count: int, expected: str) -> None:
    policy = Policy(holidays=frozenset(["2026-12-25"]))

    assert last_day(Period(count, BUSINESS_DAYS), day(start), policy) == day(expected)


def test_a_week_that_ends_on_a_holiday_ends_on_the_next_business_day() -> None:
    policy = Policy(holidays=frozenset(["2026-04-03", "2026-04-06"]))

    assert last_day(Period(7, DAYS), day("2026-03-27"), policy) == day("2026-04-07")


def test_a_sprint_lasts_to_its_end() -> None:
    policy = Policy(sprint=Sprint("2026-03-02", 14))

    assert last_day(Period(1, SPRINT), day("2026-03-03"), policy) == day("2026-03-16")
    assert last_day(Period(1, SPRINT), day("2026-02-28"), policy) == day("2026-03-02")


def test_where_nobody_says_when_sprints_begin_one_begins_now() -> None:
    assert last_day(Period(1, SPRINT), day("2026-03-03"), DEFAULT) == day("2026-03-17")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-01-01", "2026-03-31"),
        ("2026-02-27", "2026-03-31"),
        ("2026-03-15", "2026-06-30"),
        ("2026-12-20", "2027-03-31"),
    ],
)
def test_a_quarter_lasts_to_its_end_or_to_that_of_the_next(start: str, expected: str) -> None:
    assert last_day(Period(1, QUARTER), day(start), DEFAULT) == day(expected)


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(days, st.integers(1, 30))
def test_so_many_business_days_lie_between_a_day_and_its_deadline(start: date, count: int) -> None:
    end = last_day(Period(count, BUSINESS_DAYS), start, DEFAULT)

    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert is_business_day(end, DEFAULT)
    assert sum(is_business_day(one, DEFAULT) for one in between) == count
