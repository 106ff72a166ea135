"""HTML comments: hidden from the text, kept as remarks."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import only, texts


def remarks(text: str) -> list[tuple[str, str, int]]:
    """Text, source and block number of each remark."""
    return [
        (remark.text, text[remark.span.start : remark.span.end], remark.block)
        for remark in read(text).remarks
    ]


def test_a_comment_on_lines_of_its_own_is_a_remark_before_the_next_block() -> None:
    text = "One\n\n<!-- dismiss: LNG01 a quote -->\n\nTwo"

    assert texts(text) == ["One", "Two"]
    assert remarks(text) == [("dismiss: LNG01 a quote", "<!-- dismiss: LNG01 a quote -->", 1)]


def test_a_comment_may_take_several_lines_and_hold_blank_ones() -> None:
    text = "<!--\n# What happened?\n\n- For how long?\n-->\nText"

    assert texts(text) == ["Text"]
    assert remarks(text)[0][0] == "# What happened?\n\n- For how long?"


def test_a_comment_inside_a_paragraph_stands_in_its_block() -> None:
    text = "One\n\nTwo <!-- who? --> three"

    assert texts(text) == ["One", "Two  three"]
    assert remarks(text) == [("who?", "<!-- who? -->", 1)]


def test_a_comment_inside_an_item_may_take_several_lines() -> None:
    text = "- One <!-- a\n  b --> two"

    assert texts(text) == ["One  two"]
    assert remarks(text) == [("a\n  b", "<!-- a\n  b -->", 0)]


def test_a_comment_at_the_edge_of_a_paragraph_leaves_no_blank() -> None:
    assert texts("Text <!-- a -->") == ["Text"]
    assert texts("- <!-- a --> Text") == ["Text"]


@pytest.mark.parametrize("text", ["| a |\n|---|\n| b <!-- c --> |", "# A\n\n- B\n  <!-- c -->\n"])
def test_a_comment_in_a_cell_or_item_is_a_remark(text: str) -> None:
    assert [remark[0] for remark in remarks(text)] == ["c"]
    assert "c" not in texts(text)


def test_a_comment_parts_the_lines_around_it() -> None:
    assert texts("One\n<!-- a -->\nTwo") == ["One", "Two"]


def test_text_after_a_comment_is_text() -> None:
    assert texts("<!-- a\n\nb --> <!-- c --> Text") == ["Text"]


def test_a_comment_at_the_end_names_the_block_that_does_not_follow() -> None:
    assert remarks("One\n\n<!-- a -->") == [("a", "<!-- a -->", 1)]


def test_a_comment_alone_in_an_item_stands_before_the_next_block() -> None:
    assert remarks("- One\n- <!-- a -->\n- Two") == [("a", "<!-- a -->", 1)]


def test_remarks_stand_in_the_order_of_the_text() -> None:
    text = "<!-- a -->\n\nOne <!-- b --> two <!-- c -->\n\n<!-- d -->\n# Three <!-- e -->"

    assert [remark[0] for remark in remarks(text)] == ["a", "b", "c", "d", "e"]
    assert [remark[2] for remark in remarks(text)] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("comment", ["<!-->", "<!--->", "<!---->"])
def test_the_shortest_comments_are_comments(comment: str) -> None:
    assert remarks(f"{comment}\nText") == [("", comment, 0)]
    assert remarks(f"Text {comment} text") == [("", comment, 0)]


def test_a_comment_that_is_never_closed_hides_the_rest_as_on_the_page() -> None:
    assert texts("One\n\n<!-- Two\n\nThree") == ["One"]


def test_inside_a_line_a_comment_that_is_never_closed_is_text() -> None:
    assert only("One <!-- two").text == "One <!-- two"


@pytest.mark.parametrize("text", ["`<!-- a -->`", "```\n<!-- a -->\n```", "    <!-- a -->"])
def test_a_comment_in_code_is_code(text: str) -> None:
    assert remarks(text) == []
    assert only(text).text == "<!-- a -->"
