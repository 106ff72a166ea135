"""Who owns an action item: one person, a team, several, or nobody."""

from __future__ import annotations

import pytest

from linter.anatomy.owners import owner_kind


@pytest.mark.parametrize(
    "owner",
    [
        "J. Park",
        "SRE team lead",
        "Head of Platform",
        "VP Engineering",
        "Engineering manager, Payments",
        "J. Park (Platform)",
        "@mchen",
        "m.chen@example.com",
        "Lead SRE",
        "incident commander",
        "SRE (Ana)",
        "Platform (J. Park)",
        "Head of Research and Development",
    ],
)
def test_a_person_or_a_role_that_one_person_holds_is_a_person(owner: str) -> None:
    assert owner_kind(owner) == "person"


@pytest.mark.parametrize(
    "owner",
    [
        "SRE team",
        "SRE",
        "Platform",
        "SRE/Platform",
        "Team Falcon",
        "DBAs",
        "all team leads",
        "everyone",
        "@payments-team",
        "sre@example.com",
        "any team member",
        "one of the SREs",
        "The Falcons",
        "@org/team-sre",
        "Customer Success",
        "AWS",
        "Platform (AZ 1)",
    ],
)
def test_a_group_a_department_or_everybody_is_a_team(owner: str) -> None:
    assert owner_kind(owner) == "team"


@pytest.mark.parametrize("owner", ["J. Park and M. Chen", "@mchen @jpark", "J. Park, Platform"])
def test_two_names_are_several(owner: str) -> None:
    assert owner_kind(owner) == "multiple"


@pytest.mark.parametrize(
    "owner",
    [
        "",
        "TBD",
        "TBD (Platform)",
        "n/a",
        "?",
        "—",
        "unassigned",
        "nobody yet",
        "someone from SRE",
        "volunteers wanted",
        "ask Ana",
        "tbd - Ana?",
    ],
)
def test_an_open_owner_is_nobody(owner: str) -> None:
    assert owner_kind(owner) == "none"


def test_an_organisation_has_words_of_its_own_for_teams_and_roles() -> None:
    assert owner_kind("Falcon", teams=("falcon",)) == "team"
    assert owner_kind("The shift", roles=("shift",)) == "person"
