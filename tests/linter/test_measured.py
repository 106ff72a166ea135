"""What a rule's page says of its precision is what the readings say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bench.corpus import READINGS as READINGS_FILE
from bench.corpus import SIZE, tally
from linter.measured import READINGS
from linter.registry import all_rules, find

if TYPE_CHECKING:
    from linter.rule import Rule

LEAST = 0.95


def test_the_pages_repeat_the_readings() -> None:
    assert tally() == READINGS


def test_enough_findings_were_read_and_nearly_all_were_right() -> None:
    standing = tally("random")
    read = sum(count for count, _ in standing.values())
    right = sum(count for _, count in standing.values())

    assert sum(count for count, _ in tally("random", standing=False).values()) >= SIZE
    assert right / read >= LEAST


def test_a_reading_names_a_place_and_copies_no_text() -> None:
    form = re.compile(
        r"(?:random|every|seed7|seed11|seed23)\t[\w.-]+\t[A-Z]{3}\d\d\t[\d.-]+"
        r"(?:\t(?:right|wrong)){2}\t(?:right|wrong|-)(?:\t.+)?"
    )

    lines = READINGS_FILE.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not form.fullmatch(line)] == []


@pytest.mark.parametrize("code", READINGS)
def test_only_rules_that_exist_are_measured(code: str) -> None:
    assert find(code).code == code


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_tells_how_right_it_was(rule: Rule) -> None:
    read, right = READINGS.get(rule.code, (0, 0))
    said = re.findall(r"\d+", rule.measured)

    assert said == ([str(read), str(right)] if read else [])
