"""Tables: inserted, and given or bereft of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.model import Document, Json, Kind, Unit
from emulator.docs.requests import cells, places, text
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.requests.places import TablePlace

# Google tells no limit of rows; without any, one request could ask for more than there is memory.
MOST_ROWS = 1000
MOST_COLUMNS = 20
_PADDING = {"magnitude": 5, "unit": "PT"}
_PARAGRAPH: Json = {
    "paragraphStyle": {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
}
_EVEN = {"widthType": "EVENLY_DISTRIBUTED"}


def insert_table(document: Document, request: Json) -> None:
    """``insertTable``: a newline first, then the table, so that it starts one index later."""
    rows, columns = request.get("rows", 0), request.get("columns", 0)
    if not 1 <= rows <= MOST_ROWS:
        raise RefusalError(f"The number of rows must be between 1 and {MOST_ROWS}.")
    if not 1 <= columns <= MOST_COLUMNS:
        raise RefusalError(f"The number of columns must be between 1 and {MOST_COLUMNS}.")
    place = places.insertion(document, request)
    if place.segment.kind == "footnotes":
        raise RefusalError("Tables cannot be inserted inside a footnote.")
    text.split_paragraph(document, place)
    properties = {"tableColumnProperties": [_EVEN] * columns}
    data = {"rows": rows, "columns": columns, "tableStyle": properties}
    units = [document.unit(Kind.TABLE, data=data)]
    for _ in range(rows):
        units.extend(_row(document, columns))
    units.append(document.unit(Kind.TABLE_CLOSE))
    place.tab.insert(place.segment_id, place.at + 1, units)


def _row(document: Document, columns: int) -> list[Unit]:
    units = [document.unit(Kind.ROW, data={"tableRowStyle": {"minRowHeight": {"unit": "PT"}}})]
    for _ in range(columns):
        units.extend(_cell(document))
    return units


def _cell(document: Document) -> list[Unit]:
    sides = {f"padding{side}": _PADDING for side in ("Left", "Right", "Top", "Bottom")}
    style = {"rowSpan": 1, "columnSpan": 1, "backgroundColor": {}, "contentAlignment": "TOP"}
    opening = document.unit(Kind.CELL, data={"tableCellStyle": style | sides})
    return [opening, document.paragraph_end({"textStyle": {}}, _PARAGRAPH)]


def insert_table_row(document: Document, request: Json) -> None:
    """``insertTableRow``: above or below the reference cell, a merged one taken whole."""
    table, row, column = places.cell(document, request.get("tableCellLocation"))
    height, _ = table.span(row, column)
    at = row + height if request.get("insertBelow") else row
    widths = cells.spans_across_row(table, at)
    index = table.rows[at].start if at < len(table.rows) else table.node.end - 1
    new = _row(document, len(table.rows[row].children))
    table.tab.insert(table.segment_id, index, new)
    _recount(table)
    cells.grow(table, widths, rows=1)


def insert_table_column(document: Document, request: Json) -> None:
    """``insertTableColumn``: left or right of the reference cell, a merged one taken whole."""
    table, row, column = places.cell(document, request.get("tableCellLocation"))
    _, width = table.span(row, column)
    at = column + width if request.get("insertRight") else column
    if len(table.rows[row].children) >= MOST_COLUMNS:
        raise RefusalError(f"The number of columns must be between 1 and {MOST_COLUMNS}.")
    widths = cells.spans_across_column(table, at)
    cells.grow(table, widths, columns=1)
    for node in reversed(table.rows):
        columns = node.children
        index = columns[at].start if at < len(columns) else node.end
        table.tab.insert(table.segment_id, index, _cell(document))
    _recount(table, columns=1, at=at)


def delete_table_row(document: Document, request: Json) -> None:
    """``deleteTableRow``: all rows that the cell spans; without rows left, the table."""
    table, row, column = places.cell(document, request.get("tableCellLocation"))
    height, _ = table.span(row, column)
    if height >= len(table.rows):
        text.erase(table.tab, table.segment_id, table.node.start, table.node.end)
        return
    for each in reversed(range(row, row + height)):
        _delete_row(table, each)
        table = places.TablePlace(*table[:2], cells.again(table))


def _delete_row(table: TablePlace, row: int) -> None:
    cells.shrink(table, row=row)
    node = cells.again(table).children[row]
    text.erase(table.tab, table.segment_id, node.start, node.end)
    _recount(table)


def delete_table_column(document: Document, request: Json) -> None:
    """``deleteTableColumn``: all columns that the cell spans; without any left, the table."""
    table, row, column = places.cell(document, request.get("tableCellLocation"))
    _, width = table.span(row, column)
    if width >= len(table.rows[row].children):
        text.erase(table.tab, table.segment_id, table.node.start, table.node.end)
        return
    for each in reversed(range(column, column + width)):
        _delete_column(table, each)
        table = places.TablePlace(*table[:2], cells.again(table))


def _delete_column(table: TablePlace, column: int) -> None:
    cells.shrink(table, column=column)
    for node in reversed(cells.again(table).children):
        for cell in node.children[column : column + 1]:
            text.erase(table.tab, table.segment_id, cell.start, cell.end)
    _recount(table, columns=-1, at=column)


def _recount(table: TablePlace, *, columns: int = 0, at: int = 0) -> None:
    """Count rows and columns anew, and give or take the width of the column ``at``."""
    opening = table.units[table.node.start]
    nodes = cells.again(table).children
    widest = max(len(node.children) for node in nodes)
    data = {**opening.data, "rows": len(nodes), "columns": widest}
    style = data.get("tableStyle", {})
    if columns and "tableColumnProperties" in style:
        widths = list(style["tableColumnProperties"])
        widths[at : at + (columns < 0)] = [_EVEN] if columns > 0 else []
        data["tableStyle"] = {**style, "tableColumnProperties": widths}
    table.tab.put(table.segment_id, table.node.start, opening._replace(data=data))
