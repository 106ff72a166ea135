"""Word rules are tried at their anchor words alone, and lose nothing by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docs_template.markdown import read
from linter.engine import lint
from linter.language.text import WORD
from linter.lexicon import WordRule
from linter.policy import DEFAULT, Policy
from linter.postmortem import Postmortem
from linter.registry import all_rules
from tests.rules.specification import framed

if TYPE_CHECKING:
    from pathlib import Path

    from linter.language.text import Text

WORD_RULES = [rule for rule in all_rules() if isinstance(rule, WordRule)]
WITH_PATTERN = [rule for rule in WORD_RULES if rule.pattern]


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[Text]:
    documents = [read(path.read_text(encoding="utf-8")) for path in (corpus / "docs").glob("*.md")]
    return [passage.text for one in documents for passage in Postmortem(one, DEFAULT).passages]


def by_anchors(rule: WordRule, text: Text) -> list[int]:
    pattern = re.compile(rule.pattern)
    return [
        start
        for word, start in zip(text.words, text.starts, strict=True)
        if word in rule.anchors and pattern.match(text.low, start)
    ]


def by_plain_search(rule: WordRule, text: Text) -> list[int]:
    """Where the pattern starts at a word; looking ahead finds matches that overlap as well."""
    pattern = rf"(?<!\w)(?<!\w')(?=(?:{rule.pattern}))"
    return [match.start() for match in re.finditer(pattern, text.low)]


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.code)
def test_a_word_rule_declares_the_words_it_is_tried_at(rule: WordRule) -> None:
    assert rule.phrases or rule.anchors
    assert bool(rule.pattern) == bool(rule.anchors)


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.code)
def test_anchors_and_phrases_are_words_as_the_text_has_them(rule: WordRule) -> None:
    words = [*rule.anchors, *(word for phrase in rule.phrases for word in phrase.split())]

    assert [word for word in words if not WORD.fullmatch(word) or word != word.lower()] == []


@pytest.mark.parametrize("rule", WITH_PATTERN, ids=lambda rule: rule.code)
def test_anchors_find_what_a_plain_search_finds(rule: WordRule, texts: list[Text]) -> None:
    differing = [
        text.raw for text in texts if by_anchors(rule, text) != by_plain_search(rule, text)
    ]

    assert differing == []


def test_an_allowed_phrase_is_never_flagged() -> None:
    document = read(framed("factors", "- Process: the Root Cause Guild owns the pool.\n"), title="")

    assert lint(document, DEFAULT).diagnostics
    assert not lint(document, Policy(allowed_phrases=["root cause guild"])).diagnostics
