"""What is inserted and deleted again leaves no trace in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.emulator import asking, walking
from tests.emulator.documents import cells, delete, table, written
from tests.emulator.starts import starts
from tests.emulator.test_docs_properties import read, send

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

# Requests that put something at a location, and how many indexes it takes.
WIDTHS = {
    "insertPerson": 1,
    "insertDate": 1,
    "insertRichLink": 1,
    "insertDropdown": 1,
    "createFootnote": 1,
    "insertPageBreak": 2,
    "insertSectionBreak": 2,
}


def without_revision(answer: Json) -> Json:
    return {name: part for name, part in answer.items() if name != "revisionId"}


def is_taken_back(document: StoredDocument, first: Json, second: Json) -> bool:
    """Whether the first can be done; the second then has to take it back."""
    before = read(document)
    if send(document, first) is None:
        return False
    assert send(document, second) is not None
    assert without_revision(read(document)) == without_revision(before)
    return True


def place_of(request: Json) -> tuple[int, Json]:
    """Where a request inserts: the index, and the tab and segment."""
    location = dict(request["location"])
    return location.pop("index"), location


@given(starts, st.data())
@settings(max_examples=150)
def test_text_can_be_taken_back(document: StoredDocument, data: st.DataObject) -> None:
    request = data.draw(asking.kinds(read(document))["insertText"])
    assume("location" in request)
    at, place = place_of(request)
    kept = "".join(c for c in request["text"] if c not in "\u0007\ue907")
    assume(kept)

    assume(
        is_taken_back(
            document, {"insertText": request}, delete(at, at + walking.width(kept), **place)
        )
    )


@given(starts, st.data())
@settings(max_examples=120)
def test_chips_notes_and_breaks_can_be_taken_back(
    document: StoredDocument, data: st.DataObject
) -> None:
    kinds = {name: kind for name, kind in asking.kinds(read(document)).items() if name in WIDTHS}
    kind = data.draw(st.sampled_from(list(kinds)))
    request = data.draw(kinds[kind])
    assume("location" in request)
    at, place = place_of(request)

    assume(is_taken_back(document, {kind: request}, delete(at, at + WIDTHS[kind], **place)))


@given(starts, st.data())
@settings(max_examples=60)
def test_a_table_can_be_taken_back(document: StoredDocument, data: st.DataObject) -> None:
    request = data.draw(asking.kinds(read(document))["insertTable"])
    assume("location" in request)
    at, place = place_of(request)
    width = 2 + request["rows"] * (1 + 2 * request["columns"])

    assume(is_taken_back(document, {"insertTable": request}, delete(at, at + 1 + width, **place)))


def _lines(document: StoredDocument, data: st.DataObject, kind: str) -> tuple[Json, Json]:
    """A request for a row or column next to a cell, and the location of a cell in it.

    The cell is one that no merged cell reaches over, so that the request adds what is asked for.
    """
    kinds = asking.kinds(read(document))
    assume(kind in kinds)
    request = data.draw(kinds[kind])
    cell = request["tableCellLocation"]
    (table,) = (
        spot
        for spot in walking.tables(read(document))
        if asking.place(spot) | {"index": spot.start} == cell["tableStartLocation"]
    )
    assume(not walking.merged(table.json["table"]))
    return request, cell


@given(starts, st.data())
@settings(max_examples=40)
def test_a_row_can_be_taken_back(document: StoredDocument, data: st.DataObject) -> None:
    request, cell = _lines(document, data, "insertTableRow")
    new = {**cell, "rowIndex": cell["rowIndex"] + request["insertBelow"]}

    assume(
        is_taken_back(
            document, {"insertTableRow": request}, {"deleteTableRow": {"tableCellLocation": new}}
        )
    )


@given(starts, st.data())
@settings(max_examples=40)
def test_a_column_can_be_taken_back(document: StoredDocument, data: st.DataObject) -> None:
    request, cell = _lines(document, data, "insertTableColumn")
    new = {**cell, "columnIndex": cell["columnIndex"] + request["insertRight"]}

    assume(
        is_taken_back(
            document,
            {"insertTableColumn": request},
            {"deleteTableColumn": {"tableCellLocation": new}},
        )
    )


def test_a_row_inside_of_a_merged_cell_can_be_taken_back() -> None:
    document = written("", table(1, 3, 3), {"mergeTableCells": cells(2, 2, 2)})
    middle = {"tableStartLocation": {"index": 2}, "rowIndex": 0, "columnIndex": 2}
    new = {**middle, "rowIndex": 1}

    assert is_taken_back(
        document,
        {"insertTableRow": {"tableCellLocation": middle, "insertBelow": True}},
        {"deleteTableRow": {"tableCellLocation": new}},
    )


def test_a_column_inside_of_a_merged_cell_can_be_taken_back() -> None:
    document = written("", table(1, 3, 3), {"mergeTableCells": cells(2, 2, 2)})
    middle = {"tableStartLocation": {"index": 2}, "rowIndex": 2, "columnIndex": 0}
    new = {**middle, "columnIndex": 1}

    assert is_taken_back(
        document,
        {"insertTableColumn": {"tableCellLocation": middle, "insertRight": True}},
        {"deleteTableColumn": {"tableCellLocation": new}},
    )
