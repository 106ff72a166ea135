"""The header: severity, status, the four times, responders; from a table or from "Label: value"."""

from __future__ import annotations

import re

from linter.anatomy.instants import instant
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from linter.anatomy.sections import Section
    from linter.document import Block, Document, Table

# Of two labels for one field the one further left counts, wherever they stand.
_LABELS = {
    "incident_id": "incident id|incident number|incident ticket|incident|id|ticket",
    "severity": "severity|sev|severity level|incident severity|sev level|priority",
    "status": "status|document status|state",
    "date": "date|incident date|date of incident|date of the incident|day",
    "impact_started": (
        "impact started|impact start|impact started at|impact began|start of impact"
        "|impact start time|outage start|outage started|incident start|incident started"
        "|incident start time|started|started at|start|start time|time started|began"
    ),
    "detected": (
        "detected|detected at|first detected|time detected|detection time|time of detection"
        "|detection"
    ),
    "mitigated": (
        "mitigated|mitigated at|time mitigated|mitigation time|time of mitigation|mitigation"
    ),
    "impact_ended": (
        "impact ended|impact end|impact ended at|end of impact|impact end time|outage end"
        "|outage ended|incident end|incident ended|incident end time|ended|ended at|end|end time"
        "|time ended|resolved|resolved at|time resolved"
    ),
    "responders": (
        "responders|responder|on-call|on call|incident commander|participants|authors|author"
    ),
    "duration": (
        "duration|total duration|incident duration|impact duration|outage duration|time to recover"
        "|duration of impact|duration of outage|length"
    ),
    "facilitator": "facilitator|review facilitator|facilitated by|moderator",
    "review": (
        "review|review meeting|postmortem review|post-mortem review|review date|review scheduled"
        "|postmortem meeting|post-mortem meeting"
    ),
    "service": "service|services|service affected|services affected|affected service",
}
_FIELDS = {
    label: (field, rank)
    for field, labels in _LABELS.items()
    for rank, label in enumerate(labels.split("|"))
}

FIELD_NAMES = tuple(_LABELS)
# What people read: "Incident ID", "Impact started".
LABEL_OF = {
    name: labels.partition("|")[0].capitalize().replace(" id", " ID")
    for name, labels in _LABELS.items()
}
TIMES = ("impact_started", "detected", "mitigated", "impact_ended")

_LINE = regex(
    r"\s*+(?P<label>[A-Za-z][A-Za-z /-]{0,30}?\s{0,3}(?:\([^()]{1,30}\))?)\s{0,3}"
    r"(?:[:=]|\s[–—-]\s)\s*+(?P<value>\S.*)?$"
)
# What stands behind each label that is not bold.
_MAY_BEHIND_LABEL = regex(r"[:=–—-]")
_ANY_LABEL = "|".join(sorted(_FIELDS, key=len, reverse=True))
# What a part of a line ends with.
_PART_END = regex(
    rf"[\n\u000b\t]|[|·•](?<=\s.)(?=\s)"
    rf"|\s(?<=[,;].)(?=(?:{_ANY_LABEL})(?:\s\([^()]{{1,30}}\))?:)",
    re.IGNORECASE | re.DOTALL,
)
_MARKS_AROUND = " \t\n\u000b|·•,;"
_PARENTHESIS = regex(r"(?:(?<!\s)\s++)?+[(\[].*")
_SHORT = 100
_EDGES = " *:\n\t"
_SEVERITY = regex(
    r"(?<!\w)(?:sev(?:erity)?|s|p)\.?[\s_:#-]{0,3}(?:level\s)?([0-5])(?!\w)", re.IGNORECASE
)
_LONE_NUMBER = regex(r"([0-5])(?:\s*$|\s*[(:]|\s+[–—-]\s)")
_PUBLISHED = regex(
    r"\W*(?:published|final(?:i[sz]ed)?|completed?|closed|done|released|archived)\b", re.IGNORECASE
)
_NOT_SAID = regex(
    r"\W*+(?:tb[acd]|n/?a|none|unknown|choose|to be (?:decided|determined))?\W*+$", re.IGNORECASE
)


class HeaderField:
    """One field: its value as text and the block and offsets (code points) where it stands."""

    __slots__ = ("block", "end", "label", "start", "text")

    def __init__(self, label: str, text: str, block: Block, start: int, end: int) -> None:
        self.label = label
        self.text = text
        self.block = block
        self.start = start
        self.end = end


class Header:
    """The header's fields by name."""

    def __init__(self, fields: dict[str, HeaderField]) -> None:
        self.fields = fields
        self._times: dict[str, datetime | None] = {}

    @property
    def present(self) -> bool:
        """Whether the document has a header at all: two fields or more."""
        return len(self.fields) > 1

    @property
    def severity(self) -> str | None:
        """The severity as ``SEV1`` to ``SEV5`` where it reads like one, else as written.

        ``None`` where it is left open: empty, "TBD", or several ("SEV1 / SEV2").
        """
        field = self.fields.get("severity")
        if field is None or _NOT_SAID.match(field.text):
            return None
        said = _PARENTHESIS.sub("", field.text[:_SHORT]) or field.text[:_SHORT]
        numbers = set(_SEVERITY.findall(said))
        alone = _LONE_NUMBER.match(said)
        if alone is not None:
            numbers.add(alone.group(1))
        if not numbers:
            return field.text
        return f"SEV{numbers.pop()}" if len(numbers) == 1 else None

    def gives(self, name: str) -> bool:
        """Whether a field is there and filled in."""
        field = self.fields.get(name)
        return field is not None and _NOT_SAID.match(field.text) is None

    @property
    def is_published(self) -> bool:
        """Whether the status says that nobody works on the document any more."""
        field = self.fields.get("status")
        return field is not None and _PUBLISHED.match(field.text) is not None

    def has(self, name: str) -> bool:
        """Tell whether a field says what it is for: a severity, a moment, or anything at all."""
        if name in TIMES:
            return self.time(name) is not None
        return self.severity is not None if name == "severity" else self.gives(name)

    def time(self, name: str) -> datetime | None:
        """One of the four times as an aware UTC datetime.

        ``None`` unless day, clock time and zone are all written and can be read in one way only.
        """
        if name not in self._times:
            field = self.fields.get(name)
            day = self.fields.get("date")
            self._times[name] = instant(field, day) if field is not None else None
        return self._times[name]


def find_header(document: Document, sections: Sequence[Section]) -> Header:
    """The header above the first recognised section, of the first tab that has one.

    Where there is none, the fields may stand in the summary ("Overview").
    """
    areas = [*_areas(sections), *([section] for section in sections if section.id == "summary")]
    first: Header | None = None
    for area in areas:
        header = Header(_fields_by_name(document, area))
        if header.present:
            return header
        first = first or header
    return first or Header({})


def is_field(line: str) -> bool:
    """Tell whether a line is a field of a header, "Impact started: 15:02 CET"."""
    match = _LINE.match(line)
    return match is not None and bool(_name(match["label"])[0])


def _areas(sections: Sequence[Section]) -> list[list[Section]]:
    """What stands above the first recognised section, by tab."""
    areas: dict[str | None, list[Section]] = {}
    closed: set[str | None] = set()
    for section in sections:
        block = section.heading or next(iter(section.blocks), None)
        if block is None or block.segment:
            continue
        if section.id is not None:
            closed.add(block.tab)
        if block.tab not in closed:
            areas.setdefault(block.tab, []).append(section)
    return [*areas.values()]


def _fields_by_name(document: Document, sections: Sequence[Section]) -> dict[str, HeaderField]:
    best: dict[str, tuple[int, HeaderField]] = {}
    for section in sections:
        for field in _fields(document, section):
            name, rank = _name(field.label)
            if name and (name not in best or rank < best[name][0]):
                best[name] = (rank, field)
    return {name: field for name, (_, field) in best.items()}


def _fields(document: Document, section: Section) -> Iterator[HeaderField]:
    numbers: set[int] = set()
    for block in section.blocks:
        if block.cell is None:
            yield from _of_block(block)
        elif block.cell[0] not in numbers:
            numbers.add(block.cell[0])
            yield from _of_table(document.tables[block.cell[0]])


def _of_block(block: Block) -> Iterator[HeaderField]:
    if not block.marks and _MAY_BEHIND_LABEL.search(block.text) is None:
        return
    start = 0
    for stop in (*map(_end, _PART_END.finditer(block.text)), len(block.text)):
        part = block.text[start:stop].rstrip(_MARKS_AROUND)
        end = start + len(part)
        match = _LINE.match(part)
        if match is not None:
            low = start + (match.start("value") if match["value"] else match.end())
            yield HeaderField(match["label"], block.text[low:end], block, low, end)
        elif block.marks:
            yield from _of_bold_label(block, start, end)
        start = stop


def _end(match: re.Match[str]) -> int:
    return match.end()


def _of_bold_label(block: Block, start: int, end: int) -> Iterator[HeaderField]:
    """A bold label without a colon, its value behind it."""
    for mark in block.marks:
        if mark.kind == "bold" and not block.text[start : mark.start].strip() and mark.end <= end:
            value = block.text[mark.end : end].strip()
            low = end - len(block.text[mark.end : end].lstrip())
            yield HeaderField(block.text[mark.start : mark.end], value, block, low, end)
            return


def _of_table(table: Table) -> Iterator[HeaderField]:
    rows = [*zip(*table.rows[:2], strict=False)] if _has_labels_on_top(table) else table.rows
    for row in rows:
        for label, cell in zip(row[::2], row[1::2], strict=False):
            if cell.blocks:
                block = next((b for b in cell.blocks if b.text.strip()), cell.blocks[0])
                yield HeaderField(label.text, cell.text.strip(), block, 0, len(block.text))


def _has_labels_on_top(table: Table) -> bool:
    """Whether the first row holds labels, not a label and its value ("Status", "Resolved")."""
    if len(table.rows) < 2 or not all(_name(cell.text)[0] for cell in table.rows[0]):
        return False
    return len(table.rows[0]) > 1 and not any(
        _name(row[0].text)[0] for row in table.rows[1:] if row
    )


def field_of(label: str) -> str:
    """The name of the field that a label stands for; empty for none."""
    return _name(label)[0]


def _name(label: str) -> tuple[str, int]:
    """The field that a label names, and how well; empty where it names none."""
    low = " ".join(label.lower().split()).strip(_EDGES)
    return _FIELDS.get(low) or _FIELDS.get(_PARENTHESIS.sub("", low)) or ("", 0)
