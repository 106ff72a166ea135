/** Draws tables with their merged cells. */

import { element } from "./elements.js";
import { colour, points } from "./styles.js";

/** Draw a table; `drawContent` draws what a cell holds. */
export function drawTable({ startIndex = 0, table }, drawContent) {
    const rows = table.tableRows ?? [];
    const covered = new Set();
    const body = rows.map((row, at) =>
        drawRow(row, at, { columns: table.columns, covered, drawContent }),
    );
    return element(
        "table",
        { class: "table", data: { start: startIndex } },
        columns(table),
        element("tbody", {}, body),
    );
}

function columns({ tableStyle }) {
    const widths = (tableStyle?.tableColumnProperties ?? []).map(({ width }) => width?.magnitude);
    if (!widths.length || !widths.every(Boolean)) return null;
    const total = widths.reduce((sum, width) => sum + width, 0);
    return element(
        "colgroup",
        {},
        widths.map((width) => element("col", { style: { width: `${(100 * width) / total}%` } })),
    );
}

function drawRow(row, at, table) {
    const marks = suggestion(row);
    const heads = row.tableRowStyle?.tableHeader;
    const cells = [];
    let column = 0;
    const complete = (row.tableCells ?? []).length >= table.columns;
    for (const cell of row.tableCells ?? []) {
        // A row lists its covered cells too, unless it is shorter than the table is wide.
        while (!complete && table.covered.has(`${at} ${column}`)) column += 1;
        const hidden = table.covered.has(`${at} ${column}`);
        if (!hidden) cells.push(drawCell(cell, at, column, heads, table));
        column += 1;
    }
    return element("tr", { class: marks }, cells);
}

function drawCell(cell, row, column, heads, { covered, drawContent }) {
    const {
        rowSpan = 1,
        columnSpan = 1,
        backgroundColor,
        contentAlignment,
    } = cell.tableCellStyle ?? {};
    for (let down = 0; down < rowSpan; down += 1)
        for (let across = 0; across < columnSpan; across += 1)
            if (down || across) covered.add(`${row + down} ${column + across}`);
    const style = {
        "background-color": colour(backgroundColor),
        "vertical-align": { MIDDLE: "middle", BOTTOM: "bottom" }[contentAlignment] ?? "",
        padding: points(cell.tableCellStyle?.paddingTop),
    };
    return element(
        heads ? "th" : "td",
        {
            style,
            class: suggestion(cell),
            rowspan: rowSpan > 1 ? rowSpan : null,
            colspan: columnSpan > 1 ? columnSpan : null,
        },
        drawContent(cell.content ?? []),
    );
}

function suggestion({ suggestedInsertionIds = [], suggestedDeletionIds = [] }) {
    if (suggestedDeletionIds.length) return "suggested-deletion";
    return suggestedInsertionIds.length ? "suggested-insertion" : null;
}
