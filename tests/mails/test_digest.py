"""The weekly digest: what it counts, what it leaves out, and that text and HTML say the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from addon.cards.links import document
from addon.domain.outlines import Outline, outline
from addon.domain.pushes import CREATED, Push
from addon.mails.digest import digest_mail
from addon.ports import PostmortemRecord
from addon.store.chronicle import Chronicle
from addon.store.events import Events
from addon.store.outlines import Outlines
from addon.store.postmortems import Postmortems
from addon.usecases.sum_up_week import digest, week_of
from docs_template.markdown import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Engine

    from addon.usecases.sum_up_week import Digest

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


class Kept(NamedTuple):
    """What the store would tell."""

    known: Sequence[PostmortemRecord]
    out: Mapping[str, datetime]
    told: Mapping[str, Outline]

    def records(self) -> list[PostmortemRecord]:
        return [*self.known]

    def published(self) -> dict[str, datetime]:
        return {**self.out}

    def outlines(self) -> dict[str, Outline]:
        return {**self.told}


def of(
    *pushes: Push,
    records: Sequence[PostmortemRecord] = (),
    outlines: Sequence[Outline] = (),
    **published: datetime,
) -> Digest:
    told = {each.document_id: each for each in outlines}
    return digest(pushes, Kept(records, published, told), NOW, DEFAULT)


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


def test_an_item_that_is_due_today_is_not_late() -> None:
    found = of(item(1, due="2026-11-22"), item(2, due="2026-11-23"))

    assert keys(found.overdue) == ["OPS-1"]


def test_done_in_time_is_done_in_the_week_of_a_p0_whatever_day_it_names() -> None:
    made = datetime(2026, 11, 9, 15, tzinfo=UTC)
    found = of(
        item(1, created_at=made, done_at=datetime(2026, 11, 16, 23, 59, tzinfo=UTC)),
        item(2, created_at=made, done_at=datetime(2026, 11, 17, tzinfo=UTC), due="2026-12-24"),
        item(3, created_at=made),
        item(4, created_at=made + timedelta(days=7)),
        item(5, created_at=made - timedelta(days=200)),
    )

    (completion,) = found.completion
    assert keys(completion.due) == ["OPS-1", "OPS-3", "OPS-2"]
    assert keys(completion.in_time) == ["OPS-1"]
    assert (completion.percent, completion.signal, completion.is_below) == (33, 90, True)
    assert completion.window == "7 days"


def test_the_signals_are_ninety_percent_of_p0_and_eighty_of_p1() -> None:
    made = MONDAY - timedelta(days=40)
    done = [
        item(number, item_priority=priority, created_at=made, done_at=made)
        for number, priority in enumerate(["P0"] * 9 + ["P1"] * 8)
    ]
    late = [item(100 + number, item_priority="P1", created_at=made) for number in range(3)]
    p0, p1 = of(*done, *late).completion

    assert (p0.percent, p0.signal, p0.is_below) == (100, 90, False)
    assert (p1.percent, p1.signal, p1.is_below) == (72, 80, True)
    text = digest_mail(of(*done, *late), document).text
    assert "P0 done in time: 100 %\n" in text
    assert "P1 done in time: 72 %, below the 80 % of the practice" in text
    assert text.count("- OPS-10") == 3


def test_items_with_several_tickets_are_named_with_all_of_them() -> None:
    one = item(1, other_keys="OPS-7 OPS-9")

    made = of(one, item(2))

    assert list(made.doubled) == [one]
    text = digest_mail(made, document).text
    assert "With more than one ticket (1)" in text
    assert "OPS-1: Add alert 1 (also OPS-7 OPS-9)" in text


def test_what_was_declined_stands_beside_and_is_no_part_of_the_share() -> None:
    made = MONDAY - timedelta(days=40)
    found = of(
        item(1, created_at=made, done_at=made),
        records=(record("a", made), record("old", made - timedelta(days=200))),
        outlines=(Outline("a", declined="P0 2\nP2 1"), Outline("old", declined="P0 5")),
    )
    p0, p2 = found.completion

    assert (p0.percent, [one.number for one in p0.declined]) == (100, [2])
    assert (len(p2.due), p2.is_below, [one.number for one in p2.declined]) == (0, False, [1])
    text = digest_mail(found, document).text
    assert "2 declined beside them." in text
    assert f"- A: SEV2, full (2 declined)\n  {document('a')}" in text
    assert "P2 done in time: none was due" in text


def test_an_incident_is_of_the_week_that_it_was_in_or_was_written_down_in() -> None:
    before, after = MONDAY - timedelta(days=3), MONDAY + timedelta(days=8)
    found = of(
        records=(
            record("written-now", MONDAY + timedelta(days=1)),
            record("was-now", after),
            record("neither", before),
            record("unknown", MONDAY + timedelta(days=2)),
        ),
        outlines=(
            Outline("written-now", before, before + timedelta(minutes=68)),
            Outline("was-now", MONDAY + timedelta(days=6, hours=23), MONDAY + timedelta(days=7)),
            Outline("neither", before),
        ),
    )

    names = [one.record.document_id for one in found.incidents]
    assert names == ["written-now", "unknown", "was-now"]
    text = digest_mail(found, document).text
    assert "2026-11-13 00:00 to 01:08 UTC, 1 hour and 8 minutes" in text
    assert "2026-11-22 23:00 to 2026-11-23 00:00 UTC, 1 hour" in text
    assert "its document does not tell when; created on 2026-11-18" in text


def test_a_postmortems_time_begins_with_the_end_of_the_impact() -> None:
    thursday = datetime(2026, 11, 12, 23, tzinfo=UTC)
    found = of(
        records=(record("a", MONDAY), record("b", MONDAY)),
        outlines=(Outline("a", thursday, thursday), Outline("b", thursday)),
    )

    assert [(one.record.document_id, f"{one.due:%d}") for one in found.late] == [("a", "20")]
    assert [(one.record.document_id, f"{one.due:%d}") for one in found.awaited] == [("b", "24")]
    text = digest_mail(found, document).text
    assert "by 2026-11-19, counted from the end of the impact" in text
    assert "by 2026-11-23, counted from its creation" in text


def test_what_is_past_due_is_told_by_team_and_priority() -> None:
    found = of(
        item(1, due="2026-11-10"),
        item(2, due="2026-11-11", item_priority="P1"),
        item(3, due="2026-11-12", item_priority="P1"),
        item(4, due="2026-11-12", project="WEB", key="WEB-4"),
    )
    text = digest_mail(found, document).text

    assert text.index("Past due in OPS, 1 P0, 2 P1 (3)") < text.index("Past due in WEB, 1 P0 (1)")
    past = text[text.index("Past due in OPS") :]
    assert past.index("OPS-1:") < past.index("OPS-2:") < past.index("OPS-3:")


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
    assert [one.record.document_id for one in found.incidents] == ["due"]


def full(visibility: str) -> Digest:
    """A digest in which every section would have something of two postmortems."""
    early = MONDAY - timedelta(days=30)
    return of(
        item(1, document_id="secret", done_at=MONDAY),
        item(2, document_id="secret", due="2026-11-10"),
        item(3, document_id="secret", due="2026-11-17"),
        item(4, document_id="secret", created_at=MONDAY, other_keys="OPS-9"),
        records=(
            record("secret", early, visibility=visibility),
            record("hushed", MONDAY, visibility=visibility),
        ),
        outlines=(
            Outline("secret", MONDAY, MONDAY + timedelta(hours=1), "P0 1"),
            Outline("hushed", early, MONDAY - timedelta(days=20), "P1 1"),
        ),
    )


def test_private_postmortems_are_in_no_part_of_it() -> None:
    seen = full("domain")
    for section in seen[3:]:
        assert section, "each section would have something"

    hidden = full("private")
    assert hidden[3:] == ([],) * len(hidden[3:])
    mail = digest_mail(hidden, document)
    for trace in ("SECRET", "secret", "HUSHED", "hushed", "OPS-", "SEV2"):
        assert trace not in mail.text + mail.html


def test_items_without_words_are_in_no_part_of_it() -> None:
    found = of(item(1, text="", due="2026-11-17"))

    assert "OPS-" not in digest_mail(found, document).text


def test_text_and_html_say_the_same_and_escape_what_people_wrote() -> None:
    script = "<script>alert(1)</script> & more"
    mail = digest_mail(of(item(1, text=script, due="2026-11-17")), document)

    assert mail.subject == "Postmortems, week 2026-W47"
    assert script in mail.text
    assert "<script>" not in mail.html
    assert f'href="{URL}OPS-1"' in mail.html
    words = re.sub(r"<[^>]+>", " ", mail.html)
    for heading in ("Newly overdue (1)", "Past due in OPS, 1 P0 (1)", "P0 done in time: 0 %"):
        assert heading in mail.text
        assert heading in words


def test_what_changed_comes_first() -> None:
    text = digest_mail(
        of(item(1, due="2026-11-10"), item(2, done_at=MONDAY), item(3, due="2026-11-18")), document
    ).text

    assert text.index("Done this week") < text.index("Newly overdue") < text.index("Past due in")


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


def test_an_outline_is_kept_of_what_was_created_here_and_is_not_private(engine: Engine) -> None:
    for name, visibility in (("a", "domain"), ("secret", "private")):
        Postmortems(engine).ask(record(name, MONDAY, visibility=visibility))
    outlines = Outlines(engine)
    for name in ("a", "secret", "a stranger's"):
        outlines.note(Outline(name, MONDAY))
    outlines.note(Outline("a", MONDAY, MONDAY + timedelta(hours=1), "P0 1"))
    outlines.note(Outline("a", MONDAY, MONDAY + timedelta(hours=1), "P0 1"))

    assert Chronicle(engine).outlines() == {
        "a": Outline("a", MONDAY, MONDAY + timedelta(hours=1), "P0 1")
    }


def test_an_outline_is_of_the_header_and_of_what_was_declined() -> None:
    text = """\
# Postmortem: checkout

| Severity | SEV2 |
| --- | --- |
| Impact started (UTC) | 2026-11-17 14:02 UTC |
| Impact ended (UTC) | 2026-11-17 15:10 UTC |

## Action items

| Action | Owner | Priority | Ticket |
| --- | --- | --- | --- |
| Add an alert | Mira Castell | P0 | declined: the pooler goes away |
| Write a runbook | Mira Castell | P1 | OPS-1 |
| Rename the job | Mira Castell | | declined: not worth it |
"""
    found = outline("D", Postmortem(read(text), DEFAULT))

    assert found == Outline(
        "D",
        datetime(2026, 11, 17, 14, 2, tzinfo=UTC),
        datetime(2026, 11, 17, 15, 10, tzinfo=UTC),
        "1\nP0 1",
    )
    assert found.declined_by_priority == {"": 1, "P0": 1}
