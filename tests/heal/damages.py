"""What people do to the structure of a postmortem, each by its name.

A damage changes a document as a person would, through the API. It does nothing where an earlier one
has taken what it needs: ``apply`` tells whether it did anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docs_template import requests, transplant
from emulator.errors import ApiError
from tests.heal.filled import body, paragraph_text, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.service import StoredDocument

    Damage = Callable[[StoredDocument], None]
    Element = dict[str, Any]


class MissingError(Exception):
    """What a damage needs is not there any more."""


def apply(damage: Damage, document: StoredDocument) -> bool:
    """Do a damage; tells whether there was anything to do it to."""
    try:
        damage(document)
    except (MissingError, ApiError):  # what the API refuses, an editor does not let happen
        return False
    return True


def _change(document: StoredDocument, *batch: dict[str, Any]) -> None:
    document.batch_update({"requests": list(batch)})


def _heading(document: StoredDocument, text: str) -> Element:
    for element in body(document):
        if paragraph_text(element).strip() == text:
            return element
    raise MissingError(text)


def _section(document: StoredDocument, text: str) -> list[Element]:
    """The elements from a heading up to the next heading of the template."""
    first = _heading(document, text)
    content = body(document)
    at = content.index(first)
    end = at + 1
    while end < len(content) and not _is_heading(content[end]):
        end += 1
    return content[at:end]


def _is_heading(element: Element) -> bool:
    style = element.get("paragraph", {}).get("paragraphStyle", {}).get("namedStyleType", "")
    return str(style).startswith("HEADING") and len(paragraph_text(element)) > 1


def _table(document: StoredDocument, column: str) -> Element:
    """The table with a column of this name."""
    for table in tables(document):
        first = table["table"]["tableRows"][0]["tableCells"]
        if column in [paragraph_text(cell["content"][0]).strip() for cell in first]:
            return table
    raise MissingError(column)


def _retype(element: Element, text: str) -> list[dict[str, Any]]:
    """Put other words in the place of a paragraph's, in its style."""
    start, end = element["startIndex"], element["endIndex"] - 1
    return [requests.insert_text(start + 1, text), *_cut(start, text, end)]


def _cut(start: int, text: str, end: int) -> list[dict[str, Any]]:
    grown = requests.width(text)
    rest = [requests.delete(start + 1 + grown, end + grown)] if end > start + 1 else []
    return [*rest, requests.delete(start, start + 1)]


def heading_deleted(document: StoredDocument) -> None:
    heading = _heading(document, "Impact")
    _change(document, requests.delete(heading["startIndex"], heading["endIndex"]))


def heading_renamed_to_another_name(document: StoredDocument) -> None:
    _change(document, *_retype(_heading(document, "Timeline"), "Chronology"))


def heading_renamed_beyond_recognition(document: StoredDocument) -> None:
    _change(document, *_retype(_heading(document, "What went well"), "Sunny side"))


def heading_duplicated(document: StoredDocument) -> None:
    heading = _heading(document, "Action items")
    at = heading["startIndex"]
    _change(document, requests.insert_text(at, "Action items\n"))


def heading_moved(document: StoredDocument) -> None:
    heading = _heading(document, "Summary")
    end = body(document)[-1]["endIndex"] - 1
    _change(
        document,
        requests.insert_text(end, "\nSummary"),
        requests.style_paragraph(end + 1, end + 2, "HEADING_1"),
        requests.delete(heading["startIndex"], heading["endIndex"]),
    )


def heading_merged_into_its_text(document: StoredDocument) -> None:
    heading = _heading(document, "Impact")
    _change(document, requests.delete(heading["endIndex"] - 1, heading["endIndex"]))


def heading_merged_into_the_text_before(document: StoredDocument) -> None:
    heading = _heading(document, "Impact")
    content = body(document)
    before = content[: content.index(heading)]
    while before and paragraph_text(before[-1]) == "\n":
        before.pop()
    if not before or "paragraph" not in before[-1]:
        raise MissingError("a paragraph before it")
    _change(document, requests.delete(before[-1]["endIndex"] - 1, heading["startIndex"]))


def heading_style_lost(document: StoredDocument) -> None:
    heading = _heading(document, "Contributing factors")
    place = heading["startIndex"], heading["endIndex"]
    _change(document, requests.style_paragraph(*place, "NORMAL_TEXT"))


def heading_made_smaller(document: StoredDocument) -> None:
    heading = _heading(document, "Timeline")
    place = heading["startIndex"], heading["endIndex"]
    _change(document, requests.style_paragraph(*place, "HEADING_3"))


def section_in_another_tab(document: StoredDocument) -> None:
    elements = _section(document, "What went well")
    text = "".join(paragraph_text(element) for element in elements)
    reply = document.batch_update({"requests": [{"addDocumentTab": {"tabProperties": {}}}]})
    tab = reply["replies"][0]["addDocumentTab"]["tabProperties"]["tabId"]
    where = requests.Target(tab)
    _change(
        document,
        requests.insert_text(1, text, where),
        requests.style_paragraph(1, 2, "HEADING_1", where),
        requests.delete(elements[0]["startIndex"], elements[-1]["endIndex"]),
    )


def heading_inside_a_table(document: StoredDocument) -> None:
    heading = _heading(document, "Contributing factors")
    table = _table(document, "What")
    inside = table["table"]["tableRows"][-1]["tableCells"][-1]["endIndex"] - 1
    _change(
        document,
        requests.delete(heading["startIndex"], heading["endIndex"]),
        requests.insert_text(inside, "\nContributing factors"),
    )


def row_deleted(document: StoredDocument) -> None:
    place = requests.table_cell(_table(document, "What")["startIndex"], 1, 0)
    _change(document, {"deleteTableRow": {"tableCellLocation": place}})


def column_deleted(document: StoredDocument) -> None:
    place = requests.table_cell(_table(document, "Owner")["startIndex"], 0, 1)
    _change(document, {"deleteTableColumn": {"tableCellLocation": place}})


def header_row_deleted(document: StoredDocument) -> None:
    place = requests.table_cell(_table(document, "Factor")["startIndex"], 0, 0)
    _change(document, {"deleteTableRow": {"tableCellLocation": place}})


def cells_merged(document: StoredDocument) -> None:
    place = requests.table_cell(_table(document, "What")["startIndex"], 1, 0)
    _change(document, requests.merge_cells(place, 1, 2))


def table_split(document: StoredDocument) -> None:
    """The last row goes into a table of its own, below."""
    table = _table(document, "What")
    rows = table["table"]["tableRows"]
    if len(rows) < 3:
        raise MissingError("a row to split off")
    texts = [paragraph_text(cell["content"][0]).strip() for cell in rows[-1]["tableCells"]]
    place = requests.table_cell(table["startIndex"], len(rows) - 1, 0)
    at = table["endIndex"]
    filling = [
        requests.insert_text(at + 4 + 2 * column, texts[column])
        for column in reversed(range(len(texts)))
        if texts[column]
    ]
    removal = {"deleteTableRow": {"tableCellLocation": place}}
    _change(document, requests.insert_table(at, 1, len(texts)), *filling, removal)


def table_deleted(document: StoredDocument) -> None:
    table = _table(document, "Factor")
    _change(document, requests.delete(table["startIndex"], table["endIndex"]))


def header_table_deleted(document: StoredDocument) -> None:
    table = _table(document, "Incident ID")
    _change(document, requests.delete(table["startIndex"], table["endIndex"]))


def column_names_merged(document: StoredDocument) -> None:
    place = requests.table_cell(_table(document, "Owner")["startIndex"], 0, 0)
    _change(document, requests.merge_cells(place, 1, 2))


def header_row_of_times_deleted(document: StoredDocument) -> None:
    table = _header(document)
    labels = [
        paragraph_text(row["tableCells"][0]["content"][0]).strip()
        for row in table["table"]["tableRows"]
    ]
    if "Detected (UTC)" not in labels:
        raise MissingError("the row")
    place = requests.table_cell(table["startIndex"], labels.index("Detected (UTC)"), 0)
    _change(document, {"deleteTableRow": {"tableCellLocation": place}})


def header_labels_deleted(document: StoredDocument) -> None:
    _header_column(document, 0)


def header_values_deleted(document: StoredDocument) -> None:
    _header_column(document, 1)


def header_cells_merged(document: StoredDocument) -> None:
    place = requests.table_cell(_header(document)["startIndex"], 0, 0)
    _change(document, requests.merge_cells(place, 1, 2))


def header_chip_deleted(document: StoredDocument) -> None:
    for row in _header(document)["table"]["tableRows"]:
        for cell in row["tableCells"]:
            (first, *_) = cell["content"][0]["paragraph"]["elements"]
            if "dropdown" in first:
                _change(document, requests.delete(first["startIndex"], first["endIndex"]))
                return
    raise MissingError("a dropdown")


def _header(document: StoredDocument) -> Element:
    """The header's table: the first of all, if it stands above the sections."""
    table = next(iter(tables(document)), None)
    headings = [each for each in body(document) if _is_heading(each)]
    if table is None or (headings and table["startIndex"] > headings[0]["startIndex"]):
        raise MissingError("the header")
    return table


def _header_column(document: StoredDocument, column: int) -> None:
    place = requests.table_cell(_header(document)["startIndex"], 0, column)
    _change(document, {"deleteTableColumn": {"tableCellLocation": place}})


def title_style_lost(document: StoredDocument) -> None:
    for element in body(document):
        style = element.get("paragraph", {}).get("paragraphStyle", {}).get("namedStyleType")
        if style == "TITLE":
            place = element["startIndex"], element["endIndex"]
            _change(document, requests.style_paragraph(*place, "NORMAL_TEXT"))
            return
    raise MissingError("a title")


def named_range_lost(document: StoredDocument) -> None:
    _change(document, {"deleteNamedRange": {"name": "second-story:impact"}})


def named_range_doubled(document: StoredDocument) -> None:
    heading = _heading(document, "Summary")
    place = heading["startIndex"], heading["endIndex"] - 1
    _change(document, requests.create_named_range("second-story:timeline", *place))


def named_range_grown(document: StoredDocument) -> None:
    """Somebody types behind the heading's first letters, with a new line."""
    heading = _heading(document, "Action items")
    at = heading["startIndex"]
    _change(
        document,
        {"deleteNamedRange": {"name": "second-story:action_items"}},
        requests.create_named_range("second-story:action_items", at - 1, at + 12),
    )


def prompt_half_deleted(document: StoredDocument) -> None:
    heading = _heading(document, "Summary")
    at = heading["endIndex"]
    _change(document, requests.insert_text(at, "Two or three sentences: what happened\n"))
    _change(document, requests.style_paragraph(at, at + 1, "NORMAL_TEXT"))


def text_before_the_title(document: StoredDocument) -> None:
    _change(
        document,
        requests.insert_text(1, "Please read before Thursday\n"),
        requests.style_paragraph(1, 2, "NORMAL_TEXT"),
    )


def section_pasted_twice(document: StoredDocument) -> None:
    elements = _section(document, "Impact")
    after = body(document)[body(document).index(elements[-1]) + 1]
    if "paragraph" not in after:
        raise MissingError("a paragraph after it")
    _change(document, *transplant.before(elements, {}, after["startIndex"], requests.BODY))


def section_cut(document: StoredDocument) -> None:
    elements = _section(document, "What went well")
    content = body(document)
    if elements[-1] is content[-1] or elements[-1] == content[-1]:
        raise MissingError("a section after it")
    _change(document, requests.delete(elements[0]["startIndex"], elements[-1]["endIndex"]))


def sections_swapped(document: StoredDocument) -> None:
    elements = _section(document, "Impact")
    before = _heading(document, "Summary")
    if before["startIndex"] > elements[0]["startIndex"]:
        raise MissingError("the order")
    copies = transplant.before(elements, {}, before["startIndex"], requests.BODY)
    start, end = elements[0]["startIndex"], elements[-1]["endIndex"]
    _change(document, requests.delete(start, end), *copies)


DAMAGES: tuple[Damage, ...] = (
    heading_deleted,
    heading_renamed_to_another_name,
    heading_renamed_beyond_recognition,
    heading_duplicated,
    heading_moved,
    heading_merged_into_its_text,
    heading_merged_into_the_text_before,
    heading_style_lost,
    heading_made_smaller,
    section_in_another_tab,
    heading_inside_a_table,
    row_deleted,
    column_deleted,
    header_row_deleted,
    cells_merged,
    table_split,
    table_deleted,
    column_names_merged,
    header_table_deleted,
    header_row_of_times_deleted,
    header_labels_deleted,
    header_values_deleted,
    header_cells_merged,
    header_chip_deleted,
    title_style_lost,
    named_range_lost,
    named_range_doubled,
    named_range_grown,
    prompt_half_deleted,
    text_before_the_title,
    section_pasted_twice,
    section_cut,
    sections_swapped,
)
