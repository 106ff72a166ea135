"""Styles of cells, rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.requests import cells, masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json
    from emulator.docs.requests.places import TablePlace

LEAST_WIDTH_PT = 5
# Where the cell lies that a border is shared with, and what it calls it; in the order in which
# borders are set (UpdateTableCellStyleRequest in the discovery document).
_SHARED = {
    "borderRight": (0, 1, "borderLeft"),
    "borderLeft": (0, -1, "borderRight"),
    "borderBottom": (1, 0, "borderTop"),
    "borderTop": (-1, 0, "borderBottom"),
}


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
        _restyle(table, cell, mask, style)
    for border, (down, right, opposite) in _SHARED.items():
        if [border] in mask:
            for row, column in wanted:
                _restyle(table, (row, column), [[border]], style)
                shared = {opposite: style[border]} if border in style else {}
                _restyle(table, (row + down, column + right), [[opposite]], shared)


def _restyle(table: TablePlace, cell: tuple[int, int], mask: list[list[str]], style: Json) -> None:
    if cell in table.cells():
        data = table.cell(*cell).data
        new = masks.apply(mask, data.get("tableCellStyle", {}), style)
        cells.put(table, cell, {**data, "tableCellStyle": new})


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
    if "width" in new and new["width"].get("magnitude", 0) < LEAST_WIDTH_PT:
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
