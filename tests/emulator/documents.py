"""Documents to start from: made by requests, and loaded from answers with what no request makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import service
from tests.reader import writing

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]


def insert(index: int, text: str, **place: str) -> Json:
    return {"insertText": {"location": {"index": index, **place}, "text": text}}


def span(start: int, end: int, **place: str) -> Json:
    return {"startIndex": start, "endIndex": end, **place}


def delete(start: int, end: int, **place: str) -> Json:
    return {"deleteContentRange": {"range": span(start, end, **place)}}


def bold(start: int, end: int, **place: str) -> Json:
    style = {"range": span(start, end, **place), "textStyle": {"bold": True}, "fields": "bold"}
    return {"updateTextStyle": style}


def named(name: str, start: int, end: int, **place: str) -> Json:
    return {"createNamedRange": {"name": name, "range": span(start, end, **place)}}


def styled(style: str, start: int, end: int) -> Json:
    given = {"range": span(start, end), "paragraphStyle": {"namedStyleType": style}}
    return {"updateParagraphStyle": {**given, "fields": "namedStyleType"}}


def table(index: int, rows: int, columns: int, **place: str) -> Json:
    where = {"location": {"index": index, **place}}
    return {"insertTable": {"rows": rows, "columns": columns, **where}}


def cell(start: int, row: int = 0, column: int = 0, **place: str) -> Json:
    where = {"tableStartLocation": {"index": start, **place}}
    return {"tableCellLocation": {**where, "rowIndex": row, "columnIndex": column}}


def cells(start: int, rows: int, columns: int, row: int = 0, column: int = 0) -> Json:
    spans = {"rowSpan": rows, "columnSpan": columns}
    return {"tableRange": {**cell(start, row, column), **spans}}


def written(text: str = "", *requests: Json) -> StoredDocument:
    """A document of a text, changed by requests."""
    document = service.new("D", "A document")
    first = [insert(1, text)] if text else []
    if first or requests:
        document.batch_update({"requests": [*first, *requests]})
    return document


def full() -> StoredDocument:
    """All that requests can make: tables in tables, merged cells, chips, footnotes, tabs."""
    document = written(
        "Outage 🎉 of שלום\none\n\ttwo\nlast\n",
        styled("HEADING_1", 1, 2),
        bold(3, 8),
        {
            "createParagraphBullets": {
                "range": span(19, 25),
                "bulletPreset": "BULLET_DISC_CIRCLE_SQUARE",
            }
        },
        named("opening", 2, 12),
        table(27, 3, 3),
        insert(31, "cell"),
        table(31, 2, 2),
        {"mergeTableCells": cells(28, 2, 2, 1, 1)},
        {"createFootnote": {"location": {"index": 4}}},
        {"createHeader": {"type": "DEFAULT"}},
        {
            "insertPerson": {
                "location": {"index": 7},
                "personProperties": {"email": "ada@example.com"},
            }
        },
        {
            "insertDate": {
                "location": {"index": 3},
                "dateElementProperties": {"timestamp": "2026-03-01T14:02:00Z"},
            }
        },
        {
            "createDropdownDefinition": {
                "dropdownDefinition": {
                    "dropdownDefinitionId": "kix.status",
                    "dropdownDefinitionProperties": {
                        "title": "Status",
                        "options": [{"displayValue": "draft"}, {"displayValue": "done"}],
                    },
                }
            }
        },
        {"insertDropdown": {"location": {"index": 2}, "dropdownDefinitionId": "kix.status"}},
        {"insertPageBreak": {"endOfSegmentLocation": {}}},
        {"insertSectionBreak": {"endOfSegmentLocation": {}, "sectionType": "NEXT_PAGE"}},
    )
    made = {"addDocumentTab": {"tabProperties": {"title": "Notes"}}}
    (reply,) = document.batch_update({"requests": [made]})["replies"]
    notes = reply["addDocumentTab"]["tabProperties"]["tabId"]
    inner = {"addDocumentTab": {"tabProperties": {"parentTabId": notes}}}
    document.batch_update({"requests": [insert(1, "in a tab 👩‍🚒\n", tabId=notes), inner]})
    suggested = [delete(12, 14), insert(10, "x\ny"), bold(5, 7), delete(1, 3, tabId=notes)]
    document.batch_update({"requests": suggested, "writeControl": {"writeMode": "SUGGEST"}})
    return document


def loaded(*content: Json | str, **extra: Any) -> StoredDocument:
    """A document of one tab as an answer would tell it."""
    return service.load(answer(*content, **extra))


def answer(*content: Json | str, **extra: Any) -> Json:
    """An answer of one tab, in tabs, as Google writes it: without anything empty."""
    page = writing.page(*content, **{"documentStyle": {}, **extra})
    page = {name: part for name, part in page.items() if part or name == "documentStyle"}
    properties = {"tabId": "t.0", "title": "Tab 1"}
    tab = {"tabProperties": properties, "documentTab": page}
    return {"documentId": "D", "title": "A document", "revisionId": "R", "tabs": [tab]}


def grid(*rows: list[Json | str]) -> Json:
    """A table with its columns counted."""
    made = writing.table(*rows)
    made["table"]["columns"] = len(rows[0])
    return made


def held() -> StoredDocument:
    """What answers hold that no request makes: contents, equations, suggestions, objects."""
    anchored = writing.paragraph("anchored")
    anchored["paragraph"]["positionedObjectIds"] = ["kix.object"]
    reference = {"footnoteReference": {"footnoteId": "kix.note", "footnoteNumber": "1"}}
    return loaded(
        writing.paragraph("Contents", style="TITLE", heading_id="h.title"),
        writing.contents_table("Outage", "Lessons"),
        writing.paragraph("Outage", style="HEADING_1", heading_id="h.one"),
        writing.paragraph(
            "kept ", writing.run("new", inserted=True), writing.run("old", deleted=True), " 🎉"
        ),
        anchored,
        writing.paragraph("x ", writing.silent("equation"), writing.silent(), "y"),
        grid(["a", "b"], ["c", grid_cell()]),
        writing.paragraph(writing.run("gone", deleted=True)),
        writing.paragraph("see", reference, bullet=("kix.list", 1)),
        footnotes={"kix.note": [writing.paragraph(" A note")]},
        lists={"kix.list": writing.BULLETS},
        positionedObjects={"kix.object": {"objectId": "kix.object"}},
    )


def grid_cell() -> Json:
    """A cell that holds a table."""
    return writing.cell("before", grid(["deep"]), "after")
