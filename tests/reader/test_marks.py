"""Marks say what the style of a text means: emphasis, code, links."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.reader import read
from linter.document import Block, Mark
from tests.reader.writing import answer, cell, paragraph, row, run, silent, table

MONOSPACED: dict[str, Any] = {"weightedFontFamily": {"fontFamily": "Roboto Mono", "weight": 400}}
ADDRESS = "https://example.com/runbook"


def only(*parts: Any, **kind: Any) -> Block:
    (block,) = read(answer(paragraph(*parts, **kind))).blocks
    return block


@pytest.mark.parametrize(
    ("flag", "kind"), [("bold", "bold"), ("italic", "italic"), ("strikethrough", "strike")]
)
def test_emphasis_is_marked(flag: str, kind: str) -> None:
    assert only("a ", run("word", **{flag: True}), " here").marks == [Mark(kind, 2, 6)]


def test_emphasis_that_is_switched_off_is_not_marked() -> None:
    assert not only(run("word", bold=False)).marks


def test_a_link_is_marked_with_its_address() -> None:
    assert only("the ", run("runbook", link={"url": ADDRESS})).marks == [
        Mark("link", 4, 11, ADDRESS)
    ]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ({"heading": {"id": "h.abc", "tabId": "t.0"}}, "#heading=h.abc"),
        ({"headingId": "h.abc"}, "#heading=h.abc"),
        ({"bookmark": {"id": "id.abc", "tabId": "t.0"}}, "#bookmark=id.abc"),
        ({"bookmarkId": "id.abc"}, "#bookmark=id.abc"),
        ({"tabId": "t.1"}, "?tab=t.1"),
    ],
    ids=["heading", "older heading", "bookmark", "older bookmark", "tab"],
)
def test_a_link_within_the_document_is_marked_as_docs_writes_it(link: Any, address: str) -> None:
    assert only(run("above", link=link)).marks == [Mark("link", 0, 5, address)]


@pytest.mark.parametrize(
    "family",
    [
        "Consolas",
        "Courier New",
        "Fira Code",
        "Inconsolata",
        "JetBrains Mono",
        "Nanum Gothic Coding",
        "Roboto Mono",
        "Source Code Pro",
        "Ubuntu Mono",
    ],
)
def test_a_monospaced_font_marks_code(family: str) -> None:
    block = only("run ", run("ls", weightedFontFamily={"fontFamily": family}))

    assert block.marks == [Mark("code", 4, 6)]


@pytest.mark.parametrize("family", ["Arial", "Montserrat", "Libre Barcode 39", "Monoton"])
def test_another_font_marks_nothing(family: str) -> None:
    assert not only(run("text", weightedFontFamily={"fontFamily": family})).marks


def kinds(*paragraphs: Any) -> list[str]:
    return [block.kind for block in read(answer(*paragraphs)).blocks]


def test_a_paragraph_in_a_monospaced_font_is_code() -> None:
    code = paragraph(run("kubectl ", **MONOSPACED), run("get pods", bold=True, **MONOSPACED))

    assert kinds(paragraph("one"), code, paragraph("two")) == ["paragraph", "code", "paragraph"]


def test_a_paragraph_with_one_monospaced_word_is_not_code() -> None:
    assert kinds(paragraph("run ", run("ls", **MONOSPACED)), paragraph("two")) == ["paragraph"] * 2


def test_a_table_cell_in_a_monospaced_font_is_not_code() -> None:
    cells = table(row(cell(paragraph(run("db-1", **MONOSPACED))), "down"))

    assert kinds(paragraph("one"), cells, paragraph("two")) == ["paragraph"] * 4


def test_a_document_that_is_mostly_monospaced_is_not_code() -> None:
    written = [paragraph(run(word, **MONOSPACED)) for word in ("one", "two")]

    assert kinds(*written, paragraph("three")) == ["paragraph"] * 3


def test_runs_of_the_same_style_side_by_side_make_one_mark() -> None:
    style: dict[str, Any] = {"link": {"url": ADDRESS}}

    assert only(run("the ", **style), run("runbook", **style)).marks == [
        Mark("link", 0, 11, ADDRESS)
    ]


def test_a_mark_runs_on_over_an_element_without_text() -> None:
    assert only(run("a", bold=True), silent(), run("b", bold=True)).marks == [Mark("bold", 0, 2)]


def test_links_to_two_addresses_side_by_side_are_two_marks() -> None:
    first, second = run("a", link={"url": "https://a"}), run("b", link={"url": "https://b"})

    assert only(first, second).marks == [
        Mark("link", 0, 1, "https://a"),
        Mark("link", 1, 2, "https://b"),
    ]


def test_the_same_style_further_on_is_another_mark() -> None:
    assert only(run("a", bold=True), " ", run("b", bold=True)).marks == [
        Mark("bold", 0, 1),
        Mark("bold", 2, 3),
    ]


def test_a_mark_over_the_last_run_leaves_the_closing_newline_out() -> None:
    assert only(run("word", bold=True)).marks == [Mark("bold", 0, 4)]
