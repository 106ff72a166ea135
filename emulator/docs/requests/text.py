"""Text put in and content taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from emulator.docs import dependants, indices, structure
from emulator.docs.model import (
    BODY,
    BOUND_TO_NEWLINE,
    CLOSING,
    IN_PARAGRAPH,
    OPENING,
    Document,
    Json,
    Kind,
)
from emulator.docs.requests import links, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Tab, Unit
    from emulator.docs.requests.places import Place

NOT_DELETED = "Invalid deletion range. Cannot delete the requested range."

# Characters that inserted text loses (google.md 5.8).
_STRIPPED = re.compile("[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]")


def insert_text(document: Document, request: Json) -> None:
    """``insertText``."""
    if not request.get("text"):
        raise RefusalError("Insert text requests must specify text to insert.")
    write(document, places.insertion(document, request), request["text"])


def delete_content_range(document: Document, request: Json) -> None:
    """``deleteContentRange``."""
    range_ = places.stretch(document, request.get("range"))
    check_deletion(range_.units, range_.start, range_.end)
    is_like_first = document.facts.get("merged_paragraph") != "last"
    erase(range_.tab, range_.segment_id, range_.start, range_.end, is_like_first=is_like_first)


def write(document: Document, place: Place, text: str) -> None:
    """Put text into a paragraph, in the style of what stands before it."""
    new = units_of(document, place, text, run_at(place.units, place.at))
    _put_in(document, place, place.at, new)


def _put_in(document: Document, place: Place, end: int, new: list[Unit]) -> None:
    """Put units in the place of a range; what a paragraph has once stays with its beginning."""
    units, start = place.units, place.at
    has_beginning = structure.paragraph_start(units, start) < start
    is_split = any(unit.kind is Kind.END for unit in new)
    is_joined = any(unit.kind is Kind.END for unit in units[start:end])
    _swap(place.tab, place.segment_id, start, end, new)
    if has_beginning and is_split and not is_joined:
        at = structure.paragraph_end(units, start + len(new)) - 1
        paragraph = _once_more(document, units[at].paragraph)
        place.tab.put(place.segment_id, at, units[at]._replace(paragraph=paragraph))


def units_of(document: Document, place: Place, text: str, run: Json) -> list[Unit]:
    """The units of a text that comes to a place, as one run."""
    new: list[Unit] = []
    for number, line in enumerate(_STRIPPED.sub("", text).split("\n")):
        if number:
            new.append(_new_end(document, place, run, number))
        new.extend(document.text(line, run))
    return new


def exchange(document: Document, place: Place, end: int, text: str) -> int:
    """Put text in the place of a range that may be taken out; answers how long the text is.

    It takes the style of the first character that it replaces.
    """
    units, start = place.units, place.at
    run = units[start].data if units[start].char and end > start else run_at(units, start)
    if any(key.startswith("suggested") for key in run):
        run = {"textStyle": run.get("textStyle", {})}
    new = units_of(document, place, text, run)
    _put_in(document, place, end, new)
    return len(new)


def split_paragraph(document: Document, place: Place) -> None:
    """Put a newline in front of an index, as the requests do that insert structure."""
    write(document, place, "\n")


def _new_end(document: Document, place: Place, run: Json, number: int) -> Unit:
    """The newline of a new paragraph, which is like the one that it is split from.

    The paragraph with the beginning keeps what there is once: it is the first of the new ones, or
    the old one where the text goes in front of everything.
    """
    units, at = place.units, place.at
    old = units[structure.paragraph_end(units, at) - 1].paragraph
    keeps = number == 1 and structure.paragraph_start(units, at) < at
    return document.paragraph_end(run, old if keeps else _once_more(document, old))


def _once_more(document: Document, paragraph: Json) -> Json:
    """Another paragraph like one: with a heading id of its own, and without the one's objects."""
    copied = {name: part for name, part in paragraph.items() if name != "positionedObjectIds"}
    style = paragraph.get("paragraphStyle", {})
    if "headingId" in style:
        copied["paragraphStyle"] = {**style, "headingId": document.new_id("h.")}
    return copied


def run_at(units: list[Unit], at: int) -> Json:
    """The JSON of the run that text inserted at an index joins.

    It is the run before, at the start of a paragraph the one after. A link goes on only in its
    middle, and what is suggested of a neighbour is not suggested of new text.
    """
    before, after = units[at - 1] if at else units[at], units[at]
    is_start = before.kind not in IN_PARAGRAPH or before.kind is Kind.END
    if is_start:
        before = after
    run = before.data if before.char else {"textStyle": _style_of(before)}
    style = run.get("textStyle", {})
    if "link" in style and (is_start or style["link"] != links.link_of(after)):
        run = {**run, "textStyle": links.without_link(style)}
    if any(key.startswith("suggested") for key in run):
        run = {"textStyle": run.get("textStyle", {})}
    return run


def _style_of(unit: Unit) -> Json:
    """The text style of a chip or another element."""
    for part in unit.data.values():
        if isinstance(part, dict) and "textStyle" in part:
            return links.without_link(part["textStyle"])
    return {}


def check_deletion(units: list[Unit], start: int, end: int) -> None:
    """Refuse a deletion that would break the structure (google.md 5.8)."""
    depth = 0
    for at in range(start, end):
        unit = units[at]
        depth += unit.kind in OPENING
        depth -= unit.kind in CLOSING
        is_split = depth < 0 or (depth == 0 and unit.kind in {Kind.ROW, Kind.CELL})
        is_last = depth == 0 and unit.kind is Kind.END and structure.is_last_newline(units, at)
        if is_split or is_last or (at == 0 and unit.kind is Kind.SECTION):
            raise RefusalError(NOT_DELETED)
    if depth or _cuts_pair_or_element(units, start) or _cuts_pair_or_element(units, end):
        raise RefusalError(NOT_DELETED)
    if units[end - 1].kind is Kind.END and units[end].kind in BOUND_TO_NEWLINE:
        raise RefusalError(NOT_DELETED)
    if units[end].kind in BOUND_TO_NEWLINE and _needs_newline(units, start):
        raise RefusalError(NOT_DELETED)


def _cuts_pair_or_element(units: list[Unit], at: int) -> bool:
    return indices.is_low_surrogate(units[at].char) or units[at].kind is Kind.REST


def _needs_newline(units: list[Unit], start: int) -> bool:
    """Tell whether a table would follow text that no newline ends, or another table at once."""
    return start == 0 or units[start - 1].kind is not Kind.END


def erase(tab: Tab, segment: str, start: int, end: int, *, is_like_first: bool = True) -> None:
    """Take out a range that may be taken out; paragraphs that it joins become one.

    The joined paragraph is like the first, unless nothing of the first is left.
    """
    _swap(tab, segment, start, end, [], is_like_first=is_like_first)


def _swap(
    tab: Tab, segment: str, start: int, end: int, new: list[Unit], *, is_like_first: bool = True
) -> None:
    units = tab.segments[segment].units
    joints = (unit for unit in units[start:end] if unit.kind in BOUND_TO_NEWLINE | {Kind.END})
    first = next(joints, None)
    has_beginning = structure.paragraph_start(units, start) < start
    lost = units[start:end]
    tab.replace(segment, start, end, new)
    is_joined = has_beginning and is_like_first
    if is_joined and first is not None and first.kind is Kind.END:
        at = structure.paragraph_end(units, start) - 1
        tab.put(segment, at, units[at]._replace(paragraph=first.paragraph))
    if segment == BODY:
        dependants.follow(tab, lost)
