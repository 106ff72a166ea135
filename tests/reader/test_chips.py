"""Chips read as what they show; other elements that are no text read as nothing."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.reader import read
from linter.document import Block, Mark
from tests.reader.writing import (
    answer,
    date,
    dropdown,
    paragraph,
    person,
    rich_link,
    run,
    silent,
)

NOON = "2026-03-01T12:00:00Z"


def only(*parts: Any) -> Block:
    (block,) = read(answer(paragraph(*parts))).blocks
    return block


def test_a_person_reads_as_the_name_and_is_marked_with_the_e_mail() -> None:
    block = only("Owner: ", person("J. Park", "j.park@example.com"))

    assert block.text == "Owner: J. Park"
    assert block.marks == [Mark("person", 7, 14, "j.park@example.com")]


def test_a_person_without_a_name_reads_as_the_e_mail() -> None:
    assert only(person("", "j.park@example.com")).text == "j.park@example.com"


def test_a_person_without_an_e_mail_is_marked_with_the_name() -> None:
    assert only(person("J. Park")).marks == [Mark("person", 0, 7, "J. Park")]


def test_a_rich_link_reads_as_its_title_and_is_marked_with_its_address() -> None:
    block = only("See ", rich_link("Graphs", "https://example.com/g"), ".")

    assert block.text == "See Graphs."
    assert block.marks == [Mark("rich_link", 4, 10, "https://example.com/g")]


def test_a_rich_link_without_a_title_reads_as_its_address() -> None:
    assert only(rich_link("", "https://example.com/g")).text == "https://example.com/g"


def test_a_date_reads_as_it_is_displayed() -> None:
    assert only(date(NOON, displayText="1 Mar 2026"), ": paged").text == "1 Mar 2026: paged"


def test_a_date_without_display_text_reads_as_its_day() -> None:
    assert only(date(NOON)).text == "2026-03-01"


def test_a_date_that_shows_a_time_is_marked_with_the_time() -> None:
    chip = date("2026-03-01T14:02:00Z", timeFormat="TIME_FORMAT_HOUR_MINUTE", displayText="14:02")

    assert only(chip).marks == [Mark("date", 0, 5, "2026-03-01T14:02:00Z")]


@pytest.mark.parametrize(
    "form",
    [{}, {"timeFormat": "TIME_FORMAT_DISABLED"}, {"timeFormat": "TIME_FORMAT_UNSPECIFIED"}],
    ids=["absent", "disabled", "unspecified"],
)
def test_the_noon_of_a_date_that_shows_no_time_is_no_time(form: dict[str, Any]) -> None:
    assert only(date(NOON, **form)).marks == [Mark("date", 0, 10, "2026-03-01")]


def test_a_dropdown_reads_as_its_choice() -> None:
    block = only("Severity: ", dropdown("SEV2"))

    assert block.text == "Severity: SEV2"
    assert block.marks == [Mark("dropdown", 10, 14, "SEV2")]


def test_chips_side_by_side_keep_their_own_marks() -> None:
    assert only(dropdown("P0"), dropdown("P0")).marks == [
        Mark("dropdown", 0, 2, "P0"),
        Mark("dropdown", 2, 4, "P0"),
    ]


def test_a_chip_carries_the_marks_of_its_style() -> None:
    chip = person("J. Park")
    chip["person"]["textStyle"] = {"bold": True}

    assert Mark("bold", 0, 9) in only(run("@ ", bold=True), chip).marks


@pytest.mark.parametrize(
    "kind",
    [
        "autoText",
        "columnBreak",
        "equation",
        "footnoteReference",
        "horizontalRule",
        "inlineObjectElement",
        "pageBreak",
        "somethingNew",
    ],
)
def test_other_elements_read_as_nothing_and_keep_their_index(kind: str) -> None:
    block = only("up", silent(kind), "down")

    assert (block.text, block.quote(block.span())) == ("updown", "updown")
    assert (block.span(2, 6).start, block.end) == (4, 8)


def test_an_equation_keeps_all_the_indexes_it_is_given() -> None:
    equation = {"startIndex": 1, "endIndex": 6, "equation": {}}
    text = {"startIndex": 6, "endIndex": 10, **run(" ok\n")}
    source = {"paragraph": {"elements": [equation, text]}}
    (block,) = read({"body": {"content": [source]}}).blocks

    assert (block.text, block.start, block.span(1, 3).start) == (" ok", 1, 7)


def test_a_chip_that_shows_nothing_has_no_mark() -> None:
    block = only("by ", person())

    assert (block.text, list(block.marks)) == ("by ", [])
