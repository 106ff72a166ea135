"""The pass over all words stops where something that is looked for may start."""

from __future__ import annotations

import re

from linter.language.stops import first_words_of


def test_a_word_may_be_wanted_before_another_alone() -> None:
    found = re.compile(first_words_of(["in", "of course", "was … late", "have …ly", "as", "all"]))
    text = " of course it was never, of coursework, was too late; have nearly as; have all in's"

    assert [match[1] for match in found.finditer(text)] == ["of", "was", "have", "as", "all"]


def test_a_word_that_is_wanted_anywhere_is_so_whatever_stands_behind_it() -> None:
    found = re.compile(first_words_of(["no", "no one", "not"]))

    assert [match[1] for match in found.finditer(" no one, no; not now")] == ["no", "no", "not"]
