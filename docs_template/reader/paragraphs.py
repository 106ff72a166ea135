"""A paragraph of Docs JSON as a block: its kind, its text and where each part of it stands."""

from __future__ import annotations

from docs_template.reader.chips import read_chip
from docs_template.reader.line import Line, units
from docs_template.reader.shapes import contents, index, leaf, objects, string
from linter.document import HEADING, ITEM, PARAGRAPH, Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.reader.place import Place
    from docs_template.reader.shapes import Json

_HEADING_LEVELS = {"TITLE": 0} | {f"HEADING_{level}": level for level in range(1, 7)}
_NUMBERS = {"DECIMAL", "ZERO_DECIMAL", "UPPER_ALPHA", "ALPHA", "UPPER_ROMAN", "ROMAN"}


def read_paragraph(paragraph: Json, at: int, place: Place) -> tuple[Block, int]:
    """The block that a paragraph is, and the index after it.

    ``at`` is where it begins if its own elements do not say so. Raises NotADocumentError where
    its elements are no list.
    """
    elements = contents(paragraph.get("elements"), "elements")
    line = Line()
    start = end = index(elements[0].get("startIndex"), at) if elements else at
    last = elements[-1] if elements else None
    for element in elements:
        at, end = _add(line, element, at, place, closing=element is last)
    style = leaf(paragraph.get("paragraphStyle"))
    kind, level, ordered = _kind(paragraph, style, place.lists)
    heading_id = string(style["headingId"]) if "headingId" in style else ""
    block = Block(
        kind,
        line.text,
        start,
        end,
        line.pieces,
        level=level,
        ordered=ordered,
        tab=place.tab,
        segment=place.segment,
        marks=line.marks,
        cell=place.cell,
        heading_id=heading_id or None,
    )
    return block, at


def _add(line: Line, element: Json, at: int, place: Place, *, closing: bool) -> tuple[int, int]:
    """Add an element; the index after it, and that after its part of the block."""
    start = index(element.get("startIndex"), at)
    after = index(element.get("endIndex"), -1)
    run = element.get("textRun")
    if run is None:
        after = after if after >= start else start + 1
        _add_chip(line, element, start, after - start, place)
        return after, after
    run = leaf(run)
    text = string(run.get("content"))
    end = after = after if after >= start else start + units(text)
    if closing and text.endswith("\n"):
        text = text[:-1]
        end = max(start, after - 1)
    if not text or place.deleted or run.get("suggestedDeletionIds"):
        line.hide(text, start, end - start)
    else:
        line.show(text, start, end - start, leaf(run.get("textStyle")))
    return after, end


def _add_chip(line: Line, element: Json, start: int, width: int, place: Place) -> None:
    chip = read_chip(element)
    if chip is None:
        line.hide("", start, width)
        _note_reference(element, place)
    elif not chip.text or place.deleted or chip.source.get("suggestedDeletionIds"):
        line.hide(chip.text, start, width)
    else:
        line.show_chip(chip, start, width, leaf(chip.source.get("textStyle")))


def _note_reference(element: Json, place: Place) -> None:
    reference = leaf(element.get("footnoteReference"))
    if reference:
        deleted = place.deleted or bool(reference.get("suggestedDeletionIds"))
        place.references.setdefault(string(reference.get("footnoteId")), deleted)


def _kind(paragraph: Json, style: Json, lists: Json) -> tuple[str, int, bool]:
    """Kind, level and whether it is numbered; a heading that is numbered is a heading."""
    name = style.get("namedStyleType")
    if isinstance(name, str) and name in _HEADING_LEVELS:
        return HEADING, _HEADING_LEVELS[name], False
    bullet = paragraph.get("bullet")
    if not isinstance(bullet, dict):
        return PARAGRAPH, 0, False
    level = index(bullet.get("nestingLevel"), 0)
    return ITEM, level, _is_numbered(leaf(lists.get(string(bullet.get("listId")))), level)


def _is_numbered(properties: Json, level: int) -> bool:
    levels = objects(leaf(properties.get("listProperties")).get("nestingLevels"))
    return level < len(levels) and string(levels[level].get("glyphType")) in _NUMBERS
