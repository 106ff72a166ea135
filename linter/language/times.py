"""Clock times as people write them, with dates and zones; ratios, ports and versions are none."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from linter.language.patterns import each_from, regex
from linter.language.zones import BEHIND_CLOCK, zone_offset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = r"[ \t\u00a0\u2009\u202f]"
# Not inside a word, an address, a path or a number; behind a slash or hyphen only where that
# ends another time.
_START = (
    r"(?:(?<![\w:.,/$#+])|(?<=:\d\d/)|(?<=utc/)|(?<=gmt/)|(?<=\dz/))(?<!\w@)"
    r"(?:(?<![a-z_]-)|(?<=[ap]m-)|(?<=utc-)|(?<=gmt-)|(?<=\dz-)|(?<=[cemp][ds]t-))"
)
_DATE = (
    r"(?:(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}/[a-z]{3}/\d{4}(?=:))(?:(?<=\d{4}):(?=\d\d:)|\s*,\s*|\s+(?:at\s+)?|t|\s*[|–—-]\s*))?"
)
_CLOCK = regex(
    rf"{_START}{_DATE}"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d|60)(?:[.,]\d+)?)?"
    r"|\.(?P<dotted>[0-5]\d)(?=\s*(?:[ap]\.?m\b|gmt|utc))"
    rf"|(?<=\d\d)(?P<bare>[0-5]\d)(?={_BLANK}?(?:utc|gmt|z|hrs|hours)\b|h\b)"
    r"|(?=\s?[ap]\.?m\b))"
    rf")(?:{_BLANK}?(?P<unit>hrs|hours|h|uhr)\b)?"
    r"(?:\s?(?P<half>[ap])(?:\.m\.?|m|(?<=\d[ap]))(?!\w)|-?ish\b)?"
    rf"(?:{_BLANK}{{0,2}}(?P<open>[(\[])?{BEHIND_CLOCK}(?(open)[^()\[\]\d]{{0,20}}[)\]]))?"
    r"(?![^\W¹²³⁰-⁹]|:\d|\.\d|::|:[0-9a-f]{1,4}:|\s?%)",
    re.IGNORECASE,
)
# "1403 - page" opens an entry; the years around ours open others.
_OPENING = regex(
    r"\W{0,3}(?P<hour>[01]\d|2[1-3])(?P<minute>[0-5]\d)(?<!19\d\d)\s?(?:[–—-]\s|:\s)(?!\d)"
)
# "2022-02-02 1650:" is a time only because a date stands before it and no noun behind it.
_MILITARY = regex(
    r"(?<![\w.-])(?:(?P<date>\d{4}-\d\d-\d\d)[ t]|(?P<basic>\d{8})t)"
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?"
    rf"(?:{_BLANK}?{BEHIND_CLOCK})?(?![\w-])(?(basic)|(?(zone)|(?!\s+(?-i:[a-z]))))",
    re.IGNORECASE,
)
# Far cheaper to look for, and most texts have none.
_MILITARY_SIGN = regex(r"\d[ t]\d{4}|\d{8}t", re.IGNORECASE)
_NUMERIC_DATE = regex(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$")
# What stands between the two ends of a range.
RANGE = regex(r"\s*(?:-|–|—|→|->|to|until|till|and)\s*~?\s*", re.IGNORECASE)
# Where a number starts; so does every time, or its date.
_NUMBER = regex(r"\d(?<!\d\d)")
# One of these stands in each time; most times in a column are nothing but the second.
_SIGN = regex(r"\d(?:[:h.]\d|\d\d\d|\s?[ap]\.?m)", re.IGNORECASE)
_PLAIN = regex(r"(?:[01]\d|2[0-3]):[0-5]\d")
_PLAIN_LENGTH = 5
_NOT_A_TIME_AFTER = regex(
    r"\b(?:ratios?|ports?|version|release|chapter|verse|odds|aspect|scores?|scored|lines?|columns?"
    r"|won|lost|beat|drew|shards?|partitions?|keys?|tickets?|ids?|psalms?|slots?|rows?)"
    r"\s*(?:of\s+|by\s+|was\s+|:\s*)?$|\bratios?\b[^.;,|]{0,24}$|(?:^|\s)-p\s*$"
)
_NOT_A_TIME_BEFORE = regex(
    r"\s*(?:ratio|aspect|odds|split|score|display|screen|victory|win|defeat)\b", re.IGNORECASE
)
_LASTING = regex(
    r"\b(?:took|takes|last(?:s|ed|ing)?|duration|elapsed|downtime|uptime|runtime|(?:ran|down|up)\s+for"
    r"|for\s+(?:about|roughly|approximately|another|some|over|nearly))"
    r"\s*+(?:(?:[:=|]|of|was|is|for)\s*+)?(?:(?:about|around|approximately|roughly|~)\s*+)?$"
)
_MINUTES_BEHIND = regex(r"\s?(?:minutes|mins?)\b", re.IGNORECASE)
_BEFORE_HOURS = regex(r"(?:^|[([|–—-]|\b(?:at|by|around|about|from|until|till?|since|to))\s*$")


_IN_FRONT = regex(r"(?<![\w/+-])(?P<zone>utc|gmt)[\s:=]{1,3}$", re.IGNORECASE)
_IN_CELL = regex(r"\s?\|\s?(?P<zone>utc|gmt)\s?\|", re.IGNORECASE)


class Clock:
    """A clock time found in a text.

    ``start`` and ``end`` are offsets (code points), zone and date included. ``minutes`` counts
    from midnight on the clock named, ``seconds`` within the minute. ``date`` is (year, month, day)
    where it is written in ISO order. ``half`` is ``a`` or ``p`` where the text says am or pm.
    ``time_start`` is where the time begins behind its date.
    ``zone`` is the zone as written, empty if none; ``offset`` is minutes east of Greenwich,
    ``None`` if unzoned or ambiguous.
    """

    __slots__ = (
        "date", "end", "half", "minutes", "offset", "seconds", "start", "time_start", "zone",
        "zone_start",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        end: int,
        minutes: int,
        seconds: int = 0,
        *,
        date: tuple[int, int, int] | None = None,
        half: str = "",
        zone: str = "",
        zone_start: int = -1,
        time_start: int | None = None,
    ) -> None:
        self.start = start
        self.time_start = start if time_start is None else time_start
        self.end = end
        self.minutes = minutes
        self.seconds = seconds
        self.date = date
        self.half = half
        self.zone = zone
        self.zone_start = zone_start
        self.offset = zone_offset(zone) if zone else None

    @property
    def is_utc(self) -> bool:
        """Whether the zone is written and is that of Greenwich."""
        return bool(self.zone) and self.offset == 0

    def __repr__(self) -> str:
        return f"Clock({self.minutes // 60:02}:{self.minutes % 60:02} {self.zone!r} {self.date})"


def clocks(text: str) -> list[Clock]:
    """Every clock time in a text, left to right."""
    if len(text) == _PLAIN_LENGTH and _PLAIN.match(text) is not None:
        return [Clock(0, _PLAIN_LENGTH, int(text[:2]) * 60 + int(text[3:]))]
    if _SIGN.search(text) is None:
        return []
    dated = [*_military(text)]
    opening = None if dated else _OPENING.match(text)
    if opening is not None:
        minutes = int(opening["hour"]) * 60 + int(opening["minute"])
        dated.append(Clock(opening.start("hour"), opening.end("minute"), minutes))
    ends = [clock.end for clock in dated]
    found = list(dated)
    for match in each_from(_NUMBER, _CLOCK, text):
        nearest = bisect_left(ends, match.start() + 1)
        if nearest < len(dated) and dated[nearest].start < match.end():
            continue
        if not _is_other(text, match):
            found.append(_clock(match))
    found.sort(key=lambda clock: clock.start)
    _take_zones_in_front(text, found)
    _complete_ranges(text, found)
    return found


def _military(text: str) -> Iterator[Clock]:
    if _MILITARY_SIGN.search(text) is None:
        return
    for match in each_from(_NUMBER, _MILITARY, text):
        yield Clock(
            match.start(),
            match.end(),
            int(match["hour"]) * 60 + int(match["minute"]),
            int(match["second"] or 0),
            date=_date(match["date"] or match["basic"]),
            zone=match["zone"] or "",
            zone_start=match.start("zone"),
            time_start=match.start("hour"),
        )


def _clock(match: re.Match[str]) -> Clock:
    hour = int(match["hour"])
    minute = int(match["minute"] or match["dotted"] or match["bare"] or 0)
    half = (match["half"] or "").lower()
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return Clock(
        match.start(),
        match.end(),
        hour * 60 + minute,
        int(match["second"] or 0),
        date=_date(match["date"]),
        half=half,
        zone=match["zone"] or "",
        zone_start=match.start("zone"),
        time_start=match.start("hour"),
    )


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a time is a ratio, a score, a line number or a duration."""
    if match["hour"] == "24" and int(match["minute"] or match["bare"] or 0):
        return True
    if match["half"] or match["zone"] or match["date"]:
        return False
    before = text[max(0, match.start() - 32) : match.start()].lower()
    if _NOT_A_TIME_AFTER.search(before) or _NOT_A_TIME_BEFORE.match(text, match.end()):
        return True
    if (
        match["unit"]
        and match["unit"].lower() != "uhr"
        and (len(match["hour"]) == 1 or match["bare"])
    ):
        return len(match["hour"]) == 1 or _BEFORE_HOURS.search(before) is None
    if _MINUTES_BEHIND.match(text, match.end()):
        return True
    return _LASTING.search(before) is not None and not _starts_range(text, match.end())


def _starts_range(text: str, end: int) -> bool:
    between = RANGE.match(text, end)
    return between is not None and text[between.end() : between.end() + 1].isdigit()


def _complete_ranges(text: str, found: list[Clock]) -> None:
    """Give both ends of a range the zone and the half of the day that one of them names."""
    for first, last in itertools.pairwise(found):
        if RANGE.fullmatch(text, first.end, last.start) is None:
            continue
        if last.half and not first.half and first.minutes < 13 * 60:
            _take_half(first, last)
        if last.zone and not first.zone:
            first.zone, first.offset = last.zone, last.offset
        elif first.zone and not last.zone:
            last.zone, last.offset = first.zone, first.offset


def _take_zones_in_front(text: str, found: list[Clock]) -> None:
    """Give a time the zone right before it or in the next cell: "UTC 03:14", "03:14 | UTC |"."""
    before = 0
    for clock in found:
        match = None
        if not clock.zone:
            match = _IN_FRONT.search(text, before, clock.start) or _IN_CELL.match(text, clock.end)
        if match is not None:
            clock.zone, clock.offset = match["zone"], 0
            clock.zone_start = match.start("zone")
        before = clock.end


def _take_half(first: Clock, last: Clock) -> None:
    """In "1:42-1:59 PM" both are in the afternoon, in "11:30-1:15 PM" the first is not."""
    minutes = first.minutes % 720 + (720 if last.half == "p" else 0)
    if minutes <= last.minutes:
        first.minutes = minutes


def _date(written: str | None) -> tuple[int, int, int] | None:
    match = _NUMERIC_DATE.match(written or "")
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
