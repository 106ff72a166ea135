"""The title of the document, and the front matter that may give it."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import texts

FRONT = "---\nlayout: post\ntitle: {}\n---\n\n# Heading\n"


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Checkout outage", "Checkout outage"),
        ('"Outage: checkout"', "Outage: checkout"),
        ('"The \\"big\\" one"', 'The "big" one'),
        ("'It''s down'", "It's down"),
        ("Outage # of March", "Outage"),
    ],
)
def test_front_matter_gives_the_title(value: str, title: str) -> None:
    assert read(FRONT.format(value)).title == title


def test_front_matter_is_hidden() -> None:
    assert texts(FRONT.format("Outage")) == ["Heading"]


@pytest.mark.parametrize("value", ["", ">-\n  Folded", '""'])
def test_a_heading_gives_the_title_where_front_matter_does_not(value: str) -> None:
    assert read(FRONT.format(value)).title == "Heading"


@pytest.mark.parametrize("text", ["## Sub\n\n# The *outage*\n", "The outage\n===\n\n# Other"])
def test_the_first_heading_of_level_1_is_the_title(text: str) -> None:
    assert read(text, "given").title == "The outage"


@pytest.mark.parametrize("text", ["## Sub", "> # Quoted", "Text", ""])
def test_without_a_heading_of_level_1_the_title_is_the_one_given(text: str) -> None:
    assert read(text, "given").title == "given"


@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_front_matter_ends_at_dashes_or_dots(closing: str) -> None:
    assert texts(f"---\n# comment\n\ndate: 2026-03-01\n{closing}\nText") == ["Text"]


@pytest.mark.parametrize(
    "text", ["---\nWe saw errors.\n\n---\nText", "---\nkey: value\n", " ---\na: b\n---"]
)
def test_what_only_resembles_front_matter_is_text(text: str) -> None:
    assert len(texts(text)) > 0
    assert texts(text) != ["Text"]
