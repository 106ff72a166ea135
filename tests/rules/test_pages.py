"""A rule's docstring is its page: the same headings for all, and examples that are true."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from docs_template.markdown import read
from linter.diagnostic import WARNING
from linter.engine import lint
from linter.policy import Policy
from linter.registry import all_rules
from tests.rules.specification import framed

if TYPE_CHECKING:
    from linter.rule import Rule

RULES = all_rules()
HEADINGS = ["What it flags", "Why it matters", "Examples", "How to fix", "Options"]

# Where the example sentences of a family stand; the other families' examples are descriptions.
PLACES = {
    "ACT": ("action_items", "- "),
    "CTF": ("factors", "- "),
    "IMP": ("impact", ""),
    "LNG": ("factors", "- "),
    "STR05": ("summary", ""),
    "SUM": ("summary", ""),
    "TML": ("timeline", "- "),
    "WEL": ("went_well", "- "),
}


def sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def examples() -> list[tuple[str, str, str]]:
    """Code, verdict and sentence of each example that consists of quoted sentences."""
    found = []
    for rule in all_rules():
        for entry in re.split(r"\n- ", sections(rule.page)["Examples"]):
            verdict, _, said = entry.partition(": ")
            if said.startswith('"') and any(rule.code.startswith(family) for family in PLACES):
                sentences = re.findall(r'"([^"]+)"', " ".join(said.split()))
                found += [(rule.code, verdict, sentence) for sentence in sentences]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_the_same_headings_in_the_same_order(rule: Rule) -> None:
    assert list(sections(rule.page)) == HEADINGS
    assert all(text.strip() for text in sections(rule.page).values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_opens_with_one_sentence(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", rule.title)
    assert rule.page.startswith(f"{rule.title}\n\n## ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_shows_both_sides(rule: Rule) -> None:
    verdicts = re.findall(r"^- (Flagged|Not flagged): ", rule.page, re.MULTILINE)

    assert set(verdicts) == {"Flagged", "Not flagged"}


@pytest.mark.parametrize(("code", "verdict", "sentence"), examples())
def test_an_example_is_true(code: str, verdict: str, sentence: str) -> None:
    section, bullet = next(place for family, place in PLACES.items() if code.startswith(family))

    policy = Policy(levels={code: WARNING})
    document = read(framed(section, f"{bullet}{sentence}\n"), title="")
    report = lint(document, policy, codes=frozenset({code}))

    assert bool(report.diagnostics) == (verdict == "Flagged")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_file_rule_and_class_bear_one_name(rule: Rule) -> None:
    file = type(rule).__module__.rpartition(".")[2]

    assert file == rule.name.replace("-", "_")
    assert type(rule).__name__ == rule.name.title().replace("-", "")
    assert sys.modules[type(rule).__module__].__doc__
