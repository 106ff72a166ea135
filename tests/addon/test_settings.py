"""Settings of the backend: complete, or a sentence for each that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.settings import (
    GOOGLES_CERTS,
    OPTIONAL,
    REQUIRED,
    SERVICE,
    ServiceSettings,
    SettingsError,
    TrackerSettings,
)
from tests.addon.signing import BASE_URL, CLIENT_ID, SERVICE_ACCOUNT

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = {
    "SECOND_STORY_BASE_URL": BASE_URL,
    "SECOND_STORY_SERVICE_ACCOUNT": SERVICE_ACCOUNT,
    "SECOND_STORY_OAUTH_CLIENT_ID": CLIENT_ID,
}


def problems(**changed: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as refused:
        ServiceSettings(GIVEN | {f"SECOND_STORY_{name}": value for name, value in changed.items()})
    return refused.value.problems


def test_three_are_enough() -> None:
    settings = ServiceSettings(GIVEN)

    assert (settings.base_url, settings.service_account, settings.client_id) == (
        BASE_URL,
        SERVICE_ACCOUNT,
        CLIENT_ID,
    )
    assert settings.certs_url == GOOGLES_CERTS
    assert (settings.docs_endpoint, settings.policy, settings.support) == ("", "", "")


def test_white_space_and_a_closing_slash_do_no_harm() -> None:
    settings = ServiceSettings(GIVEN | {"SECOND_STORY_BASE_URL": f" {BASE_URL}/\n"})

    assert settings.base_url == BASE_URL


def test_of_this_machine_need_no_https() -> None:
    settings = ServiceSettings(
        GIVEN
        | {
            "SECOND_STORY_BASE_URL": "http://127.0.0.1:8080",
            "SECOND_STORY_CERTS_URL": "http://localhost:9000/oauth2/v1/certs",
            "SECOND_STORY_DOCS_ENDPOINT": "http://127.0.0.1:9000",
        }
    )

    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.certs_url == "http://localhost:9000/oauth2/v1/certs"
    assert settings.docs_endpoint == "http://127.0.0.1:9000/"


def test_every_missing_one_is_named_with_what_belongs_there() -> None:
    with pytest.raises(SettingsError) as refused:
        ServiceSettings({})

    assert refused.value.problems == tuple(
        f"{name} is missing: {meaning}" for name, meaning in REQUIRED.items()
    )


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        (
            "BASE_URL",
            value,
            "no https address without a path, such as https://second-story.example.com",
        )
        for value in (
            "second-story.example.com",
            "http://second-story.example.com",
            "http://127.0.0.1.example.com",
            "https://second-story.example.com/addon",
            "https://second-story.example.com?x=1",
            "https://me@second-story.example.com",
            "https://",
        )
    ]
    + [
        ("SERVICE_ACCOUNT", "service-123", "no e-mail address"),
        ("OAUTH_CLIENT_ID", "one two", "no client id: it holds white space"),
        ("SUPPORT", "ask Ada", "neither an e-mail address nor an https page"),
        ("SUPPORT", "javascript:alert(1)", "neither an e-mail address nor an https page"),
        (
            "CERTS_URL",
            "http://example.com/certs",
            "neither an https address nor one of this machine, so what it says proves nothing",
        ),
        (
            "DOCS_ENDPOINT",
            "http://example.com/",
            "neither an https address nor one of this machine, so credentials are not sent there",
        ),
    ],
)
def test_a_wrong_one_is_named_with_the_reason(name: str, value: str, problem: str) -> None:
    assert problems(**{name: value}) == (f"SECOND_STORY_{name} is {problem}",)


def test_all_faults_are_named_at_once() -> None:
    found = problems(BASE_URL="", SERVICE_ACCOUNT="x", SUPPORT="x")

    assert [problem.split()[0] for problem in found] == [
        "SECOND_STORY_BASE_URL",
        "SECOND_STORY_SERVICE_ACCOUNT",
        "SECOND_STORY_SUPPORT",
    ]


def test_each_stands_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text()

    assert [name for name in SERVICE if f"| `{name}` |" not in readme] == []


def test_none_is_both_required_and_optional() -> None:
    assert REQUIRED.keys() & OPTIONAL.keys() == set()


JIRA = {
    "TRACKER": "jira",
    "JIRA_URL": "https://acme.atlassian.net/",
    "JIRA_EMAIL": "bot@example.com",
    "JIRA_TOKEN": "secret",
    "JIRA_TOKEN_EXPIRES": "2026-12-31",
}


def tracker_of(**changed: str) -> TrackerSettings:
    given = GIVEN | {f"SECOND_STORY_{name}": value for name, value in changed.items()}
    return ServiceSettings(given).tracker


def test_no_tracker_is_a_choice_too() -> None:
    assert tracker_of().kind == ""


def test_jira_is_a_site_an_account_and_a_token() -> None:
    tracker = tracker_of(**JIRA)

    assert (tracker.kind, tracker.url) == ("jira", "https://acme.atlassian.net")
    assert (tracker.email, tracker.secret) == ("bot@example.com", "secret")
    assert tracker.expires == "2026-12-31"


def test_github_needs_a_token_alone() -> None:
    tracker = tracker_of(TRACKER="github", GITHUB_TOKEN="secret")

    assert (tracker.url, tracker.secret) == ("https://api.github.com", "secret")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"TRACKER": "trello"}, "SECOND_STORY_TRACKER is none of jira, github, webhook, console"),
        ({**JIRA, "JIRA_TOKEN": ""}, "SECOND_STORY_JIRA_TOKEN is missing: that account's API"),
        ({**JIRA, "JIRA_URL": "http://jira.example.com"}, "credentials are not sent there"),
        ({**JIRA, "JIRA_TOKEN_EXPIRES": "next year"}, "JIRA_TOKEN_EXPIRES is no day"),
        ({"TRACKER": "github"}, "SECOND_STORY_GITHUB_TOKEN is missing"),
        (
            {"TRACKER": "webhook", "WEBHOOK_URL": "https://e.example/h", "WEBHOOK_SECRET": "short"},
            "WEBHOOK_SECRET is no secret: it is whsec_ and base64",
        ),
    ],
)
def test_a_tracker_that_cannot_work_is_said_so_at_the_start(
    changed: dict[str, str], words: str
) -> None:
    assert any(words in problem for problem in problems(**changed))
