"""Headings, in both of their forms."""

from __future__ import annotations

import pytest

from tests.markdown.reading import kinds, only, source, texts


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_number_signs_make_a_heading_of_their_level(level: int) -> None:
    block = only("#" * level + " Timeline")

    assert (block.kind, block.text, block.level) == ("heading", "Timeline", level)


@pytest.mark.parametrize("line", ["#Timeline", "####### Timeline", "\\# Timeline"])
def test_what_only_resembles_a_heading_is_a_paragraph(line: str) -> None:
    assert only(line).kind == "paragraph"


@pytest.mark.parametrize("text", ["## Impact ##", "##  Impact #  ", "  ## Impact", "##\tImpact"])
def test_a_heading_stands_without_its_mark_up(text: str) -> None:
    block = only(text)

    assert (block.text, source(text, block)) == ("Impact", "Impact")


@pytest.mark.parametrize("heading", ["C#", "Ticket #12", "Ticket \\#"])
def test_a_number_sign_inside_a_heading_is_text(heading: str) -> None:
    assert only(f"# {heading}").text == heading.replace("\\", "")


@pytest.mark.parametrize(("line", "level"), [("===", 1), ("=", 1), ("---", 2), ("  ----  ", 2)])
def test_an_underlined_paragraph_is_a_heading(line: str, level: int) -> None:
    block = only(f"Timeline\n{line}")

    assert (block.kind, block.text, block.level) == ("heading", "Timeline", level)


def test_an_underlined_heading_may_take_several_lines() -> None:
    assert only("Checkout\noutage\n===").text == "Checkout\noutage"


def test_a_heading_needs_no_blank_lines_around_it() -> None:
    assert kinds("Before\n# Heading\nAfter") == [
        ("paragraph", "Before"),
        ("heading", "Heading"),
        ("paragraph", "After"),
    ]


def test_a_heading_without_text_is_left_out() -> None:
    assert texts("##\n\n## ##\n\nText") == ["Text"]


@pytest.mark.parametrize("rule", ["---", "***", "_ _ _", " * * *  ", "-----"])
def test_a_thematic_break_is_left_out(rule: str) -> None:
    assert kinds(f"One\n\n{rule}\nTwo") == [("paragraph", "One"), ("paragraph", "Two")]
