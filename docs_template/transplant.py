"""Builds a stretch of a document anew at another place of the same tab.

The Docs API cannot move content, so it is written again: text with its styles, chips, lists and
tables. What cannot be written again (an image, a footnote, a suggestion) makes a stretch one that
stays where it is.

All text goes in at once; tables, chips and styles follow from the last element to the first, so
that no index is moved by what is still to come. A table needs no paragraph of its own to stand
behind: the paragraphs before and after it go in as one, and the table parts them.
"""

from __future__ import annotations

from docs_template import requests

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from docs_template.requests import Request, Target

    Json = dict[str, Any]

# Elements that the API cannot write, in the words of a person who is told why something stays.
_UNWRITABLE = {
    "inlineObjectElement": "an image",
    "footnoteReference": "a footnote",
    "equation": "an equation",
    "horizontalRule": "a horizontal line",
    "columnBreak": "a column break",
    "autoText": "a field",
    "pageBreak": "a page break",
}


class ImmovableError(Exception):
    """A stretch holds what cannot be written again; the text names it."""


def check(elements: Sequence[Json]) -> None:
    """Look whether structural elements can be written again.

    Raises:
        ImmovableError: there is something that cannot.

    """
    for element in elements:
        if "paragraph" in element:
            _check_paragraph(element["paragraph"])
        elif "table" in element:
            _check_table(element["table"])
        else:
            raise ImmovableError("a section break or a table of contents")


def _check_paragraph(paragraph: Json) -> None:
    if paragraph.get("positionedObjectIds"):
        raise ImmovableError("an image")
    if any(name.startswith("suggested") for name in paragraph):
        raise ImmovableError("a suggestion")
    for element in paragraph["elements"]:
        for name, part in element.items():
            if name in _UNWRITABLE:
                raise ImmovableError(_UNWRITABLE[name])
            if isinstance(part, dict) and any(key.startswith("suggested") for key in part):
                raise ImmovableError("a suggestion")


def _check_table(table: Json) -> None:
    rows = table["tableRows"]
    parts = [table, *rows, *(cell for row in rows for cell in _cells(row))]
    if any(name.startswith("suggested") for part in parts for name in part):
        raise ImmovableError("a suggestion")
    for row in rows:
        for cell in _cells(row):
            if any("table" in inner for inner in cell["content"]):
                raise ImmovableError("a table within a table")
            check(cell["content"])


def _cells(row: Json) -> list[Json]:
    cells: list[Json] = row["tableCells"]
    return cells


def before(elements: Sequence[Json], lists: Json, at: int, where: Target) -> list[Request]:
    """The requests that write elements in front of the paragraph that begins at an index.

    The last of them is a paragraph, as it always is at the end of a section. ``lists`` are those
    of the tab that the elements come from.
    """
    return _Copy(elements, lists, where).requests(at, ends_with_newline=True)


def at_end(elements: Sequence[Json], lists: Json, end: int, where: Target) -> list[Request]:
    """The requests that write elements behind all others; ``end`` is the last newline's index."""
    copy = _Copy(elements, lists, where)
    return [
        *requests.last_paragraph(end, where),
        *copy.requests(end + 1, ends_with_newline=False),
    ]


def into(content: Sequence[Json], lists: Json, at: int, where: Target) -> list[Request]:
    """The requests that write a cell's contents into an empty cell whose paragraph begins there."""
    return _Copy(content, lists, where).requests(at, ends_with_newline=False)


def cells(rows: Sequence[Json], lists: Json, start: int, where: Target) -> Iterator[Request]:
    """The requests that fill the cells of rows, all of them empty; the first begins there.

    An empty row takes an index, and each of its cells two (google.md 5.8).
    """
    columns = len(_cells(rows[0]))
    for row_number in reversed(range(len(rows))):
        of_row = _cells(rows[row_number])
        for column in reversed(range(len(of_row))):
            inside = start + row_number * (1 + 2 * columns) + 2 + 2 * column
            yield from into(of_row[column]["content"], lists, inside, where)


class _Paragraph:
    """A paragraph to be written: its text without chips, and the table behind it."""

    __slots__ = ("json", "start", "table", "table_width", "text")

    def __init__(self, json: Json) -> None:
        self.json = json
        runs = (element.get("textRun", {}).get("content", "") for element in json["elements"])
        self.text = "".join(runs).removesuffix("\n")
        self.table: Json | None = None
        self.table_width = 0
        self.start = 0

    @property
    def end(self) -> int:
        """The index of its newline."""
        return self.start + requests.width(self.text)

    @property
    def list_id(self) -> str:
        """The list that it belongs to; empty for none."""
        return str(self.json.get("bullet", {}).get("listId", ""))


class _Copy:
    """Elements on their way to another place."""

    def __init__(self, elements: Sequence[Json], lists: Json, where: Target) -> None:
        self._lists = lists
        self._where = where
        self._paragraphs: list[_Paragraph] = []
        for element in elements:
            if "paragraph" in element:
                self._paragraphs.append(_Paragraph(element["paragraph"]))
            else:
                self._paragraphs[-1].table = element["table"]
                self._paragraphs[-1].table_width = element["endIndex"] - element["startIndex"]

    def requests(self, at: int, *, ends_with_newline: bool) -> list[Request]:
        """All requests; without a newline at the end the text joins the paragraph at the index."""
        texts = []
        for paragraph in self._paragraphs:
            paragraph.start = at
            at += requests.width(paragraph.text) + (paragraph.table is None)
            texts.append(paragraph.text + ("\n" if paragraph.table is None else ""))
        text = "".join(texts)
        text = text if ends_with_newline else text.removesuffix("\n")
        start = self._paragraphs[0].start
        inserted = [requests.insert_text(start, text, self._where)] if text else []
        return [*inserted, *self._rest()]

    def _rest(self) -> Iterator[Request]:
        """Tables, styles, chips and bullets; a paragraph behind a table once it is one."""
        for number in reversed(range(len(self._paragraphs))):
            paragraph = self._paragraphs[number]
            if paragraph.table is not None:
                yield from _table(paragraph.table, self._lists, paragraph.end, self._where)
                if number + 1 < len(self._paragraphs):
                    self._paragraphs[number + 1].start += 1 + paragraph.table_width
                    yield from self._looks(number + 1)
            if number == 0 or self._paragraphs[number - 1].table is None:
                yield from self._looks(number)

    def _looks(self, number: int) -> Iterator[Request]:
        yield from self._styles(self._paragraphs[number])
        yield from self._chips(self._paragraphs[number])
        yield from self._bullets(number)

    def _styles(self, paragraph: _Paragraph) -> Iterator[Request]:
        start, end = paragraph.start, paragraph.end + 1
        style = paragraph.json.get("paragraphStyle", {})
        yield requests.restyle_paragraph(start, end, style, self._where)
        at = start
        for element in paragraph.json["elements"]:
            run = element.get("textRun")
            if run is None:
                continue
            width = requests.width(run["content"])
            yield requests.restyle_text(at, at + width, run.get("textStyle", {}), self._where)
            at += width

    def _chips(self, paragraph: _Paragraph) -> Iterator[Request]:
        places = []
        at = paragraph.start
        for element in paragraph.json["elements"]:
            if "textRun" in element:
                at += requests.width(element["textRun"]["content"])
            else:
                places.append((at, element))
        for place, element in reversed(places):
            yield requests.insert_chip(place, element, self._where)

    def _bullets(self, number: int) -> Iterator[Request]:
        """Bullets of one list that follow each other go on together, at the first of them."""
        first = self._paragraphs[number]
        if not first.list_id:
            return
        level = first.json["bullet"].get("nestingLevel", 0)
        if level:
            yield requests.insert_text(first.start, "\t" * level, self._where)
        is_first = number == 0 or not self._goes_on(number - 1)
        if is_first:
            yield requests.create_bullets(
                first.start, self._group_end(number), self._preset(first), self._where
            )

    def _goes_on(self, number: int) -> bool:
        """Tell whether the paragraph after one belongs to the same list, right behind it."""
        this, following = self._paragraphs[number : number + 2]
        return this.table is None and this.list_id == following.list_id

    def _group_end(self, number: int) -> int:
        """Where the last paragraph of a list ends, with the tabs and chips that came in since."""
        width = 0
        start = self._paragraphs[number].start
        while True:
            paragraph = self._paragraphs[number]
            chips = sum("textRun" not in each for each in paragraph.json["elements"])
            tabs: int = paragraph.json["bullet"].get("nestingLevel", 0)
            width += requests.width(paragraph.text) + chips + tabs + 1
            if number + 1 == len(self._paragraphs) or not self._goes_on(number):
                return start + width
            number += 1

    def _preset(self, paragraph: _Paragraph) -> str:
        levels = self._lists.get(paragraph.list_id, {}).get("listProperties", {})
        first: Json = next(iter(levels.get("nestingLevels", [])), {})
        if "glyphSymbol" in first:
            return "BULLET_DISC_CIRCLE_SQUARE"
        if first.get("glyphType", "GLYPH_TYPE_UNSPECIFIED") == "GLYPH_TYPE_UNSPECIFIED":
            return "BULLET_CHECKBOX"
        return "NUMBERED_DECIMAL_ALPHA_ROMAN"


def _table(table: Json, lists: Json, at: int, where: Target) -> Iterator[Request]:
    """A table behind the paragraph that ends at an index, with all that its cells hold."""
    rows = table["tableRows"]
    start = at + 1
    yield requests.insert_table(at, len(rows), table["columns"], where)
    yield from cells(rows, lists, start + 1, where)
    yield from _table_looks(table, start, where)


def _table_looks(table: Json, start: int, where: Target) -> Iterator[Request]:
    rows = table["tableRows"]
    for row_number, row in enumerate(rows):
        for column, cell in enumerate(_cells(row)):
            style = cell.get("tableCellStyle", {})
            place = requests.table_cell(start, row_number, column, where)
            if style:
                yield requests.restyle_cell(place, style)
            height, width = style.get("rowSpan", 1), style.get("columnSpan", 1)
            if height * width > 1:
                yield requests.merge_cells(place, height, width)
    headers = sum(bool(row.get("tableRowStyle", {}).get("tableHeader")) for row in rows)
    if headers:
        yield requests.pin_header_rows(start, headers, where)
    widths = table.get("tableStyle", {}).get("tableColumnProperties", [])
    for column, properties in enumerate(widths):
        if properties.get("widthType") == "FIXED_WIDTH":
            yield requests.column_width(start, column, properties, where)
