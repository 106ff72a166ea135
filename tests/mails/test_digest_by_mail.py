"""``postmortem digest --send`` and ``/cron/digest``: from the policy's receivers to their mails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from addon import logs
from addon.main import create_app
from addon.policy_file import PolicyError, parse_whole
from tests.mails.postbox import HERE, free_port
from tests.mails.service import CRON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mails.postbox import Postbox
    from tests.mails.service import Service


def test_each_receiver_gets_it_once_whoever_asks(service: Service, postbox: Postbox) -> None:
    first = service("digest", "--send")
    assert (first.code, first.out) == (0, "lead@example.com: sent\ncto@example.com: sent\n")

    again = service("digest", "--send")
    assert again.out == "lead@example.com: sent before\ncto@example.com: sent before\n"
    answer = service.engine.get("/cron/digest", headers=CRON)

    assert (answer.status_code, answer.json) == (200, {"sent_before": 2})
    assert postbox.receivers == ["lead@example.com", "cto@example.com"]
    subject = postbox.taken[0].message["Subject"]
    assert subject.startswith("Postmortems, week 20")


def test_it_is_printed_where_nobody_asks_for_mails(service: Service, postbox: Postbox) -> None:
    assert service("digest").out.startswith("Postmortems, week 20")
    assert postbox.taken == []


def test_the_clock_alone_may_ask(service: Service, postbox: Postbox) -> None:
    assert service.engine.get("/cron/digest").status_code == 403
    elsewhere = create_app(service.environ).test_client()
    assert elsewhere.get("/cron/digest", headers=CRON).status_code == 403

    assert postbox.taken == []


def test_app_engine_asks_again_until_it_is_sent(service: Service, postbox: Postbox) -> None:
    postbox.refused["cto@example.com"] = "450 4.2.0 Greylisted"
    engine = service.engine
    first = engine.get("/cron/digest", headers=CRON)
    assert (first.status_code, first.json) == (503, {"sent": 1, "not_sent": 1})

    postbox.refused.clear()
    second = engine.get("/cron/digest", headers=CRON)
    assert (second.status_code, second.json) == (200, {"sent_before": 1, "sent": 1})
    assert postbox.receivers == ["lead@example.com", "cto@example.com"]


def test_what_became_of_each_is_counted_without_an_address(
    service: Service, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.refused["cto@example.com"] = "450 4.2.0 Greylisted"
    engine = service.engine
    with caplog.at_level(logging.INFO):
        engine.get("/cron/digest", headers=CRON)

    fields = [getattr(record, "fields", {}) for record in caplog.records]
    assert [one for one in fields if one.get("event") == logs.MAIL] == [
        {"event": "mail", "kind": "digest", "outcome": "sent"},
        {"event": "mail", "kind": "digest", "outcome": "not sent"},
    ]


def test_one_address_can_have_it_whatever_was_sent(service: Service, postbox: Postbox) -> None:
    service("digest", "--send")

    assert service("digest", "--to", "me@example.com").out == "me@example.com: sent\n"
    assert service("digest", "--to", "me@example.com").code == 0
    assert postbox.receivers[2:] == ["me@example.com", "me@example.com"]


def test_what_is_not_sent_is_said_with_its_reason(service: Service) -> None:
    service.environ["SECOND_STORY_MAIL_SERVER"] = f"smtp://{HERE}:{free_port(HERE)}"

    found = service("digest", "--send")
    assert found.code == 1
    assert "lead@example.com: not sent (the mail server 127.0.0.1:" in found.out
    assert "cto@example.com: left for the next run" in found.out

    by_hand = service("digest", "--to", "me@example.com")
    assert (by_hand.code, by_hand.out) == (2, "")
    assert by_hand.err.count("\n") == 1
    assert "does not answer: connection refused" in by_hand.err


def test_without_a_server_the_clock_finds_nothing_to_do_and_a_person_is_told(
    service: Service,
) -> None:
    service.environ["SECOND_STORY_MAIL_SERVER"] = ""

    assert service.engine.get("/cron/digest", headers=CRON).json == {}
    refused = service("digest", "--send")
    assert refused.code == 2
    assert "no mail server is set up; SECOND_STORY_MAIL_SERVER names one" in refused.err


def test_without_receivers_a_person_is_told(service: Service, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("targets: {}\n")

    assert service("digest", "--send").out == "nobody is to get it: targets.mail.digest is empty\n"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("digest: lead@example.com", "key targets.mail.digest: a list belongs here"),
        ("digest: [the lead]", 'targets.mail.digest[0]: "the lead" is no e-mail address'),
        ("reminders: maybe", "targets.mail.reminders: true or false belongs here"),
        ("receivers: []", "there is no such key; known are digest, reminders, silent"),
    ],
)
def test_a_wrong_target_is_refused_where_it_stands(given: str, problem: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_whole(f"targets: {{mail: {{{given}}}}}\n", "policy.yaml")

    assert problem in str(caught.value)


def test_receivers_are_kept_in_lower_case_and_each_once() -> None:
    text = "targets: {mail: {digest: [A@example.com, a@example.com], silent: [B@example.com]}}\n"
    _, targets = parse_whole(text, "policy.yaml")

    assert targets.mail.digest == ("a@example.com",)
    assert targets.mail.silent == frozenset({"b@example.com"})
