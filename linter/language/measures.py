"""Measures of an effect: numbers, shares, durations, money, intervals and universal quantifiers."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from linter.language.dates import dates
from linter.language.lasting import FROM_TO
from linter.language.patterns import regex
from linter.language.text import lower
from linter.language.times import RANGE, clocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Units that are written without a space; any other letters there make a name ("2FA", "5xx").
_JOINED = (
    r"(?:x|k|m|bn|b|ms|s|secs?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|kb|mb|gb|tb|pb|[kmgt]ib"
    r"|rps|qps|usd|eur|gbp)"
)
_FIGURE = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?[-–]\s?\d[\d,]*(?:\.\d+)?)?"
)
_NUMBER = regex(
    rf"(?<![\w.,/#@:+=-])(?<!\w-)[~≈<>]?[$€£¥]?\s?(?P<figure>{_FIGURE})"
    rf"(?:\s?(?P<sign>[%‰])|(?P<joined>{_JOINED}(?:\d+{_JOINED}?)?)(?!\w)|(?P<more>[\w.]*\w)"
    r"|\s(?P<unit>[a-zA-Zµ]{1,14})(?!\w))?",
    re.IGNORECASE,
)
_MONEY = regex(r"[$€£¥]\s?\d|\d\s?(?:usd|eur|gbp|dollars|euros|pounds)\b", re.IGNORECASE)
_CURRENCY = regex(r"\b(?:usd|eur|gbp|chf|inr|jpy|cad|aud|sek|pln)\s?$", re.IGNORECASE)
_STATUS_CODE = regex(r"[1-5]\d\d$")
_BEFORE_STATUS = regex(
    r"(?:https?|status(?:es)?|codes?|errors?|return(?:ed|ing|s)?|respond(?:ed|ing|s)?(?:\s+with)?"
    r"|response|answer(?:ed|ing|s)?(?:\s+with)?|saw|sees?|seen|g[eo]t(?:s|ting)?|receiv(?:ed|es|ing)"
    r"|thr(?:ew|ows?|owing)|g[ai]v(?:e|es|ing)|with(?:\s+an?)?|an?|the|or|and|by|served|serving)"
    r"\s*+(?:[:(]\s*+)?$",
    re.IGNORECASE,
)
_AFTER_STATUS = regex(
    r"\s*(?:https?\b|errors?\b|responses?\b|status|codes?\b|not found|forbidden"
    r"|bad gateway|unauthorized|internal|service unavailable|gateway|s\b"
    r"|(?:and|or|,|/)\s*[1-5]\d\ds?\b(?!\s+(?!errors|responses|status|codes)[a-z]+s\b))",
    re.IGNORECASE,
)
# Things that are counted, other than answers of a server: "with 300 users", "returned 500 rows".
_COUNTED_THINGS = regex(
    r"\s(?!errors\b|responses\b|status|codes?\b|replies\b|answers\b)[a-z]+s\b"
    r"|\s?(?:to|and|or|-|–)\s?\d[\d,]*\s(?!errors\b|responses\b|status|codes?\b)[a-z]+s\b"
)
_SURELY_STATUS = regex(r"\b(?:https?|status|codes?|errors?)\s*+(?:[:(]\s*+)?$", re.IGNORECASE)
_YEAR_BEFORE = regex(
    r"\b(?:in|since|of|during|early|late|mid|year|[qh][1-4]|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\s*$",
    re.IGNORECASE,
)
_NAMED = regex(
    r"(?:\b(?:versions?|v|releases?|issue|ticket|pr|sev|severity|priority|step|phase|chapter|node|shard"
    r"|port|id|line|build|part|level|tier|block|epoch|rfc|figure|table|section|option|attempt|commit"
    r"|tag|revision|rev|errno|code|area|room|rack|python|java|kafka|ubuntu|debian|postgres|mysql"
    r"|redis|ruby|php|windows|tls|ssl|http|ios|ipados|macos|android|chrome|firefox|safari|edge|iphone"
    r"|nginx|kubernetes|k8s|terraform|linux|kernel|rhel|centos|fedora|alpine|elasticsearch|mongodb"
    r"|oracle|mariadb|openssl|rails|django|spring|angular|react|vue|go|rust|scala|spark|airflow|helm"
    r"|ticket|case|bug|room|desk|floor|gate|bus|route|flight|zone|unit|terminal|lane|slot|day"
    r"|plan|ring|cell|partition|replica|batch|wave|cohort|rank)\s*+[#:]?)\s*+"
    r"(?:v?\d[\w.]{0,12}\s?(?:to|and|or|through|,|-|–)\s?)?$",
    re.IGNORECASE,
)
# "PostgreSQL 14", "TLS 1.3", "error 1045": a name, unless things are counted ("EU 300 users").
_PERHAPS_NAMED = regex(r"(?:\w\s(?:[A-Z]\w*|[a-z][A-Z]\w*)|\b[Ee]rror)\s$")
_COUNTED = regex(r"(?!was$|is$|has$|does$|this$)[a-z]+s$|of$|out$", re.IGNORECASE)
_ENUMERATOR = regex(r"\s*\d{1,2}[.)]\s")
_RATE_BEHIND = regex(r"\s*\w+\s+(?:per|an?|every|each)\s", re.IGNORECASE)

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|ninety|hundred|thousand|million|dozen)"
)
_UNIT = r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?)"
_WORDS = regex(
    rf"\b(?<!\bat )(?<!number )(?<!\bday )(?<!chapter )(?<!\bno )(?:"
    rf"{_COUNT}(?:[\s-]{_COUNT})*(?:\s+(?!of\b|or\b|more\b|such\b|another\b|time\b|reason\b|by\b"
    r"|after\b|hand\b|thing\b|way\b|side\b|can\b|could\b|would\b|should\b|must\b|might\b|may\b"
    rf"|has\b|had\b|is\b|was\b|knows?\b|knew\b|single\s+point\b)[a-z]|-{_UNIT}\b)|(?<!ed\s)(?<!sent\s)(?:twice|thrice)\b"
    r"|(?:by|in)\s+(?:half|a\s+third|a\s+quarter|two\s+thirds|three\s+quarters)\b"
    r"|(?:most|all|half)\s+of\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    rf"|(?:an?|half\s+an?|about\s+an?|over\s+an?|almost\s+an?|nearly\s+an?|under\s+an?)\s+{_UNIT}\b"
    r"|half\s+(?:of|the|our|an?)\b|(?:a|one|two|three)[\s-](?:third|quarter|fifth|tenth)s?\b"
    r"|(?:one|two|three|four|five|\d+)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d+|[a-z]+)"
    r"|an?\s+single\b|overnight\b|(?:majority|most|rest|remainder)\s+of\s+(?:the\s+)?(?:day|hour|night"
    r"|morning|afternoon|evening|week)\b|doubled\b|tripled\b|halved\b)",
)
_UNIVERSAL = regex(
    r"\b(?:all(?:\s+of(?!\s+a\b))?(?:\s+(?:the|our|its|their|those|these))?\s+(?!of\b|in\s+all|times?\b|right\b|day\b|that\b|this\b|but\b|about\b)[a-z]"
    r"|(?:every|each)\s+(?!now\b|effort\b|other\b|time\b|day\b)(?:single\s+)?[a-z]"
    r"|entire(?:ly)?\b|(?<!as\sa\s)whole\b|everyone\b|everybody\b|everything\b|no[\s-]one\b|nobody\b|none\b|nothing\b"
    r"|no\s+(?!longer\b|more\b|less\b|fewer\b|later\b|doubt\b|matter\b|such\b|idea\b|way\b)[a-z]"
    r"|not\s+(?:\w+\s+){0,5}(?:any(?:one|body|thing)?|a\s+single)\b|zero\b(?!-)|(?:was|were|is|are)\s+(?:completely|fully|totally|entirely)\b"
    r"|(?:completely|fully|totally|entirely)\s+(?:down|unavailable|inaccessible|offline|unusable|out)\b"
    r"|without\s+any\b|(?:total|complete|full)\s+(?:outage|loss|unavailability|downtime)\b)"
)


def measures(text: str) -> Iterator[tuple[int, int]]:
    """Start and end offsets (code points) of every measure in a text, universals included.

    Version numbers, HTTP status codes, dates, identifiers and a single clock time are none; two
    clock times in one text are an interval.
    """
    yield from numbers(text)
    low = lower(text)
    for match in _UNIVERSAL.finditer(low):
        yield match.span()


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end offsets of every counted measure: digits, number words, intervals."""
    times = clocks(text)
    days = [*dates(text)]
    if len(times) > 1:
        yield times[0].start, times[-1].end
    for first, last in pairwise(days):
        if RANGE.fullmatch(text, first.end, last.start):
            yield first.start, last.end
    taken = [(time.start, time.end) for time in times] + [(day.start, day.end) for day in days]
    taken.sort()
    for match in _NUMBER.finditer(text):
        if not _overlaps(taken, *match.span("figure")) and _is_measure(text, match):
            yield match.span()
    low = lower(text)
    for match in _WORDS.finditer(low):
        yield match.span()
    for match in FROM_TO.finditer(low):
        yield match.span()


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch shares a character with the nearest one that starts before its end."""
    position = bisect_left(taken, (end, end)) - 1
    return position >= 0 and taken[position][1] > start


def has_measure(text: str) -> bool:
    """Tell whether a text measures anything at all."""
    return next(measures(text), None) is not None


def has_number(text: str) -> bool:
    """Tell whether a text counts anything."""
    return next(numbers(text), None) is not None


def _is_measure(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("figure")
    if (
        match["sign"]
        or _MONEY.match(text, match.start())
        or _CURRENCY.search(text, max(0, start - 4), start)
    ):
        return True
    if match["more"] or text.startswith("/7", end) or _ENUMERATOR.fullmatch(text, 0, end + 2):
        return False
    before = text[max(0, start - 24) : start]
    is_counted = match["joined"] or _COUNTED.match(match["unit"] or "")
    if _NAMED.search(before) or (not is_counted and _PERHAPS_NAMED.search(before)):
        return False
    figure = match["figure"]
    if len(figure) == 4 and figure[:2] in {"19", "20"} and _YEAR_BEFORE.search(before):
        return False
    return not _is_status_code(text, figure, before, end)


def _is_status_code(text: str, figure: str, before: str, after: int) -> bool:
    if not _STATUS_CODE.match(figure) or _RATE_BEHIND.match(text, after):
        return False
    if _COUNTED_THINGS.match(text, after) and not _SURELY_STATUS.search(before):
        return False
    return bool(_BEFORE_STATUS.search(before) or _AFTER_STATUS.match(text, after))
