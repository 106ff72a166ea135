"""``postmortem rules`` and ``postmortem explain``: what the rules are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from linter.registry import all_rules

if TYPE_CHECKING:
    from tests.cli.conftest import Command


def test_rules_are_listed_by_code_one_a_line(postmortem: Command) -> None:
    code, out, err = postmortem("rules")

    assert (code, err) == (0, "")
    assert [line.split()[:3] for line in out.splitlines()] == [
        [rule.code, rule.name, rule.severity] for rule in all_rules()
    ]


def test_rules_as_json_come_with_their_pages(postmortem: Command) -> None:
    value = json.loads(postmortem("rules", "--format", "json").out)

    assert value["version"] == 1
    assert [(row["code"], row["page"]) for row in value["rules"]] == [
        (rule.code, rule.page) for rule in all_rules()
    ]
    assert {tuple(row) for row in value["rules"]} == {
        (
            "code",
            "name",
            "severity",
            "kinds",
            "template_only",
            "question",
            "title",
            "page",
            "measured",
        )
    }


@pytest.mark.parametrize("word", ["LNG02", "lng02", "counterfactual", "Counterfactual"])
def test_a_rule_is_explained_by_code_or_name(postmortem: Command, word: str) -> None:
    code, out, err = postmortem("explain", word)

    assert (code, err) == (0, "")
    assert out.startswith("# LNG02 counterfactual (warning)\n\n")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_a_page(postmortem: Command, rule: object) -> None:
    code = getattr(rule, "code", "")
    _, out, _ = postmortem("explain", code)

    assert out.splitlines()[0].startswith(f"# {code} ")
    assert len(out.splitlines()) > 3


def test_an_unknown_rule_cannot_be_explained(postmortem: Command) -> None:
    assert postmortem("explain", "LNG") == (
        2,
        "",
        'postmortem explain: there is no rule "LNG"; "postmortem rules" lists them all.\n',
    )
