"""Cells: merged and unmerged, styled, and kept merged while rows and columns come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.requests import masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.docs.model import Document, Json, Unit
    from emulator.docs.requests.places import TablePlace
    from emulator.docs.structure import Node

LEAST_WIDTH_PT = 5
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
    unit = table.cell(*cell)
    style = {**unit.data.get("tableCellStyle", {}), "rowSpan": height, "columnSpan": width}
    _put(table, cell, {**unit.data, "tableCellStyle": style})


def _put(table: TablePlace, cell: Cell, data: Json) -> None:
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


def update_table_cell_style(document: Document, request: Json) -> None:
    """``updateTableCellStyle``, of a range or of a whole table."""
    mask = masks.paths(request.get("fields", ""), "TableCellStyle")
    style = request.get("tableCellStyle", {})
    if "tableStartLocation" in request:
        table = places.table(document, request["tableStartLocation"])
        wanted = list(table.cells())
    else:
        table, rows, columns = places.cell_range(document, request.get("tableRange", {}))
        wanted = [(row, column) for row in rows for column in columns]
    for cell in wanted:
        data = table.cell(*cell).data
        new = masks.apply(mask, data.get("tableCellStyle", {}), style)
        _put(table, cell, {**data, "tableCellStyle": new})


def update_table_row_style(document: Document, request: Json) -> None:
    """``updateTableRowStyle``, of the rows named or of all."""
    table = places.table(document, request.get("tableStartLocation"))
    mask = masks.paths(request.get("fields", ""), "TableRowStyle")
    for number in _numbers(request.get("rowIndices", []), len(table.rows), "Row"):
        at = table.rows[number].start
        unit = table.units[at]
        old = unit.data.get("tableRowStyle", {})
        new = masks.apply(mask, old, request.get("tableRowStyle", {}))
        table.tab.put(table.segment_id, at, unit._replace(data={**unit.data, "tableRowStyle": new}))


def pin_table_header_rows(document: Document, request: Json) -> None:
    """``pinTableHeaderRows``: the first rows are headers, the others are not."""
    table = places.table(document, request.get("tableStartLocation"))
    pinned = request.get("pinnedHeaderRowsCount", 0)
    if not 0 <= pinned <= len(table.rows):
        raise RefusalError("The number of pinned header rows is out of bounds.")
    for number, row in enumerate(table.rows):
        unit = table.units[row.start]
        old = unit.data.get("tableRowStyle", {})
        style = {name: part for name, part in old.items() if name != "tableHeader"}
        style |= {"tableHeader": True} if number < pinned else {}
        data = {**unit.data, "tableRowStyle": style}
        table.tab.put(table.segment_id, row.start, unit._replace(data=data))


def update_table_column_properties(document: Document, request: Json) -> None:
    """``updateTableColumnProperties``, of the columns named or of all."""
    table = places.table(document, request.get("tableStartLocation"))
    mask = masks.paths(request.get("fields", ""), "TableColumnProperties")
    new = request.get("tableColumnProperties", {})
    width = new.get("width", {}).get("magnitude", LEAST_WIDTH_PT)
    if width < LEAST_WIDTH_PT:
        raise RefusalError(f"The column width must be at least {LEAST_WIDTH_PT} points.")
    opening = table.units[table.node.start]
    style = opening.data.get("tableStyle", {})
    columns = list(style.get("tableColumnProperties", []))
    for number in _numbers(request.get("columnIndices", []), len(columns), "Column"):
        columns[number] = masks.apply(mask, columns[number], new)
    data = {**opening.data, "tableStyle": {**style, "tableColumnProperties": columns}}
    table.tab.put(table.segment_id, table.node.start, opening._replace(data=data))


def _numbers(wanted: list[int], count: int, what: str) -> list[int]:
    for number in wanted:
        if not 0 <= number < count:
            raise RefusalError(f"{what} index {number} is out of bounds.")
    return wanted or list(range(count))
