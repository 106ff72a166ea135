"""Word rules are tried at their anchor words alone, and lose nothing by it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from docs_template.markdown import read
from linter.engine import lint
from linter.language.stops import first_words_of
from linter.language.text import WORD
from linter.lexicon import WordRule
from linter.policy import DEFAULT, Policy
from linter.postmortem import Postmortem
from linter.registry import all_rules
from tests.rules.first_words import first_words
from tests.rules.specification import framed

if TYPE_CHECKING:
    from pathlib import Path

    from linter.language.text import Text

WORD_RULES = [rule for rule in all_rules() if isinstance(rule, WordRule)]

Trial = tuple[tuple[str, ...], str]

TRIALS: dict[str, Trial] = {
    f"{rule.code}.{number}": trial
    for rule in WORD_RULES
    for number, trial in enumerate(
        [
            *((tuple(cue.anchors), cue.pattern.pattern) for cue in rule.cues),
            *([(tuple(rule.anchors), rule.pattern)] if rule.pattern else []),
        ]
    )
}


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[Text]:
    documents = [read(path.read_text(encoding="utf-8")) for path in (corpus / "docs").glob("*.md")]
    return [passage.text for one in documents for passage in Postmortem(one, DEFAULT).passages]


@lru_cache
def finder(anchors: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(first_words_of(anchors))


def by_anchors(trial: Trial, text: Text) -> list[int]:
    pattern, words = re.compile(trial[1]), finder(trial[0])
    found = [match.start(1) - 1 for match in words.finditer(f"\n{text.low}")]
    return [at for at in found if pattern.match(text.low, at) and at in text.starts]


def by_plain_search(trial: Trial, text: Text) -> list[int]:
    """Where the pattern starts at a word; looking ahead finds matches that overlap as well."""
    pattern = rf"(?<!\w)(?<!\w')(?=(?:{trial[1]}))"
    return [match.start() for match in re.finditer(pattern, text.low)]


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.code)
def test_a_word_rule_declares_the_words_it_is_tried_at(rule: WordRule) -> None:
    assert rule.phrases or rule.anchors or rule.cues
    assert bool(rule.pattern) == bool(rule.anchors)


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.code)
def test_anchors_and_phrases_are_words_as_the_text_has_them(rule: WordRule) -> None:
    shared = [anchor for cue in rule.cues for anchor in cue.anchors]
    said = " ".join([*rule.anchors, *shared, *rule.phrases])
    words = said.replace("…", "").split()

    assert [word for word in words if not WORD.fullmatch(word) or word != word.lower()] == []


@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS)
def test_anchors_find_what_a_plain_search_finds(trial: Trial, texts: list[Text]) -> None:
    differing = [
        text.raw for text in texts if by_anchors(trial, text) != by_plain_search(trial, text)
    ]

    assert differing == []


@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS)
def test_a_pattern_starts_with_its_anchors_and_no_other_word(trial: Trial) -> None:
    led = {anchor.split()[0] for anchor in trial[0] if " " in anchor}

    assert first_words(trial[1], led) == set(trial[0])


def test_a_policys_phrase_is_found_where_our_anchors_are_longer() -> None:
    document = read(framed("factors", "- Process: with us gone, off it was bad.\n"), title="")
    own = Policy(
        options={"PRV03": {"words": ("with us", "off", "was bad")}}, levels={"PRV03": "warning"}
    )

    found = lint(document, own, codes=frozenset({"PRV03"})).diagnostics

    assert [finding.quote for finding in found] == ["with us", "off", "was bad"]


def test_an_allowed_phrase_is_never_flagged() -> None:
    document = read(framed("factors", "- Process: the Root Cause Guild owns the pool.\n"), title="")
    codes = frozenset({"CTF01"})

    assert lint(document, DEFAULT, codes=codes).diagnostics
    assert not lint(document, Policy(allowed_phrases=["root cause guild"]), codes=codes).diagnostics


@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS)
def test_a_pattern_does_not_look_behind_itself(trial: Trial) -> None:
    """It is tried in all of a document's text first, where another text stands before it."""
    assert not re.search(r"\(\?<[!=]|(?<![\[\\])\^|\\A|\\B", trial[1])


def test_words_of_one_policy_are_not_those_of_the_next() -> None:
    document = read(framed("factors", "- Process: the widget was frobnicated.\n"), title="")
    own = Policy(options={"PRV03": {"words": ("frobnicated",)}}, levels={"PRV03": "warning"})
    others = Policy(levels={"PRV03": "warning"})

    assert [found.code for found in lint(document, own).diagnostics].count("PRV03") == 1
    assert "PRV03" not in [found.code for found in lint(document, others).diagnostics]
