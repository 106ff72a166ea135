"""Tables understood: which row is the header, and which column holds what."""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.text import bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.document import Block, Cell, Table

_PARENTHESIS = regex(r"(?:(?<!\s)\s++)?+[(\[].*")
_ZONE = regex(r"(?:(?<!\W)\W++)?+\b(?:in\s)?(?:utc|gmt|[cemp][ds]?t|ces?t|local)\b\W*+")
_PARTS = regex(r"(?:(?<!\s)\s++)?+(?:[/,&]|\band\b|\bor\b)\s*+")
_DIGIT = regex(r"\d")
_LONGEST_NAME = 60

# Cells of data say these too: one of them alone makes no row a header.
_ALSO_DATA = frozenset("lead issue bug pr link task item person team state detection".split())

MAX_HEADER_WORDS = 6


class Row:
    """A data row: the cell of each role, and all cells in order."""

    __slots__ = ("by_role", "cells")

    def __init__(self, cells: Sequence[Cell], by_role: Mapping[str, Cell]) -> None:
        self.cells = cells
        self.by_role = by_role

    def text(self, role: str) -> str:
        """The text in a role's cell, stripped; empty where the table has no such column."""
        cell = self.by_role.get(role)
        return cell.text.strip() if cell is not None else ""

    def block(self, role: str) -> Block | None:
        """The first block with words in a role's cell, else its first block."""
        cell = self.by_role.get(role)
        if cell is None or not cell.blocks:
            return None
        return next((block for block in cell.blocks if block.text.strip()), cell.blocks[0])

    @property
    def first(self) -> Block:
        """The row's first block with words; ``rows`` leaves out rows without any."""
        return next(_worded(self.cells))


def column_roles(table: Table, names: Mapping[str, str]) -> dict[int, str]:
    """Column number to role, where the first row names columns that we know."""
    roles: dict[int, str] = {}
    first = table.rows[0] if table.rows else ()
    for number, cell in enumerate(first):
        role = role_of(cell.text, names)
        if role and role not in roles.values():
            roles[number] = role
    if len(roles) == 1 < len(first):
        (number,) = roles
        return {} if first[number].text.strip().lower() in _ALSO_DATA else roles
    return roles


def is_header_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row reads like column names: short, without digits, more than one cell."""
    texts = [cell.text.strip() for cell in row]
    return (
        len(texts) > 1
        and any(texts)
        and all(len(text.split()) <= MAX_HEADER_WORDS for text in texts)
        and not any(_DIGIT.search(_without_brackets(text)) for text in texts)
    )


def _without_brackets(text: str) -> str:
    """A text without what stands in brackets, to the end of its line."""
    return _PARENTHESIS.sub("", text) if "(" in text or "[" in text else text


def rows(table: Table, roles: Mapping[int, str]) -> list[Row]:
    """The data rows that hold any words: all but the header row, if there are roles."""
    body = table.rows[1:] if roles else table.rows
    found = [
        Row(cells, {roles[n]: cell for n, cell in enumerate(cells) if n in roles}) for cells in body
    ]
    return [row for row in found if next(_worded(row.cells), None) is not None]


def _worded(cells: Sequence[Cell]) -> Iterator[Block]:
    for cell in cells:
        for block in cell.blocks:
            if block.text.strip():
                yield block


def role_of(text: str, names: Mapping[str, str]) -> str | None:
    """The role that a column name has: its brackets, zone and second half left aside."""
    if len(text) > _LONGEST_NAME:
        return None
    label = bare(text.lower())
    if label in names:
        return names[label]
    short = bare(_without_brackets(label))
    unzoned = _ZONE.sub("", short) or ("time" if short else "")
    for candidate in (short, unzoned, *_PARTS.split(short)):
        if candidate in names:
            return names[candidate]
    return None
