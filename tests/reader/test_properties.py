"""What holds of every document: text, indexes and marks agree with the answer they come from."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

from docs_template.reader import NotADocumentError, read
from tests.reader.answers import answers
from tests.reader.oracle import Sheet, lines
from tests.reader.writing import bare

if TYPE_CHECKING:
    from linter.document import Block, Document

Json = dict[str, Any]

CHIPS = {"person", "rich_link", "date", "dropdown"}
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, 0, -1, 7.5, True, "x", "\n", [], ["x"], [[]], {}, {"a": {}}]
)


@given(answers)
def test_blocks_are_the_paragraphs_in_reading_order(answer: Json) -> None:
    found = [(block.tab, block.segment, block.text) for block in read(answer).blocks]

    assert found == [(line.tab, line.segment, line.text) for line in lines(answer)]


@given(answers)
def test_a_block_is_what_its_indexes_cut_out_of_the_answer(answer: Json) -> None:
    sheet = Sheet(answer)
    for block in read(answer).blocks:
        assert block.text == sheet.cut(block.span(), live=True)
        assert block.quote(block.span()) == sheet.cut(block.span(), live=False)


@given(answers, st.data())
def test_any_part_of_a_block_is_what_its_span_cuts_out(answer: Json, data: st.DataObject) -> None:
    sheet = Sheet(answer)
    block = _some_block(answer, data)
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    span = block.span(start, end)
    cut = sheet.cut(span, live=True)
    chips = [mark for mark in block.marks if mark.kind in CHIPS]

    assert block.quote(span) == sheet.cut(span, live=False)
    if any(mark.start < edge < mark.end for mark in chips for edge in (start, end)):
        assert block.text[start:end] in cut
    else:
        assert block.text[start:end] == cut


@given(answers, st.data())
def test_a_suggested_deletion_at_the_edge_of_a_span_stays_outside(
    answer: Json, data: st.DataObject
) -> None:
    sheet = Sheet(answer)
    block = _some_block(answer, data)
    start = data.draw(st.integers(0, len(block.text) - 1))
    span = block.span(start, data.draw(st.integers(start + 1, len(block.text))))

    assert sheet.is_live(block.tab, block.segment, span.start)
    assert sheet.is_live(block.tab, block.segment, span.end - 1)


@given(answers)
def test_pieces_follow_each_other_in_text_and_indexes(answer: Json) -> None:
    for block in read(answer).blocks:
        offset, index = 0, block.start
        for piece in block.pieces:
            assert (piece.offset, piece.index) == (offset, index)
            offset += piece.length
            index += piece.width
        assert (offset, index) == (len(block.text), block.end)


@given(answers)
def test_bold_marks_cover_the_bold_text_and_nothing_else(answer: Json) -> None:
    for block, line in zip(read(answer).blocks, lines(answer), strict=True):
        shown = [part for part in line.parts if not part.deleted]
        bold = "".join(part.text for part in shown if part.style.get("bold")).removesuffix("\n")
        marked = [mark for mark in block.marks if mark.kind == "bold"]

        assert "".join(block.text[mark.start : mark.end] for mark in marked) == bold
        assert all(a.end < b.start for a, b in pairwise(marked))


@given(answers)
def test_each_block_in_a_table_stands_in_the_cell_it_names(answer: Json) -> None:
    document = read(answer)
    held = [
        (block, (table.number, row, column))
        for table in document.tables
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        for block in cell.blocks
    ]

    assert all(block.cell == place for block, place in held)
    assert {id(block) for block, _ in held} == {id(b) for b in document.blocks if b.cell}
    assert len(held) == sum(block.cell is not None for block in document.blocks)


@given(answers)
def test_an_answer_without_indexes_is_counted_to_the_same_ones(answer: Json) -> None:
    assert _shape(read(bare(answer))) == _shape(read(answer))


@given(answers, st.data())
def test_a_damaged_answer_is_read_or_refused(answer: Json, data: st.DataObject) -> None:
    damaged = deepcopy(answer)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(_places(damaged)))
        holder[key] = deepcopy(data.draw(JUNK))
    try:
        document = read(damaged)
    except NotADocumentError:
        return
    for block in document.blocks:
        assert block.quote(block.span(0, len(block.text))) is not None


def _some_block(answer: Json, data: st.DataObject) -> Block:
    blocks = [block for block in read(answer).blocks if block.text]
    assume(blocks)
    return data.draw(st.sampled_from(blocks))


def _shape(document: Document) -> list[Any]:
    blocks = [(block.span().key(), block.cell, repr(block.pieces)) for block in document.blocks]
    return blocks + [(table.start, len(table.rows)) for table in document.tables]


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every key and position in an answer that could hold something else."""
    if not isinstance(node, (dict, list)):
        return []
    entries = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
    return [(node, key) for key, _ in entries] + [
        place for _, value in entries for place in _places(value)
    ]
