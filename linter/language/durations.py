"""Lengths of time as people write them: "23 minutes", "1h30m", "an hour and a half"."""

from __future__ import annotations

import re

from linter.language.patterns import each_from, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTE, HOUR, DAY = 60, 3600, 86400

_UNITS = {
    "s": 1, "sec": 1, "second": 1, "m": MINUTE, "min": MINUTE, "minute": MINUTE, "h": HOUR,
    "hr": HOUR, "hour": HOUR, "d": DAY, "day": DAY, "w": 7 * DAY, "week": 7 * DAY,
    "month": 30 * DAY,
}  # fmt: skip
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
_WORDS |= _TENS
_HALVES = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75}

_WORD = (
    rf"(?:{'|'.join(_TENS)})-(?:one|two|three|four|five|six|seven|eight|nine)"
    rf"|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?:[.,]\d{{1,2}})?(?!\d)|(?:{_WORD})\b)"
_LONG = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)"
# "5m rows" are millions: a bare "m" counts behind an hour, or where no noun follows.
_SHORT = (
    r"(?:[shd](?![\w’'])"
    r"|m(?![\w’'])(?!\s+(?!(?:of|later|downtime|outage|long|and|in)\b)[a-z]))"
)
_PART = regex(
    rf"(?P<number>{_NUMBER})\+?(?P<more>\s+and\s+(?:a\s+half|a\s+quarter))?"
    rf"(?:(?:\s(?:full|whole|long|entire|solid))?[\s-]?(?P<unit>{_LONG})\b|(?<=\d)\s?(?P<short>{_SHORT}|[hd](?=\s?\d)|m(?=\s?\d{{1,2}}\s?s)))"
)
_FIRST_PART = regex(r"[\s–]|(?<=\d)-")
_HALF = regex(
    rf"(?:a\s+)?(?P<half>half|a\s+quarter|three\s+quarters)(?:[\s-]+(?:of\s+)?an?)?[\s-]+(?P<unit>{_LONG})\b"
)
_STARTS = regex(
    rf"(?<![\w.,:/$€£#+@-])(?P<low>\d{{1,5}}\s?[-–]\s?(?=\d)|{_NUMBER}\s(?:to|or)\s(?={_NUMBER})"
    rf"|(?<=between\s){_NUMBER}\sand\s(?={_NUMBER}))"
    rf"|(?<![\w.,:/$€£#+@-])(?=\d|(?:{_WORD}|half|three\s+quarters)\b)"
)
_COLON = regex(
    r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?\s?(?:h|hrs?|hours?)\b"
)
_BETWEEN = regex(r"(?:,?\s+and\s+|,\s*|\s+|)(?=\d|[a-z])")
_AND_HALF = regex(r"\s+and\s+a\s+(?P<half>half|quarter)\b")
_UNIT_HINT = regex(
    r"[smhdw\d](?:(?<=[\d\s-]s)ec|(?<=[\d\s-]m)(?:in|onth)|(?<=[\d\s-]h)ou?r|(?<=[\d\s-]d)ay"
    r"|(?<=[\d\s-]w)eek|(?<=[\d\s-][smhdw])\b|(?<=\d)\s?[smhd])"
)
_SHORT_UNIT = regex(r"\d\s?[smhd]")
# Where a number starts, or one in words; "a" counts before what may be a unit or half of one.
_FIRST = regex(
    r"[\dzotfsenah](?<![\w.,:/$€£#+@-].)(?:(?<=\d)|(?<=a)n?\+?[\s-]+[smhdwtoaqfle]|(?<=h)alf|(?<=z)ero"
    r"|(?<=o)ne|(?<=t)(?:w|hree|hirt|en)|(?<=f)(?:our|ort|i)|(?<=s)(?:ix|even)|(?<=e)(?:ight|lev)"
    r"|(?<=n)ine)",
    re.DOTALL,
)
_ROUGHLY = regex(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|just|under|over|some|circa"
    r"|ca\.?|maybe|probably|estimated|up\s+to|(?:less|more)\s+than|at\s+(?:least|most)|close\s+to)"
    r"|[~≈<>±])\s*(?:the\s+|an?\s+)?$"
)
_OR_SO = regex(
    r"\s*(?:or\s+so\b|at\s+(?:most|least)\b|max\b|\+|-?ish\b|[(\[]?(?:approx|estimated|roughly|about)\b)"
)
_MOST_PARTS = 4
_THOUSANDS = regex(r",(?=\d{3})")


class Duration:
    """A length of time at ``start`` to ``end`` (offsets, code points).

    ``low`` and ``high`` are seconds, equal unless it is a span ("30 to 45 minutes").
    ``is_rough`` tells that the text calls it about right ("about", "nearly", "at least").
    ``unit`` is the smallest unit that is named, in seconds.
    """

    __slots__ = ("end", "high", "is_rough", "low", "start", "unit")

    def __init__(
        self, start: int, end: int, low: float, high: float, unit: int, *, is_rough: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.unit = unit
        self.is_rough = is_rough

    def __repr__(self) -> str:
        return f"Duration({self.start}, {self.end}, {self.low}, {self.high})"


def durations(low: str) -> Iterator[Duration]:
    """Every length of time in a lower-case text, left to right."""
    if not may_be_in(low):
        return
    at = 0
    for match in each_from(_FIRST, _STARTS, low):
        if match.start() < at:
            continue
        found = _read(low, match)
        if found is not None:
            at = found.end
            yield found


def may_be_in(low: str) -> bool:
    """Tell whether a lower-case text may name a length of time, without looking for one."""
    return _may_name_unit(low) and _UNIT_HINT.search(low) is not None


def _may_name_unit(low: str) -> bool:
    """Whether a text has the letters of a unit, which is far cheaper still."""
    if "min" in low or "hour" in low or "sec" in low or "day" in low or "week" in low:
        return True
    return "hr" in low or "month" in low or _SHORT_UNIT.search(low) is not None


def _read(low: str, match: re.Match[str]) -> Duration | None:
    start, at = match.span()
    colon = _COLON.match(low, at)
    if colon is not None:
        seconds = int(colon["hours"]) * HOUR + int(colon["minutes"]) * MINUTE
        seconds += int(colon["seconds"] or 0)
        return _duration(low, start, colon.end(), seconds, MINUTE)
    half = _HALF.match(low, at)
    if half is not None:
        unit = _unit(half["unit"])
        share = _HALVES[" ".join(half["half"].split()).removeprefix("a ")]
        return _duration(low, start, half.end(), share * unit, unit)
    return _parts(low, match)


def _parts(low: str, match: re.Match[str]) -> Duration | None:
    """Hours, minutes and seconds that follow each other, each smaller than the one before."""
    start, at = match.span()
    total, unit, end = 0.0, 0, at
    for _ in range(_MOST_PARTS):
        part = _PART.match(low, at)
        if part is None:
            break
        size = _unit(part["unit"] or part["short"])
        if unit and size >= unit:
            break
        total, unit, end = total + _amount(part) * size, size, part.end()
        gap = _BETWEEN.match(low, end)
        at = gap.end() if gap is not None else end
    if not unit:
        return None
    half = _AND_HALF.match(low, end)
    if half is not None:
        total, end = total + _HALVES[half["half"]] * unit, half.end()
    found = _duration(low, start, end, total, unit)
    if match["low"]:
        found.low = min(found.low, _number(_first(match["low"])) * unit)
    return found


def _duration(low: str, start: int, end: int, seconds: float, unit: int) -> Duration:
    before = low[max(0, start - 24) : start]
    is_rough = _ROUGHLY.search(before) is not None or _OR_SO.match(low, end) is not None
    return Duration(start, end, seconds, seconds, unit, is_rough=is_rough)


def _amount(part: re.Match[str]) -> float:
    more = part["more"] or ""
    return _number(part["number"]) + (0.5 if "half" in more else 0.25 if more else 0)


def _first(span: str) -> str:
    """The number that a span begins with: "30" of "30 to "."""
    return _FIRST_PART.split(span, maxsplit=1)[0]


def _number(written: str) -> float:
    if written[0].isdigit():
        return float(_THOUSANDS.sub("", written).replace(",", "."))
    return sum(_WORDS[word] for word in written.split("-"))


def _unit(written: str) -> int:
    return _UNITS.get(written) or _UNITS[written.rstrip("s")]


def minutes_in_words(minutes: int) -> str:
    """A number of minutes as people say it: "1 hour and 14 minutes"."""
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    counted = ((days, "day"), (hours, "hour"), (rest, "minute"))
    said = [f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counted if count]
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]])) or "no time"
