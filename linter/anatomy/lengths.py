"""How long the incident was by each place that says so: summary, impact, header, timeline."""

from __future__ import annotations

from itertools import pairwise

from linter.anatomy.milestones import STARTED, ends_plainly, tells
from linter.language.affected import says_effect
from linter.language.durations import DAY, HOUR, MINUTE, durations, may_be_in
from linter.language.patterns import regex
from linter.language.text import lower
from linter.language.times import RANGE, clocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.header import Header
    from linter.anatomy.moments import Moment
    from linter.document import Block
    from linter.language.durations import Duration
    from linter.language.text import Text

_HEDGE = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|just|under|over|some|up\s+to|at"
    r"\s+least|at\s+most|(?:more|less)\s+than|a\s+total\s+of|a|an|the|~)\s*){0,3}"
)
_SAYS = regex(
    r"\b(?:for|over|lasted|lasting|lasts|throughout|spann(?:ed|ing)"
    r"|(?:outage|incident|impact|downtime|degradation|disruption|recovery)\s+took"
    r"|(?:outage|downtime|incident|impact|degradation|unavailability)\s+(?:of|was)|in\s+total"
    rf"|total(?:l?ed|l?ing)?(?:\s+of)?)[\s:|*]*{_HEDGE}$"
)
_LABEL = regex(
    r"\b(?:duration|downtime|time\s+to\s+recover)(?:\s+(?:of|was|is))?[\s:|*]+" + _HEDGE + "$"
)
_NOUN_BEHIND = regex(
    r"\s*+(?:-\s*+)?(?:long\s+)?(?:of\s+)?(?:(?:total|full|complete|service|customer|site|production|user)\s+)*"
    r"(?:outage|downtime|unavailability|disruption|degradation|interruption|impact|incident|errors|5xx"
    r"|50\ds)\b"
)
# A part of the incident, what somebody did meanwhile, or how late one thing was.
_OTHER = regex(
    r"\b(?:of\s+(?:which|that|those|them)|including|the\s+(?:first|last|past|next|previous|other)"
    r"|(?:second|another|further|more|again|each|every|peak\w*|worst|partial\w*|brief\w*|some)"
    r"|wait\w*|monitor\w*|watch\w*|observ\w*|debug\w*|investigat\w*|search(?:ed|ing)\s+for|look\w*|silenc\w*"
    r"|paus\w*|held|hold\w*|cach\w*|ke(?:ep|pt)\w*|stor(?:e|ed|es)|retain\w*|sle(?:ep|pt)\w*|tr(?:y|ied)\w*"
    r"|discuss\w*|work(?:ed|ing)\s+on|stay\w*|delay\w*|late|lag\w*|latency|time-?outs?|expir\w*|rotat\w*"
    r"|available|healthy|ran|run(?:s|ning)?|old|ttl|detect\w*|notic\w*|respon(?:d|se)\w*\s+(?:in|within))\b"
    r"[^.;:]{0,24}$"
)
_REACH = 120
_OPENING = 24
_TIMES = ("impact_started", "detected", "mitigated", "impact_ended")
_PAIRS = (
    ("impact_started", "impact_ended"),
    ("impact_started", "mitigated"),
    ("detected", "impact_ended"),
    ("detected", "mitigated"),
)


class Length:
    """A length of time that a place states: ``low`` to ``high`` seconds, leeway included.

    ``block`` with ``start`` and ``end`` is where it stands, ``words`` how it is written.
    """

    __slots__ = ("block", "end", "high", "low", "start", "words")

    def __init__(self, block: Block, start: int, end: int, low: float, high: float) -> None:
        self.block = block
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.words = block.text[start:end]

    def fits(self, seconds: float) -> bool:
        """Whether the length may be so many seconds."""
        return self.low <= seconds <= self.high

    def meets(self, other: Length) -> bool:
        """Whether two lengths may be the same."""
        return self.low <= other.high and other.low <= self.high


class Sentence:
    """A sentence at ``start`` of a block, in lower case, with the lengths of time it names."""

    __slots__ = ("block", "durations", "low", "start")

    def __init__(self, block: Block, start: int, low: str, found: Sequence[Duration]) -> None:
        self.block = block
        self.start = start
        self.low = low
        self.durations = found


def sentences(block: Block, text: Text) -> Iterator[Sentence]:
    """The sentences of a block that name a length of time."""
    if not may_be_in(text.low):
        return
    for start, end in text.sentences:
        low = text.low[start:end]
        found = [*durations(low)]
        if found:
            yield Sentence(block, start, low, found)


def stated(sentence: Sentence) -> Iterator[Length]:
    """What a sentence says of how long the impact as a whole lasted."""
    for found in sentence.durations:
        before = sentence.low[max(0, found.start - _REACH) : found.start]
        if _is_of_impact(sentence.low, found, before):
            yield _length(sentence.block, found, sentence.start)


def labelled(block: Block, start: int, end: int) -> Length | None:
    """The length of time that a field "Duration" gives."""
    found = next(durations(lower(block.text[start:end])), None)
    return _length(block, found, start) if found is not None else None


def contradicted_interval(said: Sentence) -> tuple[Length, str] | None:
    """A length and the two clock times beside it in one sentence, if they do not agree.

    "For 71 minutes, from 02:47 to 03:28": the second value is the words of the interval.
    """
    found = said.durations
    sentence = said.block.text[said.start : said.start + len(said.low)]
    times = clocks(sentence) if len(found) == 1 else ()
    if len(times) != 2 or times[0].offset != times[1].offset:
        return None
    if RANGE.fullmatch(sentence, times[0].end, times[1].start) is None:
        return None
    gap = min(abs(found[0].start - times[1].end), abs(times[0].start - found[0].end))
    length = _length(said.block, found[0], said.start)
    seconds = (times[1].minutes - times[0].minutes) % (24 * 60) * MINUTE
    if gap > 12 or length.fits(seconds) or any(time.date for time in times):
        return None
    return length, sentence[times[0].start : times[1].end]


def _is_of_impact(sentence: str, found: Duration, before: str) -> bool:
    if _OTHER.search(before):
        return False
    if _NOUN_BEHIND.match(sentence, found.end) or _LABEL.search(before):
        return True
    # "For 31 minutes, checkout was down" tells the effect behind, "was down for 31" before.
    opens = len(before) < _OPENING
    return _SAYS.search(before) is not None and says_effect(
        sentence if opens else sentence[: found.end]
    )


def _length(block: Block, found: Duration, offset: int) -> Length:
    leeway = _leeway(found)
    low, high = found.low - leeway, found.high + leeway
    return Length(block, offset + found.start, offset + found.end, max(0, low), high)


def _leeway(found: Duration) -> float:
    """How far the truth may lie from what is said: round numbers are rounded."""
    seconds = found.high
    if found.unit >= DAY:
        return max(seconds * 0.2, DAY / 2)
    share = 0.25 if found.is_rough else 0.15 if found.unit >= HOUR else 0.1
    is_round = seconds % (5 * MINUTE) == 0
    exact = 2 * MINUTE if seconds >= 20 * MINUTE else MINUTE
    return max(exact, seconds * share if is_round or found.is_rough else 0)


def by_header(header: Header) -> list[int]:
    """Every length that the header's times give, in seconds, from start to end first."""
    times = {name: header.time(name) for name in _TIMES}
    found = []
    for first, last in _PAIRS:
        start, end = times[first], times[last]
        if start is not None and end is not None and end > start:
            found.append(int((end - start).total_seconds()))
    return found


def by_timeline(moments: Sequence[Moment]) -> int | None:
    """How many seconds the impact took by a timeline that tells of its beginning and its end.

    ``None`` where it does not, or where not all of its times can be compared.
    """
    if len(moments) < 2 or moments[0].track != moments[-1].track:
        return None
    if any(after.is_day_guessed or after.at < before.at for before, after in pairwise(moments)):
        return None
    start = next((one.at for one in moments if tells(one.entry, STARTED)), None)
    end = next((one.at for one in reversed(moments) if ends_plainly(one.entry)), None)
    return (end - start) * MINUTE if start is not None and end is not None else None


def spans(moments: Sequence[Moment], length: Length) -> bool:
    """Whether a length may be the time between any two moments, given in order."""
    first = 0
    for last in moments:
        while (last.at - moments[first].at) * MINUTE > length.high:
            first += 1
        if length.fits((last.at - moments[first].at) * MINUTE):
            return True
    return False
