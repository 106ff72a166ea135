"""Predictions on labelled sentences, and what counts as right."""

from __future__ import annotations

from typing import Any

import pytest

from linter.evaluation import NOT_SCORED, RuleCrashedError, Score, codes_for, evaluate, table
from linter.policy import DEFAULT, Policy
from linter.registry import find

BLAME = "The on-call engineer should have checked the dashboard."


def item(text: str, kind: str = "prose", note: str = "", **labels: Any) -> dict[str, Any]:
    return {"text": text, "kind": kind, "note": note, "labels": labels}


def score(label: str, *items: dict[str, Any], policy: Policy = DEFAULT) -> Score:
    return next(found for found in evaluate(items, policy) if found.label == label)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("prose", BLAME, "LNG02"),
        ("factor", BLAME, "LNG02"),
        ("impact", "Some users saw errors.", "IMP01"),
        ("timeline", "Paged the SRE", "TML01"),
        ("timeline", "14:03 Paged the SRE", "TML02"),
        ("action", "Add a disk alert (P1)", "ACT01"),
        ("action", "Add a disk alert (Owner: SRE team)", "ACT02"),
    ],
)
def test_a_sentence_is_judged_in_the_section_of_its_kind(kind: str, text: str, code: str) -> None:
    assert code in codes_for(text, kind, DEFAULT)


def test_a_finding_that_leads_no_span_counts_all_the_same() -> None:
    assert {"LNG01", "LNG02"} <= codes_for(BLAME, "prose", DEFAULT)


def test_what_has_no_place_in_the_text_does_not_count() -> None:
    assert "STR01" not in codes_for(BLAME, "prose", DEFAULT)


def test_a_rule_that_crashes_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        message = "made to crash"
        raise ValueError(message)

    monkeypatch.setattr(type(find("LNG02")), "judge", crash)

    with pytest.raises(RuleCrashedError, match="LNG02 counterfactual crashed"):
        codes_for(BLAME, "prose", DEFAULT)


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Add a disk alert", "owner", "none"),
        ("Add a disk alert (Owner: SRE team)", "owner", "team"),
        ("Add a disk alert (Owner: J. Park)", "owner", "person"),
    ],
)
def test_the_owner_is_a_class(text: str, label: str, value: str) -> None:
    assert score(label, item(text, "action", **{label: value})).accuracy == 1.0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Paged", "none"),
        ("14:03 Paged", "unzoned"),
        ("14:03 EST Paged", "zoned"),
        ("14:03 UTC Paged", "utc"),
        ("10:03 EDT (14:03 UTC) Paged", "utc"),
    ],
)
def test_a_time_without_a_zone_and_one_in_another_are_one_class(text: str, value: str) -> None:
    assert score("timestamp", item(text, "timeline", timestamp=value)).accuracy == 1.0


def test_precision_recall_and_f1_are_what_they_are_elsewhere() -> None:
    found = score(
        "counterfactual_person",
        item(BLAME, counterfactual_person=True),
        item(BLAME, counterfactual_person=False),
        item("The pod died.", counterfactual_person=True),
        item("The pod died.", counterfactual_person=False),
    )

    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert [said for _, _, said in found.wrong("fp")] == [True]
    assert [said for _, _, said in found.wrong("fn")] == [False]


def test_a_label_without_cases_has_no_score() -> None:
    found = score("owner", item(BLAME, owner=None))

    assert (found.accuracy, found.precision, found.recall, found.f1) == (None,) * 4


@pytest.mark.parametrize("note", [*NOT_SCORED, "agentless; borderline: why"])
def test_some_notes_are_not_scored(note: str) -> None:
    assert score("owner", item("Do it", "action", note, owner="none")).cases == []


def test_the_table_has_a_row_for_each_label() -> None:
    rows = {
        row["label"]: row
        for row in table(evaluate([item("14:03", "timeline", timestamp="utc")], DEFAULT))
    }

    assert rows["timestamp"] == {"label": "timestamp", "n": 1, "accuracy": 0.0}
    assert rows["vague_action"]["n"] == 0


def test_the_policy_decides_what_fires() -> None:
    policy = Policy(levels={"LNG02": "off"})
    found = score("counterfactual_person", item(BLAME, counterfactual_person=True), policy=policy)

    assert found.recall == 0.0
