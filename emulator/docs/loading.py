"""An answer of ``documents.get`` becomes a document."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from emulator.docs import indices
from emulator.docs.model import (
    BODY,
    FIRST_TAB,
    Document,
    Extent,
    Json,
    Kind,
    NamedRange,
    Segment,
    Tab,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEGMENT_KINDS = {"headers": "headerId", "footers": "footerId", "footnotes": "footnoteId"}
# Members of the older form that hold one tab's content.
CONTENT = (
    "body documentStyle namedStyles suggestedDocumentStyleChanges suggestedNamedStylesChanges "
    "lists namedRanges inlineObjects positionedObjects commentAnchors dropdownDefinitions"
).split()
CONTENT_MEMBERS = (*CONTENT, *SEGMENT_KINDS)
FIRST_PROPERTIES: Json = {"tabId": FIRST_TAB, "title": "Tab 1"}
THREADS = ("comments", "suggestions")


def load(answer: Json) -> Document:
    """The document that an answer describes, in tabs or in the older form.

    The answer's suggestions are those of SUGGESTIONS_INLINE. Its indexes are not read: they are
    the places of the units.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the answer has no such shape.

    """
    extra = {name: answer[name] for name in THREADS if name in answer}
    document = Document(answer.get("documentId", ""), answer.get("title", ""), extra)
    # Ids that are made from here on are none that the answer has from an earlier life here.
    document.names = zlib.crc32(json.dumps(answer).encode())
    tabs = answer.get("tabs")
    for tab in tabs or [_older_form(answer)]:
        _load_tab(document, tab)
    return document


def _older_form(answer: Json) -> Json:
    content = {name: answer[name] for name in CONTENT_MEMBERS if name in answer}
    return {"tabProperties": FIRST_PROPERTIES, "documentTab": content}


def _load_tab(document: Document, answer: Json) -> None:
    content = answer.get("documentTab", {})
    positioned = {"body", "namedRanges", "commentAnchors", *SEGMENT_KINDS}
    parts = {name: part for name, part in content.items() if name not in positioned}
    tab = Tab(answer["tabProperties"], parts)
    for name, kind, segment in _segments(content):
        units = list(_elements(document, segment["content"]))
        data = {key: part for key, part in segment.items() if key != "content"}
        tab.segments[name] = Segment(kind, units, data)
    tab.named_ranges = [
        NamedRange(each["namedRangeId"], each["name"], _extents(each.get("ranges", ())))
        for group in content.get("namedRanges", {}).values()
        for each in group["namedRanges"]
    ]
    anchors = content.get("commentAnchors", {})
    tab.anchors = {name: _extents(each.get("ranges", ())) for name, each in anchors.items()}
    document.tabs.append(tab)
    for child in answer.get("childTabs", ()):
        _load_tab(document, child)


def _segments(content: Json) -> Iterator[tuple[str, str, Json]]:
    yield BODY, "body", content["body"]
    for kind in SEGMENT_KINDS:
        for name, segment in content.get(kind, {}).items():
            yield name, kind, segment


def _extents(ranges: Iterable[Json]) -> tuple[Extent, ...]:
    return tuple(
        Extent(each.get("segmentId", BODY), each.get("startIndex", 0), each["endIndex"])
        for each in ranges
    )


def _elements(document: Document, content: Iterable[Json]) -> Iterator[Unit]:
    for element in content:
        if "paragraph" in element:
            yield from _paragraph(document, element["paragraph"])
        elif "table" in element:
            yield from _table(document, element["table"])
        elif "tableOfContents" in element:
            data = _without(element["tableOfContents"], "content")
            yield document.unit(Kind.CONTENTS, data=data)
            yield from _elements(document, element["tableOfContents"].get("content", ()))
            yield document.unit(Kind.CONTENTS_CLOSE)
        else:
            yield document.unit(Kind.SECTION, data=element["sectionBreak"])


def _table(document: Document, table: Json) -> Iterator[Unit]:
    yield document.unit(Kind.TABLE, data=_without(table, "tableRows"))
    for row in table["tableRows"]:
        yield document.unit(Kind.ROW, data=_without(row, "tableCells"))
        for cell in row["tableCells"]:
            yield document.unit(Kind.CELL, data=_without(cell, "content"))
            yield from _elements(document, cell["content"])
    yield document.unit(Kind.TABLE_CLOSE)


def _without(part: Json, children: str) -> Json:
    return {k: v for k, v in part.items() if k not in {children, "startIndex", "endIndex"}}


def _paragraph(document: Document, paragraph: Json) -> Iterator[Unit]:
    elements: list[Any] = paragraph["elements"]
    for element in elements:
        if "textRun" in element:
            run = {key: part for key, part in element["textRun"].items() if key != "content"}
            for char in indices.split(element["textRun"]["content"]):
                if char == "\n":
                    rest = {key: part for key, part in paragraph.items() if key != "elements"}
                    yield document.paragraph_end(run, rest)
                else:
                    yield document.unit(Kind.TEXT, char, run)
        else:
            data = _without(element, "")
            yield document.unit(Kind.ELEMENT, data=data)
            for _ in range(element["endIndex"] - element.get("startIndex", 0) - 1):
                yield document.unit(Kind.REST)
