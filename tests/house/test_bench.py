"""The benchmarks measure what they say they measure."""

from __future__ import annotations

import json
import re
import shlex
import sys
from typing import TYPE_CHECKING

from bench import docs_json, load, prose, timing
from docs_template.reader import read

if TYPE_CHECKING:
    from pathlib import Path


def test_the_document_has_about_2200_words() -> None:
    assert abs(prose.word_count(prose.postmortem()) - 2200) < 100


def test_the_reader_finds_every_word_of_it() -> None:
    parts = prose.postmortem()
    document = read(json.loads(docs_json.source(parts)))

    assert sum(len(block.text.split()) for block in document.blocks) == prose.word_count(parts)


def test_every_figure_names_a_command_that_there_is(root: Path) -> None:
    page = (root / "bench" / "README.md").read_text()
    table = page.partition("\n## Every figure")[2].partition("\n## ")[0]
    printed = re.findall(r"^\| .+ \| ([^|]+) \|$", table, re.MULTILINE)[1:]
    targets = re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(), re.MULTILINE)
    options = load.parser()

    assert len(printed) > 8
    assert [row for row in printed if "`" not in row] == []
    assert set(re.findall(r"make ([a-z-]+)", table)) <= set(targets)
    for words in re.findall(r"python -m bench\.load ([^`]+)`", page):
        options.parse_args(shlex.split(words))
    for module in re.findall(r"python -m (bench[\w.]*)", page):
        assert (root / f"{module.replace('.', '/')}.py").exists()


def test_indexes_count_utf16_units() -> None:
    assert docs_json.utf16_length("“🦀”") == 4


def test_the_peak_of_a_process_is_its_own_and_not_that_of_its_parent() -> None:
    ballast = bytearray(200 * 1024**2)

    assert timing.peak_mib([sys.executable, "-c", "pass"]) < len(ballast) / 1024**2
