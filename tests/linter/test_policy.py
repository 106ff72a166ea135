"""The default policy is the practice, consistent in itself."""

from __future__ import annotations

import pytest

from linter.policy import (
    CATEGORIES,
    CATEGORY_SYNONYMS,
    DEFAULT,
    PRIORITIES,
    PRIORITY_SYNONYMS,
    Policy,
)
from tests.linter.reading import postmortem

FULL_SECTIONS = [
    "summary", "impact", "timeline", "factors", "went_well", "action_items", "lucky",
    "open_questions",
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("full", FULL_SECTIONS), ("brief", ["brief", "action_items"]), ("none", [])],
)
def test_each_kind_has_its_sections_in_the_order_of_the_practice(
    kind: str, expected: list[str]
) -> None:
    assert [section.id for section in DEFAULT.sections_of(kind)] == expected


def test_only_luck_and_open_questions_may_be_left_out() -> None:
    assert [spec.id for spec in DEFAULT.sections if not spec.required] == [
        "lucky",
        "open_questions",
    ]


def test_no_name_means_two_sections() -> None:
    names: dict[str, set[str]] = {}
    for spec in DEFAULT.sections:
        for name in (spec.heading, *spec.aliases):
            names.setdefault(name.lower(), set()).add(spec.id)

    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("other", "section_id"),
    [
        ("Executive Summary", "summary"),
        ("Brief description", "summary"),
        ("Outage Description", "impact"),
        ("Affected users", "impact"),
        ("Chain of Events", "timeline"),
        ("Contributing Conditions Analysis", "factors"),
        ("What caused the incident", "factors"),
        ("Corrective and Preventative Measures", "action_items"),
        ("Action Items & Followups", "action_items"),
        ("Recommendations", "action_items"),
        ("Next steps", "action_items"),
        ("Where we got lucky", "lucky"),
        ("Open Questions", "open_questions"),
    ],
)
def test_headings_of_well_known_templates_are_known(other: str, section_id: str) -> None:
    assert postmortem(f"# X\n\n## {other}\n\nWords.").sections[0].id == section_id


@pytest.mark.parametrize("spec", DEFAULT.sections, ids=lambda spec: spec.id)
def test_every_section_has_a_prompt(spec: object) -> None:
    assert getattr(spec, "prompt", "")


def test_synonyms_lead_to_what_there_is() -> None:
    assert set(CATEGORY_SYNONYMS.values()) <= set(CATEGORIES)
    assert {"P0", "P1", "P2"} == set(PRIORITIES) <= set(PRIORITY_SYNONYMS.values())


def test_secrets_are_never_dismissed() -> None:
    assert "PRV01" in DEFAULT.never_dismiss


def test_an_option_is_a_number_or_the_default() -> None:
    policy = Policy(options={"SUM01": {"most": 4, "least": "two"}})

    assert policy.option("SUM01", "most", 3) == 4
    assert policy.option("SUM01", "least", 2) == 2
    assert policy.option("TML04", "minutes", 30) == 30


def test_words_of_a_rule_are_a_tuple_or_none() -> None:
    policy = Policy(options={"PRV03": {"words": ("lawsuit",)}})

    assert policy.option_words("PRV03", "words") == ("lawsuit",)
    assert policy.option_words("SUM04", "words") == ()


def test_deadlines_and_windows_are_those_of_the_practice() -> None:
    deadlines = {name: str(spec.deadline) for name, spec in DEFAULT.severities.items()}
    windows = {name: str(window) for name, window in DEFAULT.priorities.items()}

    assert deadlines == {"SEV1": "5 business days", "SEV2": "5 business days", "SEV3": "24 hours"}
    assert windows == {"P0": "7 days", "P1": "sprint", "P2": "quarter"}
    assert [spec.kind for spec in DEFAULT.severities.values()] == ["full", "full", "brief"]
    assert DEFAULT.review.minutes == 45


def test_the_heading_of_an_unknown_section_is_its_id() -> None:
    assert DEFAULT.heading("factors") == "Contributing factors"
    assert DEFAULT.heading("costs") == "costs"
