"""The words of our posts: what stands in them, how long they get, and what they never repeat."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.domain.comments import wording
from addon.domain.comments.plan import opening_of
from linter.diagnostic import Diagnostic
from linter.document import Post
from linter.markers import marker, subject
from linter.policy import DEFAULT, Policy
from tests.comments.margin import WORDS, Margin


def finding(
    message: str = "It blames.", code: str = "LNG02", question: str | None = None
) -> object:
    found = Diagnostic(code, "counterfactual", message, question=question)
    found.fingerprint = "8f1c02ab"
    return found


def opening(message: str = "It blames.", name: str = "Ada", **more: str) -> str:
    return wording.opening(finding(message, **more), name, DEFAULT)  # type: ignore[arg-type]


def test_a_comment_says_what_whose_why_and_how_to_dismiss() -> None:
    assert opening(question="What made it look right?").splitlines() == [
        "Second Story · LNG02 8f1c02ab, added for Ada",
        "It blames.",
        "What made it look right?",
        'To leave it as it is, reply "dismiss:" and why.',
    ]


def test_what_cannot_be_dismissed_says_so() -> None:
    assert opening(code="PRV01").endswith("\nThis cannot be dismissed.")
    found = finding()
    strict = Policy(never_dismiss=["LNG02"])
    assert wording.opening(found, "Ada", strict).endswith("cannot be dismissed.")  # type: ignore[arg-type]


def test_a_secret_is_not_repeated() -> None:
    said = wording.opening(finding("Found s3cr3t here."), "Ada", DEFAULT, {"s3cr3t"})  # type: ignore[arg-type]

    assert "s3cr3t" not in said
    assert "Found •••••• here." in said


def test_without_an_anchor_the_text_says_section_and_quote() -> None:
    margin = Margin(f"She {WORDS} looked.")
    report = margin.report()

    made = opening_of(report, report.diagnostics[0], "Ada")

    assert "In “Contributing factors”: “should have”" in made.unanchored
    assert "In “" not in made.content
    assert made.quote == "should have"


@given(st.text(max_size=1500), st.text(max_size=200))
def test_a_post_keeps_within_the_bytes_that_google_takes(message: str, name: str) -> None:
    said = opening(message * 3, name)

    assert len(said.encode()) <= wording.MOST_BYTES
    assert said.endswith('reply "dismiss:" and why.')
    assert marker(said) is not None


@given(st.text(), st.integers(4, 60))
def test_a_text_is_cut_between_characters(text: str, most: int) -> None:
    kept = wording.cut(text, most)

    assert len(kept.encode()) <= most
    whole = text.encode("utf-8", "replace").decode()
    assert kept == whole or whole.startswith(kept.removesuffix("…"))


@pytest.mark.parametrize("reason", ["customer quote", "x" * 3000, "two\nlines", "é" * 1100])
def test_a_dismissal_from_the_sidebar_names_the_passage_that_it_is_about(reason: str) -> None:
    said = wording.dismissal(reason, finding())  # type: ignore[arg-type]

    assert re.match(r"dismiss: \S", said)
    assert len(said.encode()) <= wording.MOST_BYTES
    about = subject([Post("p", "Ada", said, None)])
    assert about is not None
    assert about.finding == ("LNG02", "8f1c02ab")
