"""Writes documents.get answers: content is given by name, indexes are laid over it.

Independent of the reader: the arithmetic is the API's own (google.md 5.8), and 0 is left out as
proto JSON leaves it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = dict[str, Any]

BULLETS = {"listProperties": {"nestingLevels": [{"glyphSymbol": "●"}, {"glyphSymbol": "○"}]}}
NUMBERS = {"listProperties": {"nestingLevels": [{"glyphType": "DECIMAL"}, {"glyphType": "ALPHA"}]}}


def run(text: str, *, deleted: bool = False, inserted: bool = False, **style: Any) -> Json:
    return _element("textRun", {"content": text, "textStyle": style}, deleted, inserted)


def person(name: str = "", email: str = "", *, deleted: bool = False) -> Json:
    properties = {"name": name, "email": email}
    return _element("person", {"personProperties": properties}, deleted)


def rich_link(title: str, uri: str, *, deleted: bool = False) -> Json:
    properties = {"title": title, "uri": uri}
    return _element("richLink", {"richLinkProperties": properties}, deleted)


def date(timestamp: str, *, deleted: bool = False, **properties: str) -> Json:
    properties = {"timestamp": timestamp, **properties}
    return _element("dateElement", {"dateElementProperties": properties}, deleted)


def dropdown(value: str, *, deleted: bool = False) -> Json:
    properties = {"dropdownDefinitionId": "kix.d", "displayValue": value}
    return _element("dropdown", {"dropdownProperties": properties}, deleted)


def reference(footnote_id: str, *, deleted: bool = False) -> Json:
    return _element("footnoteReference", {"footnoteId": footnote_id}, deleted)


def silent(kind: str = "horizontalRule") -> Json:
    return {kind: {}}


def paragraph(
    *parts: Json | str,
    style: str = "NORMAL_TEXT",
    bullet: tuple[str, int] | None = None,
    heading_id: str = "",
) -> Json:
    """A paragraph; its closing newline is put into its last run, or after its last chip."""
    elements = [run(part) if isinstance(part, str) else part for part in parts]
    if elements and "textRun" in elements[-1]:
        last = elements[-1]["textRun"]
        elements[-1] = {"textRun": {**last, "content": last["content"] + "\n"}}
    else:
        elements.append(run("\n"))
    source: Json = {"elements": elements, "paragraphStyle": {"namedStyleType": style}}
    if heading_id:
        source["paragraphStyle"]["headingId"] = heading_id
    if bullet:
        list_id, level = bullet
        source["bullet"] = {"listId": list_id} | ({"nestingLevel": level} if level else {})
    return {"paragraph": source}


def cell(*content: Json | str, deleted: bool = False) -> Json:
    structural = [paragraph(part) if isinstance(part, str) else part for part in content]
    return _suggested({"content": structural or [paragraph()]}, deleted)


def row(*cells: Json | str, deleted: bool = False) -> Json:
    written = [cell(part) if isinstance(part, str) else part for part in cells]
    return _suggested({"tableCells": written}, deleted)


def table(*rows: Json | Sequence[Json | str], deleted: bool = False) -> Json:
    written = [row(*part) if isinstance(part, list) else part for part in rows]
    return {"table": _suggested({"rows": len(rows), "tableRows": written}, deleted)}


def contents_table(*titles: str) -> Json:
    return {"tableOfContents": {"content": [paragraph(title) for title in titles]}}


def page(
    *content: Json | str, footnotes: dict[str, list[Json]] | None = None, **extra: Any
) -> Json:
    """A documentTab, or the older form of a document, with indexes laid over its segments."""
    body = [{"sectionBreak": {}}, *_paragraphs(content)]
    lay(body, 0)
    notes: Json = {}
    for key, note in (footnotes or {}).items():
        lay(note, 0)
        notes[key] = {"footnoteId": key, "content": note}
    return {"body": {"content": body}, "footnotes": notes, **extra}


def tab(tab_id: str, *content: Json | str, children: tuple[Json, ...] = (), **extra: Any) -> Json:
    return {
        "tabProperties": {"tabId": tab_id, "title": tab_id},
        "documentTab": page(*content, **extra),
        "childTabs": list(children),
    }


def answer(*content: Json | str, **extra: Any) -> Json:
    """A document of one tab, ``t.0``."""
    return tabbed(tab("t.0", *content, **extra))


def tabbed(*tabs: Json, **extra: Any) -> Json:
    return {"documentId": "doc", "title": "A document", "tabs": list(tabs), **extra}


def lay(content: list[Json], at: int) -> int:
    """Lay indexes over structural elements; the index after them."""
    for element in content:
        start = at
        if "paragraph" in element:
            at = _lay_elements(element["paragraph"]["elements"], at)
        elif "table" in element:
            at = _lay_rows(element["table"]["tableRows"], at + 1) + 1
        elif "tableOfContents" in element:
            at = lay(element["tableOfContents"]["content"], at + 1) + 1
        else:
            at += 1
        _place(element, start, at)
    return at


def bare(value: Any) -> Any:
    """The same JSON without indexes, as some tools reduce it."""
    if isinstance(value, dict):
        return {k: bare(v) for k, v in value.items() if k not in {"startIndex", "endIndex"}}
    return [bare(entry) for entry in value] if isinstance(value, list) else value


def _lay_elements(elements: list[Json], at: int) -> int:
    for element in elements:
        start = at
        text = element["textRun"]["content"] if "textRun" in element else "?"
        at += len(text.encode("utf-16-le")) // 2
        _place(element, start, at)
    return at


def _lay_rows(rows: list[Json], at: int) -> int:
    for table_row in rows:
        row_start = at
        at += 1
        for table_cell in table_row["tableCells"]:
            start = at
            at = lay(table_cell["content"], at + 1)
            _place(table_cell, start, at)
        _place(table_row, row_start, at)
    return at


def _place(element: Json, start: int, end: int) -> None:
    if start:
        element["startIndex"] = start
    element["endIndex"] = end


def _paragraphs(content: tuple[Json | str, ...]) -> list[Json]:
    return [paragraph(part) if isinstance(part, str) else part for part in content]


def _element(kind: str, source: Json, deleted: bool, inserted: bool = False) -> Json:
    if inserted:
        source["suggestedInsertionIds"] = ["suggest.1"]
    return {kind: _suggested(source, deleted)}


def _suggested(source: Json, deleted: bool) -> Json:
    return source | ({"suggestedDeletionIds": ["suggest.2"]} if deleted else {})
