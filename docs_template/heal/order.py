"""Sections get back to their place; one that is there twice becomes one."""

from __future__ import annotations

from docs_template import requests, transplant
from docs_template.heal import obstacles
from docs_template.heal.steps import MERGE, ORDER, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from typing import Any

    from docs_template.heal.outline import Outline, Place
    from docs_template.requests import Request
    from linter.policy import Policy

    Json = dict[str, Any]


def merge(outline: Outline, policy: Policy) -> Iterator[Step]:
    """A step for each section that is there again: it goes behind the first one.

    Its heading stays as a smaller one, so that not a word is lost.
    """
    first: dict[str, Place] = {}
    for number, place in enumerate(outline.own):
        if place.id not in first:
            first[place.id] = place
            continue
        text = f'Put the second "{policy.heading(place.id)}" under the first'
        before = outline.own[number - 1]
        if before is first[place.id] or before.id == place.id:
            style = requests.plain_style(requests.SUBHEADING)
            start, end = place.start, place.heading["endIndex"]
            batch = [requests.restyle_paragraph(start, end, style, outline.target)]
            yield Step(MERGE, place.id, text, batch)
        else:
            yield _moved(outline, place, first[place.id].end, MERGE, text)


def order(outline: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """A step for each section that has to move for all to stand in the order of the practice.

    As few as possible move.
    """
    ranks = {spec.id: rank for rank, spec in enumerate(policy.sections_of(kind))}
    places = [place for place in outline.places if place.id in ranks]
    here = [place for place in places if place.tab is outline.content]
    immovable = {ranks[place.id] for place in here if _obstacle(outline, place)}
    stay = _staying([ranks[place.id] for place in here], immovable)
    for place in places:
        if place in here and ranks[place.id] in stay:
            continue
        if place not in here and any(other.id == place.id for other in here):
            continue
        after = next(
            (each for each in here if ranks[each.id] in stay and ranks[each.id] > ranks[place.id]),
            None,
        )
        to = after.start if after else outline.end + 1
        text = f'Move "{policy.heading(place.id)}" to its place'
        yield _moved(outline, place, to, ORDER, text)


def _staying(ranks: Sequence[int], immovable: AbstractSet[int]) -> set[int]:
    """The members of a rising subsequence: with the most immovable ones, then the longest."""
    best: list[list[int]] = [[]]
    for rank in ranks:
        chains = [chain for chain in best if not chain or chain[-1] < rank]
        best.append([*_heaviest(chains, immovable), rank])
    return set(_heaviest(best, immovable))


def _heaviest(chains: Sequence[list[int]], immovable: AbstractSet[int]) -> list[int]:
    return max(chains, key=lambda chain: (len(immovable & set(chain)), len(chain)))


def _moved(outline: Outline, place: Place, to: int, kind: str, text: str) -> Step:
    """The step that writes a section at another place and takes it out where it was."""
    obstacle = _obstacle(outline, place)
    if obstacle:
        return Step(kind, place.id, text, obstacle=obstacle)
    copies = [*_copies(outline, place, to), *_marks(outline, place, to)]
    if place.tab is not outline.content:
        return Step(kind, place.id, text, [*copies, *_taken_out(place, _tab_of(place))])
    removal = list(_taken_out(place, outline.target))
    # The higher of the two places first, so that the other one's indexes still hold.
    batch = [*removal, *copies] if place.start >= to else [*copies, *removal]
    return Step(kind, place.id, text, batch)


def _marks(outline: Outline, place: Place, to: int) -> Iterator[Request]:
    """Our named ranges in a section, where its copy begins at an index; they die with the text."""
    for name, group in place.tab.get("namedRanges", {}).items():
        for extent in (each for named in group["namedRanges"] for each in named["ranges"]):
            start, end = extent.get("startIndex", 0) - place.start, extent["endIndex"] - place.start
            if not extent.get("segmentId") and start >= 0 and end <= place.end - place.start:
                yield requests.create_named_range(name, to + start, to + end, outline.target)


def _copies(outline: Outline, place: Place, to: int) -> list[Request]:
    lists = place.tab.get("lists", {})
    if to <= outline.end:
        return transplant.before(place.elements, lists, to, outline.target)
    return transplant.at_end(place.elements, lists, outline.end, outline.target)


def _tab_of(place: Place) -> requests.Target:
    heading = place.section.heading
    return requests.Target(heading.tab if heading is not None else None)


def _taken_out(place: Place, where: requests.Target) -> Iterator[Request]:
    """A body keeps its last newline, which then belongs to a plain, empty paragraph."""
    elements: list[Json] = place.tab["body"]["content"]
    is_last = place.elements[-1] is elements[-1]
    end = place.end - is_last
    if end > place.start:
        yield requests.delete(place.start, end, where)
    if is_last:
        plain = requests.plain_style()
        yield requests.restyle_paragraph(place.start, place.start + 1, plain, where)


def _obstacle(outline: Outline, place: Place) -> str:
    """What is on a section that would be lost if it moved."""
    if found := obstacles.on(place.elements, place.tab):
        return found
    if place.tab is not outline.content and obstacles.has_dropdown(place.elements):
        return "a dropdown in it belongs to its tab"
    return ""
