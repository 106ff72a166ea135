"""GFM tables: rows of cells, each with a block that names its place."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import kinds, source

TABLE = "| Time | What |\n|------|:----:|\n| 14:02 | *Paged* |\n| 14:05 | |\n"


def rows(text: str) -> list[list[str]]:
    (table,) = read(text).tables
    return [[cell.text for cell in row] for row in table.rows]


def test_a_table_has_its_header_as_row_0_and_no_delimiter_row() -> None:
    assert rows(TABLE) == [["Time", "What"], ["14:02", "Paged"], ["14:05", ""]]


def test_the_blocks_of_a_table_are_paragraphs_that_name_their_cell() -> None:
    document = read(TABLE)
    (table,) = document.tables

    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            (block,) = cell.blocks
            assert (block.kind, block.cell) == ("paragraph", (table.number, row, column))
            assert any(block is other for other in document.blocks)


def test_a_cell_reaches_from_its_first_to_its_last_character() -> None:
    assert [source(TABLE, block) for block in read(TABLE).blocks] == [
        "Time",
        "What",
        "14:02",
        "*Paged*",
        "14:05",
        "",
    ]


def test_an_empty_cell_has_an_empty_block_inside_it() -> None:
    block = read(TABLE).blocks[-1]

    assert block.start == block.end
    assert TABLE[: block.start].endswith("| 14:05 |")


def test_outer_pipes_may_be_left_out() -> None:
    assert rows("a | b\n--|--\n1 | 2") == [["a", "b"], ["1", "2"]]


def test_an_escaped_pipe_is_text() -> None:
    assert rows("| a |\n|---|\n| x \\| y |\n| `x \\| y` |") == [["a"], ["x | y"], ["x | y"]]


def test_a_short_row_is_filled_up_and_a_long_one_cut() -> None:
    assert rows("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |") == [["a", "b"], ["1", ""], ["1", "2"]]


def test_a_cell_that_was_missing_stands_at_the_end_of_its_row() -> None:
    text = "| a | b |\n|---|---|\n| 1 |\n"
    block = read(text).blocks[-1]

    assert (block.start, block.end) == (len(text) - 1, len(text) - 1)


def test_tables_are_numbered_in_order() -> None:
    document = read(f"{TABLE}\nText\n\n{TABLE}")

    assert [table.number for table in document.tables] == [0, 1]
    assert [document.line(table.start) for table in document.tables] == [1, 8]


def test_a_paragraph_may_stand_right_above_a_table() -> None:
    assert kinds("Events:\n| a |\n|---|\n| b |")[0] == ("paragraph", "Events:")
    assert rows("Events:\n| a |\n|---|\n| b |") == [["a"], ["b"]]


@pytest.mark.parametrize("after", ["\nText", "# Text", "- Text", "> Text", "```\nText\n```"])
def test_a_blank_line_or_another_block_ends_a_table(after: str) -> None:
    text = f"| a |\n|---|\n| b |\n{after}"

    assert rows(text) == [["a"], ["b"]]
    assert kinds(text)[-1][1] == "Text"


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|\n| c |",
        "| a |\n| - x |\n| c |",
        "| a |\n\n|---|\n| c |",
        "a\n|---|",
        "a | b\n- | -\n1 | 2",
    ],
)
def test_without_a_fitting_delimiter_row_there_is_no_table(text: str) -> None:
    assert read(text).tables == []


def test_a_line_break_tag_keeps_a_cell_one_block() -> None:
    assert rows("| a |\n|---|\n| b<br>c |") == [["a"], ["b\nc"]]


def test_short_rows_of_a_wide_table_are_not_all_filled_up() -> None:
    width, height = 500, 500
    text = "|a" * width + "|\n" + "|-" * width + "|\n" + "a\n" * height

    assert len(read(text).blocks) < width * height / 2
