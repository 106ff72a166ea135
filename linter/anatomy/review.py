"""What a postmortem says of its review: when it is, how long it takes, who facilitates it."""

from __future__ import annotations

from itertools import pairwise

from linter.anatomy.sections import normalise
from linter.document import CODE, QUOTE
from linter.language.dates import dates
from linter.language.durations import MINUTE, durations
from linter.language.patterns import regex
from linter.language.text import lower
from linter.language.times import RANGE, clocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.header import Header
    from linter.anatomy.sections import Section
    from linter.document import Block

_HEADINGS = frozenset(
    """
    review|review meeting|postmortem review|post-mortem review|postmortem review meeting|
    postmortem meeting|post-mortem meeting|incident review|review and facilitation
    """.strip().replace("|\n    ", "|").split("|")
)  # fmt: skip
_FACILITATOR = regex(
    r"\b(?:facilitator|facilitated\s+by|moderator|moderated\s+by)\b(?:\s+(?:is|will\s+be))?[\s:|*–—-]{0,5}"
)
_NAME_ENDS = regex(r"[,;(\n|]|(?<!\b\w)\.(?:\s|$)|\s(?:who|and|from|was|is|has|had)\s|\s[–—-]\s")
_PENDING = regex(
    r"[^\w<\[?]*+(?:tb[acd]|n/?a|none|unknown|open|pending|\?++|to\s+be\s+\w+|not\s+(?:yet\s+)?\w+"
    r"|needs?\s.*+|soon|later|<[^<>]*+>|\[[^\[\]]*+\])?\W*+$"
)
_LONGEST_NAME = 60


class Stretch:
    """A stretch of a block, by offsets (code points)."""

    __slots__ = ("block", "end", "start")

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block = block
        self.start = start
        self.end = end

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.block.text[self.start : self.end]


class Review:
    """The review as planned. ``places`` are the stretches that speak of it, maybe none."""

    def __init__(self, places: Sequence[Stretch], facilitator: Stretch | None) -> None:
        self.places = places
        self.facilitator = facilitator

    @property
    def is_scheduled(self) -> bool:
        """Whether it says when: a day, a time, a date chip or a link to the calendar."""
        return any(_says_when(place) for place in self.places)

    @property
    def length(self) -> tuple[int, Stretch] | None:
        """Its minutes, and where they stand."""
        return next((found for place in self.places for found in _lengths(place)), None)


def find_review(header: Header, sections: Sequence[Section]) -> Review:
    """The review by the header's fields, and by a section of that name."""
    places = [*_places(header, sections)]
    return Review(places, _facilitator(header, places))


def _places(header: Header, sections: Sequence[Section]) -> Iterator[Stretch]:
    field = header.fields.get("review")
    if field is not None and not _PENDING.match(lower(field.text)):
        yield Stretch(field.block, field.start, field.end)
    for section in sections:
        heading = section.heading
        if section.id is None and heading is not None and normalise(heading.text) in _HEADINGS:
            for block in section.content:
                if block.kind not in {CODE, QUOTE} and not _PENDING.match(lower(block.text)):
                    yield Stretch(block, 0, len(block.text))


def _facilitator(header: Header, places: Sequence[Stretch]) -> Stretch | None:
    field = header.fields.get("facilitator")
    if field is not None and not _PENDING.match(lower(field.text)):
        return _name(field.block, field.start, field.end)
    for place in places:
        found = _FACILITATOR.search(lower(place.block.text), place.start, place.end)
        if found is not None and found.end() < place.end:
            return _name(place.block, found.end(), place.end)
    return None


def _name(block: Block, start: int, end: int) -> Stretch:
    """The name or role that a stretch begins with."""
    stop = min(end, start + _LONGEST_NAME)
    closing = _NAME_ENDS.search(block.text, start + 1, stop)
    return Stretch(block, start, closing.start() if closing is not None else stop)


def _says_when(place: Stretch) -> bool:
    marks = (m for m in place.block.marks if place.start <= m.start < place.end)
    if any(mark.kind in {"date", "link", "rich_link"} for mark in marks):
        return True
    return bool(clocks(place.text)) or next(dates(place.text), None) is not None


def _lengths(place: Stretch) -> Iterator[tuple[int, Stretch]]:
    for found in durations(lower(place.text)):
        stretch = Stretch(place.block, place.start + found.start, place.start + found.end)
        yield int(found.high // MINUTE), stretch
    times = clocks(place.text)
    for first, last in pairwise(times):
        if RANGE.fullmatch(place.text, first.end, last.start) and first.offset == last.offset:
            minutes = (last.minutes - first.minutes) % (24 * 60)
            yield (
                minutes,
                Stretch(place.block, place.start + first.time_start, place.start + last.end),
            )
