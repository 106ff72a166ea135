"""Every rule has a fixture that shows what it flags and what it leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from linter.registry import all_rules
from tests.rules.specification import START, Case, cases, cases_of, pages

if TYPE_CHECKING:
    from pathlib import Path

    from linter.rule import Rule

RULES = all_rules()
LANGUAGE = [rule for rule in RULES if rule.code.startswith("LNG")]
TWINS = ("Systems", "Quotations and code", "Talked about")
FEWEST_FOUND, FEWEST_PASSED = 5, 8


def page_of(rule: Rule) -> str:
    (page,) = [page for page in pages() if page.stem == rule.name.replace("-", "_")]
    return page.read_text(encoding="utf-8")


def test_there_is_one_fixture_for_each_rule() -> None:
    assert [page.stem for page in pages()] == sorted(rule.name.replace("-", "_") for rule in RULES)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_block_of_a_fixture_is_misread(page: Path) -> None:
    blocks = re.findall(r"^`{3,}md", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(list(cases_of(page))) == len(blocks)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.stem}.md:{case.line}")
def test_a_block_tells_what_it_expects(case: Case) -> None:
    assert case.finds == (case.is_marked or bool(case.says))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_fixture_opens_with_code_and_name(rule: Rule) -> None:
    assert page_of(rule).startswith(f"# {rule.code} {rule.name}\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_fixture_shows_both_sides(rule: Rule) -> None:
    verdicts = {case.finds for case in cases() if case.stem == rule.name.replace("-", "_")}

    assert verdicts == {True, False}


@pytest.mark.parametrize("rule", LANGUAGE, ids=lambda rule: rule.code)
def test_a_language_rule_is_shown_at_length(rule: Rule) -> None:
    own = [case for case in cases() if case.stem == rule.name.replace("-", "_")]

    assert sum(case.text.count(START) for case in own if case.finds) >= FEWEST_FOUND
    assert sum(len(case.sentences) for case in own if not case.finds) >= FEWEST_PASSED


@pytest.mark.parametrize("rule", LANGUAGE, ids=lambda rule: rule.code)
@pytest.mark.parametrize("twin", TWINS)
def test_a_language_rule_leaves_the_twins_of_its_findings_alone(rule: Rule, twin: str) -> None:
    _, _, under = page_of(rule).partition(f"\n## {twin}\n")
    blocks = under.partition("\n## ")[0]

    assert "```md passes" in blocks
    assert "```md finds" not in blocks
