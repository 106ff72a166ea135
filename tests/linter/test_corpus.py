"""Real documents, understood to the end: every place that is named is where it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docs_template import markdown, reader
from linter.anatomy.header import TIMES
from linter.engine import lint
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.reader.oracle import Sheet, lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_is_understood_of_a_real_postmortem_stands_in_it(
    corpus: Path, subtests: pytest.Subtests
) -> None:
    for path in sorted(corpus.glob("docs/*.md")):
        source = path.read_bytes().decode()
        found = Postmortem(markdown.read(source), DEFAULT)
        with subtests.test(path.name):
            for item in found.action_items:
                quote = source[item.span.start : item.span.end]
                assert item.block.quote(item.span) == quote
                assert item.text.startswith(item.block.text[item.start : item.end])
            for entry in found.timeline.entries:
                assert all(0 <= c.start < c.end <= len(entry.block.text) for c in entry.clocks)
            for factor in found.factors:
                assert factor.text.split("\n")[0] in factor.block.text
            for field in found.header.fields.values():
                assert 0 <= field.start <= field.end <= len(field.block.text)
            assert [found.header.time(name) for name in TIMES]


def test_every_block_of_a_real_document_belongs_to_one_section(
    corpus: Path, subtests: pytest.Subtests
) -> None:
    for path in sorted(corpus.glob("docs/*.md")):
        found = Postmortem(markdown.read(path.read_bytes().decode()), DEFAULT)
        with subtests.test(path.name):
            owned = [
                id(block)
                for section in found.all_sections
                for block in (section.heading, *section.blocks)
                if block is not None
            ]

            assert sorted(owned) == sorted(id(block) for block in found.document.blocks)


def test_a_quote_is_what_the_answer_has_between_start_and_end(
    corpus: Path, subtests: pytest.Subtests
) -> None:
    for path in sorted(corpus.glob("gdocs/*.json")):
        answer = json.loads(path.read_text())
        document, sheet = reader.read(answer), Sheet(answer)
        # A few answers were edited by hand: their indexes do not agree with their text.
        true = {
            id(b) for b, line in zip(document.blocks, lines(answer), strict=True) if line.is_true
        }
        with subtests.test(path.stem):
            for finding in lint(document, DEFAULT, kind="full").diagnostics:
                assert finding.code != "RUN01"
                if finding.span is not None and id(finding.block) in true:
                    assert finding.quote == sheet.cut(finding.span, live=False)
