"""The benchmarks measure what they say they measure."""

from __future__ import annotations

import json
import sys

from bench import docs_json, prose, timing
from docs_template.reader import read


def test_the_document_has_about_2200_words() -> None:
    assert abs(prose.word_count(prose.postmortem()) - 2200) < 100


def test_the_reader_finds_every_word_of_it() -> None:
    parts = prose.postmortem()
    document = read(json.loads(docs_json.source(parts)))

    assert sum(len(block.text.split()) for block in document.blocks) == prose.word_count(parts)


def test_indexes_count_utf16_units() -> None:
    assert docs_json.utf16_length("“🦀”") == 4


def test_the_peak_of_a_process_is_its_own_and_not_that_of_its_parent() -> None:
    ballast = bytearray(200 * 1024**2)

    assert timing.peak_mib([sys.executable, "-c", "pass"]) < len(ballast) / 1024**2
