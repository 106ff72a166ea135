"""Paragraphs and the lines in them."""

from __future__ import annotations

import pytest

from linter.document import Span
from tests.markdown.reading import only, source, texts


def test_blank_lines_part_paragraphs() -> None:
    assert texts("One\n\nTwo\n \t\n\nThree\n") == ["One", "Two", "Three"]


def test_a_line_break_inside_a_paragraph_stays_one() -> None:
    assert only("One\ntwo\nthree").text == "One\ntwo\nthree"


def test_indentation_is_no_part_of_a_paragraph() -> None:
    text = "   One  \n  two\n      three"

    assert only(text).text == "One\ntwo\nthree"
    assert source(text, only(text)) == text.strip()


@pytest.mark.parametrize("text", ["One  \ntwo", "One\\\ntwo", "One   \n   two"])
def test_a_hard_line_break_is_a_line_break(text: str) -> None:
    assert only(text).text == "One\ntwo"


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\ufeff"])
def test_a_text_of_blanks_has_no_blocks(text: str) -> None:
    assert texts(text) == []


def test_a_paragraph_reaches_from_its_first_to_its_last_character() -> None:
    assert only("\n\n  **Note** that `x`.  \n").span() == Span(4, 22)
