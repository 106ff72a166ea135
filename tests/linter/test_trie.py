"""Many words as one pattern find what the words find one by one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linter.language.trie import any_of

WORDS = st.lists(st.text("abc'.é", min_size=1, max_size=5), max_size=8)


@given(WORDS, st.text("abc'.é", max_size=6))
def test_it_matches_the_words_and_nothing_else(words: list[str], text: str) -> None:
    assert bool(re.fullmatch(any_of(words), text)) == (text in words)


def test_the_longest_of_several_counts() -> None:
    match = re.match(any_of(["in", "incident", "inc"]), "incidents")

    assert match is not None
    assert match.group() == "incident"


def test_beginnings_are_shared() -> None:
    assert any_of(["error", "errors", "erring"]) == "err(?:ing|or(?:s)?)"
