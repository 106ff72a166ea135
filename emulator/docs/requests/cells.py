"""Cells: merged and unmerged, and kept merged while rows and columns come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import dependants, structure
from emulator.docs.model import BODY
from emulator.docs.requests import places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.docs.model import Document, Json, Unit
    from emulator.docs.requests.places import TablePlace
    from emulator.docs.structure import Node

Cell = tuple[int, int]


def again(table: TablePlace) -> Node:
    """The table as it is now, after a change inside of it."""
    node = structure.table_at(table.units, table.node.start)
    assert node is not None, "a table that is changed inside still stands where it stood"  # noqa: S101
    return node


def heads(table: TablePlace) -> list[Cell]:
    """The cells that are not covered by a merged one."""
    covered: set[Cell] = set()
    for cell in table.cells():
        if cell not in covered:
            covered |= _block(table, cell) - {cell}
    return [cell for cell in table.cells() if cell not in covered]


def _block(table: TablePlace, cell: Cell) -> set[Cell]:
    """All cells that a cell reaches over, itself included."""
    height, width = table.span(*cell)
    rows, columns = range(cell[0], cell[0] + height), range(cell[1], cell[1] + width)
    return {(row, column) for row in rows for column in columns}


def spans_across_row(table: TablePlace, row: int) -> list[Cell]:
    """The merged cells that begin above a row and reach into it."""
    return [(r, c) for r, c in heads(table) if r < row < r + table.span(r, c)[0]]


def spans_across_column(table: TablePlace, column: int) -> list[Cell]:
    """The merged cells that begin left of a column and reach into it."""
    return [(r, c) for r, c in heads(table) if c < column < c + table.span(r, c)[1]]


def grow(table: TablePlace, merged: Iterable[Cell], *, rows: int = 0, columns: int = 0) -> None:
    """Let merged cells reach over rows and columns that came to lie inside of them."""
    for row, column in merged:
        height, width = table.span(row, column)
        _set_span(table, (row, column), height + rows, width + columns)


def shrink(table: TablePlace, *, row: int = -1, column: int = -1) -> None:
    """Let merged cells that reach over a row or column to be deleted reach less far."""
    for r, c in heads(table):
        height, width = table.span(r, c)
        if row >= 0 and r <= row < r + height and height > 1:
            _keep_head(table, (r, c), r == row, (1, 0), (height - 1, width))
        elif column >= 0 and c <= column < c + width and width > 1:
            _keep_head(table, (r, c), c == column, (0, 1), (height, width - 1))


def _keep_head(
    table: TablePlace, head: Cell, is_deleted: bool, step: Cell, span: tuple[int, int]
) -> None:
    """A merged cell whose first row or column goes is headed by the next one."""
    cell = (head[0] + step[0], head[1] + step[1]) if is_deleted else head
    _set_span(table, cell, *span)


def _set_span(table: TablePlace, cell: Cell, height: int, width: int) -> None:
    """Let a cell reach so far; in a table that is not rectangular it may not be there."""
    if cell not in table.cells():
        return
    unit = table.cell(*cell)
    style = {**unit.data.get("tableCellStyle", {}), "rowSpan": height, "columnSpan": width}
    put(table, cell, {**unit.data, "tableCellStyle": style})


def put(table: TablePlace, cell: Cell, data: Json) -> None:
    """Give a cell other JSON."""
    at = table.rows[cell[0]].children[cell[1]].start
    table.tab.put(table.segment_id, at, table.units[at]._replace(data=data))


def merge_table_cells(document: Document, request: Json) -> None:
    """``mergeTableCells``: the head cell gets all text, and reaches over the others."""
    table, rows, columns = places.cell_range(document, request.get("tableRange", {}))
    wanted = {(row, column) for row in rows for column in columns}
    for cell in heads(table):
        block = _block(table, cell)
        if block & wanted and not block <= wanted:
            raise RefusalError("The table range is not rectangular.")
    _collect_text(document, table, rows, columns)
    table = places.TablePlace(*table[:2], again(table))
    for row, column in wanted:
        _set_span(table, (row, column), 1, 1)
    _set_span(table, (rows[0], columns[0]), len(rows), len(columns))
    if table.segment_id == BODY:
        dependants.number_footnotes(table.tab)


def _collect_text(document: Document, table: TablePlace, rows: range, columns: range) -> None:
    """Move the content of all cells but the first to the end of the first, as paragraphs."""
    others = [(row, column) for row in rows for column in columns][1:]
    moved: list[Unit] = []
    for row, column in reversed(others):
        node = table.rows[row].children[column]
        *content, end = table.units[node.start + 1 : node.end]
        if content:
            moved[:0] = [*content, document.paragraph_end(end.data, end.paragraph)]
            table.tab.delete(table.segment_id, node.start + 1, node.end - 1)
    head = table.rows[rows[0]].children[columns[0]]
    table.tab.insert(table.segment_id, head.end, moved)
    if moved and head.end == head.start + 2:
        table.tab.delete(table.segment_id, head.start + 1, head.end)


def unmerge_table_cells(document: Document, request: Json) -> None:
    """``unmergeTableCells``: every merged cell in the range is one of its own again."""
    table, rows, columns = places.cell_range(document, request.get("tableRange", {}))
    for row, column in heads(table):
        if row in rows and column in columns:
            _set_span(table, (row, column), 1, 1)
