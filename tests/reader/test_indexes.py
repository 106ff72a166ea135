"""Offsets of the text lead to the UTF-16 indexes of the answer."""

from __future__ import annotations

from typing import Any

from docs_template.reader import read
from linter.document import Block, Span
from tests.reader.writing import answer, bare, page, paragraph, person, run, silent, table


def only(*parts: Any) -> Block:
    (block,) = read(answer(paragraph(*parts))).blocks
    return block


def pieces(block: Block) -> list[tuple[int, int, int, int]]:
    return [(piece.offset, piece.length, piece.index, piece.width) for piece in block.pieces]


def test_plain_text_is_one_piece_in_step_with_its_indexes() -> None:
    assert pieces(only("Zwölf ", run("Minuten", bold=True), " später")) == [(0, 20, 1, 20)]


def test_an_emoji_is_a_piece_of_its_own_two_units_wide() -> None:
    assert pieces(only("up 🚀 again")) == [(0, 3, 1, 3), (3, 1, 4, 2), (4, 6, 6, 6)]


def test_a_word_after_an_emoji_stands_one_unit_further() -> None:
    assert only("🔥 fire").span(2, 6) == Span(4, 8, "t.0")


def test_two_emoji_side_by_side_are_two_pieces() -> None:
    assert pieces(only("🔥🔥")) == [(0, 1, 1, 2), (1, 1, 3, 2)]


def test_a_chip_is_one_index_wide_however_long_it_reads() -> None:
    assert pieces(only("by ", person("J. Park"), " at noon")) == [
        (0, 3, 1, 3),
        (3, 7, 4, 1),
        (10, 8, 5, 8),
    ]


def test_indexes_that_contradict_the_text_make_it_one_indivisible_piece() -> None:
    element = {"startIndex": 1, "endIndex": 21, **run("redacted\n")}
    block = read({"body": {"content": [{"paragraph": {"elements": [element]}}]}}).blocks[0]

    assert pieces(block) == [(0, 8, 1, 19)]
    assert block.span(2, 4) == Span(1, 20)


def test_a_body_without_indexes_is_counted_from_1() -> None:
    document = read({"body": {"content": [paragraph("One"), paragraph("🔥 Two")]}})

    assert [block.span() for block in document.blocks] == [Span(1, 4), Span(5, 11)]


def test_elements_without_text_count_one_index_where_none_is_given() -> None:
    document = read(bare(page(paragraph(silent(), "One"), table(["Two"]), "Three")))

    assert [block.start for block in document.blocks] == [1, 9, 14]


def test_a_start_index_left_out_is_0_in_a_body_that_begins_so() -> None:
    text = {"endIndex": 5, "paragraph": {"elements": [{"endIndex": 5, **run("Text\n")}]}}
    (block,) = read({"body": {"content": [text]}}).blocks

    assert (block.start, block.end) == (0, 4)


def test_a_start_index_left_out_later_is_where_the_text_before_it_ends() -> None:
    parts = [{"startIndex": 1, "endIndex": 5, **run("One ")}, {"endIndex": 9, **run("two\n")}]
    (block,) = read({"body": {"content": [{"paragraph": {"elements": parts}}]}}).blocks

    assert pieces(block) == [(0, 7, 1, 7)]


def test_a_hole_in_the_indexes_parts_the_pieces() -> None:
    parts = [
        {"startIndex": 1, "endIndex": 5, **run("One ")},
        {"startIndex": 9, "endIndex": 13, **run("two\n")},
    ]
    (block,) = read({"body": {"content": [{"paragraph": {"elements": parts}}]}}).blocks

    assert pieces(block) == [(0, 4, 1, 4), (4, 3, 9, 3)]
