"""What stands on a stretch of a document that would be lost if it were written anew elsewhere."""

from __future__ import annotations

from docs_template import transplant
from linter.anatomy.template import PREFIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Json = dict[str, Any]


def on(elements: Sequence[Json], tab: Json) -> str:
    """What is in the way of moving neighbouring elements of a tab's body; empty for nothing."""
    try:
        transplant.check(elements)
    except transplant.ImmovableError as problem:
        return f"{problem} in it cannot be moved"
    start, end = elements[0].get("startIndex", 0), elements[-1]["endIndex"]
    for anchor in tab.get("commentAnchors", {}).values():
        if _is_on(start, end, anchor.get("ranges", ())):
            return "a comment stands on it"
    for name, group in tab.get("namedRanges", {}).items():
        ranges = [each for named in group["namedRanges"] for each in named["ranges"]]
        if not name.startswith(PREFIX) and _is_on(start, end, ranges):
            return "another program has marked text in it"
    return ""


def _is_on(start: int, end: int, ranges: Sequence[Json]) -> bool:
    return any(
        not each.get("segmentId") and each.get("startIndex", 0) < end and each["endIndex"] > start
        for each in ranges
    )


def has_dropdown(part: Any) -> bool:
    """Tell whether there is a dropdown anywhere in it: its definition belongs to its tab."""
    if isinstance(part, dict):
        return "dropdown" in part or any(has_dropdown(each) for each in part.values())
    return isinstance(part, list) and any(has_dropdown(each) for each in part)


def has_suggestion(part: Any) -> bool:
    """Tell whether a suggestion is open anywhere in it."""
    if isinstance(part, dict):
        named = any(name.startswith("suggested") and part[name] for name in part)
        return named or any(has_suggestion(each) for each in part.values())
    return isinstance(part, list) and any(has_suggestion(each) for each in part)
