"""The weekly digest: what it counts, what it leaves out, and that text and HTML say the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from addon.cards.links import document
from addon.domain.pushes import CREATED, Push
from addon.mails.digest import digest_mail
from addon.ports import PostmortemRecord
from addon.store.chronicle import Chronicle
from addon.store.events import Events
from addon.store.postmortems import Postmortems
from addon.usecases.sum_up_week import digest, week_of
from linter.policy import DEFAULT
from tests.store.conftest import engine, postgresql, url

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from addon.usecases.sum_up_week import Digest

__all__ = ["engine", "postgresql", "url"]

# A Wednesday; the digest is of Monday 16 to Sunday 22 November.
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
URL = "https://acme.atlassian.net/browse/"


def item(number: int, **changed: Any) -> Push:
    whole = Push(
        f"uid-{number}", "DOC", "jira", "OPS", state=CREATED, text=f"Add alert {number}",
        owner="Mira", item_priority="P0", due="2026-12-20", key=f"OPS-{number}",
        url=f"{URL}OPS-{number}", created_at=MONDAY - timedelta(days=30),
    )  # fmt: skip
    return whole._replace(**changed)


def record(document_id: str, asked_at: datetime, **changed: Any) -> PostmortemRecord:
    whole = PostmortemRecord(
        document_id, document_id.upper(), document_id, "full", "SEV2", "domain", 1, asked_at
    )
    return whole._replace(**changed)


def of(*pushes: Push, records: tuple[PostmortemRecord, ...] = (), **published: datetime) -> Digest:
    return digest(pushes, records, published, NOW, DEFAULT)


def keys(pushes: Any) -> list[str]:
    return [push.key for push in pushes]


def test_a_week_is_the_last_whole_one() -> None:
    assert week_of(NOW) == ("2026-W47", MONDAY, MONDAY + timedelta(days=7))
    assert week_of(datetime(2027, 1, 4, tzinfo=UTC))[0] == "2026-W53"


def test_what_changed_in_the_week_is_told_apart() -> None:
    found = of(
        item(1, done_at=MONDAY),
        item(2, done_at=MONDAY + timedelta(days=7)),
        item(3, created_at=MONDAY + timedelta(days=6)),
        item(4, due="2026-11-17"),
        item(5, due="2026-11-10"),
    )

    assert keys(found.done) == ["OPS-1"]
    assert keys(found.new) == ["OPS-3"]
    assert keys(found.overdue) == ["OPS-5", "OPS-4"]
    assert keys(found.newly_overdue) == ["OPS-4"]


def test_an_item_that_is_due_today_is_not_late_and_one_done_too_late_is() -> None:
    found = of(
        item(1, due="2026-11-22"),
        item(2, due="2026-11-23"),
        item(3, due="2026-11-10", done_at=MONDAY),
        item(4, due="2026-11-16", done_at=MONDAY + timedelta(hours=23)),
    )

    assert keys(found.overdue) == ["OPS-1"]
    (completion,) = found.completion
    assert keys(completion.due) == ["OPS-3", "OPS-4", "OPS-1"]
    assert keys(completion.in_time) == ["OPS-4"]
    assert (completion.percent, completion.signal) == (33, 90)


def test_postmortems_are_due_five_business_days_after_their_creation() -> None:
    friday = datetime(2026, 11, 13, 9, tzinfo=UTC)
    found = of(
        records=(
            record("late", friday),
            record("due", friday + timedelta(days=5)),
            record("told", friday),
        ),
        told=NOW,
    )

    assert [one.record.document_id for one in found.late] == ["late"]
    assert [one.record.document_id for one in found.awaited] == ["due"]
    assert [one.document_id for one in found.incidents] == ["due"]


def test_private_postmortems_are_in_no_part_of_it() -> None:
    secret = record("secret", MONDAY, visibility="private")
    found = of(
        item(1, document_id="secret", due="2026-11-17", done_at=None),
        item(2, text="", due="2026-11-17"),
        records=(secret,),
    )

    mail = digest_mail(found, document)
    assert "SECRET" not in mail.text
    assert "OPS-" not in mail.text + mail.html
    assert "0 action items done" in mail.text


def test_text_and_html_say_the_same_and_escape_what_people_wrote() -> None:
    script = "<script>alert(1)</script> & more"
    mail = digest_mail(of(item(1, text=script, due="2026-11-17")), document)

    assert mail.subject == "Postmortems, week 2026-W47"
    assert script in mail.text
    assert "<script>" not in mail.html
    assert f'href="{URL}OPS-1"' in mail.html
    words = re.sub(r"<[^>]+>", " ", mail.html)
    for heading in ("Newly overdue (1)", "Past due: OPS (1)", "P0 done in time: 0 %"):
        assert heading in mail.text
        assert heading in words


def test_what_changed_comes_first() -> None:
    text = digest_mail(
        of(item(1, due="2026-11-10"), item(2, done_at=MONDAY), item(3, due="2026-11-18")), document
    ).text

    assert text.index("Done this week") < text.index("Newly overdue") < text.index("Past due")


def test_the_store_tells_what_is_published_now(engine: Engine) -> None:
    from addon.ports import EventRecord

    Postmortems(engine).ask(record("a", MONDAY))
    for number, (name, kind) in enumerate(
        [("a", "published"), ("b", "published"), ("b", "reopened"), ("c", "adopted")]
    ):
        at = MONDAY + timedelta(hours=number)
        Events(engine).record(EventRecord(name, kind, "ana", "", at))

    chronicle = Chronicle(engine)
    assert chronicle.published() == {"a": MONDAY}
    assert [one.document_id for one in chronicle.records()] == ["a"]
