"""What the run makes of the rules' findings: places, order, levels, fingerprints, readiness."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from docs_template.markdown import read
from linter.diagnostic import OFF
from linter.engine import SHARED, WORDS, Report, lint
from linter.policy import DEFAULT, Policy
from linter.registry import all_rules, codes_of, find

if TYPE_CHECKING:
    from linter.diagnostic import Diagnostic

FAULTY = """# Postmortem: checkout

## Summary

Checkout was down.

## Impact

Some users experienced errors.

## Contributing factors

- Process: the engineer should have checked the dashboard.
- Process: the engineer should have checked the dashboard.
"""


def run(text: str, policy: Policy = DEFAULT, *select: str) -> Report:
    return lint(read(text), policy, codes=codes_of(select) if select else None)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.diagnostics]


def of(report: Report, code: str) -> list[Diagnostic]:
    return [finding for finding in report.diagnostics if finding.code == code]


def test_findings_come_in_the_order_of_the_document_those_without_a_place_first() -> None:
    assert codes(run(FAULTY)) == [
        *("STR01", "STR01", "STR01"),
        *("SUM01", "IMP01", "IMP02", "LNG02", "LNG02"),
    ]


def test_codes_that_hold_for_the_same_words_are_one_finding() -> None:
    first, _ = of(run(FAULTY), "LNG02")

    assert first.also == ["LNG01"]
    assert first.quote == "should have checked"


def test_the_other_code_leads_where_the_first_does_not_run() -> None:
    assert codes(run(FAULTY, DEFAULT, "LNG01")) == ["LNG01", "LNG01"]


def test_the_gravest_code_leads() -> None:
    policy = Policy(levels={"LNG01": "error"})

    first, _ = of(run(FAULTY, policy), "LNG01")

    assert (first.severity, first.also) == ("error", ["LNG02"])


def test_levels_are_taken_from_the_policy_by_code_or_name() -> None:
    policy = Policy(levels={"SUM01": "error", "vague-quantity": "off"})

    report = run(FAULTY, policy)

    assert of(report, "SUM01")[0].severity == "error"
    assert "IMP02" not in codes(report)


def test_equal_sentences_have_fingerprints_of_their_own() -> None:
    first, second = of(run(FAULTY), "LNG02")

    assert first.fingerprint != second.fingerprint


def test_a_fingerprint_is_eight_hex_digits() -> None:
    for finding in run(FAULTY).diagnostics:
        assert len(finding.fingerprint) == 8
        assert int(finding.fingerprint, 16) >= 0


def test_a_fingerprint_outlives_a_move_within_its_section() -> None:
    moved = FAULTY.replace(
        "## Contributing factors\n",
        "## Contributing factors\n\n- Technical: the pool keeps dead connections.\n",
    )

    before = [finding.fingerprint for finding in of(run(FAULTY), "LNG02")]
    assert [finding.fingerprint for finding in of(run(moved), "LNG02")] == before


def test_a_fingerprint_ignores_case_and_white_space() -> None:
    respaced = FAULTY.replace("the engineer should have", "The  engineer should have")

    before = [finding.fingerprint for finding in of(run(FAULTY), "LNG02")]
    assert [finding.fingerprint for finding in of(run(respaced), "LNG02")] == before


def test_a_fingerprint_changes_with_the_passage() -> None:
    reworded = FAULTY.replace("the dashboard", "the graph")

    before = {finding.fingerprint for finding in of(run(FAULTY), "LNG02")}
    after = {finding.fingerprint for finding in of(run(reworded), "LNG02")}
    assert before.isdisjoint(after)


def test_a_document_with_errors_is_not_ready() -> None:
    assert run(FAULTY).ready is False


def test_warnings_do_not_keep_it_from_being_ready() -> None:
    policy = Policy(levels={"STR01": "warning", "IMP01": "warning"})

    assert run(FAULTY, policy).ready is True


def test_whether_it_is_ready_is_not_known_when_only_some_rules_ran() -> None:
    assert run(FAULTY, DEFAULT, "LNG").ready is None


def test_what_is_no_postmortem_has_no_findings_and_is_not_ready() -> None:
    report = run("# Shopping\n\n- the root cause of hunger\n")

    assert (report.postmortem.kind, codes(report), report.ready) == ("none", [], False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Postmortem: checkout\n", "full"),
        ("# Incident report: checkout\n", "full"),
        ("# Notes\n\n## Timeline\n", "full"),
        ("# Incident brief: late reports\n", "brief"),
        ("# Late reports\n\n## Incident brief\n\nFive lines.\n", "brief"),
        ("# Notes\n\n## Lunch\n", "none"),
        ("", "none"),
    ],
    ids=["title", "other title", "section", "brief title", "brief section", "neither", "empty"],
)
def test_the_kind_is_told_from_title_and_sections(text: str, kind: str) -> None:
    assert run(text).postmortem.kind == kind


def test_the_kind_can_be_given() -> None:
    report = lint(read("# Notes\n"), DEFAULT, kind="brief")

    assert [finding.section for finding in of(report, "STR01")] == ["brief", "action_items"]


def test_a_rule_that_crashes_is_reported_and_the_others_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(type(find("SUM01")), "check", crash)
    monkeypatch.setattr(type(find("LNG02")), "judge", crash)

    report = run(FAULTY)

    fault = "crashed (ZeroDivisionError: by nought); the other rules ran."
    assert [finding.message for finding in of(report, "RUN01")] == [
        f"The rule SUM01 summary-length {fault}",
        f"The rule LNG02 counterfactual {fault}",
    ]
    assert "IMP01" in codes(report)
    assert "LNG01" in codes(report)


def test_with_a_timer_the_report_tells_what_each_rule_cost_and_found() -> None:
    ticks = count()

    report = lint(read(FAULTY), DEFAULT, timer=lambda: float(next(ticks)))

    stats = {stat.name: stat for stat in report.stats}
    rules = {
        rule.code
        for rule in all_rules()
        if "full" in rule.kinds and rule.severity != OFF and not rule.template_only
    }
    assert set(stats) == {*rules, *SHARED, WORDS}
    assert stats["IMP01"].hits == 1
    assert stats["LNG02"].hits == 2
    assert all(stat.seconds > 0 for stat in report.stats)
