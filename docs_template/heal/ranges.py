"""The named ranges of the template stand where they belong, each once."""

from __future__ import annotations

from docs_template import anchors, requests
from docs_template.heal.steps import ANCHOR, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.heal.outline import Outline
    from docs_template.requests import Request
    from linter.policy import Policy


def anchor(outline: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """One step for all: nobody sees a named range, so nobody chooses among them."""
    batch: list[Request] = []
    for spec in policy.sections_of(kind):
        name = anchors.section(spec.id)
        place = next((each for each in outline.own if each.id == spec.id), None)
        wanted = (place.start, place.heading["endIndex"] - 1) if place else None
        found = [_extent(each) for each in outline.named(name)]
        if found == ([wanted] if wanted else []):
            continue
        batch.extend(
            requests.delete_named_range(each["namedRangeId"]) for each in outline.named(name)
        )
        if wanted:
            batch.append(requests.create_named_range(name, *wanted, outline.target))
    if batch:
        yield Step(ANCHOR, "", "Mark the section headings again", batch)


def _extent(named: Request) -> tuple[int, int] | None:
    """Where a named range stands, if in one piece of the body."""
    if len(named["ranges"]) != 1 or named["ranges"][0].get("segmentId"):
        return None
    (only,) = named["ranges"]
    return only.get("startIndex", 0), only["endIndex"]
