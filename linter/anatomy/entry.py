"""An entry of the timeline: what happened, when, and who did it."""

from __future__ import annotations

import re

from linter.language.patterns import regex
from linter.language.text import lower
from linter.language.times import RANGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.anatomy.tables import Row
    from linter.document import Block
    from linter.language.dates import Date
    from linter.language.times import Clock

_OPENING = regex(r"[\W_]*")
# At the head of a line, behind a date at most. Of hours past 24 or minutes past 59 only.
_LIKE_A_TIME = regex(
    r"[\W_]{0,6}(?:\d{4}-\d\d-\d\d[ T,]{1,3})?"
    r"(?P<time>(?:(?:2[5-9]|[3-9]\d):\d\d|24:(?!00)\d\d|[01]?\d:[6-9]\d|2[0-3]:[6-9]\d)"
    r"(?::\d\d)?(?:\s?[ap]m\b)?)"
    r"(?![\w./%-]|:\d|\s?(?:h|hours|minutes|mins?|ratio|split)\b)",
    re.IGNORECASE,
)
_WORDS_BEFORE_TIME = 4
_NOT_LEADING = (" in", " at", " by", " of", " until", " from", " since", " to")


class Entry:
    """One entry: its text, the block it stands in and its clock times, offsets into that block.

    ``day`` is the date that it gives or takes over from the heading or the entry above it. ``who``
    is what a column of that meaning says, ``row`` the row where the timeline is a table.
    ``says_day`` tells that it gives the day itself, ``start`` is where it begins in its block.
    ``clock`` is its first time, and ``leads`` tells that it is when the entry was, rather than one
    that it mentions; ``is_range`` that the first two are the ends of one stretch ("14:03-14:10").
    Entries of one ``run`` stand under one heading or in one table. ``details`` are the blocks that
    stand under it and have no time of their own. ``told`` is what ``milestones`` has found out.
    """

    __slots__ = (
        "_low", "block", "clock", "clocks", "day", "details", "is_range", "leads", "row", "run",
        "says_day", "start", "text", "told", "who",
    )  # fmt: skip

    def __init__(
        self,
        block: Block,
        text: str,
        found: Sequence[Clock],
        *,
        day: Date | None = None,
        says_day: bool = False,
        row: Row | None = None,
        start: int = 0,
        run: int = 0,
    ) -> None:
        self.block = block
        self.text = text
        self.clocks = found
        self.clock = found[0] if found else None
        self.start = start
        self.run = run
        self.details: list[Block] = []
        self.day = day
        self.says_day = says_day
        self.row = row
        self.who = row.text("who") if row is not None else ""
        self.told: dict[str, bool] = {}
        self._low: str | None = None
        self.leads = bool(found) and (row is not None or leads(block.text[start : found[0].start]))
        self.is_range = len(found) > 1 and _is_range(block.text, *found[:2])

    @property
    def place(self) -> tuple[int, int | None]:
        """Where its first time stands in its block; from its start to the end where it has none."""
        clock = self.clock
        return (clock.start, clock.end) if clock is not None else (self.start, None)

    @property
    def time(self) -> str:
        """Its first time as written."""
        start, end = self.place
        return self.block.text[start:end]

    @property
    def impossible_time(self) -> tuple[int, int] | None:
        """Where it begins with a time that no clock shows ("25:61", "23:00 AM"), if it does."""
        if self.clock is not None:
            is_wrong = self.leads and self.clock.half == "a" and self.clock.minutes >= 13 * 60
            return (self.clock.start, self.clock.end) if is_wrong else None
        found = _LIKE_A_TIME.match(self.block.text, self.start)
        return found.span("time") if found is not None else None

    @property
    def whole_text(self) -> str:
        """The entry's text and that of its details."""
        return "\n".join([self.text, *(block.text for block in self.details)])

    @property
    def low(self) -> str:
        """The whole text in lower case, once all details are there."""
        if self._low is None:
            self._low = lower(self.whole_text)
        return self._low

    @property
    def what(self) -> str:
        """What happened: the text without its time, or what the column of that meaning says."""
        if self.row is not None:
            return self.row.text("what") or max((c.text for c in self.row.cells), key=len).strip()
        if not self.leads or self.clock is None:
            return self.text
        end = self.clocks[1].end if self.is_range else self.clock.end
        return _OPENING.sub("", self.text[end - self.start :], count=1)


def _is_range(text: str, first: Clock, last: Clock) -> bool:
    return RANGE.fullmatch(text, first.end, last.start) is not None


def leads(before: str) -> bool:
    """Whether a time leads its line: only a date and a few marks before it."""
    return len(before.split()) <= _WORDS_BEFORE_TIME and not before.rstrip().endswith(_NOT_LEADING)
