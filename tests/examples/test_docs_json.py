"""The samples in Docs JSON are answers that the Docs API could have given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from docs_template.reader import read
from tests.examples.discovery import Discovery
from tests.examples.samples import KINDS, Json
from tests.reader.oracle import Sheet
from tests.reader.writing import bare, lay

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def discovery() -> Discovery:
    return Discovery("docs", "v1")


@pytest.fixture(params=KINDS)
def answer(request: pytest.FixtureRequest, folder: Path) -> Json:
    loaded: Json = json.loads((folder / f"{request.param}.json").read_text())
    return loaded


def test_every_field_is_one_that_the_api_has(answer: Json, discovery: Discovery) -> None:
    assert discovery.faults(answer, "Document") == []


def test_a_field_that_the_api_does_not_have_would_be_noticed(
    answer: Json, discovery: Discovery
) -> None:
    tab = answer["tabs"][0]["documentTab"]
    tab["body"]["content"][1]["paragraph"]["colour"] = "red"
    tab["documentStyle"]["documentFormat"]["documentMode"] = "SCROLL"
    answer["title"] = 7

    assert len(discovery.faults(answer, "Document")) == 3


def test_the_indexes_are_those_that_the_api_would_lay(answer: Json) -> None:
    content = answer["tabs"][0]["documentTab"]["body"]["content"]
    laid = bare(content)
    lay(laid, 0)

    assert content == laid


def test_each_comment_is_anchored_to_the_words_that_it_quotes(answer: Json) -> None:
    sheet = Sheet(answer)

    for thread in read(answer).threads:
        assert [sheet.cut(span, live=False) for span in thread.spans] == [thread.quote]


def test_each_suggestion_stands_in_the_text(answer: Json) -> None:
    text = json.dumps(answer["tabs"])

    for suggestion in answer["suggestions"]:
        assert suggestion["suggestionId"] in text
