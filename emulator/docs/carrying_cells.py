"""Cells, rows and columns that a request names, carried over to a newer revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.pairs import GoneError, Pair, of_tab, pair_of

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json
    from emulator.docs.structure import Node


def _tables(old: Document, new: Document, start: Json) -> tuple[Pair, Node, Node] | None:
    """A table in both revisions; None where the request is to be refused."""
    pair = pair_of(old, new, start)
    before = structure.table_at(pair.old.units, start.get("index", 0)) if pair else None
    if pair is None or before is None:
        return None
    after = structure.table_at(pair.new.units, pair.same(before.start))
    return (pair, before, after) if after else None


def cell(old: Document, new: Document, cell: Json) -> Json:
    """A cell by the numbers of its row and column, which a colleague may have moved."""
    start = of_tab(old, cell.get("tableStartLocation", {}))
    found = _tables(old, new, start)
    row, column = cell.get("rowIndex", 0), cell.get("columnIndex", 0)
    if found is None or not _has_cell(found[1], row, column):
        return {**cell, "tableStartLocation": start}
    pair, before, after = found
    opening = pair.same(before.children[row].children[column].start)
    for number, each in enumerate(after.children):
        starts = [child.start for child in each.children]
        if opening in starts:
            where = {**start, "index": after.start}
            numbers = {"rowIndex": number, "columnIndex": starts.index(opening)}
            return {**cell, "tableStartLocation": where, **numbers}
    raise GoneError


def _has_cell(table: Node, row: int, column: int) -> bool:
    rows = table.children
    return 0 <= row < len(rows) and 0 <= column < len(rows[row].children)


def cells(old: Document, new: Document, range_: Json) -> Json:
    """A range of cells: from its first to its last one, with all that has come between."""
    first = range_.get("tableCellLocation", {})
    last = {
        **first,
        "rowIndex": first.get("rowIndex", 0) + range_.get("rowSpan", 1) - 1,
        "columnIndex": first.get("columnIndex", 0) + range_.get("columnSpan", 1) - 1,
    }
    start, end = cell(old, new, first), cell(old, new, last)
    spans = {
        f"{part}Span": end.get(f"{part}Index", 0) - start.get(f"{part}Index", 0) + 1
        for part in ("row", "column")
    }
    return {**range_, "tableCellLocation": start, **spans}


def numbers(
    old: Document, new: Document, start: Json, numbers: list[int], *, of_rows: bool
) -> list[int]:
    """The numbers of rows or columns in the newer revision."""
    found = _tables(old, new, of_tab(old, start))
    if found is None:
        return numbers
    pair, before, after = found
    lines_before, lines_after = (_lines(table, of_rows=of_rows) for table in (before, after))
    now = {pair.new.units[at].uid: line for line, starts in lines_after for at in starts}
    then = {
        line: [now[pair.old.units[at].uid] for at in starts if pair.old.units[at].uid in now]
        for line, starts in lines_before
    }
    if any(then.get(number) == [] for number in numbers):
        raise GoneError
    return [then[number][0] if number in then else number for number in numbers]


def _lines(table: Node, *, of_rows: bool) -> list[tuple[int, list[int]]]:
    """Each row's or column's number, with the indexes of the rows or cells that it consists of."""
    if of_rows:
        return [(number, [row.start]) for number, row in enumerate(table.children)]
    widest = max(len(row.children) for row in table.children)
    return [
        (number, [cell.start for row in table.children for cell in row.children[number:][:1]])
        for number in range(widest)
    ]
