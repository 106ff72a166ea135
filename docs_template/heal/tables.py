"""Tables get back the columns, the header row, the place and the grid of the template."""

from __future__ import annotations

from docs_template import render, requests
from docs_template.dropdowns import dropdowns
from docs_template.heal import grid
from docs_template.heal.headings import words
from docs_template.heal.missing import missing_definitions
from docs_template.heal.steps import TABLE, Step
from docs_template.template import Part, section_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from docs_template.heal.outline import Outline, Place
    from docs_template.requests import Request, Target
    from linter.policy import Policy, SectionSpec

    Json = dict[str, Any]


def restore(outline: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """A step for each section whose table is not as the template has it; the last one first.

    Of a section that is there twice either may have the table.
    """
    specs = {spec.id: spec for spec in policy.sections_of(kind) if spec.columns}
    holders: dict[str, Place] = {}
    for place in sorted(outline.own, key=lambda each: not each.tables):
        holders.setdefault(place.id, place)
    for place in sorted(holders.values(), key=lambda each: -each.start):
        if place.id in specs:
            yield from _table(outline, policy, place, specs[place.id], kind)


def _table(
    outline: Outline, policy: Policy, place: Place, spec: SectionSpec, kind: str
) -> Iterator[Step]:
    if not place.tables:
        text = f'Put the table of "{spec.heading}" back'
        batch = list(_new_table(outline, policy, place, spec, kind))
        definitions = list(missing_definitions(outline, policy))
        new = f'Add the table of "{spec.heading}"'
        yield Step(TABLE, place.id, text, batch, definitions=definitions, as_addition=new)
        return
    table = place.tables[0]
    names = _header(table)
    missing = [column for column in spec.columns if _index(names, column) is None]
    second = grid.split_off(place.elements, table)
    if parted := grid.part(outline, table):
        yield Step(TABLE, place.id, f'Part the merged cells of "{spec.heading}"', parted)
    elif len(missing) == len(spec.columns):
        yield from _header_row(table, spec, outline.target)
    elif missing:
        yield _columns(table, spec, missing, outline.target)
    elif second is not None and not _names_columns(second, spec):
        yield grid.join(outline, table, second, place.id, spec.heading)


def _names_columns(table: Json, spec: SectionSpec) -> bool:
    names = _header(table)
    return any(_index(names, column) is not None for column in spec.columns)


def _new_table(
    outline: Outline, policy: Policy, place: Place, spec: SectionSpec, kind: str
) -> Iterator[Request]:
    """The table of the template behind the prompt, or behind the heading where that is gone."""
    wanted = next(part for part in section_parts(spec, kind) if part.rows)
    holder = place.elements[0]
    for element in place.elements[1:]:
        if "paragraph" in element and words(element) == spec.prompt:
            holder = element
    part = Part("", rows=wanted.rows, has_header_row=True)
    at = holder["endIndex"] - 1
    yield from render.table(part, dropdowns(policy), at, outline.target)


def _header(table: Json) -> list[str]:
    """The words of the first row, a text for each cell."""
    return [grid.text(cell) for cell in grid.cells(grid.rows(table)[0])]


def _index(names: Sequence[str], column: str) -> int | None:
    """The number of the cell that names a column, by any name that means the same."""
    return next((at for at, name in enumerate(names) if _key(name) == _key(column)), None)


def _key(name: str) -> str:
    return name.partition("(")[0].strip().lower()


def _header_row(table: Json, spec: SectionSpec, where: Target) -> Iterator[Step]:
    """A header row above the first, where that one has as many cells."""
    text = f'Put the header row of "{spec.heading}" back'
    if len(_header(table)) != len(spec.columns):
        obstacle = f"its table has {len(_header(table))} columns, not {len(spec.columns)}"
        yield Step(TABLE, spec.id, text, obstacle=obstacle)
        return
    start = table["startIndex"]
    place = requests.table_cell(start, 0, 0, where)
    batch = [requests.insert_row_above(place)]
    for number in reversed(range(len(spec.columns))):
        at = start + 3 + 2 * number
        batch.append(requests.insert_text(at, spec.columns[number], where))
        end = at + requests.width(spec.columns[number])
        batch.append(requests.style_text(at, end, {"bold": True}, ["bold"], where))
    batch.append(requests.pin_header_rows(start, 1, where))
    yield Step(TABLE, spec.id, text, batch)


def _columns(table: Json, spec: SectionSpec, missing: Sequence[str], where: Target) -> Step:
    """The missing columns at their place, empty below their name; the last one first."""
    names = _header(table)
    start = table["startIndex"]
    first: Json = table["table"]["tableRows"][0]
    batch: list[Request] = []
    for column in reversed(spec.columns):
        if column not in missing:
            continue
        before = spec.columns[: spec.columns.index(column)]
        known = [at for each in before if (at := _index(names, each)) is not None]
        left = max(known, default=-1)
        beside = requests.table_cell(start, 0, max(left, 0), where)
        batch.append(requests.insert_column(beside, is_right=left >= 0))
        cell = first["tableCells"][left]["endIndex"] if left >= 0 else start + 2
        batch.append(requests.insert_text(cell + 1, column, where))
        end = cell + 1 + requests.width(column)
        batch.append(requests.style_text(cell + 1, end, {"bold": True}, ["bold"], where))
    listed = " and ".join(f'"{column}"' for column in missing)
    noun = "column" if len(missing) == 1 else "columns"
    text = f'Put the {noun} {listed} of "{spec.heading}" back'
    new = f'Add the {noun} {listed} to "{spec.heading}"'
    return Step(TABLE, spec.id, text, batch, as_addition=new)
