"""A document becomes an answer of ``documents.get``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import indices, structure
from emulator.docs.model import BODY, Document, Json, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from emulator.docs.model import Extent, NamedRange, Tab, Unit
    from emulator.docs.structure import Node


def tabs(document: Document, *, with_comments: bool) -> list[Json]:
    """Every tab with its child tabs, as ``Document.tabs`` lists them."""
    answers: dict[str, Json] = {}
    roots: list[Json] = []
    for number, tab in enumerate(document.tabs):
        shown = content(tab, is_first=not number, with_comments=with_comments)
        answer = {"tabProperties": tab.properties, "documentTab": shown}
        answers[tab.tab_id] = answer
        parent = answers.get(tab.properties.get("parentTabId", ""))
        siblings = parent.setdefault("childTabs", []) if parent else roots
        siblings.append(answer)
    return roots


def older(document: Document) -> Json:
    """The first tab's content in the older form, which has no member for dropdowns."""
    answer = content(document.tabs[0], is_first=True, with_comments=False)
    answer.pop("dropdownDefinitions", None)
    return answer


def content(tab: Tab, *, is_first: bool, with_comments: bool) -> Json:
    """A tab's content: a ``documentTab``, or the members of the older form.

    Ranges name their tab, but for the first one (google.md 5.2).
    """
    tab_id = "" if is_first else tab.tab_id
    answer = dict(tab.parts)
    for name, segment in tab.segments.items():
        shown = {**segment.data, "content": list(_elements(segment.units))}
        if segment.kind == "body":
            answer["body"] = shown
        else:
            answer.setdefault(segment.kind, {})[name] = shown
    if tab.named_ranges:
        answer["namedRanges"] = _named_ranges(tab.named_ranges, tab_id)
    if tab.anchors and with_comments:
        answer["commentAnchors"] = {
            name: {"anchorId": name, "ranges": _ranges(extents, tab_id)}
            for name, extents in tab.anchors.items()
        }
    return answer


def _named_ranges(named_ranges: Iterable[NamedRange], tab_id: str) -> Json:
    groups: Json = {}
    for each in named_ranges:
        group = groups.setdefault(each.name, {"name": each.name, "namedRanges": []})
        shown = {"namedRangeId": each.range_id, "name": each.name}
        group["namedRanges"].append({**shown, "ranges": _ranges(each.extents, tab_id)})
    return groups


def _ranges(extents: Iterable[Extent], tab_id: str) -> list[Json]:
    return [
        {
            **_place(extent.start, extent.end),
            **({"segmentId": extent.segment} if extent.segment != BODY else {}),
            **({"tabId": tab_id} if tab_id else {}),
        }
        for extent in extents
    ]


def _place(start: int, end: int) -> Json:
    """Proto JSON leaves a zero out."""
    return {"startIndex": start, "endIndex": end} if start else {"endIndex": end}


def _elements(units: list[Unit]) -> Iterator[Json]:
    for node in structure.parse(units):
        yield _element(units, node)


def _element(units: list[Unit], node: Node) -> Json:
    unit = units[node.start]
    place = _place(node.start, node.end)
    if node.kind is Kind.END:
        end = units[node.end - 1]
        return place | {"paragraph": {"elements": list(_runs(units, node)), **end.paragraph}}
    if node.kind is Kind.SECTION:
        return place | {"sectionBreak": unit.data}
    children = [_element(units, child) for child in node.children]
    if node.kind is Kind.TABLE:
        return place | {"table": unit.data | {"tableRows": children}}
    if node.kind is Kind.ROW:
        return place | unit.data | {"tableCells": children}
    if node.kind is Kind.CELL:
        return place | unit.data | {"content": children}
    # An empty table of contents has no content, as proto JSON has it.
    return place | {"tableOfContents": unit.data | ({"content": children} if children else {})}


def _runs(units: list[Unit], node: Node) -> Iterator[Json]:
    """The elements of a paragraph: neighbours that share their JSON are one text run."""
    at = node.start
    while at < node.end:
        unit, start = units[at], at
        at += 1
        if unit.kind is Kind.ELEMENT:
            while units[at].kind is Kind.REST:
                at += 1
            yield _place(start, at) | unit.data
            continue
        while at < node.end and units[at].char and units[at].data is unit.data:
            at += 1
        text = indices.join(each.char for each in units[start:at])
        yield _place(start, at) | {"textRun": {"content": text, **unit.data}}
