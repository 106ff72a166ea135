"""Paragraphs become headings, list items and paragraphs, text between their newlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template.reader import read
from tests.reader.writing import BULLETS, NUMBERS, answer, page, paragraph, run, tab, tabbed

if TYPE_CHECKING:
    from linter.document import Block

LISTS = {"kix.bullets": BULLETS, "kix.numbers": NUMBERS}


def only(*parts: Any, **kind: Any) -> Block:
    (block,) = read(answer(paragraph(*parts, **kind), lists=LISTS)).blocks
    return block


def test_text_without_a_style_is_a_paragraph() -> None:
    (block,) = read(answer({"paragraph": {"elements": [run("Text\n")]}})).blocks

    assert (block.kind, block.text, block.level) == ("paragraph", "Text", 0)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_a_heading_style_is_a_heading_of_its_level(level: int) -> None:
    block = only("Timeline", style=f"HEADING_{level}")

    assert (block.kind, block.level) == ("heading", level)


def test_the_title_style_is_a_heading_of_level_0() -> None:
    block = only("Checkout outage", style="TITLE")

    assert (block.kind, block.level) == ("heading", 0)


def test_the_subtitle_style_is_a_paragraph() -> None:
    assert only("1 March 2026", style="SUBTITLE").kind == "paragraph"


def test_a_heading_keeps_its_heading_id() -> None:
    assert only("Timeline", style="HEADING_2", heading_id="h.abc").heading_id == "h.abc"


def test_a_paragraph_has_no_heading_id() -> None:
    assert only("Text").heading_id is None


def test_a_symbol_makes_a_list_item() -> None:
    block = only("Page the owner", bullet=("kix.bullets", 0))

    assert (block.kind, block.level, block.ordered) == ("item", 0, False)


def test_a_number_makes_an_ordered_list_item() -> None:
    block = only("Page the owner", bullet=("kix.numbers", 0))

    assert (block.kind, block.level, block.ordered) == ("item", 0, True)


def test_a_list_item_keeps_its_nesting() -> None:
    assert only("Page the owner", bullet=("kix.numbers", 1)).level == 1


@pytest.mark.parametrize(
    ("glyph", "ordered"),
    [
        ({"glyphType": "DECIMAL"}, True),
        ({"glyphType": "ZERO_DECIMAL"}, True),
        ({"glyphType": "UPPER_ALPHA"}, True),
        ({"glyphType": "ALPHA"}, True),
        ({"glyphType": "UPPER_ROMAN"}, True),
        ({"glyphType": "ROMAN"}, True),
        ({"glyphType": "NONE"}, False),
        ({"glyphType": "GLYPH_TYPE_UNSPECIFIED"}, False),
        ({"glyphSymbol": "-"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_the_glyph_of_its_level_says_whether_an_item_is_ordered(
    glyph: dict[str, str], ordered: bool
) -> None:
    lists = {"kix.l": {"listProperties": {"nestingLevels": [{"glyphSymbol": "●"}, glyph]}}}
    (block,) = read(answer(paragraph("Text", bullet=("kix.l", 1)), lists=lists)).blocks

    assert block.ordered is ordered


def test_an_item_of_an_unknown_list_is_an_unordered_item() -> None:
    block = only("Text", bullet=("kix.gone", 0))

    assert (block.kind, block.ordered) == ("item", False)


def test_the_older_form_keeps_its_lists_beside_the_body() -> None:
    (block,) = read(page(paragraph("Text", bullet=("kix.numbers", 0)), lists=LISTS)).blocks

    assert block.ordered


def test_lists_of_one_id_may_differ_from_tab_to_tab() -> None:
    item = paragraph("Text", bullet=("kix.l", 0))
    first = tab("t.1", item, lists={"kix.l": NUMBERS})
    second = tab("t.2", paragraph("Text", bullet=("kix.l", 0)), lists={"kix.l": BULLETS})

    assert [block.ordered for block in read(tabbed(first, second)).blocks] == [True, False]


def test_a_numbered_heading_is_a_heading() -> None:
    assert only("Timeline", style="HEADING_2", bullet=("kix.numbers", 0)).kind == "heading"


def test_runs_are_read_as_one_text() -> None:
    assert only("The pod ", run("failed", bold=True), " to start").text == "The pod failed to start"


def test_the_closing_newline_belongs_neither_to_the_text_nor_to_its_indexes() -> None:
    first, second = read(answer("One", "Two")).blocks

    assert (first.text, first.start, first.end) == ("One", 1, 4)
    assert (second.text, second.start, second.end) == ("Two", 5, 8)


def test_an_empty_paragraph_is_an_empty_block_where_text_would_go() -> None:
    _, empty, _ = read(answer("One", "", "Two")).blocks

    assert (empty.text, empty.start, empty.end, list(empty.pieces)) == ("", 5, 5, [])


def test_a_paragraph_without_elements_is_an_empty_block() -> None:
    hollow = {"startIndex": 7, "endIndex": 8, "paragraph": {"elements": []}}
    (block,) = read({"body": {"content": [hollow]}}).blocks

    assert (block.text, block.start, block.end) == ("", 7, 7)


def test_a_line_break_within_a_paragraph_stays_a_vertical_tab() -> None:
    assert only("One\vTwo").text == "One\vTwo"


def test_a_placeholder_of_what_the_api_cannot_show_stays_one_character() -> None:
    block = only("Poll \ue907 here")

    assert (block.text, block.end - block.start) == ("Poll \ue907 here", 11)
