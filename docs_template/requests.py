"""Requests of ``documents.batchUpdate``, one function a kind; indexes in UTF-16 units.

The members are those of the Docs API's discovery document.
"""

from __future__ import annotations

from datetime import UTC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from linter.document import Span

    Request = dict[str, Any]


class Target:
    """The tab and segment that requests go to; ``tab`` is ``None`` for the older body form."""

    __slots__ = ("segment", "tab")

    def __init__(self, tab: str | None = None, segment: str = "") -> None:
        self.tab = tab
        self.segment = segment

    def location(self, index: int) -> Request:
        """A place in it."""
        return {"index": index, **self._names()}

    def range(self, start: int, end: int) -> Request:
        """A half-open stretch of it."""
        return {"startIndex": start, "endIndex": end, **self._names()}

    def _names(self) -> Request:
        tab = {"tabId": self.tab} if self.tab is not None else {}
        return {**tab, **({"segmentId": self.segment} if self.segment else {})}


BODY = Target()

NORMAL, HEADING, SUBHEADING = "NORMAL_TEXT", "HEADING_1", "HEADING_2"

_PARAGRAPH_FIELDS = (
    "alignment avoidWidowAndOrphan borderBetween borderBottom borderLeft borderRight borderTop "
    "direction indentEnd indentFirstLine indentStart keepLinesTogether keepWithNext lineSpacing "
    "namedStyleType shading spaceAbove spaceBelow spacingMode"
).split()


def plain_style(named_style: str = NORMAL) -> Request:
    """A paragraph's style as a named style alone makes it, read from left to right."""
    return {"namedStyleType": named_style, "direction": "LEFT_TO_RIGHT"}


def width(text: str) -> int:
    """How many indexes a text takes: its UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def insert_text(index: int, text: str, where: Target = BODY) -> Request:
    """Put text into a paragraph."""
    return {"insertText": {"location": where.location(index), "text": text}}


def insert_table(index: int, rows: int, columns: int, where: Target = BODY) -> Request:
    """Put an empty table behind a newline: it opens one index later."""
    size = {"rows": rows, "columns": columns}
    return {"insertTable": {"location": where.location(index), **size}}


def style_paragraph(start: int, end: int, named_style: str, where: Target = BODY) -> Request:
    """Give paragraphs one of the document's named styles."""
    return {
        "updateParagraphStyle": {
            "range": where.range(start, end),
            "paragraphStyle": {"namedStyleType": named_style},
            "fields": "namedStyleType",
        }
    }


def style_text(
    start: int, end: int, style: Request, fields: Sequence[str], where: Target = BODY
) -> Request:
    """Set some fields of the text style; a field that ``style`` lacks goes back to the default."""
    body = {"range": where.range(start, end), "textStyle": style, "fields": ",".join(fields)}
    return {"updateTextStyle": body}


def create_named_range(name: str, start: int, end: int, where: Target = BODY) -> Request:
    """Name a stretch; names need not be unique."""
    return {"createNamedRange": {"name": name, "range": where.range(start, end)}}


def create_dropdown(
    definition_id: str, title: str, options: Sequence[tuple[str, str]], tab: str | None = None
) -> Request:
    """Define a dropdown; ``options`` are pairs of id and displayed text."""
    shown = [{"optionId": option_id, "displayValue": text} for option_id, text in options]
    definition = {
        "dropdownDefinitionId": definition_id,
        "dropdownDefinitionProperties": {"title": title, "options": shown},
    }
    request: Request = {"dropdownDefinition": definition}
    return {"createDropdownDefinition": request | ({"tabId": tab} if tab is not None else {})}


def insert_dropdown(
    index: int, definition_id: str, option_id: str, where: Target = BODY
) -> Request:
    """Put a dropdown chip into a paragraph, on one of its options."""
    return {
        "insertDropdown": {
            "location": where.location(index),
            "dropdownDefinitionId": definition_id,
            "selectedOptionId": option_id,
        }
    }


def choose(dropdown_id: str, option_id: str, where: Target = BODY) -> Request:
    """Let a dropdown chip show another of its options."""
    return {
        "updateDropdownProperties": {
            "dropdownId": dropdown_id,
            "dropdownProperties": {"selectedOptionId": option_id},
            "fields": "selectedOptionId",
            **({"tabId": where.tab} if where.tab is not None else {}),
        }
    }


def insert_time(index: int, moment: datetime, where: Target = BODY) -> Request:
    """Put a date chip with a time in UTC into a paragraph; ``moment`` is aware."""
    shown = {
        "timestamp": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "dateFormat": "DATE_FORMAT_ISO8601",
        "timeFormat": "TIME_FORMAT_HOUR_MINUTE_TIMEZONE",
    }
    return {"insertDate": {"location": where.location(index), "dateElementProperties": shown}}


def insert_person(index: int, email: str, where: Target = BODY) -> Request:
    """Put a person chip into a paragraph."""
    return {
        "insertPerson": {"location": where.location(index), "personProperties": {"email": email}}
    }


def pin_header_rows(table_start: int, rows: int, where: Target = BODY) -> Request:
    """Make the first rows of a table its headers."""
    start = where.location(table_start)
    return {"pinTableHeaderRows": {"tableStartLocation": start, "pinnedHeaderRowsCount": rows}}


def restyle_paragraph(start: int, end: int, style: Request, where: Target = BODY) -> Request:
    """Give paragraphs exactly this style.

    Ids and tab stops cannot be written, and a page break before a paragraph not inside of a table
    (Docs API discovery, ParagraphStyle): it is written only where there is one.
    """
    written = {key: part for key, part in style.items() if key not in {"headingId", "tabStops"}}
    if not written.get("pageBreakBefore"):
        written.pop("pageBreakBefore", None)
    fields = ",".join(sorted({*_PARAGRAPH_FIELDS, *written}))
    body = {"range": where.range(start, end), "paragraphStyle": written, "fields": fields}
    return {"updateParagraphStyle": body}


def restyle_text(start: int, end: int, style: Request, where: Target = BODY) -> Request:
    """Give text exactly this style."""
    return {
        "updateTextStyle": {"range": where.range(start, end), "textStyle": style, "fields": "*"}
    }


def create_bullets(start: int, end: int, preset: str, where: Target = BODY) -> Request:
    """Make paragraphs items of a list; their leading tabs give the nesting, and go."""
    body = {"range": where.range(start, end), "bulletPreset": preset}
    return {"createParagraphBullets": body}


def delete_bullets(start: int, end: int, where: Target = BODY) -> Request:
    """Make list items plain paragraphs; no text moves."""
    return {"deleteParagraphBullets": {"range": where.range(start, end)}}


def make_plain(start: int, end: int, where: Target = BODY) -> list[Request]:
    """Take all looks off paragraphs."""
    return [
        delete_bullets(start, end, where),
        restyle_paragraph(start, end, plain_style(), where),
        restyle_text(start, end, {}, where),
    ]


def last_paragraph(end: int, where: Target = BODY) -> list[Request]:
    """A plain, empty paragraph behind all others; ``end`` is the last newline's index."""
    return [insert_text(end, "\n", where), *make_plain(end + 1, end + 2, where)]


def insert_chip(index: int, element: Request, where: Target = BODY) -> Request:
    """Put the same chip into a paragraph as a paragraph element of an answer shows.

    Raises:
        KeyError: the element is no chip that can be written.

    """
    place: Request = {"location": where.location(index)}
    if "person" in element:
        properties = element["person"]["personProperties"]
        return {"insertPerson": place | {"personProperties": properties}}
    if "richLink" in element:
        properties = {"uri": element["richLink"]["richLinkProperties"]["uri"]}
        return {"insertRichLink": place | {"richLinkProperties": properties}}
    if "dateElement" in element:
        properties = dict(element["dateElement"]["dateElementProperties"])
        properties.pop("displayText", None)
        return {"insertDate": place | {"dateElementProperties": properties}}
    chosen = element["dropdown"]["dropdownProperties"]
    names = ("dropdownDefinitionId", "selectedOptionId")
    return {"insertDropdown": place | {name: chosen[name] for name in names}}


def table_cell(table_start: int, row: int, column: int, where: Target = BODY) -> Request:
    """A cell of a table, both numbers from zero."""
    start = where.location(table_start)
    return {"tableStartLocation": start, "rowIndex": row, "columnIndex": column}


def restyle_cell(cell: Request, style: Request) -> Request:
    """Give a cell this style, its spans left as they are."""
    written = {key: part for key, part in style.items() if not key.endswith("Span")}
    range_ = {"tableCellLocation": cell, "rowSpan": 1, "columnSpan": 1}
    body = {"tableRange": range_, "tableCellStyle": written, "fields": ",".join(sorted(written))}
    return {"updateTableCellStyle": body}


def unmerge_cells(cell: Request, rows: int, columns: int) -> Request:
    """Part the cells that a merged one reaches over."""
    range_ = {"tableCellLocation": cell, "rowSpan": rows, "columnSpan": columns}
    return {"unmergeTableCells": {"tableRange": range_}}


def merge_cells(cell: Request, rows: int, columns: int) -> Request:
    """Make a cell reach over so many rows and columns."""
    range_ = {"tableCellLocation": cell, "rowSpan": rows, "columnSpan": columns}
    return {"mergeTableCells": {"tableRange": range_}}


def column_width(
    table_start: int, column: int, properties: Request, where: Target = BODY
) -> Request:
    """Give a column the width that an answer shows."""
    return {
        "updateTableColumnProperties": {
            "tableStartLocation": where.location(table_start),
            "columnIndices": [column],
            "tableColumnProperties": properties,
            "fields": ",".join(sorted(properties)),
        }
    }


def delete(start: int, end: int, where: Target = BODY) -> Request:
    """Take out a stretch."""
    return {"deleteContentRange": {"range": where.range(start, end)}}


def insert_row_above(cell: Request) -> Request:
    """Put an empty row above the one that holds a cell."""
    return {"insertTableRow": {"tableCellLocation": cell}}


def insert_row_below(cell: Request) -> Request:
    """Put an empty row below the one that holds a cell."""
    return {"insertTableRow": {"tableCellLocation": cell, "insertBelow": True}}


def insert_column(cell: Request, *, is_right: bool) -> Request:
    """Put an empty column right or left of the one that holds a cell."""
    side = {"insertRight": True} if is_right else {}
    return {"insertTableColumn": {"tableCellLocation": cell, **side}}


def delete_named_range(range_id: str) -> Request:
    """Forget a named range; the text stays."""
    return {"deleteNamedRange": {"namedRangeId": range_id}}


def insert_comment(content: str, span: Span) -> Request:
    """Open a comment thread on some words; content of 1 to 2,048 bytes of UTF-8."""
    where = Target(span.tab, span.segment)
    return {"insertComment": {"content": content, "range": where.range(span.start, span.end)}}


def reply_to_comment(comment_id: str, content: str, action: str = "") -> Request:
    """Reply to a thread; ``action`` is ``RESOLVE``, ``REOPEN`` or empty."""
    post = {"content": content, **({"commentAction": action} if action else {})}
    return {"addCommentReply": {"commentId": comment_id, "post": post}}


def update_comment(comment_id: str, post_id: str, content: str) -> Request:
    """Put other words into a post, which its author alone may."""
    return {"updateCommentPost": {"commentId": comment_id, "postId": post_id, "content": content}}


def delete_comment(comment_id: str) -> Request:
    """Delete a thread, which the author of its first post alone may."""
    return {"deleteComment": {"commentId": comment_id}}


def delete_dropdown(definition_id: str, tab: str | None = None) -> Request:
    """Forget a dropdown that no chip uses."""
    request: Request = {"dropdownDefinitionId": definition_id}
    return {"deleteDropdownDefinition": request | ({"tabId": tab} if tab is not None else {})}


def delete_tab(tab: str) -> Request:
    """Take out a tab, and those below it."""
    return {"deleteTab": {"tabId": tab}}
