"""Headings get their words and their style back."""

from __future__ import annotations

from docs_template import requests
from docs_template.heal import obstacles
from docs_template.heal.steps import RENAME, Step
from docs_template.requests import HEADING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.heal.outline import Outline, Place
    from docs_template.requests import Request
    from linter.policy import Policy

    Json = dict[str, Any]


def rename(outline: Outline, policy: Policy) -> Iterator[Step]:
    """A step for each heading that is not what the practice calls it; the last one first."""
    first = {place.id: place for place in reversed(outline.own)}
    for place in sorted(first.values(), key=lambda each: -each.start):
        wanted = policy.heading(place.id)
        batch = [
            *_words(place, wanted, outline.target),
            *_style(place, wanted, outline.target),
        ]
        text = _text(place, wanted)
        if batch and obstacles.has_suggestion(place.heading):
            yield Step(RENAME, place.id, text, obstacle="a suggestion in it is still open")
        elif batch:
            yield Step(RENAME, place.id, text, batch)


def _text(place: Place, wanted: str) -> str:
    found = words(place.heading)
    return f'Call "{found}" "{wanted}"' if found != wanted else f'Make "{wanted}" a heading'


def words(heading: Json) -> str:
    """The text of a paragraph, without its newline."""
    runs = (each.get("textRun", {}).get("content", "") for each in heading["paragraph"]["elements"])
    return "".join(runs).removesuffix("\n")


def _words(place: Place, wanted: str, target: requests.Target) -> Iterator[Request]:
    """Put the right words in, in the style of the first letter, and take the others out."""
    found = words(place.heading)
    if found == wanted:
        return
    start, old, new = place.start, place.heading["endIndex"] - 1, requests.width(wanted)
    yield requests.insert_text(start + _first_width(found), wanted, target)
    if old > start + _first_width(found):
        yield requests.delete(start + _first_width(found) + new, old + new, target)
    yield requests.delete(start, start + _first_width(found), target)


def _first_width(text: str) -> int:
    """How many indexes the first character takes."""
    return requests.width(text[:1])


def _style(place: Place, wanted: str, target: requests.Target) -> Iterator[Request]:
    found = place.heading["paragraph"].get("paragraphStyle", {}).get("namedStyleType")
    if found != HEADING:
        end = place.start + requests.width(wanted) + 1
        style = requests.plain_style(HEADING)
        yield requests.restyle_paragraph(place.start, end, style, target)
        yield requests.restyle_text(place.start, end, {}, target)
