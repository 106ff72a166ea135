"""The last day that an action item's due date means: "30 April", "end of Q2", "next sprint"."""

from __future__ import annotations

from linter.language.dates import dates, days_in
from linter.language.patterns import regex
from linter.language.text import lower
from linter.policy.calendar import last_day
from linter.policy.deadlines import QUARTER, SPRINT, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from linter.policy import Policy

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = regex(
    r"(?:^|\b(?:end\s+of|by|in|mid|late|early|until)\s+)(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
    r"|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    r"(?:\s+(?P<year>20\d\d))?\W*$"
)
_QUARTER = regex(r"\bq(?P<number>[1-4])(?:\s*+(?:[’'/]\s*+)?(?P<year>20\d\d))?\b")
_NEXT = regex(r"\bnext\s+(?P<unit>sprint|quarter|year)\b")
_THIS = regex(r"\b(?:this|end\s+of(?:\s+(?:the|this))?|eo)\s*(?P<unit>sprint|quarter|q|year|y)\b")
# A month that lies so far back belongs to the year after.
_LONG_AGO = 180


def due_day(written: str, start: date, policy: Policy) -> date | None:
    """The last day that a due date may mean, seen from a day; ``None`` where it is not clear."""
    low = lower(written)
    found = next(dates(written), None)
    if found is not None:
        if not (found.is_sure and found.is_real):
            return None
        return _on(start, found.year, found.month, found.day)
    return _of_period(low, start, policy) or _of_month(low, start) or _of_quarter(low, start)


def _on(start: date, year: int | None, month: int, day: int) -> date:
    """A day of a year, or of the next one if no year is given and it is long past."""
    from datetime import date

    if year is not None:
        return date(year, month, day)
    years = (start.year, start.year + 1)
    first, second = (date(one, month, min(day, days_in(one, month))) for one in years)
    return second if (start - first).days > _LONG_AGO else first


def _of_month(low: str, start: date) -> date | None:
    match = _MONTH.search(low)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    month = _MONTHS.index(match["name"][:3]) + 1
    return _on(start, year, month, days_in(year or start.year, month))


def _of_quarter(low: str, start: date) -> date | None:
    match = _QUARTER.search(low)
    if match is None:
        return None
    month = int(match["number"]) * 3
    year = int(match["year"]) if match["year"] else None
    return _on(start, year, month, days_in(year or start.year, month))


def _of_period(low: str, start: date, policy: Policy) -> date | None:
    """The end of this or the next sprint, quarter or year."""
    from datetime import date, timedelta

    following, current = _NEXT.search(low), _THIS.search(low)
    match = following or current
    if match is None:
        return None
    if match["unit"].startswith("y"):
        return date(start.year + (following is not None), 12, 31)
    period = Period(1, SPRINT if match["unit"] == "sprint" else QUARTER)
    end = last_day(period, start, policy)
    return end if following is None else last_day(period, end + timedelta(days=1), policy)
