"""Two readers, one text: block boundaries as markdown-it-py sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from docs_template.markdown import read
from tests.markdown.second_opinion import our_places, their_places
from tests.markdown.writing import MARKDOWN

if TYPE_CHECKING:
    from pathlib import Path

AGREEMENT = 0.99


@given(MARKDOWN)
def test_generated_markdown_has_the_blocks_that_markdown_it_finds(text: str) -> None:
    assert our_places(text) == their_places(text)


@pytest.fixture(scope="module")
def postmortems(corpus: Path) -> dict[str, str]:
    found = {path.name: path.read_text() for path in sorted(corpus.glob("docs/*.md"))}
    assert found
    return found


def test_every_postmortem_is_read(postmortems: dict[str, str], subtests: pytest.Subtests) -> None:
    for name, text in postmortems.items():
        with subtests.test(name):
            document = read(text)

            assert document.blocks
            for block in document.blocks:
                assert block.quote(block.span()) == text[block.start : block.end]


def test_postmortems_have_the_blocks_that_markdown_it_finds(postmortems: dict[str, str]) -> None:
    differences = []
    total = 0
    for name, text in postmortems.items():
        body = _without_front_matter(text)
        theirs, ours = their_places(body), our_places(body)
        total += len(theirs)
        differences += [
            f"{name}: only markdown-it: {place}" for place in theirs if place not in ours
        ]
        differences += [
            f"{name}: only the reader: {place}" for place in ours if place not in theirs
        ]

    assert total > 1000
    assert len(differences) <= (1 - AGREEMENT) * total, "\n".join(differences)


def _without_front_matter(text: str) -> str:
    """The text with its front matter blanked out, so that each line keeps its number."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    closing = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n" * (closing + 1) + "\n".join(lines[closing + 1 :])
