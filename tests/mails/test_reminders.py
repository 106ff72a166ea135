"""Reminders: whom, of what, on which days; of nothing private, and never by a guess."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from addon.cards.links import document
from addon.domain.pushes import without_words
from addon.domain.tickets import DONE
from addon.mails.reminder import reminder_mail
from addon.store import database
from addon.store.pushes import Pushes
from addon.usecases.remind_owners import Reminder, reminders
from linter.policy import DEFAULT
from tests.mails.service import CRON
from tests.mails.test_digest import item, record

if TYPE_CHECKING:
    from pathlib import Path

    from addon.domain.pushes import Push
    from tests.mails.postbox import Postbox
    from tests.mails.service import Service

# A Wednesday.
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
MIRA = "mira@example.com"


def owned(number: int, due: str, **changed: Any) -> Push:
    return item(number, due=due, owner_email=MIRA, done_at=None)._replace(**changed)


def of(*pushes: Push, now: datetime = NOW, **named: Any) -> list[Reminder]:
    return reminders(pushes, named.pop("records", ()), now, DEFAULT, **named)


def keys(pushes: Any) -> list[str]:
    return [push.key for push in pushes]


def test_an_owner_is_told_of_everything_at_once_the_most_urgent_first() -> None:
    (found,) = of(
        owned(1, "2026-11-26"),
        owned(2, "2026-11-24"),
        owned(3, "2026-11-25"),
        owned(4, "2026-11-10"),
        owned(5, "2026-12-20"),
    )

    assert found.owner_email == MIRA
    assert keys(found.overdue) == ["OPS-4", "OPS-2"]
    assert keys(found.due_soon) == ["OPS-3", "OPS-1"]


def test_each_owner_is_told_of_their_own_whatever_the_case_of_the_address() -> None:
    found = of(
        owned(1, "2026-11-20"),
        owned(2, "2026-11-20", owner_email="Mira@Example.com"),
        owned(3, "2026-11-20", owner_email="ben@example.com"),
    )

    assert {one.owner_email: keys(one.overdue) for one in found} == {
        "ben@example.com": ["OPS-3"],
        MIRA: ["OPS-1", "OPS-2"],
    }


def test_soon_is_two_business_days() -> None:
    friday = datetime(2026, 11, 27, 8, tzinfo=UTC)
    (found,) = of(owned(1, "2026-12-01"), owned(2, "2026-12-02"), now=friday)

    assert keys(found.due_soon) == ["OPS-1"]


@pytest.mark.parametrize(
    "changed",
    [
        {"owner_email": ""},
        {"due": ""},
        {"due": "2026-12-20"},
        {"category": DONE},
        {"done_at": NOW},
    ],
    ids=["no address", "no day", "not soon", "done", "was done"],
)
def test_nobody_is_told_of(changed: dict[str, Any]) -> None:
    assert of(owned(1, "2026-11-20")._replace(**changed)) == []


def test_nobody_is_told_of_what_is_private_or_forgotten() -> None:
    secret = record("secret", NOW, visibility="private")

    assert of(owned(1, "2026-11-20", document_id="secret"), records=(secret,)) == []
    assert of(without_words(owned(1, "2026-11-20"))) == []


def test_nobody_is_told_on_a_day_off_nor_who_wants_no_mails() -> None:
    saturday = NOW + timedelta(days=3)

    assert of(owned(1, "2026-11-20"), now=saturday) == []
    assert of(owned(1, "2026-11-20"), silent={MIRA}) == []


def test_the_mail_says_what_where_and_until_when() -> None:
    (found,) = of(
        owned(1, "2026-11-24", text="Add an alert\nwith words below"),
        owned(2, "2026-11-25", status="In Progress", assignee="Ben"),
        owned(3, "2026-11-26"),
    )
    mail = reminder_mail(found, document)

    assert mail.subject == "Your action items: 1 overdue and 2 due soon"
    for words in ("Add an alert", "due 2026-11-24, 1 day ago", "due today", "due tomorrow"):
        assert words in mail.text
        assert words in mail.html
    assert "with words below" not in mail.text
    assert "In Progress · assigned to Ben" in mail.text
    assert mail.text.count(document("DOC")) == mail.html.count(document("DOC")) == 3


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (["2026-11-24"], "1 action item of yours is overdue"),
        (["2026-11-24", "2026-11-23"], "2 action items of yours are overdue"),
        (["2026-11-25"], "1 action item of yours is due soon"),
    ],
)
def test_the_subject_counts(days: list[str], subject: str) -> None:
    (found,) = of(*(owned(number, due) for number, due in enumerate(days)))

    assert reminder_mail(found, document).subject == subject


def test_what_people_wrote_is_no_markup_and_no_header() -> None:
    hostile = '<img src=x onerror=alert(1)>"\r\nBcc: all@example.com\u202e'
    (found,) = of(owned(1, "2026-11-24", text=hostile, assignee=hostile, url="javascript:alert(1)"))
    mail = reminder_mail(found, document)

    assert "<img" not in mail.html
    assert "javascript:" not in mail.html
    assert "\u202e" not in mail.html + mail.text
    assert re.search(r"^Bcc:", mail.text, re.MULTILINE) is None
    assert mail.subject == "1 action item of yours is overdue"


@pytest.fixture
def known(service: Service, tmp_path: Path) -> Service:
    """Give a service that knows of one item of Mira's that is overdue."""
    (tmp_path / "policy.yaml").write_text("targets: {mail: {reminders: true}}\n")
    assert service("remind").out == ""
    engine = database.connect(service.environ["SECOND_STORY_DATABASE"])
    Pushes(engine).ask(owned(1, "2020-01-01"))
    engine.dispose()
    return service


class Workday(datetime):
    """The clock of a Wednesday."""

    @classmethod
    def now(cls, _zone: Any = None) -> datetime:  # type: ignore[override]
        return NOW


@pytest.fixture
def workday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addon.bootstrap.datetime", Workday)


@pytest.mark.usefixtures("workday")
def test_an_owner_gets_one_a_day(known: Service, postbox: Postbox) -> None:
    assert known.engine.get("/cron/reminders", headers=CRON).json == {"sent": 1}
    assert known.engine.get("/cron/reminders", headers=CRON).json == {"sent_before": 1}
    assert known("remind", "--send").out == f"{MIRA}: sent before\n"

    ((receivers, mail),) = postbox.taken
    assert receivers == [MIRA]
    assert mail["Message-ID"].startswith("<reminder.2026-11-25.")
    assert "unsubscribe%20reminder" in mail["List-Unsubscribe"]


@pytest.mark.usefixtures("workday")
def test_without_the_policys_word_nobody_is_reminded(
    known: Service, postbox: Postbox, tmp_path: Path
) -> None:
    (tmp_path / "policy.yaml").write_text("targets: {mail: {digest: [a@example.com]}}\n")

    assert known.engine.get("/cron/reminders", headers=CRON).json == {}
    assert "targets.mail.reminders is not true" in known("remind", "--send").out
    assert known("remind").out.startswith(f"To: {MIRA}\nSubject: 1 action item of yours is overdue")
    assert postbox.taken == []
