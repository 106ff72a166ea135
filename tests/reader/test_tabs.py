"""Which texts of a document are read, and in which order."""

from __future__ import annotations

from docs_template.reader import read
from linter.document import Span
from tests.reader.writing import answer, contents_table, page, paragraph, tab, tabbed


def test_title_id_and_revision_are_those_of_the_answer() -> None:
    document = read(answer("Text") | {"title": "Checkout outage", "revisionId": "ALm37"})

    assert (document.title, document.id, document.revision_id) == (
        "Checkout outage",
        "doc",
        "ALm37",
    )


def test_tabs_are_read_in_order_with_child_tabs_after_their_parent() -> None:
    notes = tab("t.2", "Notes", children=(tab("t.3", "Raw log"),))
    children = (notes, tab("t.4", "Graphs"))
    document = read(tabbed(tab("t.1", "Postmortem", children=children), tab("t.5", "Archive")))

    assert [(block.tab, block.text) for block in document.blocks] == [
        ("t.1", "Postmortem"),
        ("t.2", "Notes"),
        ("t.3", "Raw log"),
        ("t.4", "Graphs"),
        ("t.5", "Archive"),
    ]


def test_each_tab_counts_its_own_indexes() -> None:
    blocks = read(tabbed(tab("t.1", "One"), tab("t.2", "Two"))).blocks

    assert [block.span() for block in blocks] == [Span(1, 4, "t.1"), Span(1, 4, "t.2")]


def test_the_older_form_has_no_tab() -> None:
    (block,) = read(page("Text")).blocks

    assert block.span() == Span(1, 5, None)


def test_an_empty_list_of_tabs_beside_a_body_is_the_older_form() -> None:
    (block,) = read(page("Text", tabs=[])).blocks

    assert (block.text, block.tab) == ("Text", None)


def test_tabs_are_read_instead_of_the_empty_body_beside_them() -> None:
    (block,) = read(answer("Text") | {"body": {}}).blocks

    assert block.tab == "t.0"


def test_a_tab_without_content_has_no_blocks() -> None:
    assert not read({"tabs": [{"tabProperties": {"tabId": "t.0"}}]}).blocks


def test_headers_and_footers_are_left_out() -> None:
    margin = {"kix.h": {"content": [paragraph("Confidential")]}}
    document = read(answer("Text", headers=margin, footers=margin))

    assert [block.text for block in document.blocks] == ["Text"]


def test_a_table_of_contents_is_left_out_and_keeps_its_indexes() -> None:
    document = read(answer("Before", contents_table("Summary", "Impact"), "After"))

    assert [block.text for block in document.blocks] == ["Before", "After"]
    assert [block.start for block in document.blocks] == [1, 25]


def test_tabs_within_tabs_may_be_as_deep_as_they_like() -> None:
    deep = tab("t.0", "Text")
    for _ in range(5000):
        deep = tab("t.0", "Text", children=(deep,))

    assert len(read(tabbed(deep)).blocks) == 5001
