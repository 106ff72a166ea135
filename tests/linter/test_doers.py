"""Who an action says will do it, found as its grammatical subject."""

from __future__ import annotations

import pytest

from linter.language.doers import doer


def subject(text: str, *known: str) -> tuple[str, str] | None:
    found = doer(text, known=known)
    return (found.kind, text[found.start : found.end]) if found is not None else None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Ana to add an alert", "person", "Ana"),
        ("Ana Berg will add an alert", "person", "Ana Berg"),
        ("Can Ana rotate the key?", "person", "Ana"),
        ("Can Ana Żak rotate the key?", "person", "Ana Żak"),
        ("Could Marta from SRE add an alert?", "person", "Marta"),
        ("J. Park plans to add an alert", "person", "J. Park"),
        ("I'll add an alert", "person", "I"),
        ("I am sorry for this and will add an alert", "person", "I"),
        ("SRE lead to add an alert", "person", "SRE lead"),
        ("The release manager is going to add an alert", "person", "The release manager"),
        ("Then the on-call engineer will add an alert", "person", "the on-call engineer"),
        ("SRE to add an alert", "team", "SRE"),
        ("DBAs to add an index", "team", "DBAs"),
        ("Everyone to read the runbook", "team", "Everyone"),
        ("the team will add an alert", "team", "the team"),
        ("Cloud Platform will split the cluster", "team", "Cloud Platform"),
        ("Platform engineers are working to split it", "team", "Platform engineers"),
        ("After the review, the data team added an alert", "team", "the data team"),
        ("The pool is full, the team will split it", "team", "the team"),
        ("Acme plans to split the cluster", "team", "Acme"),
        ("SRE and Platform to agree on a limit", "team", "SRE and Platform"),
        ("Ana and Jonas to add an alert", "multiple", "Ana and Jonas"),
        ("The data team and Ana will add an index", "multiple", "The data team and Ana"),
    ],
)
def test_people_and_teams_do_things(text: str, kind: str, name: str) -> None:
    assert subject(text) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "Add an alert to the dashboard",
        "We will add an alert",
        "It will restart",
        "Grafana to alert on saturation",
        "Jenkins will retry failed jobs",
        "The operator will restart the pod",
        "Manager needs to use our policy",
        "Cluster 3.0 will hold production alone",
        "Ana to be paged for the database",
        "Can Jan be excluded from the rota?",
        "The SRE team will be notified",
        "Ask the data team to add an index",
        "Train engineers to use the tool",
        "Allow developers to merge",
        "Users should wait",
        "Monitoring will page the on-call",
        "",
        "Ana",
    ],
)
def test_software_advice_and_those_it_is_done_to_do_not(text: str) -> None:
    assert subject(text) is None


def test_a_name_that_the_document_knows_is_a_persons() -> None:
    assert subject("Xanthe to add an alert") is None
    assert subject("Xanthe to add an alert", "xanthe") == ("person", "Xanthe")
