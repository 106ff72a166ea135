"""Real answers of the API: each text stands where the API says it stands, and none is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from docs_template.reader import read
from tests.reader.oracle import Line, Sheet, lines

if TYPE_CHECKING:
    from pathlib import Path

    from linter.document import Block

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def answers(corpus: Path) -> Answers:
    found = {path.stem: json.loads(path.read_text()) for path in corpus.glob("gdocs/*.json")}
    assert found
    return found


def judged(answer: dict[str, Any]) -> list[tuple[Block, Line]]:
    """The blocks whose indexes agree with their text: a few answers were edited by hand."""
    placed = zip(read(answer).blocks, lines(answer), strict=True)
    return [(block, line) for block, line in placed if line.is_true]


def test_every_paragraph_becomes_a_block_with_all_of_its_text(
    answers: Answers, subtests: pytest.Subtests
) -> None:
    for name, answer in answers.items():
        with subtests.test(name):
            blocks = read(answer).blocks

            assert [block.text for block in blocks] == [line.text for line in lines(answer)]


def test_every_block_is_what_its_indexes_cut_out_of_the_answer(
    answers: Answers, subtests: pytest.Subtests
) -> None:
    for name, answer in answers.items():
        sheet = Sheet(answer)
        with subtests.test(name):
            for block, _ in judged(answer):
                assert block.text == sheet.cut(block.span(), live=True)
                assert block.quote(block.span()) == sheet.cut(block.span(), live=False)


def test_nearly_all_blocks_can_be_judged_by_their_indexes(answers: Answers) -> None:
    blocks = sum(len(read(answer).blocks) for answer in answers.values())

    assert sum(len(judged(answer)) for answer in answers.values()) > 0.95 * blocks


def test_pieces_cover_each_block_without_a_gap(answers: Answers, subtests: pytest.Subtests) -> None:
    for name, answer in answers.items():
        with subtests.test(name):
            for block, _ in judged(answer):
                starts = [piece.index for piece in block.pieces]
                ends = [piece.index + piece.width for piece in block.pieces]

                assert [*starts, block.end] == [block.start, *ends]


def test_a_plain_paragraph_is_one_piece_however_many_runs_it_has(answers: Answers) -> None:
    plain = [
        block
        for block, line in judged(answers["mise-en-space__real-single-tab"])
        if len(line.parts) > 2
        if all(part.text.isascii() and not part.chip for part in line.parts)
    ]

    assert plain
    assert all(len(block.pieces) == 1 for block in plain)
