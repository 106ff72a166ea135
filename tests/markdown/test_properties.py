"""What holds for any text at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from docs_template.markdown import read
from tests.markdown.writing import MARKDOWN

if TYPE_CHECKING:
    from linter.document import Document

SNIPPETS = st.sampled_from(
    [
        *[
            "# ",
            "## a ##",
            "===",
            "---",
            "***",
            "- ",
            "1. ",
            "- [ ] ",
            "> ",
            ">",
            "```",
            "~~~",
            "    ",
        ],
        *[
            "| a | b |",
            "|---|---|",
            "|",
            "\\|",
            "<!--",
            "-->",
            "<!-- a -->",
            "<p>",
            "</p>",
            "<li>",
            "<h2>",
        ],
        *[
            "<pre>",
            "</pre>",
            "<b>",
            "</b>",
            "<br>",
            "<script>",
            "{% a %}",
            "<%",
            "[^1]:",
            "[^1]",
            "[a]: /b",
        ],
        *[
            "*",
            "**",
            "_",
            "~~",
            "`",
            "``",
            "[",
            "]",
            "![",
            "](b)",
            "[a]",
            "&amp;",
            "&nbsp;",
            "\\",
            "\\*",
        ],
        *[
            "https://example.com/a.",
            "<https://a.b>",
            "a",
            "b c",
            "é",
            "🔥",
            "\xa0",
            "\ufeff",
            "\x85",
        ],
        *[" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "---\ntitle: a\n---\n"],
    ]
)
SHORT = st.lists(st.one_of(SNIPPETS, st.text(max_size=3)), max_size=25).map("".join)
TEXTS = st.one_of(SHORT, st.text(), MARKDOWN)


@given(TEXTS)
def test_each_block_is_what_its_span_cuts_out_of_the_text(text: str) -> None:
    for block in read(text).blocks:
        assert block.quote(block.span()) == text[block.start : block.end]


@given(TEXTS, st.data())
def test_each_part_of_a_block_is_what_its_span_cuts_out_of_the_text(
    text: str, data: st.DataObject
) -> None:
    blocks = [block for block in read(text).blocks if block.text]
    assume(blocks)
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    span = block.span(start, end)

    assert block.start <= span.start < span.end <= block.end
    assert block.quote(span) == text[span.start : span.end]


@given(TEXTS)
def test_pieces_cover_their_block_without_gaps(text: str) -> None:
    for block in read(text).blocks:
        offset, index = 0, block.start
        for piece in block.pieces:
            assert (piece.offset, piece.index) == (offset, index)
            assert piece.width > 0
            offset, index = offset + piece.length, index + piece.width
        assert (offset, index) == (len(block.text), block.end)


@given(TEXTS)
def test_pieces_show_the_text_as_it_is_or_say_what_they_stand_for(text: str) -> None:
    for block in read(text).blocks:
        for piece in block.pieces:
            stretch = text[piece.index : piece.index + piece.width]
            shown = block.text[piece.offset : piece.offset + piece.length]
            assert stretch == (shown if piece.raw is None else piece.raw)


@given(TEXTS)
def test_blocks_stand_in_order_and_do_not_overlap(text: str) -> None:
    blocks = read(text).blocks

    assert all(block.start <= block.end for block in blocks)
    assert all(first.end <= second.start for first, second in pairwise(blocks))


@given(TEXTS)
def test_blocks_show_something_unless_they_are_cells(text: str) -> None:
    for block in read(text).blocks:
        assert block.text.strip() or block.cell is not None


@given(TEXTS)
def test_marks_stand_inside_their_text_and_in_order(text: str) -> None:
    for block in read(text).blocks:
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)
        assert all(a.start <= b.start for a, b in pairwise(block.marks))


@given(TEXTS)
def test_each_block_in_a_table_stands_in_the_cell_it_names(text: str) -> None:
    document = read(text)
    held = [
        (block, (table.number, row, column))
        for table in document.tables
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        for block in cell.blocks
    ]

    assert all(block.cell == place for block, place in held)
    assert [id(block) for block, _ in held] == [id(b) for b in document.blocks if b.cell]


@given(TEXTS)
def test_remarks_are_comments_in_order_beside_the_block_they_name(text: str) -> None:
    document = read(text)

    for remark in document.remarks:
        comment = text[remark.span.start : remark.span.end]
        assert comment.startswith("<!--")
        assert comment == remark.source
        assert remark.text in comment
        assert all(b.end <= remark.span.start for b in document.blocks[: remark.block])
        assert all(remark.span.start < b.end for b in document.blocks[remark.block :])
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.remarks))


@given(TEXTS)
def test_lines_are_counted_as_an_editor_counts_them(text: str) -> None:
    starts = read(text).line_starts
    breaks = text.replace("\r\n", "\r").replace("\r", "\n").removesuffix("\n").count("\n")

    assert starts[0] == 0
    assert len(starts) == breaks + 1
    assert all(text[start - 1] in "\r\n" for start in starts[1:])


@given(SHORT)
def test_windows_line_endings_change_nothing_but_offsets(text: str) -> None:
    assume("\r" not in text)

    assert _shape(read(text)) == _shape(read(text.replace("\n", "\r\n")))


def _shape(document: Document) -> list[tuple[str, str, int, int | None]]:
    return [(b.kind, b.text, b.level, document.line(b.start)) for b in document.blocks]
