"""Where blocks stand: offsets into the text as it is, whatever its line endings."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from linter.document import Span
from tests.markdown.reading import only, texts

LINES = [
    "# Outage",
    "",
    "We **saw**  ",
    "  errors.",
    "",
    "- One",
    "  two",
    "",
    "```",
    "a",
    "",
    "b",
    "```",
]
ENDINGS = pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])


@ENDINGS
def test_every_line_ending_gives_the_same_blocks(ending: str) -> None:
    assert texts(ending.join(LINES)) == ["Outage", "We saw\nerrors.", "One\ntwo", "a\n\nb"]


@ENDINGS
def test_blocks_know_their_lines(ending: str) -> None:
    document = read(ending.join(LINES))

    assert [document.line(block.start) for block in document.blocks] == [1, 3, 6, 10]


@ENDINGS
def test_offsets_are_those_of_the_text_as_it_is(ending: str) -> None:
    text = ending.join(LINES)

    for block in read(text).blocks:
        for word in block.text.split():
            at = block.text.index(word)
            span = block.span(at, at + len(word))
            assert text[span.start : span.end] == block.quote(span) == word


@ENDINGS
def test_front_matter_and_comments_end_where_their_lines_do(ending: str) -> None:
    text = ending.join(["---", "title: Outage", "---", "<!-- a", "b -->", "Text"])

    assert (read(text).title, texts(text)) == ("Outage", ["Text"])


def test_a_byte_order_mark_is_hidden_and_counted() -> None:
    text = "\ufeff# Outage"

    assert (only(text).kind, only(text).text, only(text).span()) == (
        "heading",
        "Outage",
        Span(3, 9),
    )
    assert read(text).line_starts[0] == 0


def test_other_separators_end_no_line() -> None:
    assert texts("a\x0bb\x0cc\x85d\u2028e") == ["a\x0bb\x0cc\x85d\u2028e"]


def test_a_markdown_document_has_one_tab_and_segment() -> None:
    document = read("# Outage\n\nText")

    assert {(block.tab, block.segment) for block in document.blocks} == {(None, "")}


def test_characters_outside_the_basic_plane_count_once() -> None:
    block = only("🔥 **down**")

    assert block.span(2, 6) == Span(4, 8)


def test_hidden_mark_up_inside_a_span_is_quoted_with_it() -> None:
    text = "We **should have** [checked](https://example.com) it"
    block = only(text)
    span = block.span(3, 22)

    assert block.text[3:22] == "should have checked"
    assert block.quote(span) == "should have** [checked"


def test_a_line_break_is_quoted_with_the_mark_up_around_it() -> None:
    text = "> We should\n> have checked"
    block = only(text)

    assert block.quote(block.span(3, 14)) == "should\n> have"
