"""Whatever is fed in is read or refused in one sentence: nothing crashes, nothing hangs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from addon.policy_file import parse_whole
from addon.policy_file.nodes import PolicyError
from docs_template import markdown
from docs_template.reader import NotADocumentError, read
from linter.engine import CRASHED, lint
from linter.formats.json import of_report
from linter.policy import DEFAULT
from tests.fuzz import material
from tests.fuzz.effort import EFFORT, no_hang

if TYPE_CHECKING:
    from linter.document import Document

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def linted(document: Document) -> None:
    report = lint(document, DEFAULT, now=NOW)
    crashes = [finding.message for finding in report.diagnostics if finding.code == CRASHED]

    assert crashes == []
    assert json.dumps(of_report("a", report))


def one_sentence(problem: Exception) -> None:
    said = str(problem)

    assert said.strip()
    assert "\n" not in said
    assert "Traceback" not in said


@EFFORT
@given(material.ANYTHING)
def test_any_json_is_read_as_an_answer_or_refused(answer: Any) -> None:
    with no_hang():
        try:
            linted(read(answer))
        except NotADocumentError as problem:
            one_sentence(problem)


@EFFORT
@given(material.damaged_answer())
def test_a_damaged_answer_is_read_or_refused(answer: Any) -> None:
    with no_hang():
        try:
            linted(read(answer))
        except NotADocumentError as problem:
            one_sentence(problem)


@EFFORT
@given(material.TEXTS)
def test_any_text_is_read_as_markdown(text: str) -> None:
    with no_hang():
        linted(markdown.read(text))


@EFFORT
@given(st.sampled_from(material.markdown_examples()).flatmap(material.damaged))
def test_a_damaged_postmortem_is_read_and_linted(text: str) -> None:
    with no_hang():
        linted(markdown.read(text))


@EFFORT
@given(
    st.one_of(
        material.TEXTS, material.damaged(material.policy()), material.ANYTHING.map(json.dumps)
    )
)
def test_any_text_is_a_policy_or_refused_by_name_and_place(text: str) -> None:
    with no_hang():
        try:
            parse_whole(text, "policy.yaml")
        except PolicyError as problem:
            one_sentence(problem)
            for said in problem.problems:
                assert said.startswith("policy.yaml")
