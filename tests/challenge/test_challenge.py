"""The rules tell the two sentences of a minimal pair apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from linter.evaluation import CLASSES, SECTIONS, YES_NO, Score, evaluate
from linter.policy import DEFAULT
from tests.challenge.pairs import files, items, pairs_of

if TYPE_CHECKING:
    from pathlib import Path

ACCURACY = 0.97
FEWEST_PAIRS = 400
KEYS = {"pair", "text", "kind", "labels"}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {score.label: score for score in evaluate(items(), DEFAULT)}


@pytest.mark.parametrize("label", [*YES_NO, *CLASSES])
def test_a_label_is_right_in_nearly_all_sentences(scores: dict[str, Score], label: str) -> None:
    score = scores[label]
    wrong = [
        f"{true} -> {said}: {item['text']}" for item, true, said in score.cases if true != said
    ]

    assert score.cases
    assert (score.accuracy or 0) >= ACCURACY, "\n".join(wrong)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_the_sentences_of_a_pair_differ_in_a_label(path: Path) -> None:
    for one, other in pairs_of(path):
        assert one["pair"] == other["pair"]
        assert one["labels"].keys() == other["labels"].keys(), one["pair"]
        assert one["labels"] != other["labels"], one["pair"]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_sentence_has_the_form_that_evaluate_reads(path: Path) -> None:
    for item in (item for pair in pairs_of(path) for item in pair):
        assert item.keys() - {"note"} == KEYS, item["text"]
        assert item["kind"] in SECTIONS
        assert item["labels"].keys() <= {*YES_NO, *CLASSES}


def test_there_are_enough_pairs_to_be_hard_to_please() -> None:
    assert sum(len(pairs_of(path)) for path in files()) >= FEWEST_PAIRS


def test_no_pair_and_no_sentence_stands_twice() -> None:
    names = Counter(item["pair"] for item in items())
    texts = Counter(item["text"] for item in items())

    assert [name for name, times in names.items() if times != 2] == []
    assert [text for text, times in texts.items() if times > 1] == []
