"""Page breaks and section breaks."""

from __future__ import annotations

from emulator.docs import structure
from emulator.docs.model import Document, Json, Kind
from emulator.docs.requests import chips, places, text
from emulator.docs.requests.refusal import RefusalError


def insert_page_break(document: Document, request: Json) -> None:
    """``insertPageBreak``: the break, and a newline after it."""
    place = places.body_insertion(document, request, "Page breaks")
    _outside_tables(place)
    text.split_paragraph(document, place)
    chips.insert_element(document, place, {"pageBreak": {}})


def insert_section_break(document: Document, request: Json) -> None:
    """``insertSectionBreak``: a newline, and the break after it."""
    kind = request.get("sectionType", "SECTION_TYPE_UNSPECIFIED")
    if kind.endswith("UNSPECIFIED"):
        raise RefusalError("A section type must be specified.")
    place = places.body_insertion(document, request, "Section breaks")
    _outside_tables(place)
    text.split_paragraph(document, place)
    style = {
        "columnSeparatorStyle": "NONE",
        "contentDirection": "LEFT_TO_RIGHT",
        "sectionType": kind,
    }
    unit = document.unit(Kind.SECTION, data={"sectionStyle": style})
    place.tab.insert(place.segment_id, place.at + 1, [unit])


def _outside_tables(place: places.Place) -> None:
    if structure.holder(place.units, place.at) is not None:
        raise RefusalError("Breaks cannot be inserted inside a table.")
