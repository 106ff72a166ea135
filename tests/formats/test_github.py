"""Annotations as GitHub's runner reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from linter.formats.github import render
from tests.formats import reports
from tests.reader import writing

SENTENCE = "The engineer should have checked the dashboard."


class Annotation(NamedTuple):
    command: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Annotation:
    """Read a line as the runner does (actions/runner, ``ActionCommand.TryParseV2``)."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match
    command, properties, message = match.groups()
    pairs = (pair.partition("=") for pair in properties.split(","))
    return Annotation(
        command,
        {name: unescaped(value, ":,\r\n%") for name, _, value in pairs},
        unescaped(message, "\r\n%"),
    )


def unescaped(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def annotated(path: str, text: str, *codes: str) -> list[Annotation]:
    return [parsed(line) for line in render(path, reports.impact(text, *codes)).splitlines()]


def test_a_finding_is_one_annotation() -> None:
    assert annotated("docs/pool.md", SENTENCE, "LNG01", "LNG02") == [
        Annotation(
            "warning",
            {"file": "docs/pool.md", "line": "5", "title": "LNG02 counterfactual"},
            '"should have checked" tells of a world that did not happen.\n'
            "Also: LNG01 person-blamed\n"
            "Ask: What made the dashboard difficult to find or interpret during the incident?\n"
            'Fix: Write "The dashboard was not checked"\n'
            'Fix: Write "The engineer had no cue to check the dashboard"',
        )
    ]


@pytest.mark.parametrize(
    ("code", "command"), [("STR01", "error"), ("IMP02", "warning"), ("DSM01", "notice")]
)
def test_severities_are_commands(code: str, command: str) -> None:
    text = "# Postmortem\n\n## Impact\n\nSome users saw errors. <!-- dismiss: ACT01 why -->\n"
    report = reports.of_markdown(text)
    found = [parsed(line) for line in render("x.md", report).splitlines()]

    assert {a.command for a in found if a.properties["title"].startswith(code)} == {command}


@pytest.mark.parametrize("path", ["100 %.md", "a:b.md", "a,line=3.md", "a\n::error::b.md", "::.md"])
def test_no_path_breaks_out_of_its_property(path: str) -> None:
    (annotation,) = annotated(path, SENTENCE)

    assert annotation.properties["file"] == path
    assert annotation.properties["line"] == "5"


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("50 %0A of it", "50 %0A of it"),
        ("one\r\n::error::two", "one ::error::two"),
        ("\x1b[31mred", "\ufffd[31mred"),
    ],
)
def test_no_message_breaks_out_of_its_line(message: str, read: str) -> None:
    report = reports.impact(SENTENCE)
    report.diagnostics[0].message = message
    (line,) = render("x.md", report).splitlines()

    assert parsed(line).message.splitlines()[0] == read


def test_a_google_doc_has_no_lines() -> None:
    heading = writing.paragraph("Impact", style="HEADING_1")
    answer = writing.answer(heading, SENTENCE) | {"title": "Postmortem"}
    (line,) = render("x.json", reports.of_docs_json(answer, "LNG02")).splitlines()

    assert "line" not in parsed(line).properties


def test_no_finding_is_no_line() -> None:
    assert render("x.md", reports.impact("1,200 requests failed.")) == ""


def test_what_is_dismissed_is_told_in_the_log_and_not_annotated() -> None:
    report = reports.impact(f"{SENTENCE} <!-- dismiss: LNG02 quotes\n::error::a customer -->")

    assert render("x.md", report) == (
        "Dismissed: x.md:5 LNG02 counterfactual: quotes ::error::a customer\n"
    )


def test_no_annotation_repeats_a_secret_that_the_document_exposes() -> None:
    secret = "q7Zr1Kd9Xw3Tb5Yv8Lm2Np4Hs6Jc0Gf7RaQe"
    text = f"# Postmortem\n\n## Action items\n\n- Improve ghp_{secret} (J. Park, P1, OPS-1)\n"
    page = render("x.md", reports.of_markdown(text))

    assert "Improve ghp_•" in page
    assert secret not in page
