"""Calendar dates as people write them; which of two numbers is the month is never guessed."""

from __future__ import annotations

import re

from linter.language.patterns import each_from, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAP_YEAR = 2000
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = regex(
    r"(?<![\w./-])(?:"
    r"(?P<iso_year>\d{4})(?P<mark>[-/.])(?P<iso_month>\d{1,2})(?P=mark)(?P<iso_day>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<between>[-/.])(?P<two>\d{1,2})(?P=between)(?P<year>\d{4}|\d\d)"
    rf"|(?:(?P<first_year>\d{{4}})[ -])?{_MONTH.format('name')}[ -]?\s?(?P<name_day>\d{{1,2}})"
    r"(?:st|nd|rd|th)?(?![\w:])(?:,?\s+(?P<name_year>\d{4})\b)?"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[ -]"
    rf"{_MONTH.format('then_name')}(?:,?[ -](?P<then_year>\d{{4}})\b)?"
    r")(?!\d|[./-]\d)",
    re.IGNORECASE,
)

# A digit and a month, or this, stand in each date.
_DIGIT = regex(r"\d")
_SIGN = regex(r"\d[-/.]\d")
# A number, or the first letter of a month.
_STARTS = regex(r"[\djfmasondJFMASOND](?<![\w./-].)", re.DOTALL)

_WEEKDAYS = "mon tue wed thu fri sat sun".split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = (
    r"(?P<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thu|fri|sat|sun)"
)
_WEEKDAY_BEFORE = regex(rf"\b{_WEEKDAY}\b\.?,?\s*(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_BEHIND = regex(rf"\s*[(,]\s*{_WEEKDAY}\b(?:\s*\))?", re.IGNORECASE)


class Date:
    """A date at ``start`` to ``end`` (offsets, code points); ``year`` is ``None`` if not written.

    ``is_sure`` is false where day and month, or the century, could be read in two ways.
    """

    __slots__ = ("day", "end", "is_sure", "month", "start", "year")

    def __init__(
        self, start: int, end: int, year: int | None, month: int, day: int, *, is_sure: bool = True
    ) -> None:
        self.start = start
        self.end = end
        self.year = year
        self.month = month
        self.day = day
        self.is_sure = is_sure

    def __repr__(self) -> str:
        return f"Date({self.year}, {self.month}, {self.day}, is_sure={self.is_sure})"

    @property
    def ordinal(self) -> int:
        """Days since an arbitrary one; a date without a year is one of a leap year."""
        return ordinal(self.year or _LEAP_YEAR, self.month, self.day)

    @property
    def is_real(self) -> bool:
        """Whether the calendar has the day."""
        return self.year != 0 and self.day <= days_in(self.year or _LEAP_YEAR, self.month)


def ordinal(year: int, month: int, day: int) -> int:
    """Days since an arbitrary Monday, without the start-up time of ``datetime``."""
    year -= month < 3
    days = (153 * ((month + 9) % 12) + 2) // 5 + day
    return 365 * year + year // 4 - year // 100 + year // 400 + days + 1


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return ordinal(*following, 1) - ordinal(year, month, 1)


def dates(text: str) -> Iterator[Date]:
    """Every date in a text, left to right: "2026-03-01", "1 March 2026", "Mar 1", "25/03/2026"."""
    return _dates(text) if _may_be_in(text) else iter(())


def _may_be_in(text: str) -> bool:
    """Whether a text may have a date: far cheaper to tell than to look for one."""
    if _DIGIT.search(text) is None:
        return False
    low = text.lower()
    for month in _MONTHS:
        if month in low:
            return True
    return _SIGN.search(text) is not None


def _dates(text: str) -> Iterator[Date]:
    for match in each_from(_STARTS, _DATE, text):
        date = _read(match)
        if 1 <= date.month <= 12 and 1 <= date.day <= 31:
            yield date


def impossible_dates(text: str) -> Iterator[Date]:
    """The dates in a text that no calendar has: "2026-02-30", "31 April", "2026-13-01"."""
    for match in each_from(_STARTS, _DATE, text) if _may_be_in(text) else ():
        if match["iso_year"] and match["mark"] == ".":
            continue
        date = _read(match)
        is_day = 1 <= date.month <= 12 and date.is_real and date.day > 0
        if not is_day and (match["iso_year"] or not match["one"] or date.is_sure):
            yield date


def weekday_of(text: str, date: Date) -> tuple[int, int, int] | None:
    """The weekday that stands beside a date: its number, Monday 0, and where it begins and ends."""
    before = _WEEKDAY_BEFORE.search(text, max(0, date.start - 14), date.start)
    found = before or _WEEKDAY_BEHIND.match(text, date.end)
    if found is None:
        return None
    end = found.end("name") if before is not None else found.end()
    return _WEEKDAYS.index(found["name"][:3].lower()), found.start("name"), end


def _read(match: re.Match[str]) -> Date:
    start, end = match.span()
    if match["iso_year"]:
        numbers = (int(match[name]) for name in ("iso_year", "iso_month", "iso_day"))
        return Date(start, end, *numbers)
    if match["one"]:
        return _of_numbers(match)
    name, day = match["name"] or match["then_name"], match["name_day"] or match["day"]
    year = match["first_year"] or match["name_year"] or match["then_year"]
    month = _MONTHS.index(name[:3].lower()) + 1
    return Date(start, end, int(year) if year else None, month, int(day))


def _of_numbers(match: re.Match[str]) -> Date:
    """With dots the day comes first; else whichever number cannot be a month is the day."""
    one, two = int(match["one"]), int(match["two"])
    month_first = one <= 12 and (two > 12 or match["between"] != ".")
    day, month = (two, one) if month_first else (one, two)
    is_sure = match["between"] == "." or one == two or max(one, two) > 12
    short = len(match["year"]) == 2
    year = int(match["year"]) + 2000 * short
    return Date(match.start(), match.end(), year, month, day, is_sure=is_sure and not short)
