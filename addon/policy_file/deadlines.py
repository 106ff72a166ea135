"""The keys of a practice that speak of time: severities, priorities, sprint, review, holidays."""

from __future__ import annotations

import re
from datetime import date

from linter.policy.deadlines import (
    BUSINESS_DAYS,
    DAYS,
    HOURS,
    PRIORITIES,
    RUNNING,
    Period,
    Review,
    SeveritySpec,
    Sprint,
)
from linter.policy.sections import BRIEF, FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.policy_file.nodes import Entry

_PERIOD = re.compile(r"(?:(\d{1,4})|an?|one) (hour|day|business day|week)s?")
_DAYS_OF_A_WEEK = 7
_LONGEST_SPRINT = 90
_LONGEST_REVIEW = 480


def severities(entry: Entry) -> dict[str, SeveritySpec]:
    """Severities by name, each with the kind of document and, if any, its deadline."""
    given = entry.mapping()
    if not given:
        entry.refuse("at least one severity belongs here")
    return {name: spec for name, value in given.items() for spec in value.tried(_severity)}


def _severity(entry: Entry) -> SeveritySpec:
    keys = entry.mapping({"kind", "deadline"})
    kind = keys["kind"].word() if "kind" in keys else FULL
    if kind not in {FULL, BRIEF}:
        keys["kind"].refuse(f'"{kind}" is no kind; kinds are {FULL} and {BRIEF}')
    deadline = _period(keys["deadline"]) if "deadline" in keys else None
    if deadline is not None and deadline.unit in RUNNING:
        keys["deadline"].refuse("a deadline is of hours, days, weeks or business days")
    return SeveritySpec(kind, deadline)


def priorities(entry: Entry) -> dict[str, Period | None]:
    """Priorities with the windows they leave; in a list, those of the default keep theirs."""
    if entry.is_list():
        names = entry.texts()
        if not entry.items():
            entry.refuse("the list is empty; leave the key out to keep the default")
        return {name: PRIORITIES.get(name) for name in names}
    given = entry.mapping()
    if not given:
        entry.refuse("at least one priority belongs here")
    return {name: window for name, value in given.items() for window in value.tried(_window)}


def _window(entry: Entry) -> Period | None:
    return None if entry.word() == "none" else _period(entry)


def _period(entry: Entry) -> Period:
    text = " ".join(entry.word().lower().split())
    if text in RUNNING:
        return Period(1, text)
    match = _PERIOD.fullmatch(text)
    if match is None or match[1] == "0":
        entry.refuse(
            f'"{text[:40]}" is no period; write one such as 24 hours, 7 days, 5 business days, '
            "2 weeks, sprint or quarter"
        )
    count, unit = int(match[1] or 1), match[2]
    if unit == "week":
        return Period(count * _DAYS_OF_A_WEEK, DAYS)
    return Period(count, {"hour": HOURS, "day": DAYS}.get(unit, BUSINESS_DAYS))


def sprint(entry: Entry) -> Sprint:
    """The first day of a sprint, and how many days sprints have."""
    keys = entry.mapping({"start", "days"})
    for needed in ("start", "days"):
        if needed not in keys:
            entry.refuse(f"the sprint has no {needed}")
    return Sprint(_day(keys["start"]), _within(keys["days"], _LONGEST_SPRINT))


def review(entry: Entry) -> Review:
    """The most minutes that a review takes."""
    keys = entry.mapping({"minutes"})
    if "minutes" not in keys:
        entry.refuse("the review has no minutes")
    return Review(_within(keys["minutes"], _LONGEST_REVIEW))


def _within(entry: Entry, most: int) -> int:
    number = entry.number()
    if not 1 <= number <= most:
        entry.refuse(f"a number from 1 to {most} belongs here")
    return number


def holidays(entry: Entry) -> frozenset[str]:
    """Days on which nobody is expected to work, as written or as a country's calendar has them."""
    return frozenset(day for days in entry.each(_holiday) for day in days)


def _holiday(entry: Entry) -> frozenset[str]:
    if not entry.is_mapping():
        return frozenset((_day(entry),))
    keys = entry.mapping({"country", "region"})
    if "country" not in keys:
        entry.refuse("the calendar has no country")
    from addon.policy_file.calendars import UnknownCalendarError, days_of  # Costs start-up time.

    country = keys["country"].word()
    region = keys["region"].word() if "region" in keys else None
    try:
        return days_of(country, region)
    except UnknownCalendarError as problem:
        keys["country" if region is None else "region"].refuse(str(problem))


def _day(entry: Entry) -> str:
    word = entry.word()
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError:
        entry.refuse(f'"{word[:40]}" is no day; write one such as 2026-12-24')
