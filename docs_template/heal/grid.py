"""Merged cells of the template's tables are parted, and a table in two becomes one again."""

from __future__ import annotations

from docs_template import requests, transplant
from docs_template.heal import obstacles
from docs_template.heal.headings import words
from docs_template.heal.steps import TABLE, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from docs_template.heal.outline import Outline
    from docs_template.requests import Request

    Json = dict[str, Any]


def cells(row: Json) -> list[Json]:
    """The cells of a row; those that another one reaches over are among them, empty."""
    found: list[Json] = row["tableCells"]
    return found


def rows(table: Json) -> list[Json]:
    """The rows of a table element."""
    found: list[Json] = table["table"]["tableRows"]
    return found


def text(cell: Json) -> str:
    """The words of a cell, its paragraphs in one line."""
    texts = (words(each) for each in cell["content"] if "paragraph" in each)
    return " ".join(texts).strip()


def is_blank(cell: Json) -> bool:
    """Tell whether a cell holds nothing: no word, and no chip."""
    (first, *more) = cell["content"]
    elements = first.get("paragraph", {}).get("elements", ())
    return not more and len(elements) == 1 and not text(cell)


def _merged(table: Json) -> Iterator[tuple[int, int, int, int]]:
    """Row, column, height and width of each cell that reaches over others."""
    for row_number, row in enumerate(rows(table)):
        for column, cell in enumerate(cells(row)):
            style = cell.get("tableCellStyle", {})
            height, width = style.get("rowSpan", 1), style.get("columnSpan", 1)
            if height * width > 1:
                yield row_number, column, height, width


def part(outline: Outline, table: Json) -> list[Request]:
    """The requests that part all merged cells of a table.

    Merging puts the contents of cells below each other. Where cells of one row hold as many
    paragraphs as they are, each gets its own back; otherwise all stays in the first.
    """
    batch: list[Request] = []
    for row_number, column, height, width in _merged(table):
        place = requests.table_cell(table["startIndex"], row_number, column, outline.target)
        batch.append(requests.unmerge_cells(place, height, width))
    for row_number, column, height, width in reversed(list(_merged(table))):
        if height == 1:
            batch.extend(_spread(outline, cells(rows(table)[row_number])[column:][:width]))
    return batch


def _spread(outline: Outline, row: Sequence[Json]) -> Iterator[Request]:
    """Give each of some cells one of the paragraphs that stand in the first of them."""
    content = row[0]["content"]
    if len(content) != len(row) or obstacles.on(content, outline.content):
        return
    lists = outline.content.get("lists", {})
    for cell, paragraph in reversed(list(zip(row, content, strict=True))[1:]):
        inside = cell["startIndex"] + 1
        yield from transplant.into([paragraph], lists, inside, outline.target)
    yield requests.delete(content[0]["endIndex"] - 1, content[-1]["endIndex"] - 1, outline.target)


def join(outline: Outline, first: Json, second: Json, section_id: str, heading: str) -> Step:
    """The step that puts the rows of a table below those of the one before it."""
    text_ = f'Put the two tables of "{heading}" together'
    obstacle = obstacles.on([second], outline.content)
    if obstacle:
        return Step(TABLE, section_id, text_, obstacle=obstacle)
    last = len(rows(first)) - 1
    place = requests.table_cell(first["startIndex"], last, 0, outline.target)
    batch = [requests.delete(second["startIndex"], second["endIndex"], outline.target)]
    batch += [requests.insert_row_below(place)] * len(rows(second))
    lists = outline.content.get("lists", {})
    below = rows(first)[last]["endIndex"]
    batch += transplant.cells(rows(second), lists, below, outline.target)
    return Step(TABLE, section_id, text_, batch)


def split_off(elements: Sequence[Json], first: Json) -> Json | None:
    """The table of as many columns behind another one, with nothing but empty lines between."""
    for element in elements[elements.index(first) + 1 :]:
        if "table" in element:
            alike = element["table"]["columns"] == first["table"]["columns"]
            return element if alike else None
        if (
            "paragraph" not in element
            or len(element["paragraph"]["elements"]) > 1
            or words(element)
        ):
            return None
    return None
