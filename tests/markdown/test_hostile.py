"""Text made to be slow costs twice as much when it is twice as long, no more."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.markdown import read
from docs_template.markdown.inline import Inline
from tests.work import lines_run

UNITS = [
    *["*", "*a", "a*", "*a ", "**a *b", "_a", "*_a", "***a** b*", "~~a ", "a~~"],
    *["[", "]", "[a", "[a]", "[a](", "[a](b", '[a](b "', "[a](b (", "![", "![a](", "[x][", "[*a"],
    *["`", "` a", "a `b", "\\", "\\`", "&", "&amp;", "&a", ":", "http://", "http://a).", "://"],
    *["<", "<a", "<a b=", "<a b='", "<a  ", "<!--", "a<!--", "<!-- -->", "<a@", "<a:", "<%", "{%"],
    *[
        "<b>",
        "</b>",
        "<div>",
        "<ul><li>a",
        "<blockquote>a",
        "<pre>",
        "<br> ",
        "<h1>a\n",
        "<script>\n",
    ],
    *[">", "> ", ">\n", "> a\n", "> a\nb\n", "- ", "-\n", "- a\n", "1. ", "- a\n\n", "\t", "- \t"],
    *[
        "|",
        "a|\n",
        "|-",
        "| a |\n|---|\n",
        "# ",
        "#",
        "=\n",
        "a\n=\n",
        "---\n",
        "```\n",
        "    a\n\n",
    ],
    *["[a]: b\n", '[a]: b "\n', "[a]:\n", "[^a]:", "[^a]: b\n", "[^a]", "- [ ] ", "---\na: b\n"],
    *["\n", " \n", "\r", "\r\n", " a \n", "a  \n", "a\\\n", "\ufeff", "\x00", "\ud800"],
]


class Searched(str):  # noqa: SLOT000 - what it counts is an attribute.
    """A text that counts how often it is searched."""

    searches = 0

    def find(self, *arguments: Any) -> int:
        self.searches += 1
        return super().find(*arguments)


def staircase(height: int) -> str:
    """A list in which each item is nested in the one before."""
    return "".join("  " * level + "- a\n" for level in range(height))


def ticks(longest: int) -> str:
    """Runs of backticks no two of which are equally long."""
    return " ".join("`" * length for length in range(1, longest))


def effort(text: str) -> float:
    """How many lines of Python run to read a text, per character."""
    read(text)  # Patterns are compiled on their first use, in many lines of Python.
    return lines_run(lambda: read(text)) / len(text)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    assert effort(unit * 600) <= 1.2 * effort(unit * 300) + 0.5


@pytest.mark.parametrize("unit", ["[", "*", "`", "<", "> ", "- "])
def test_twice_the_nesting_is_twice_the_work(unit: str) -> None:
    closing = {"[": "]", "<": ">"}.get(unit, unit)

    once = effort(unit * 300 + "a" + closing * 300)
    assert effort(unit * 600 + "a" + closing * 600) <= 1.2 * once + 0.5


def test_items_nested_ever_deeper_are_bounded_work() -> None:
    assert effort(staircase(240)) <= effort(staircase(120))


def test_backticks_of_ever_other_lengths_are_bounded_work() -> None:
    assert effort(ticks(120)) <= effort(ticks(60))


def test_what_closes_nowhere_is_searched_for_once() -> None:
    text = Searched("a <!-- b {% c <% d " * 100)
    Inline(text, {}).read_markdown()

    assert text.searches == 3


def test_brackets_that_nobody_closes_are_forgotten() -> None:
    inline = Inline("[" * 5000 + "[a](b)", {})
    inline.read_markdown()

    assert inline.marks == [("link", 5001, 5002, "b")]
    assert len(inline.brackets._open) < 1000


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))

    for block in read(text).blocks:
        assert block.quote(block.span()) == text[block.start : block.end]
