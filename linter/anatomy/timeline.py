"""The timeline: its entries with their clock times and days, and the zone declared for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import count

from linter.anatomy.declared_zone import declared_elsewhere, declared_in, declares
from linter.anatomy.entry import Entry, leads
from linter.anatomy.tables import column_roles, is_header_row, rows
from linter.document import CODE, HEADING, ITEM, QUOTE
from linter.language.dates import dates
from linter.language.patterns import regex
from linter.language.times import clocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.declared_zone import Declaration
    from linter.anatomy.sections import Section
    from linter.anatomy.tables import Row
    from linter.document import Block, Document, Mark, Table
    from linter.language.dates import Date
    from linter.language.times import Clock

_COLUMNS = {
    "time": "time|utc|when|timestamp|date/time|date and time|date time|datetime|at|times|start",
    "date": "date|day",
    "who": "who|actor|person|by|by whom|team|responder",
    "what": (
        "what|event|description|action|details|what happened|notes|comment|entry|update|activity"
    ),
    "source": "source|link|evidence|reference",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}

_WORD = regex(r"\w")
_LINE = regex(r"[^\n\u000b]+")
_WEEKDAY = regex(r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE)
_LONGEST_DATE = 30
_LONGEST_DAY = 80


class Timeline:
    """All timeline sections of a postmortem taken together."""

    def __init__(self, entries: Sequence[Entry], declarations: Sequence[Declaration]) -> None:
        self.entries = entries
        self.declarations = declarations

    @property
    def declared(self) -> Declaration | None:
        """The zone declared for the entries that name none; UTC wins where several are named."""
        for declaration in self.declarations:
            if declaration.zone.is_utc:
                return declaration
        return self.declarations[0] if self.declarations else None


def find_timeline(document: Document, sections: Sequence[Section]) -> Timeline:
    """Entries and declarations of the timeline sections; other sections may declare a zone too.

    Rows, headings and paragraphs that lead with a time and top-level bullets are entries. What
    stands under an entry is part of it; a day or a label over entries is none.
    """
    entries: list[Entry] = []
    declarations: list[Declaration] = []
    runs = count()
    for section in sections:
        if section.id == "timeline":
            found = [*_Walk(document, section, runs).entries()]
            entries.extend(found)
            declarations.extend(declared_in(section, {id(entry.block) for entry in found}))
    if entries and not declarations:
        declarations.extend(declared_elsewhere(sections))
    return Timeline(entries, declarations)


class _Walk:
    """One pass over a timeline section; ``day`` is the last date that was written."""

    def __init__(self, document: Document, section: Section, runs: Iterator[int]) -> None:
        self.document = document
        self.runs = runs
        self.run = next(runs)
        self.blocks = [block for block in section.blocks if _is_read(block)]
        self.day = _day_in(section.heading)
        self.under_time = False
        self.item_level = 0
        self.tables_seen: set[int] = set()

    def entries(self) -> Iterator[Entry]:
        last: Entry | None = None
        for number, block in enumerate(self.blocks):
            found = [*self._of_block(block, number)]
            if found:
                last = found[-1]
                yield from found
            elif last is not None and block.kind != HEADING and block.cell is None:
                last.details.append(block)

    def _of_block(self, block: Block, number: int) -> Iterator[Entry]:
        if block.cell is not None:
            if block.cell[0] not in self.tables_seen:
                self.tables_seen.add(block.cell[0])
                yield from self._of_table(self.document.tables[block.cell[0]])
        elif block.kind == ITEM:
            yield from self._of_item(block, number)
        else:
            yield from self._of_text(block)

    def _of_item(self, block: Block, number: int) -> Iterator[Entry]:
        self.item_level = min(self.item_level, block.level)
        found = _block_clocks(block)
        if block.level > self.item_level:
            return
        if not found and self._is_group(block, number):
            self.day = _day_in(block) or self.day
            self.run = next(self.runs)
            self.item_level = block.level + 1
        elif found or not (self.under_time or _is_day(block.text) or declares(block)):
            yield self._entry(block, block.text, found)
        else:
            self.day = _day_in(block) or self.day

    def _is_group(self, block: Block, number: int) -> bool:
        """Whether an item without a time stands over items that have one."""
        below = next(iter(self.blocks[number + 1 : number + 2]), block)
        if below.kind != ITEM or below.level <= block.level:
            return False
        found = _block_clocks(below)
        return bool(found) and leads(below.text[: found[0].start])

    def _of_text(self, block: Block) -> Iterator[Entry]:
        found = _block_clocks(block)
        self.item_level = 0
        if found and block.kind == HEADING:
            self.under_time = True
            yield self._entry(block, block.text, found)
        elif found and leads(block.text[: found[0].start]):
            self.under_time = True
            yield from self._of_lines(block, found)
        elif block.kind == HEADING or _is_day(block.text):
            self.under_time = False
            self.day = _day_in(block) or self.day
            self.run = self.run if _is_day(block.text) else next(self.runs)

    def _of_lines(self, block: Block, found: Sequence[Clock]) -> Iterator[Entry]:
        """One entry for each line that leads with a time, the lines below it included."""
        text = block.text
        lines = [line.start() for line in _LINE.finditer(text)]
        starts = [0]
        for clock in found:
            line = lines[bisect_right(lines, clock.start) - 1]
            if line > starts[-1] and leads(text[line : clock.start]):
                starts.append(line)
        ends = [*starts[1:], len(text)]
        offsets = [clock.start for clock in found]
        for start, end in zip(starts, ends, strict=True):
            inside = found[bisect_left(offsets, start) : bisect_left(offsets, end)]
            said = text[start:end]
            indent = len(said) - len(said.lstrip())
            yield self._entry(block, said.strip(), inside, start=start + indent)

    def _of_table(self, table: Table) -> Iterator[Entry]:
        self.run = next(self.runs)
        roles = column_roles(table, _ROLES)
        if not roles and is_header_row(table.rows[0] if table.rows else ()):
            roles = {0: "time"}
        for row in rows(table, roles):
            text = " | ".join(cell.text for cell in row.cells)
            block, found = _timed(row)
            if found or not _is_day(text):
                yield self._entry(block, text, found, row, day=_day_of(row))
            else:
                self.day = _day_in(row.first) or self.day

    def _entry(
        self,
        block: Block,
        text: str,
        found: Sequence[Clock],
        row: Row | None = None,
        *,
        start: int = 0,
        day: Date | None = None,
    ) -> Entry:
        """An entry that starts at an offset of its block, on its own day or the last one."""
        stop = found[0].end if found else start + _LONGEST_DATE
        own = _day_between(block, start, stop, anywhere=bool(found)) or day
        self.day = own or self.day
        return Entry(
            block,
            text,
            found,
            day=self.day,
            says_day=own is not None,
            row=row,
            start=start,
            run=self.run,
        )


def _is_read(block: Block) -> bool:
    return block.cell is not None or (block.kind not in {CODE, QUOTE} and bool(block.text.strip()))


def _day_of(row: Row) -> Date | None:
    """The day that a row gives in a column of its own, whatever that is called."""
    named = row.by_role.get("date")
    for cell in (named, *row.cells) if named is not None else row.cells:
        for block in cell.blocks:
            if cell is named or _is_day(block.text):
                day = _day_in(block)
                if day is not None:
                    return day
    return None


def _timed(row: Row) -> tuple[Block, Sequence[Clock]]:
    """The block that gives a row's time, its own column first, and the times there."""
    own = row.by_role.get("time")
    for cell in (own, *row.cells) if own is not None else row.cells:
        for block in cell.blocks:
            found = _block_clocks(block)
            if found:
                return block, found
    timed = row.block("time")
    return (timed if timed is not None and timed.text.strip() else row.first), ()


def _block_clocks(block: Block) -> list[Clock]:
    """The clock times written in a block, those of its date chips among them."""
    chips = [mark for mark in block.marks if mark.kind == "date" and "T" in mark.value]
    if not chips:
        return clocks(block.text)
    found = [*clocks(block.blanked(chips)), *(clock for mark in chips for clock in _of_chip(mark))]
    return sorted(found, key=lambda clock: clock.start)


def _of_chip(mark: Mark) -> Iterator[Clock]:
    """A date chip with a time: its timestamp is UTC whatever it displays."""
    for clock in clocks(mark.value):
        clock.start, clock.end, clock.zone_start = mark.start, mark.end, -1
        yield clock


def _is_day(text: str) -> bool:
    """Whether a text is a date and nothing else, a weekday and marks aside."""
    if len(text) > _LONGEST_DAY:
        return False
    found = next(dates(text), None)
    if found is None:
        return False
    rest = _WEEKDAY.sub("", text[: found.start] + text[found.end :])
    return not _WORD.search(rest)


def _day_in(block: Block | None) -> Date | None:
    """The first date of a block; that of a chip is its value, whatever it displays."""
    if block is None:
        return None
    for mark in block.marks:
        if mark.kind == "date":
            return next(dates(mark.value.partition("T")[0]), None)
    return next(dates(block.text), None)


def _day_between(block: Block, start: int, stop: int, *, anywhere: bool) -> Date | None:
    """The date that stands before an entry's time, or that opens an entry without one."""
    marks = [mark for mark in block.marks if mark.kind == "date" and start <= mark.start < stop]
    if marks:
        return next(dates(marks[0].value.partition("T")[0]), None)
    first = next(dates(block.text[start:stop]), None)
    return first if first is not None and (anywhere or first.start == 0) else None
