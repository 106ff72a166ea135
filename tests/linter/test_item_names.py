"""Which words that a notation sets apart name an owner, and which a thing or a topic."""

from __future__ import annotations

import pytest

from linter.anatomy.item_names import is_owner
from linter.language.logins import is_login
from tests.linter.reading import items


@pytest.mark.parametrize(
    "part",
    [
        "Nadia",
        "R. Okafor",
        "Hana Moreau",
        "kbauer",
        "t.nguyen",
        "the current on-call",
        "Head of QA",
        "SRE lead",
        "infra",
        "Data Platform",
        "Team Falcon",
        "team-edge",
        "search squad",
        "everyone",
        "Fastly support",
    ],
)
def test_people_offices_and_teams_are_owners(part: str) -> None:
    assert is_owner(part)


@pytest.mark.parametrize(
    "part", ["", "nginx", "Redis", "Database", "Short term", "prod", "Process", "Phase 2", "x" * 90]
)
def test_things_and_topics_are_none(part: str) -> None:
    assert not is_owner(part)


def test_a_name_that_the_document_shows_to_be_a_persons_is_an_owner() -> None:
    assert not is_owner("Xanthe")
    assert is_owner("Xanthe", {"xanthe"})


@pytest.mark.parametrize("word", ["kbauer", "jsmith", "tlindqvist", "emeka.obi", "r.meyer"])
def test_an_initial_before_a_family_name_is_a_login(word: str) -> None:
    assert is_login(word)


@pytest.mark.parametrize("word", ["nginx", "grpc", "https", "backup", "stage", "v1.2", "app.yaml"])
def test_words_of_the_trade_are_no_logins(word: str) -> None:
    assert not is_login(word)


@pytest.mark.parametrize(
    ("text", "owner", "words"),
    [
        ("Add an alert. Kamal is on it.", "Kamal", "Add an alert"),
        ("AI(kamal): add an alert", "kamal", "add an alert"),
        ("Assigned to Wei: add an alert", "Wei", "add an alert"),
        ("Ana and Igor: add an alert", "Ana, Igor", "add an alert"),
        ("Hana, please add an alert", "Hana", "please add an alert"),
        ("Chen → add an alert", "Chen", "add an alert"),
        ("Add an alert ← Chen", "Chen", "Add an alert"),
        ("Add a site reliability guide (SRE)", "", "Add a site reliability guide (SRE)"),
    ],
)
def test_the_names_are_taken_off_the_words(text: str, owner: str, words: str) -> None:
    (item,) = items(f"- {text}")

    assert (item.owner, item.text.rstrip(".")) == (owner, words)
