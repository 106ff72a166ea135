"""A template becomes one batch of requests that fills an empty document.

All paragraphs go in as one text; then tables, chips and styles from the last part to the first.
So every index is that of the text alone, and what is inserted later never moves what is still to
be done.
"""

from __future__ import annotations

from docs_template import requests
from docs_template.requests import NORMAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_template.dropdowns import Dropdown
    from docs_template.requests import Request, Target
    from docs_template.template import Cell, Part, Template

# Where the body of an empty document begins.
BODY_START = 1

_GREY: Request = {"color": {"rgbColor": {"red": 0.4, "green": 0.4, "blue": 0.4}}}
PROMPT: Request = {"italic": True, "foregroundColor": _GREY}
_BOLD: Request = {"bold": True}


def render(template: Template, origin: str, where: Target = requests.BODY) -> list[Request]:
    """The batch that turns an empty document into the template; ``origin`` names its title."""
    return [
        *definitions(template.dropdowns, where),
        *parts(template.parts, template.dropdowns, BODY_START, where),
        *_named_title(template, origin, where),
    ]


def definitions(dropdowns: Mapping[str, Dropdown], where: Target) -> Iterator[Request]:
    """The requests that define the template's dropdowns; a document takes each once."""
    for dropdown in dropdowns.values():
        options = [(dropdown.option_id(shown), shown) for shown in dropdown.options]
        title = dropdown.name.capitalize()
        yield requests.create_dropdown(dropdown.definition_id, title, options, where.tab)


def parts(
    wanted: Sequence[Part],
    dropdowns: Mapping[str, Dropdown],
    start: int,
    where: Target,
    *,
    is_before: bool = False,
) -> Iterator[Request]:
    """The requests that put parts at an index.

    The last part goes into the paragraph that is there, or ``is_before`` it: then that paragraph
    begins at the index, and its looks are not the parts'.
    """
    text = "\n".join(part.text for part in wanted) + ("\n" if is_before else "")
    yield requests.insert_text(start, text, where)
    if is_before:
        yield from requests.make_plain(start, start + requests.width(text), where)
    starts = []
    for part in wanted:
        starts.append(start)
        start += requests.width(part.text) + 1
    for part, at in zip(reversed(wanted), reversed(starts), strict=True):
        yield from _part(part, dropdowns, at, where)


def _part(
    part: Part, dropdowns: Mapping[str, Dropdown], start: int, where: Target
) -> Iterator[Request]:
    end = start + requests.width(part.text)
    if part.style != NORMAL:
        yield requests.style_paragraph(start, end + 1, part.style, where)
    if part.is_prompt and end > start:
        fields = sorted(PROMPT)
        yield requests.style_text(start, end, PROMPT, fields, where)
    if part.rows:
        yield from table(part, dropdowns, end, where)
    elif part.anchor:
        yield requests.create_named_range(part.anchor, start, end, where)


def table(
    part: Part, dropdowns: Mapping[str, Dropdown], at: int, where: Target
) -> Iterator[Request]:
    """A table behind the paragraph that ends at an index; a table opens one index later.

    In an empty table the opening, each row and each cell take an index, and each cell's paragraph
    one more (google.md 5.8).
    """
    columns = len(part.rows[0])
    start = at + 1
    yield requests.insert_table(at, len(part.rows), columns, where)
    for number in reversed(range(len(part.rows))):
        row = start + 1 + number * (1 + 2 * columns)
        for column in reversed(range(columns)):
            cell = part.rows[number][column]
            is_label = number == 0 if part.has_header_row else column == 0
            yield from fill(cell, dropdowns, row + 2 + 2 * column, where, is_label=is_label)
    if part.has_header_row:
        yield requests.pin_header_rows(start, 1, where)
    if part.anchor:
        yield requests.create_named_range(part.anchor, start, start + 1, where)


def fill(
    cell: Cell, dropdowns: Mapping[str, Dropdown], at: int, where: Target, *, is_label: bool
) -> Iterator[Request]:
    """What a cell of the template holds, at the index where the empty cell's paragraph begins."""
    if cell.dropdown:
        dropdown = dropdowns[cell.dropdown]
        chosen = dropdown.option_id(cell.chosen or dropdown.options[0])
        yield requests.insert_dropdown(at, dropdown.definition_id, chosen, where)
    elif cell.moment is not None:
        yield requests.insert_time(at, cell.moment, where)
    elif cell.people:
        yield from _people(cell.people, at, where)
    elif cell.text:
        yield requests.insert_text(at, cell.text, where)
        if is_label:
            end = at + requests.width(cell.text)
            yield requests.style_text(at, end, _BOLD, sorted(_BOLD), where)


def _people(people: Sequence[str], at: int, where: Target) -> Iterator[Request]:
    for number, email in enumerate(reversed(people)):
        if number:
            yield requests.insert_text(at, ", ", where)
        yield requests.insert_person(at, email, where)


def _named_title(template: Template, origin: str, where: Target) -> Iterator[Request]:
    end = BODY_START + requests.width(template.parts[0].text)
    yield requests.create_named_range(origin, BODY_START, end, where)
