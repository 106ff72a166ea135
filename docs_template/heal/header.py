"""The header's table gets back the rows, the column and the chips that the template gives it."""

from __future__ import annotations

from docs_template import anchors, render, requests
from docs_template.dropdowns import dropdowns
from docs_template.heal import grid, title
from docs_template.heal.missing import missing_definitions
from docs_template.heal.steps import HEADER, Step
from docs_template.template import Facts, Part, header_table
from linter.anatomy.header import field_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from docs_template.heal.outline import Outline
    from docs_template.requests import Request
    from docs_template.template import Cell
    from linter.policy import Policy

    Json = dict[str, Any]
    Row = Sequence[Cell]

_COLUMNS = 2


def restore(outline: Outline, policy: Policy, _kind: str) -> Iterator[Step]:
    """One step for all that the header lacks: it is one table, and each row shifts the others."""
    if outline.own:
        yield from additions(outline, policy)


def additions(
    outline: Outline, policy: Policy, titled: tuple[int, int] | None = None
) -> Iterator[Step]:
    """The same step, also for a document without sections.

    ``titled`` are start and end of the title, where neither its style nor a range tells it.
    """
    step = _step(outline, policy, titled)
    if step is not None:
        if step.requests:
            step.definitions = list(missing_definitions(outline, policy))
        yield step


def _step(outline: Outline, policy: Policy, titled: tuple[int, int] | None) -> Step | None:
    wanted = header_table(policy, Facts("")).rows
    lost = [row for row in wanted if field_of(row[0].text) not in outline.header.fields]
    table = _table(outline)
    if table is None:
        return _new_table(outline, policy, lost, titled) if lost else None
    columns = table["table"]["columns"]
    if parted := grid.part(outline, table):
        return Step(HEADER, "header", "Part the merged cells of the header", parted)
    if columns == 1:
        return _column(outline, policy, table, wanted)
    if columns == _COLUMNS:
        return _rows(outline, policy, table, lost)
    obstacle = f"its table has {columns} columns, not {_COLUMNS}"
    return Step(HEADER, "header", _text(lost), obstacle=obstacle) if lost else None


def _text(lost: Sequence[Row]) -> str:
    return f"Put {_names(lost)} back into the header"


def _new_text(lost: Sequence[Row]) -> str:
    return f"Add {_names(lost)} to the header"


def _names(lost: Sequence[Row]) -> str:
    return ", ".join(f'"{row[0].text}"' for row in lost)


def _table(outline: Outline) -> Json | None:
    """The table that our range is on, else the first that names a field of the header."""
    tables = [element for element in outline.above if "table" in element]
    marks = [place for each in outline.named(anchors.HEADER) for place in each["ranges"]]
    for table in tables:
        if any(
            table["startIndex"] <= place.get("startIndex", 0) < table["endIndex"] for place in marks
        ):
            return table
    return next((table for table in tables if _row_numbers(table)), None)


def _row_numbers(table: Json) -> dict[str, int]:
    """The numbers of the rows by the fields that their first cells name."""
    named = [
        (field_of(grid.text(grid.cells(row)[0])), at) for at, row in enumerate(grid.rows(table))
    ]
    return {name: at for name, at in reversed(named) if name}


def _new_table(
    outline: Outline, policy: Policy, lost: Sequence[Row], titled: tuple[int, int] | None
) -> Step:
    """A table below the title, or on top; its own newline is an empty line before it."""
    where = outline.target
    above = title.find(outline)
    top = titled[1] + 1 if titled else outline.elements[1].get("startIndex", 0)
    at = above["endIndex"] if above else top
    batch: list[Request] = []
    if not any("paragraph" in each and each["startIndex"] == at for each in outline.elements):
        batch.append(requests.insert_text(at - 1, "\n", where))
    batch += render.table(Part("", rows=lost, anchor=anchors.HEADER), dropdowns(policy), at, where)
    batch += requests.make_plain(at, at + 1, where)
    return Step(HEADER, "header", _text(lost), batch, as_addition=_new_text(lost))


def _column(outline: Outline, policy: Policy, table: Json, wanted: Sequence[Row]) -> Step | None:
    """The column that a table of one lacks, left or right, empty but for labels and chips."""
    rows, where = grid.rows(table), outline.target
    by_label = {field_of(row[0].text): row for row in wanted}
    numbers = _row_numbers(table)
    has_labels = bool(numbers)
    if not has_labels and len(rows) != len(wanted):
        text = "Put the labels back into the header"
        return Step(HEADER, "header", text, obstacle=f"its {len(rows)} lines could be any of them")
    beside = requests.table_cell(table["startIndex"], 0, 0, where)
    batch = [requests.insert_column(beside, is_right=has_labels)]
    shown = {at: by_label[name][1] for name, at in numbers.items() if name in by_label}
    if not has_labels:
        shown = {at: row[0] for at, row in enumerate(wanted)}
    for at in sorted(shown, reverse=True):
        (cell,) = grid.cells(rows[at])
        edge = cell["endIndex"] if has_labels else cell["startIndex"]
        # Each row above has grown by an empty cell, two indexes.
        inside = edge + 1 + 2 * at
        batch += render.fill(shown[at], dropdowns(policy), inside, where, is_label=not has_labels)
    side = "values" if has_labels else "labels"
    text = f"Put the column of {side} back into the header"
    new = f"Add a column of {side} to the header"
    return Step(HEADER, "header", text, batch, as_addition=new)


def _rows(outline: Outline, policy: Policy, table: Json, lost: Sequence[Row]) -> Step | None:
    """Rows at their place, and chips in cells that are empty; the last of either first."""
    chips = list(_chips(outline, policy, table))
    made = [*chips, *_inserted(outline, policy, table, lost)]
    if not made:
        return None
    batch = [each for _, part in sorted(made, key=lambda one: -one[0]) for each in part]
    text = _text(lost) if lost else "Put the choices back into the header"
    new = _new_text(lost) if lost else "Add choices to the header"
    return Step(HEADER, "header", text, batch, as_addition=new)


def _chips(outline: Outline, policy: Policy, table: Json) -> Iterator[tuple[int, list[Request]]]:
    numbers = _row_numbers(table)
    for label, chip in header_table(policy, Facts("")).rows:
        at = numbers.get(field_of(label.text))
        if not chip.dropdown or at is None:
            continue
        value = grid.cells(grid.rows(table)[at])[1]
        if grid.is_blank(value):
            inside = value["startIndex"] + 1
            batch = render.fill(chip, dropdowns(policy), inside, outline.target, is_label=False)
            yield inside, list(batch)


def _inserted(
    outline: Outline, policy: Policy, table: Json, lost: Sequence[Row]
) -> Iterator[tuple[int, list[Request]]]:
    """Where each lost row goes, and how: below the row that precedes it in the template."""
    numbers, where = _row_numbers(table), outline.target
    names = [field_of(row[0].text) for row in header_table(policy, Facts("")).rows]
    for row in reversed(lost):
        before = names[: names.index(field_of(row[0].text))]
        above = next((numbers[name] for name in reversed(before) if name in numbers), None)
        place = requests.table_cell(table["startIndex"], above or 0, 0, where)
        start = table["startIndex"] + 1 if above is None else grid.rows(table)[above]["endIndex"]
        insert = requests.insert_row_above if above is None else requests.insert_row_below
        batch = [insert(place)]
        for column in (1, 0):
            inside = start + 2 + 2 * column
            is_label = column == 0
            batch += render.fill(row[column], dropdowns(policy), inside, where, is_label=is_label)
        yield start, batch
