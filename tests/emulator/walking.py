"""What a documents.get answer states, walked element by element without the emulator.

The rules are those of google.md 5.8 and of the real answers in the corpus: every index follows
from the widths before it, and structure is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

SEGMENTS = {"headers": "headerId", "footers": "footerId", "footnotes": "footnoteId"}


def width(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tabs(answer: Json) -> Iterator[tuple[str, Json]]:
    """Every tab's id and content, child tabs after their parent; the older form is one tab."""
    if "tabs" not in answer:
        yield "", answer
    for tab in answer.get("tabs", ()):
        yield tab["tabProperties"]["tabId"], tab["documentTab"]
        yield from tabs({"tabs": tab.get("childTabs", ())})


def segments(content: Json) -> Iterator[tuple[str, Json]]:
    """Every segment of a tab by id, the body first under an empty one."""
    yield "", content["body"]
    for kind in SEGMENTS:
        yield from content.get(kind, {}).items()


class Spot(NamedTuple):
    """A structural element: where it is, and what it is inside of, such as body/table/cell."""

    tab: str
    segment: str
    path: tuple[str, ...]
    start: int
    end: int
    json: Json

    @property
    def kind(self) -> str:
        return next(name for name in _STRUCTURAL if name in self.json)


_STRUCTURAL = ("paragraph", "table", "tableOfContents", "sectionBreak")


def spots(answer: Json) -> list[Spot]:
    """Every structural element at any depth, in reading order."""
    return [
        spot
        for tab, content in tabs(answer)
        for segment, part in segments(content)
        for spot in _spots(tab, segment, (), part["content"])
    ]


def _spots(tab: str, segment: str, path: tuple[str, ...], content: list[Json]) -> Iterator[Spot]:
    for element in content:
        start, end = element.get("startIndex", 0), element["endIndex"]
        spot = Spot(tab, segment, path, start, end, element)
        yield spot
        inner = (*path, spot.kind)
        for row in element.get("table", {}).get("tableRows", ()):
            for cell in row["tableCells"]:
                yield from _spots(tab, segment, inner, cell["content"])
        contents = element.get("tableOfContents", {}).get("content", ())
        yield from _spots(tab, segment, inner, contents)


def paragraphs(answer: Json) -> list[Spot]:
    return [spot for spot in spots(answer) if spot.kind == "paragraph"]


def tables(answer: Json) -> list[Spot]:
    return [spot for spot in spots(answer) if spot.kind == "table"]


def merged(table: Json) -> bool:
    """Whether a table has a cell that reaches over others."""
    cells = [cell for row in table["tableRows"] for cell in row["tableCells"]]
    styles = [cell.get("tableCellStyle", {}) for cell in cells]
    return any(style.get(name, 1) > 1 for style in styles for name in ("rowSpan", "columnSpan"))


def text(paragraph: Json) -> str:
    """What a paragraph spells, a chip as ``*`` for each of its indexes."""
    return "".join(
        element["textRun"]["content"]
        if "textRun" in element
        else "*" * (element["endIndex"] - element.get("startIndex", 0))
        for element in paragraph["elements"]
    )


def texts(answer: Json) -> list[str]:
    """What each paragraph spells, in reading order."""
    return [text(spot.json["paragraph"]) for spot in paragraphs(answer)]


def cuts(paragraph: Spot) -> list[int]:
    """The indexes inside of a paragraph at which it can be cut, its newline last."""
    found = []
    for element in paragraph.json["paragraph"]["elements"]:
        at = element.get("startIndex", 0)
        found.append(at)
        for character in element.get("textRun", {}).get("content", "")[:-1]:
            at += width(character)
            found.append(at)
    return found[1:] or [paragraph.start]


def spelled(spot: Spot) -> str:
    """What a paragraph spells; nothing of other structure."""
    return text(spot.json["paragraph"]) if spot.kind == "paragraph" else ""
