"""What is suggested for deletion is not linted but keeps its place; insertions are linted."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.reader import read
from linter.document import Block, Span
from tests.reader.writing import (
    answer,
    cell,
    dropdown,
    paragraph,
    person,
    rich_link,
    row,
    run,
    table,
)


def only(*parts: Any) -> Block:
    (block,) = read(answer(paragraph(*parts))).blocks
    return block


def test_a_suggested_deletion_is_no_part_of_the_text() -> None:
    assert only("The engineer ", run("carelessly ", deleted=True), "deployed").text == (
        "The engineer deployed"
    )


def test_text_after_a_suggested_deletion_keeps_its_indexes() -> None:
    block = only("The engineer ", run("carelessly ", deleted=True), "deployed")

    assert block.span(13, 21) == Span(25, 33, "t.0")


def test_a_quote_over_a_suggested_deletion_includes_it() -> None:
    block = only("not ", run("at all ", deleted=True), "careful")

    assert block.quote(block.span(0, 11)) == "not at all careful"


def test_a_suggested_deletion_at_the_end_of_a_span_stays_outside_of_it() -> None:
    block = only("careful", run(" at all", deleted=True), "!")

    assert block.quote(block.span(0, 7)) == "careful"


def test_a_suggested_deletion_bears_no_mark() -> None:
    assert not only("not ", run("at all", deleted=True, bold=True)).marks


def test_a_suggested_insertion_is_part_of_the_text() -> None:
    assert only("The ", run("new ", inserted=True), "alert").text == "The new alert"


def test_an_insertion_that_is_suggested_for_deletion_again_is_no_part_of_the_text() -> None:
    assert only("The ", run("new ", inserted=True, deleted=True), "alert").text == "The alert"


@pytest.mark.parametrize(
    "chip",
    [
        person("J. Park", deleted=True),
        rich_link("J. Park", "https://example.com", deleted=True),
        dropdown("J. Park", deleted=True),
    ],
    ids=["person", "rich link", "dropdown"],
)
def test_a_chip_suggested_for_deletion_is_quoted_but_not_read(chip: Any) -> None:
    block = only("Owner: ", chip, "?")

    assert (block.text, list(block.marks)) == ("Owner: ?", [])
    assert block.quote(block.span()) == "Owner: J. Park?"


def test_a_paragraph_suggested_for_deletion_is_an_empty_block_over_its_indexes() -> None:
    block = only(run("Gone", deleted=True))

    assert (block.text, block.start, block.end) == ("", 1, 5)


@pytest.mark.parametrize(
    "gone",
    [
        table(["Gone"], deleted=True),
        table(row("Gone", deleted=True)),
        table(row(cell("Gone", deleted=True))),
        table(row(cell(table(["Gone"])), deleted=True)),
    ],
    ids=["table", "row", "cell", "table within a row"],
)
def test_text_within_what_is_suggested_for_deletion_is_not_read(gone: Any) -> None:
    document = read(answer(gone, "Kept"))
    quotes = [block.quote(block.span()) for block in document.blocks]

    assert [block.text for block in document.blocks] == ["", "Kept"]
    assert quotes == ["Gone", "Kept"]


def test_a_row_beside_one_suggested_for_deletion_is_read() -> None:
    document = read(answer(table(row("Gone", deleted=True), ["Kept"])))

    assert [block.text for block in document.blocks] == ["", "Kept"]
