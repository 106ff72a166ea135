"""The samples in examples/: what is planted is found, where it stands, and nothing else is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from linter.document import Span
from tests.examples.samples import (
    FAULTY,
    FILES,
    FLAWLESS,
    KINDS,
    Json,
    expected,
    lines_of,
    lines_of_json,
    report,
)
from tests.reader.oracle import Sheet

if TYPE_CHECKING:
    from pathlib import Path


def codes(document: Json) -> list[list[str]]:
    return [[finding["code"], *finding["also"]] for finding in document["diagnostics"]]


def test_the_folder_holds_the_samples_and_nothing_else(
    checked: dict[str, Json],
) -> None:
    assert set(checked) == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_sample_has_the_findings_expected_of_it(folder: Path, file: str) -> None:
    assert lines_of(report(folder, file)) == expected(folder, file)


@pytest.mark.parametrize("file", FILES)
def test_the_command_line_says_the_same(folder: Path, checked: dict[str, Json], file: str) -> None:
    assert lines_of_json(checked[file]) == expected(folder, file)


@pytest.mark.parametrize("file", FILES)
def test_a_sample_is_of_its_kind(checked: dict[str, Json], file: str) -> None:
    assert checked[file]["kind"] == KINDS[file.partition(".")[0]]


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith(FLAWLESS)])
def test_a_flawless_sample_is_ready_and_draws_nothing(
    folder: Path, checked: dict[str, Json], file: str
) -> None:
    assert expected(folder, file) == []
    assert checked[file]["summary"] == {
        "error": 0,
        "warning": 0,
        "suggestion": 0,
        "dismissed": 0,
        "ready": True,
    }


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_the_faulty_sample_is_not_ready(checked: dict[str, Json], suffix: str) -> None:
    assert checked[f"{FAULTY}.{suffix}"]["summary"]["ready"] is False


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_the_faults_are_those_that_the_readme_lists(
    folder: Path, checked: dict[str, Json], suffix: str
) -> None:
    readme = (folder / "expected" / "README.md").read_text()
    rows = re.findall(r"^\| .* \| ([A-Z]{3}\d\d.*) \|$", readme, re.MULTILINE)

    assert codes(checked[f"{FAULTY}.{suffix}"]) == [row.split(", ") for row in rows]


@pytest.mark.parametrize("name", KINDS)
def test_both_formats_say_the_same(checked: dict[str, Json], name: str) -> None:
    docs, markdown = checked[f"{name}.json"], checked[f"{name}.md"]

    assert codes(docs) == codes(markdown)
    for part in ("header", "sections", "factors", "action_items", "summary"):
        assert docs[part] == markdown[part], part


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_what_is_dismissed_keeps_its_reason(checked: dict[str, Json], suffix: str) -> None:
    dismissed = checked[f"{FAULTY}.{suffix}"]["dismissed"]

    assert [(one["code"], one["reason"]) for one in dismissed] == [
        ("LNG02", "the provider's words, repeated as they wrote them"),
        ("LNG02", ""),
    ]


def test_a_quote_is_what_stands_there_in_docs(folder: Path, checked: dict[str, Json]) -> None:
    sheet = Sheet(json.loads((folder / f"{FAULTY}.json").read_text()))
    found = checked[f"{FAULTY}.json"]["diagnostics"]
    spans = [Span(one["start"]["index"], one["end"]["index"], one["start"]["tab"]) for one in found]

    assert [one["quote"] for one in found] == [sheet.cut(span, live=False) for span in spans]


def test_a_quote_is_what_stands_there_in_markdown(folder: Path, checked: dict[str, Json]) -> None:
    source = (folder / f"{FAULTY}.md").read_text()
    found = checked[f"{FAULTY}.md"]["diagnostics"]
    cut = [source[one["start"]["index"] : one["end"]["index"]] for one in found]

    assert [one["quote"] for one in found] == cut
