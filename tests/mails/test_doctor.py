"""``postmortem doctor`` and the mail server: tried without a mail, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.doctor import CHECKS
from addon.doctor.case import Case
from tests.mails.postbox import ELSEWHERE, HERE, Postbox, free_port, serving

if TYPE_CHECKING:
    from pathlib import Path

    from addon.doctor.findings import Finding

WANTED = "targets: {mail: {digest: [lead@example.com]}}\n"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.yaml"


def found(policy: Path, url: str, targets: str = WANTED, **changed: str) -> list[Finding]:
    policy.write_text(targets)
    given = {
        "BASE_URL": "https://addon.example.com",
        "SERVICE_ACCOUNT": "a@b.iam.gserviceaccount.com",
        "OAUTH_CLIENT_ID": "client",
        "POLICY": str(policy),
        "MAIL_SERVER": url,
        "MAIL_FROM": "postmortems@example.com" if url else "",
    } | changed
    case = Case({f"SECOND_STORY_{name}": value for name, value in given.items()})
    try:
        return [*CHECKS["mail"](case)]
    finally:
        case.close()


def test_a_server_that_takes_our_mails_is_well_and_gets_none(
    policy: Path, postbox: Postbox
) -> None:
    (finding,) = found(policy, postbox.url)

    said = f"{HERE}:{postbox.port} takes mails from postmortems@example.com"
    assert (finding.state, finding.said) == ("ok", said)
    assert postbox.taken == []


def test_a_server_that_is_down(policy: Path) -> None:
    (finding,) = found(policy, f"smtp://{HERE}:{free_port(HERE)}")

    assert (finding.state, finding.remedy[:31]) == ("failed", "correct the settings SECOND_STO")
    assert finding.said.endswith("does not answer: connection refused")


def test_a_server_that_offers_no_encryption(policy: Path) -> None:
    with serving(Postbox(), ELSEWHERE) as box:
        (finding,) = found(policy, box.url)

    assert finding.state == "failed"
    assert finding.said.endswith("offers no encryption (STARTTLS)")


def test_a_user_whom_the_server_does_not_know(policy: Path, postbox: Postbox) -> None:
    (finding,) = found(policy, postbox.url, MAIL_USER="u", MAIL_PASSWORD="s3cret-word")

    assert finding.state == "failed"
    assert "s3cret-word" not in finding.said


def test_receivers_without_a_server_and_a_server_without_receivers(
    policy: Path, postbox: Postbox
) -> None:
    (lacking,) = found(policy, "")
    assert lacking.state == "failed"
    assert "SECOND_STORY_MAIL_SERVER no server" in lacking.said

    _, idle = found(policy, postbox.url, "targets: {}\n")
    assert (idle.state, idle.remedy) == ("warning", "write targets.mail into it")


def test_no_mails_are_a_choice_too(policy: Path) -> None:
    (finding,) = found(policy, "", "targets: {}\n")

    assert finding.state == "skipped"
