"""Block quotes: somebody's words, whatever form they take."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import kinds, only, source


@pytest.mark.parametrize("text", ["> We saw\n> errors", ">We saw\n>errors", "> We saw\nerrors"])
def test_a_quoted_paragraph_is_a_quote(text: str) -> None:
    assert kinds(text) == [("quote", "We saw\nerrors")]


def test_a_quote_starts_after_its_mark_up() -> None:
    text = "> We **saw**\n> errors\n"

    assert source(text, only(text)) == "We **saw**\n> errors"


@pytest.mark.parametrize(
    "inside", ["# A", "- A", "1. A", "    A", "```\n> A\n> ```", "> A", "A\n> =="]
)
def test_whatever_stands_in_a_quote_is_a_quote(inside: str) -> None:
    assert [(block.kind, block.level) for block in read(f"> {inside}").blocks] == [("quote", 0)]


def test_the_cells_of_a_quoted_table_are_quotes() -> None:
    document = read("> | a |\n> |---|\n> | b |")

    assert [block.kind for block in document.blocks] == ["quote", "quote"]
    assert len(document.tables) == 1


def test_a_blank_line_ends_a_quote() -> None:
    assert kinds("> One\n\nTwo") == [("quote", "One"), ("paragraph", "Two")]


def test_code_that_is_never_closed_ends_with_its_quote() -> None:
    assert kinds("> ```\n> ls\nText") == [("quote", "ls"), ("paragraph", "Text")]


def test_a_quote_in_an_item_is_a_quote() -> None:
    assert kinds("- One\n  > Two\n- Three") == [
        ("item", "One"),
        ("quote", "Two"),
        ("item", "Three"),
    ]


def test_quotes_nest_no_deeper_than_fifty() -> None:
    assert only(">" * 60 + " a").text == ">" * 10 + " a"
