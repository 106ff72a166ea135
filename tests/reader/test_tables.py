"""Tables keep their rows and cells; their text is read where it stands."""

from __future__ import annotations

from docs_template.reader import read
from tests.reader.writing import answer, cell, paragraph, row, tab, tabbed, table


def test_cells_are_read_in_order_between_the_text_around_the_table() -> None:
    document = read(answer("Before", table(["a", "b"], ["c", "d"]), "After"))

    assert [(block.text, block.cell) for block in document.blocks] == [
        ("Before", None),
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("c", (0, 1, 0)),
        ("d", (0, 1, 1)),
        ("After", None),
    ]


def test_a_table_holds_the_very_blocks_of_the_document() -> None:
    document = read(answer(table(["a", "b"])))

    assert [cell.blocks[0] for cell in document.tables[0].rows[0]] == document.blocks


def test_the_text_of_a_cell_has_its_paragraphs_on_lines_of_their_own() -> None:
    document = read(answer(table(row(cell("14:02", "UTC")))))

    assert document.tables[0].rows[0][0].text == "14:02\nUTC"


def test_an_empty_cell_has_an_empty_block_where_text_would_go() -> None:
    ((time, ticket),) = read(answer(table(["14:02", ""]))).tables[0].rows

    assert (time.blocks[0].start, ticket.blocks[0].start) == (4, 11)
    assert ticket.text == ""


def test_a_table_knows_its_tab_and_where_it_starts() -> None:
    document = read(tabbed(tab("t.1", "One"), tab("t.2", "Two", table(["a"]))))

    assert (document.tables[0].tab, document.tables[0].start) == ("t.2", 5)


def test_tables_are_numbered_through_all_tabs() -> None:
    document = read(tabbed(tab("t.1", table(["a"])), tab("t.2", table(["b"]))))

    assert [table.number for table in document.tables] == [0, 1]
    assert [block.cell for block in document.blocks] == [(0, 0, 0), (1, 0, 0)]


def test_a_table_within_a_cell_is_a_table_of_its_own_in_reading_order() -> None:
    inner = table(["x", "y"])
    document = read(answer(table(row(cell("before", inner, "after"), "next"))))

    assert [(block.text, block.cell) for block in document.blocks] == [
        ("before", (0, 0, 0)),
        ("x", (1, 0, 0)),
        ("y", (1, 0, 1)),
        ("after", (0, 0, 0)),
        ("next", (0, 0, 1)),
    ]


def test_a_cell_does_not_hold_the_text_of_the_table_within_it() -> None:
    document = read(answer(table(row(cell("before", table(["x"]), "after")))))

    assert [table.rows[0][0].text for table in document.tables] == ["before\nafter", "x"]


def test_rows_may_have_cells_of_different_number() -> None:
    document = read(answer(table(["a", "b", "c"], ["d"])))

    assert [len(row) for row in document.tables[0].rows] == [3, 1]


def test_a_heading_in_a_cell_is_a_heading_in_a_cell() -> None:
    document = read(answer(table(row(cell(paragraph("Poll", style="HEADING_2"))))))

    assert (document.blocks[0].kind, document.blocks[0].cell) == ("heading", (0, 0, 0))


def test_fifty_tables_within_each_other_are_read() -> None:
    inmost = table(["deep"])
    for _ in range(49):
        inmost = table(row(cell(inmost)))
    document = read(answer(inmost))

    assert [(block.text, block.cell) for block in document.blocks] == [("deep", (49, 0, 0))]
