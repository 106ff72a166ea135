"""What all rules say together: one finding per span, and nothing about a good postmortem."""

from __future__ import annotations

import re

import pytest

from docs_template.markdown import read
from linter.engine import lint
from linter.policy import DEFAULT
from linter.registry import find
from tests.rules.specification import framed

Said = list[tuple[str, list[str], str]]


# One factor alone would be a finding of its own.
ANOTHER = "- Detection: pool saturation had no alert.\n"


def said_of(section: str, text: str) -> Said:
    """Code, other codes and quoted words of each finding on a text in an otherwise clean frame."""
    text += ANOTHER if section == "factors" else ""
    report = lint(read(framed(section, text), title=""), DEFAULT)
    return [(found.code, found.also, found.quote or "") for found in report.diagnostics]


@pytest.mark.parametrize("action", ["Improve monitoring", "Add more tests"])
def test_an_action_that_nobody_can_finish_is_vague(action: str) -> None:
    assert said_of("action_items", f"- {action} (Owner: J. Park, P0, OPS-1)\n") == [
        ("ACT07", [], action)
    ]


def test_an_action_that_asks_for_more_care_is_vague_and_judges() -> None:
    assert said_of("action_items", "- Be more careful (Owner: J. Park, P0, OPS-1)\n") == [
        ("ACT07", ["LNG03"], "Be more careful")
    ]


def test_an_impact_of_some_users_is_neither_measured_nor_counted() -> None:
    assert said_of("impact", "Some users experienced errors.\n") == [
        ("IMP01", ["IMP03"], "Some users experienced errors."),
        ("IMP02", [], "Some users"),
    ]


def test_a_root_cause_is_one_factor_too_few() -> None:
    text = "- Technical: the root cause was the connection pool.\n"

    assert said_of("factors", text) == [("CTF01", [], "root cause")]


def test_what_the_engineer_should_have_done_is_one_finding() -> None:
    text = "- Process: the engineer should have checked the dashboard.\n"

    assert said_of("factors", text) == [("LNG02", ["LNG01"], "should have checked")]


def test_the_gravest_finding_leads() -> None:
    assert said_of("action_items", "- Improve monitoring\n") == [
        ("ACT01", ["ACT04", "ACT05", "ACT07"], "Improve monitoring")
    ]


@pytest.mark.parametrize(
    "sentence", ["The pod failed to start.", "Users should have received an e-mail."]
)
def test_what_a_system_failed_to_do_draws_nothing(sentence: str) -> None:
    assert said_of("factors", f"- Technical: {sentence}\n") == []


NOTATIONS = [
    "- {action} (Owner: {owner}, {priority}, OPS-{number})",
    "- [{priority}] OPS-{number} {action} — {owner}",
    "- [{priority}] {action} — {owner} — OPS-{number}",
    "- [{priority}] {action} ({owner}) OPS-{number}",
    "- OPS-{number}: {action}. Owner: {owner}. Priority: {priority}.",
    "- [ ] **{priority}** {action} ({owner}, [OPS-{number}](https://example.com/browse/OPS-{number}))",
    '- "{action}" (Owner: {owner}, {priority}) OPS-{number}',
    "| {action} | {owner} | {priority} | OPS-{number} |",
]
HEADER = "| Action | Owner | Priority | Ticket |\n|---|---|---|---|\n"


@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_good_action_items_of_the_article_draw_nothing(article: str, notation: str) -> None:
    items = re.findall(r'- "([^"]+)" \(Owner: ([^,]+), (P\d)\)', article)
    lines = [
        notation.format(action=" ".join(action.split()), owner=owner, priority=priority, number=n)
        for n, (action, owner, priority) in enumerate(items, 1)
    ]
    header = HEADER if notation.startswith("|") else ""

    assert len(items) == 3
    assert said_of("action_items", header + "\n".join(lines) + "\n") == []


def test_the_quantified_impact_of_the_article_draws_nothing(article: str) -> None:
    impact = re.search(r'Impact: Quantified\. Not "[^"]+" but "([^"]+)"', article)

    assert impact is not None
    assert said_of("impact", f"{impact[1]}\n") == []


def test_the_count_of_untracked_items_is_kept_whatever_leads() -> None:
    report = lint(
        read(framed("action_items", "- Improve monitoring\n- Be quick\n"), title=""), DEFAULT
    )
    first = report.diagnostics[0]

    assert first.code == "ACT01"
    assert first.message.endswith("2 of 2 action items have no ticket.")
    assert first.repair is not None
    assert first.repair.title == "Create tickets"


def test_a_rule_that_crashes_costs_no_other_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        message = "made to crash"
        raise ValueError(message)

    monkeypatch.setattr(type(find("LNG01")), "judge", crash)

    assert said_of("factors", "- Process: the engineer should have checked the dashboard.\n") == [
        ("RUN01", [], ""),
        ("LNG02", [], "should have checked"),
    ]
