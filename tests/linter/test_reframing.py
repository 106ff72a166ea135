"""From what a person did not do: the question, and the sentence in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linter.diagnostic import DISPLAY_ONLY, UNSAFE, Diagnostic
from linter.engine import lint
from linter.evaluation import document_of
from linter.policy import DEFAULT
from tests.challenge.pairs import files, items_of

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = frozenset(("LNG01", "LNG02", "LNG03"))
QUESTIONS = [
    (
        "The engineer should have checked the dashboard.",
        "What made the dashboard difficult to find or interpret during the incident?",
    ),
    (
        "If she had looked at the graph, we would have known.",
        "What made the graph difficult to find or interpret during the incident?",
    ),
    (
        "The on-call engineer failed to page the database team.",
        "What made it hard to page the database team at that moment?",
    ),
    (
        "Management ignored the capacity warnings.",
        "What made it hard to act on the capacity warnings at that moment?",
    ),
    (
        "Had we drained the node, nothing would have happened.",
        "What made it hard to drain the node at that moment?",
    ),
]
REWRITES = [
    (
        "The on-call engineer failed to page the database team before midnight.",
        "The database team was not paged before midnight.",
        "The on-call engineer had no cue to page the database team before midnight.",
    ),
    (
        "The engineer should have checked the dashboard.",
        "The dashboard was not checked.",
        "The engineer had no cue to check the dashboard.",
    ),
    (
        "At 14:05 the DBA forgot to re-enable the two jobs, so they never ran.",
        "At 14:05 the two jobs were not re-enabled, so they never ran.",
        "At 14:05 the DBA had no cue to re-enable the two jobs, so they never ran.",
    ),
    (
        "The owner of the service never reviewed the thresholds.",
        "The thresholds were never reviewed.",
        "The owner of the service had no cue to review the thresholds.",
    ),
    (
        "Ana neglected to set a memory limit.",
        "A memory limit was not set.",
        "The responder had no cue to set a memory limit.",
    ),
]
ONE_REWRITE = [
    ("We forgot to renew the certificate.", "The certificate was not renewed."),
    ("Nobody checked the plan.", "The plan was not checked."),
    (
        "Both approvers overlooked the warning in the plan output.",
        "The warning in the plan output was not noticed.",
    ),
    (
        "The night shift ignored the disk alert for two hours.",
        "The disk alert was not acted on for two hours.",
    ),
    (
        "The release manager failed to roll back within ten minutes.",
        "The release manager had no cue to roll back within ten minutes.",
    ),
    ("They never tested a restore.", "A restore was never tested."),
]
NONE = [
    "The developer was careless.",
    "It was the operator's fault.",
    "She failed to check his notes.",
    "The engineer, on call for the third night, failed to page the lead.",
    "The author merged the change and failed to announce it.",
    "The lead failed to tell Jo and Kim.",
    "Ravi and the lead failed to name a deputy.",
    "The engineer forgot that the flag is global.",
]  # fmt: skip


def findings(text: str, kind: str = "factor") -> list[Diagnostic]:
    found = lint(document_of(text, kind, DEFAULT), DEFAULT, kind="full", codes=LANGUAGE)
    return list(found.diagnostics)


def rewritten(text: str, finding: Diagnostic, kind: str = "factor") -> list[tuple[str, str]]:
    """Each fix's applicability, and the text after it."""
    block = document_of(text, kind, DEFAULT).blocks[-1]
    texts = []
    for fix in finding.fixes:
        (edit,) = fix.edits
        start, end = edit.span.start - block.start, edit.span.end - block.start
        texts.append((fix.applicability, f"{text[:start]}{edit.replacement}{text[end:]}"))
    return texts


@pytest.mark.parametrize(("text", "question"), QUESTIONS)
def test_the_question_is_asked_in_the_words_of_the_sentence(text: str, question: str) -> None:
    assert findings(text)[0].question == question


@pytest.mark.parametrize(("text", "system", "role"), REWRITES)
def test_the_system_and_the_role_are_offered_as_subject(text: str, system: str, role: str) -> None:
    assert rewritten(text, findings(text)[0]) == [(UNSAFE, system), (DISPLAY_ONLY, role)]


@pytest.mark.parametrize(("text", "other"), ONE_REWRITE)
def test_one_is_offered_where_the_grammar_allows_one(text: str, other: str) -> None:
    assert [words for _, words in rewritten(text, findings(text)[0])] == [other]


@pytest.mark.parametrize("text", NONE)
def test_none_is_offered_where_the_grammar_is_not_plain(text: str) -> None:
    assert [list(finding.fixes) for finding in findings(text)] == [[]]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_what_is_offered_is_no_finding_itself(path: Path) -> None:
    for item in items_of(path):
        found = findings(item["text"], item["kind"])
        for finding in found:
            for _, words in rewritten(item["text"], finding, item["kind"]):
                assert len(findings(words, item["kind"])) < len(found), words
