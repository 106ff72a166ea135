"""Emphasis, code and characters that stand for others."""

from __future__ import annotations

import pytest

from tests.markdown.reading import marks, only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("*errors*", "italic"),
        ("_errors_", "italic"),
        ("**errors**", "bold"),
        ("__errors__", "bold"),
        ("~~errors~~", "strike"),
        ("`errors`", "code"),
    ],
)
def test_mark_up_is_hidden_and_marks_its_text(text: str, kind: str) -> None:
    assert only(f"We saw {text}.").text == "We saw errors."
    assert marks(f"We saw {text}.") == [(kind, "errors")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("***a***", {("bold", "a"), ("italic", "a")}),
        ("**a *b* c**", {("bold", "a b c"), ("italic", "b")}),
        ("*a **b***", {("italic", "a b"), ("bold", "b")}),
        ("un*frigging*believable", {("italic", "frigging")}),
        ("*foo**bar*", {("italic", "foo**bar")}),
    ],
)
def test_emphasis_nests(text: str, shown: set[tuple[str, str]]) -> None:
    assert set(marks(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "2 * 3 * 4",
        "a* b",
        "x *",
        "x **",
        "_a",
        "a_b is a_b_c",
        "~5 to ~6",
        "a~b~",
    ],
)
def test_what_emphasises_nothing_is_text(text: str) -> None:
    assert only(text).text == text
    assert marks(text) == []


def test_emphasis_goes_on_over_a_line_break() -> None:
    assert marks("**We saw\nerrors**") == [("bold", "We saw\nerrors")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("``a ` b``", "a ` b"),
        ("`` `a` ``", "`a`"),
        ("`a\\`", "a\\"),
        ("`**a** &amp; <b>`", "**a** &amp; <b>"),
        ("`a\nb`", "a\nb"),
    ],
)
def test_code_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert only(text).text == shown
    assert marks(text) == [("code", shown)]


@pytest.mark.parametrize("text", ["a ` b", "a `` b ` c", "\\`a\\`"])
def test_backticks_without_a_partner_are_text(text: str) -> None:
    assert marks(text) == []
    assert only(text).text == text.replace("\\", "")


def test_code_binds_tighter_than_emphasis() -> None:
    assert marks("*a `b*`") == [("code", "b*")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\\*not emphasised\\*", "*not emphasised*"),
        ("C:\\temp", "C:\\temp"),
        ("a \\| b", "a | b"),
        ("R&amp;D", "R&D"),
        ("&#65;&#x42;", "AB"),
        ("&lt;pod&gt;", "<pod>"),
        ("a &nosuch; &copyright; & c &amp", "a &nosuch; &copyright; & c &amp"),
        ("&#0;", "\ufffd"),
    ],
)
def test_escapes_and_entities_are_what_they_stand_for(text: str, shown: str) -> None:
    assert only(text).text == shown


def test_an_entity_is_pointed_at_as_a_whole() -> None:
    text = "R&amp;D cost"
    block = only(text)
    span = block.span(1, 2)

    assert (text[span.start : span.end], block.quote(span)) == ("&amp;", "&amp;")


@pytest.mark.parametrize("text", ["We saw&nbsp;", "&nbsp;We saw", "<b> We saw </b>"])
def test_blanks_at_the_edges_are_no_text(text: str) -> None:
    assert only(text).text == "We saw"
