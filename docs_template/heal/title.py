"""The title is in the style of titles."""

from __future__ import annotations

from docs_template import anchors, requests
from docs_template.heal import obstacles
from docs_template.heal.headings import words
from docs_template.heal.steps import TITLE, Step
from docs_template.template import TITLE as TITLE_STYLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.heal.outline import Outline
    from linter.policy import Policy

    Json = dict[str, Any]


def restyle(outline: Outline, _policy: Policy, _kind: str) -> Iterator[Step]:
    """A step where no paragraph above the sections is a title, but the marked one should be."""
    element = find(outline)
    if element is None or style_of(element) == TITLE_STYLE:
        return
    text = f'Make "{words(element)}" the title'
    if obstacles.has_suggestion(element):
        yield Step(TITLE, "header", text, obstacle="a suggestion in it is still open")
        return
    place = element.get("startIndex", 0), element["endIndex"]
    style = requests.plain_style(TITLE_STYLE)
    batch = [requests.restyle_paragraph(*place, style, outline.target)]
    yield Step(TITLE, "header", text, batch)


def style_of(element: Json) -> str:
    """The named style of a paragraph; empty for a table."""
    style = element.get("paragraph", {}).get("paragraphStyle", {})
    return str(style.get("namedStyleType", ""))


def find(outline: Outline) -> Json | None:
    """The title among the elements above the sections: by its style, else by its named range."""
    paragraphs = [each for each in outline.above if "paragraph" in each and words(each).strip()]
    styled = next((each for each in paragraphs if style_of(each) == TITLE_STYLE), None)
    if styled is not None:
        return styled
    ranges = [
        place
        for name, group in outline.content.get("namedRanges", {}).items()
        if anchors.is_origin(name)
        for named in group["namedRanges"]
        for place in named["ranges"]
    ]
    marked = (
        each
        for each in paragraphs
        for place in ranges
        if place.get("startIndex", 0) < each["endIndex"]
        and each.get("startIndex", 0) < place["endIndex"]
    )
    return next(marked, None)
