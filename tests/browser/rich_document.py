"""A document with all that Docs can show, as documents.get answers it, indexes counted for us."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
Part = Json | str


def run(content: str, *, insert: str = "", delete: str = "", **style: Any) -> Json:
    """A text run; ``insert`` and ``delete`` name the suggestion that it belongs to."""
    text: Json = {"content": content, "textStyle": style}
    if insert:
        text["suggestedInsertionIds"] = [insert]
    if delete:
        text["suggestedDeletionIds"] = [delete]
    return {"textRun": text}


def rgb(red: float, green: float, blue: float) -> Json:
    return {"color": {"rgbColor": {"red": red, "green": green, "blue": blue}}}


def paragraph(*parts: Part, style: str = "NORMAL_TEXT", **more: Any) -> Json:
    """A paragraph without its indexes; texts among its parts are plain runs."""
    elements = [run(part) if isinstance(part, str) else part for part in parts] + [run("\n")]
    return {
        "paragraph": {"elements": elements, "paragraphStyle": {"namedStyleType": style}, **more}
    }


def bullet(text: str, list_id: str, level: int = 0) -> Json:
    return paragraph(text, bullet={"listId": list_id, "nestingLevel": level})


def cell(*content: Json, rows: int = 1, columns: int = 1) -> Json:
    style = {"rowSpan": rows, "columnSpan": columns}
    return {"content": list(content) or [paragraph()], "tableCellStyle": style}


def table(*rows: list[Json]) -> Json:
    held = [{"tableCells": row, "tableRowStyle": {}} for row in rows]
    return {"table": {"rows": len(rows), "columns": len(rows[0]), "tableRows": held}}


def indexed(content: list[Json], start: int) -> int:
    """Count indexes into a content, from ``start`` on; gives where it ends. A zero is left out."""
    at = start
    for one in content:
        if at:
            one["startIndex"] = at
        at = _paragraph_end(one["paragraph"], at) if "paragraph" in one else at
        at = _table_end(one["table"], at) if "table" in one else at
        at = at + 1 if "sectionBreak" in one else at
        one["endIndex"] = at
    return at


def _paragraph_end(held: Json, at: int) -> int:
    for element in held["elements"]:
        text = element.get("textRun", {}).get("content", "x")
        if at:
            element["startIndex"] = at
        element["endIndex"] = at + len(text.encode("utf-16-le")) // 2
        at = element["endIndex"]
    return at


def _table_end(held: Json, at: int) -> int:
    at += 1
    for row in held["tableRows"]:
        row["startIndex"] = at
        at += 1
        for one in row["tableCells"]:
            one["startIndex"] = at
            at = indexed(one["content"], at + 1)
            one["endIndex"] = at
        row["endIndex"] = at
    return at + 1


def tab(tab_id: str, title: str, content: list[Json], parent: str = "", **more: Any) -> Json:
    """A tab with its content counted; ``more`` are further members of the documentTab."""
    properties: Json = {"tabId": tab_id, "title": title}
    if parent:
        properties |= {"parentTabId": parent, "nestingLevel": 1}
    body = [{"sectionBreak": {"sectionStyle": {}}}, *content]
    indexed(body, 0)
    held = {"body": {"content": body}, "lists": LISTS, **more}
    return {"tabProperties": properties, "documentTab": held}


def level(**more: Any) -> Json:
    return {"bulletAlignment": "START", "glyphFormat": "%0.", **more}


DOTS = [level(glyphSymbol="●"), level(glyphSymbol="○")]
LISTS: Json = {
    "kix.dots": {"listProperties": {"nestingLevels": DOTS}},
    "kix.numbers": {
        "listProperties": {
            "nestingLevels": [
                level(glyphType="DECIMAL", startNumber=3),
                level(glyphType="ALPHA", glyphFormat="%0.%1)"),
                level(glyphType="ROMAN", glyphFormat="%2."),
            ]
        }
    },
}
OPTIONS = [
    {"optionId": "dropdownItem.one", "displayValue": "SEV1"},
    {"optionId": "dropdownItem.two", "displayValue": "SEV2"},
]
DROPDOWN = {
    "dropdownDefinitionId": "kix.severity",
    "selectedOptionId": "dropdownItem.two",
    "displayValue": "SEV2",
}
DATE = {"timestamp": "2026-03-01T12:00:00Z", "displayText": "1 Mar 2026"}
PERSON = {"personId": "p1", "personProperties": {"name": "Ana R.", "email": "ana@example.com"}}
RICH_LINK = {"title": "Runbook", "uri": "https://docs.google.com/document/d/x/edit"}
CHIPS: list[Part] = [
    "Owner ",
    {"person": PERSON},
    " see ",
    {"richLink": {"richLinkId": "r1", "richLinkProperties": RICH_LINK}},
    " on ",
    {"dateElement": {"dateId": "d1", "dateElementProperties": DATE}},
    " as ",
    {"dropdown": {"dropdownId": "kix.d", "dropdownProperties": DROPDOWN}},
]
IMAGE: Json = {
    "objectId": "kix.image",
    "inlineObjectProperties": {
        "embeddedObject": {
            "title": "Error rate",
            "size": {
                "width": {"magnitude": 200, "unit": "PT"},
                "height": {"magnitude": 80, "unit": "PT"},
            },
        }
    },
}


def content() -> list[Json]:
    """What the first tab holds."""
    return [
        paragraph("Everything", style="TITLE"),
        paragraph("What Docs can show", style="SUBTITLE"),
        paragraph("Words", style="HEADING_1"),
        paragraph(
            run("bold", bold=True),
            run(" italic", italic=True),
            run(" under", underline=True),
            run(" struck", strikethrough=True),
            run(" red", foregroundColor=rgb(1, 0, 0)),
            run(" link", link={"url": "https://example.com/"}),
        ),
        paragraph("Kept ", run("old", delete="s.1"), run("new", insert="s.1"), " words."),
        bullet("Dot", "kix.dots"),
        bullet("Ring", "kix.dots", 1),
        bullet("Three", "kix.numbers"),
        bullet("Three a", "kix.numbers", 1),
        bullet("One", "kix.numbers", 2),
        bullet("Three b", "kix.numbers", 1),
        bullet("Four", "kix.numbers"),
        paragraph(*CHIPS),
        table(
            [cell(paragraph("Wide"), columns=2), cell(), cell(paragraph("Tall"), rows=2)],
            [cell(paragraph("Left")), cell(paragraph("Right")), cell()],
        ),
        paragraph("Before ", {"horizontalRule": {}}),
        paragraph("Noted", {"footnoteReference": {"footnoteId": "kix.f", "footnoteNumber": "1"}}),
        paragraph({"inlineObjectElement": {"inlineObjectId": "kix.image"}}),
        paragraph({"pageBreak": {}}),
        paragraph("The end."),
    ]


def rich_document() -> Json:
    """The whole document: three tabs, one of them the child of another."""
    first = content()
    note = [paragraph("At the foot.")]
    indexed(note, 0)
    definition = {"title": "Severity", "options": OPTIONS}
    more: Json = {
        "footnotes": {"kix.f": {"footnoteId": "kix.f", "content": note}},
        "inlineObjects": {"kix.image": IMAGE},
        "dropdownDefinitions": {
            "kix.severity": {
                "dropdownDefinitionId": "kix.severity",
                "dropdownDefinitionProperties": definition,
            }
        },
    }
    main = tab("t.0", "Main", first, **more)
    words = next(one for one in first if "bold" in str(one))
    span = {"startIndex": words["startIndex"], "endIndex": words["startIndex"] + 4}
    named = {"namedRangeId": "kix.n", "name": "pm.words", "ranges": [span]}
    main["documentTab"]["namedRanges"] = {"pm.words": {"name": "pm.words", "namedRanges": [named]}}
    anchor = {"anchorId": "kix.a", "ranges": [span]}
    main["documentTab"]["commentAnchors"] = {"kix.a": anchor}
    main["childTabs"] = [tab("t.1", "Child", [paragraph("In the child.")], parent="t.0")]
    post = {
        "postId": "c1",
        "content": "Why bold?",
        "author": {"displayName": "Bob"},
        "createTime": "2026-03-01T12:00:00.000Z",
    }
    thread: Json = {"commentId": "c1", "anchorId": "kix.a", "plainTextQuote": "bold"}
    thread |= {"status": "OPEN", "headPost": post}
    return {
        "title": "Everything",
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
        "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED",
        "tabs": [main, tab("t.2", "Second", [paragraph("In the second.")])],
        "comments": [thread],
    }
