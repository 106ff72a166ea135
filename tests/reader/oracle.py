"""What a documents.get answer says at each index, found without the reader.

Every UTF-16 unit of every run is laid at its index, a chip as what it shows at its one index;
text can then be cut out as the API would cut it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.document import Span

Json = dict[str, Any]

_SHOWN = {
    "person": ("personProperties", "name", "email"),
    "richLink": ("richLinkProperties", "title", "uri"),
    "dateElement": ("dateElementProperties", "displayText", "timestamp"),
    "dropdown": ("dropdownProperties", "displayValue", "displayValue"),
}


class Part(NamedTuple):
    """A paragraph element; ``chip`` where its text stands for fewer indexes than it has units."""

    text: str
    start: int | None
    end: int | None
    deleted: bool
    chip: bool
    style: Json

    @property
    def width(self) -> int:
        return (self.end or 0) - (self.start or 0)

    @property
    def units(self) -> bytes:
        return self.text.encode("utf-16-le", "surrogatepass")

    @property
    def is_true(self) -> bool:
        """Whether the indexes are there and agree with the text."""
        return self.end is not None and (self.chip or len(self.units) == 2 * self.width)


class Line(NamedTuple):
    """A paragraph: its tab and segment, and its elements."""

    tab: str | None
    segment: str
    parts: list[Part]

    @property
    def text(self) -> str:
        """What is left when suggested deletions are accepted, without the closing newline."""
        shown = "".join(part.text for part in self.parts if not part.deleted)
        ends = bool(self.parts) and not self.parts[-1].deleted and not self.parts[-1].chip
        return shown.removesuffix("\n") if ends else shown

    @property
    def is_true(self) -> bool:
        """Whether the indexes of all parts agree with their text and run on."""
        runs_on = all(a.end == b.start for a, b in pairwise(self.parts))
        return runs_on and all(part.is_true for part in self.parts)


def lines(answer: Json) -> list[Line]:
    """All paragraphs outside headers, footers and tables of contents; footnotes last."""
    pages = list(_pages(answer))
    bodies = [line for tab, page in pages for line in _lines(page.get("body"), tab, "", False)]
    return bodies + [line for tab, page in pages for line in _footnotes(page, tab)]


class Sheet:
    """The units of a document by tab, segment and index."""

    def __init__(self, answer: Json) -> None:
        self._units: dict[tuple[str | None, str], dict[int, tuple[bytes, bool]]] = {}
        for line in lines(answer):
            units = self._units.setdefault((line.tab, line.segment), {})
            for part in line.parts:
                if part.is_true:
                    units.update(_laid(part))

    def cut(self, span: Span, *, live: bool) -> str:
        """The text between two indexes; with ``live`` without what is suggested for deletion."""
        units = self._units.get((span.tab, span.segment), {})
        found = [units.get(index, (b"", True)) for index in range(span.start, span.end)]
        kept = b"".join(unit for unit, deleted in found if not (live and deleted))
        return kept.decode("utf-16-le", "surrogatepass")

    def is_live(self, tab: str | None, segment: str, index: int) -> bool:
        """Whether linted text stands at an index."""
        unit, deleted = self._units[tab, segment].get(index, (b"", True))
        return bool(unit) and not deleted


def _laid(part: Part) -> Iterator[tuple[int, tuple[bytes, bool]]]:
    start = part.start or 0
    if part.chip:
        yield start, (part.units, part.deleted)
        return
    for place in range(part.width):
        yield start + place, (part.units[2 * place : 2 * place + 2], part.deleted)


def _pages(answer: Json) -> Iterator[tuple[str | None, Json]]:
    def within(tabs: list[Json]) -> Iterator[tuple[str | None, Json]]:
        for tab in tabs:
            yield tab["tabProperties"]["tabId"], tab.get("documentTab", {})
            yield from within(tab.get("childTabs", []))

    if "tabs" in answer:
        yield from within(answer["tabs"])
    else:
        yield None, answer


def _footnotes(page: Json, tab: str | None) -> Iterator[Line]:
    footnotes = page.get("footnotes") or {}
    referred: dict[str, bool] = {}
    for key, gone in _references(page.get("body"), False):
        referred.setdefault(key, gone)
    for key in [*referred, *(key for key in footnotes if key not in referred)]:
        yield from _lines(footnotes.get(key), tab, key, referred.get(key, False))


def _references(node: Any, deleted: bool) -> Iterator[tuple[str, bool]]:
    for inner, gone in _inner(node, deleted):
        if isinstance(inner, dict) and "footnoteReference" in inner:
            source = inner["footnoteReference"]
            yield source["footnoteId"], gone or "suggestedDeletionIds" in source
        else:
            yield from _references(inner, gone)


def _lines(node: Any, tab: str | None, segment: str, deleted: bool) -> Iterator[Line]:
    for inner, gone in _inner(node, deleted):
        if isinstance(inner, dict) and "paragraph" in inner:
            elements = inner["paragraph"].get("elements") or []
            yield Line(tab, segment, [_part(element, gone) for element in elements])
        else:
            yield from _lines(inner, tab, segment, gone)


def _inner(node: Any, deleted: bool) -> Iterator[tuple[Any, bool]]:
    """What a node holds, but for tables of contents, and whether it is suggested for deletion."""
    if isinstance(node, dict):
        gone = deleted or bool(node.get("suggestedDeletionIds"))
        yield from ((value, gone) for key, value in node.items() if key != "tableOfContents")
    elif isinstance(node, list):
        yield from ((value, deleted) for value in node)


def _part(element: Json, deleted: bool) -> Part:
    end = element.get("endIndex")
    start = None if end is None else element.get("startIndex", 0)
    names = [key for key in element if key not in {"startIndex", "endIndex"}]
    source = element[names[0]]
    gone = deleted or bool(source.get("suggestedDeletionIds"))
    text = source.get("content") or "" if names == ["textRun"] else _shown(names[0], source)
    style = source.get("textStyle", {})
    return Part(text, start, end, gone, names != ["textRun"], style)


def _shown(kind: str, source: Json) -> str:
    holder, first, second = _SHOWN.get(kind, ("", "", ""))
    properties = source.get(holder, {})
    shown = properties.get(first) or properties.get(second) or ""
    return str(shown)[:10] if kind == "dateElement" and first not in properties else str(shown)
