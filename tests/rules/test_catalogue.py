"""Codes, names and default severities are a contract: other programs rely on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from linter.registry import all_rules

if TYPE_CHECKING:
    from linter.rule import Rule

CATALOGUE = """
STR01 missing-section          error
STR02 section-out-of-order     suggestion
STR03 duplicate-section        warning
STR04 empty-section            error
STR05 leftover-prompt          error
STR06 altered-heading          warning     template
STR07 unknown-section          off         template
STR08 outdated-template        suggestion  template
STR09 incomplete-header        error       template
STR10 altered-table            warning     template
SUM01 summary-length           warning
SUM02 summary-without-impact   warning
SUM03 summary-without-duration warning
SUM04 unexplained-acronym      off
IMP01 unquantified-impact      error
IMP02 vague-quantity           warning
IMP03 impact-without-duration  warning
IMP04 impact-without-affected  suggestion
TML01 entry-without-time       error
TML02 time-not-utc             error
TML03 entries-out-of-order     warning
TML04 unexplained-gap          suggestion
TML05 missing-milestone        warning
TML06 entry-without-actor      suggestion
TML07 contradictory-duration   warning
TML08 entry-without-source     off
TML09 impossible-time          warning
CTF01 root-cause-phrase        warning
CTF02 five-whys-chain          warning
CTF03 single-factor            warning
CTF04 uncategorised-factor     warning
CTF05 technical-factors-only   warning
CTF06 factor-without-action    suggestion
WEL01 nothing-went-well        warning
ACT01 action-without-owner     error
ACT02 team-owner               error
ACT03 several-owners           warning
ACT04 action-without-priority  error
ACT05 action-without-ticket    warning
ACT06 unverifiable-action      warning
ACT07 vague-action             warning
ACT08 weak-actions-only        suggestion
ACT09 manual-process-action    off
ACT10 action-without-factor    suggestion
ACT11 unbalanced-actions       suggestion
ACT12 late-due-date            warning
LNG01 person-blamed            warning
LNG02 counterfactual           warning
LNG03 judgemental-word         warning
LNG04 human-error-label        warning
LNG05 why-question             warning
LNG06 hindsight-word           suggestion
LNG07 dramatic-language        suggestion
BRF01 brief-length             warning
BRF02 brief-action-count       warning
PRC01 overdue-postmortem       warning
PRC02 review-not-scheduled     suggestion
PRC03 involved-facilitator     warning
PRC04 review-too-long          suggestion
PRC05 brief-for-high-severity  error
PRV01 secret-exposed           error
PRV02 personal-data            warning
PRV03 legal-term               off
DSM01 unused-dismissal         suggestion
DSM02 dismissal-without-reason warning
RUN01 rule-crashed             warning
"""
ENTRIES = {line.split()[0]: line.split()[1:] for line in CATALOGUE.strip().splitlines()}
RULES = all_rules()


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_is_family_and_number(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d\d", rule.code)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_name_severity_and_scope_are_those_of_the_catalogue(rule: Rule) -> None:
    scope = ["template"] if rule.template_only else []

    assert [rule.name, rule.severity, *scope] == ENTRIES[rule.code]


def test_no_rule_about_language_is_an_error() -> None:
    language = [rule for rule in RULES if rule.code.startswith("LNG")]

    assert "error" not in {rule.severity for rule in language}
