"""What somebody typed of an incident: understood, or told of field by field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from addon.domain.intake import IntakeError, facts
from linter.policy import DEFAULT

NEEDED = {"title": "checkout answered 503", "severity": "SEV2"}
START = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
LATER = START + timedelta(minutes=40)


def problems(texts: dict[str, str], times: dict[str, datetime] | None = None) -> dict[str, str]:
    with pytest.raises(IntakeError) as refused:
        facts(texts, times or {}, DEFAULT)
    return dict(refused.value.problems)


def test_title_and_severity_are_enough() -> None:
    known = facts(NEEDED, {}, DEFAULT)

    assert (known.title, known.severity) == ("checkout answered 503", "SEV2")
    assert (known.incident_id, list(known.responders), known.service) == ("", [], "")


def test_white_space_around_and_within_is_made_plain() -> None:
    assert facts(NEEDED | {"title": "  checkout \n answered  503 "}, {}, DEFAULT).title == (
        "checkout answered 503"
    )


def test_without_them_each_is_asked_for() -> None:
    assert problems({}) == {
        "title": "Say in a few words what happened.",
        "severity": "Choose one of SEV1, SEV2, SEV3.",
    }


def test_a_severity_that_the_policy_does_not_know_is_none() -> None:
    assert "severity" in problems(NEEDED | {"severity": "SEV9"})


@pytest.mark.parametrize("typed", ["a@x.org, b@x.org", "a@x.org b@x.org", " a@x.org;b@x.org "])
def test_responders_come_with_commas_or_spaces(typed: str) -> None:
    known = facts(NEEDED | {"responders": typed}, {}, DEFAULT)

    assert list(known.responders) == ["a@x.org", "b@x.org"]


@pytest.mark.parametrize("typed", ["Mira", "a@x.org, Mira", "<a@x.org>", "a@b"])
def test_a_responder_without_an_address_is_named(typed: str) -> None:
    assert "is no e-mail address" in problems(NEEDED | {"responders": typed})["responders"]


def test_what_is_too_long_is_told() -> None:
    assert set(problems(NEEDED | {"title": "x" * 201, "service": "x" * 201})) == {
        "title",
        "service",
    }


def test_so_are_too_many_responders() -> None:
    many = facts(NEEDED | {"responders": "ana@example.com, " * 100}, {}, DEFAULT)
    assert len(many.responders) == 100
    said = problems(NEEDED | {"responders": "ana@example.com, " * 120})

    assert said == {"responders": "This is longer than 2000 characters."}


def test_impact_cannot_end_before_it_started() -> None:
    times = {"impact_started": LATER, "impact_ended": START}

    assert problems(NEEDED, times) == {
        "impact_ended": "Impact ended (UTC) lies before the impact started."
    }


def test_detection_may_come_before_the_impact_but_not_after_its_end() -> None:
    early = {"detected": START, "impact_started": LATER}
    late = {"detected": LATER, "impact_ended": START}

    assert facts(NEEDED, early, DEFAULT).times == early
    assert set(problems(NEEDED, late)) == {"impact_ended"}
