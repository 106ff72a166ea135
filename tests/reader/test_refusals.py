"""What is no documents.get answer is refused in one sentence; small damage is not."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.reader import NotADocumentError, read
from tests.reader.writing import answer, cell, page, paragraph, row, run, table


@pytest.mark.parametrize("value", [None, 7, "text", [], [{"body": {}}]], ids=repr)
def test_what_is_no_object_is_refused(value: Any) -> None:
    with pytest.raises(NotADocumentError, match=r"^[^.]+documents\.get answer: it is not a JSON"):
        read(value)


@pytest.mark.parametrize(
    "value",
    [{}, {"title": "Text"}, {"tabs": []}, {"body": None}, {"error": {"code": 404}}],
    ids=repr,
)
def test_an_object_with_neither_tabs_nor_a_body_is_refused(value: Any) -> None:
    with pytest.raises(NotADocumentError, match='it has neither "tabs" nor "body"'):
        read(value)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"tabs": "t.0"}, '"tabs" is not a list'),
        ({"tabs": [{"documentTab": []}]}, '"documentTab" is not an object'),
        ({"tabs": [{"childTabs": {}}]}, '"childTabs" is not a list'),
        ({"body": []}, '"body" is not an object'),
        ({"body": {"content": {}}}, '"content" is not a list'),
        ({"body": {"content": [{"paragraph": "Text"}]}}, '"paragraph" is not an object'),
        ({"body": {"content": [{"paragraph": {"elements": {}}}]}}, '"elements" is not a list'),
        ({"body": {"content": [{"table": []}]}}, '"table" is not an object'),
        ({"body": {"content": [{"table": {"tableRows": 2}}]}}, '"tableRows" is not a list'),
        ({"body": {}, "footnotes": []}, '"footnotes" is not an object'),
        ({"body": {}, "footnotes": {"kix.f": "Note"}}, '"footnote" is not an object'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_holds_text_and_cannot_be_walked_is_refused_by_name(value: Any, fault: str) -> None:
    with pytest.raises(NotADocumentError) as refusal:
        read(value)

    assert str(refusal.value) == f"This documents.get answer cannot be read: {fault}."


def test_tables_nested_beyond_all_bounds_are_refused() -> None:
    inmost: dict[str, Any] = {"content": []}
    for _ in range(5000):
        inmost = {"content": [{"table": {"tableRows": [{"tableCells": [inmost]}]}}]}

    with pytest.raises(NotADocumentError, match="nested too deeply"):
        read({"body": inmost})


def test_a_refusal_is_a_value_error() -> None:
    assert issubclass(NotADocumentError, ValueError)


@pytest.mark.parametrize("absent", [None, [], {}], ids=repr)
def test_a_run_without_text_is_passed_over(absent: Any) -> None:
    hollow = {"paragraph": {"elements": [{"textRun": {"content": absent}}, run("Text\n")]}}
    (block,) = read({"body": {"content": [hollow]}}).blocks

    assert (block.text, block.start, block.end) == ("Text", 1, 5)


@pytest.mark.parametrize(
    "damage",
    [
        {"paragraphStyle": None},
        {"paragraphStyle": {"namedStyleType": ["HEADING_1"], "headingId": 7}},
        {"bullet": None},
        {"bullet": "kix.l"},
        {"elements": [None, "x", {"textRun": {"content": "Text\n", "textStyle": ["bold"]}}]},
        {"elements": [{"textRun": {"content": "Text\n", "textStyle": {"link": 7}}}]},
        {"elements": [{"startIndex": "1", "endIndex": None, "textRun": {"content": "Text\n"}}]},
        {"elements": [{"startIndex": -7, "endIndex": 6.5, "textRun": {"content": "Text\n"}}]},
        {"elements": [{"startIndex": False, "textRun": {"content": "Text\n"}}]},
    ],
    ids=repr,
)
def test_a_leaf_of_the_wrong_type_counts_as_absent(damage: Any) -> None:
    source = paragraph("Text")
    source["paragraph"] |= damage
    (block,) = read({"body": {"content": [source]}}).blocks

    assert (block.kind, block.text, block.start, block.end) == ("paragraph", "Text", 1, 5)


def test_unknown_structural_elements_are_passed_over() -> None:
    assert [block.text for block in read(page({"somethingNew": {}}, "Text")).blocks] == ["Text"]


def test_null_content_of_a_cell_is_an_empty_cell() -> None:
    hollow = {"tableCells": [{"content": None}, cell("Text")]}
    document = read({"body": {"content": [table(row(), hollow)]}})

    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [[], ["", "Text"]]


def test_the_answer_itself_is_left_as_it_was() -> None:
    written = answer("Before", table(["a"]), footnotes={"kix.f": [paragraph("Note")]})
    before = repr(written)
    read(written)

    assert repr(written) == before
