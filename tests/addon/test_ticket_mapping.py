"""What the policy says of tickets, as somebody sees it: in the card, and in the tracker."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from addon.domain.sharing import PRIVATE
from addon.ports import PostmortemRecord
from addon.store.database import connect
from addon.store.postmortems import Postmortems
from addon.store.pushes import Pushes
from docs_template import requests
from linter.policy import DEFAULT
from linter.policy.calendar import last_day
from tests.addon.desk import ADA, Desk, headers_of, said
from tests.addon.host import DOCUMENT, updated
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from tests.emulator.local import Local

Json = dict[str, Any]

FIRST, SECOND = INCIDENTS[0].actions


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    return Desk(local, tmp_path)


def under(desk: Desk, tracker: str, practice: str = "") -> None:
    """Let another policy hold."""
    path = Path(desk.settings["SECOND_STORY_POLICY"]).with_name("another.yaml")
    path.write_text(f"{practice}targets:\n  tracker: {tracker}\n", encoding="utf-8")
    desk.editor = desk.host(ADA, SECOND_STORY_POLICY=str(path))


def owned_by(desk: Desk, owner: str) -> None:
    desk.put(((FIRST[0], owner, *FIRST[2:]), SECOND))


def fields(desk: Desk) -> Json:
    found: Json = desk.issues()[0]["fields"]
    return found


@pytest.mark.parametrize("owner", ["J. Park (payments)", "Payments team lead", "J. Park, Payments"])
def test_the_team_of_the_owner_decides_on_the_project(desk: Desk, owner: str) -> None:
    owned_by(desk, owner)

    card = desk.plan()

    assert f"{owner} · P0 · due " in said(card)
    desk.send(card, but="load test")
    assert desk.tickets()[0] == "PAY-1"


def test_the_service_of_the_incident_goes_before_the_team(desk: Desk) -> None:
    under(desk, "{project: OPS, projects: {search: OPS, payments: PAY}}")
    desk.put(((FIRST[0], "J. Park (payments)", *FIRST[2:]), SECOND), service="Search")

    desk.send(desk.plan(), but="load test")

    assert desk.tickets()[0] == "OPS-1"


def test_type_labels_components_and_priorities_are_those_of_the_policy(desk: Desk) -> None:
    under(
        desk,
        "{project: PAY, issue_type: Bug, labels: [postmortem, reliability],"
        " components: [Checkout], priorities: {P0: High, P1: Low}}",
    )

    desk.send(desk.plan())

    assert fields(desk)["issuetype"]["name"] == "Bug"
    assert fields(desk)["labels"][:2] == ["postmortem", "reliability"]
    assert fields(desk)["components"] == [{"id": "1"}]
    assert [one["fields"]["priority"]["name"] for one in desk.issues()] == ["High", "Low"]


def test_the_day_is_the_last_one_of_the_prioritys_window(desk: Desk) -> None:
    today = datetime.now(UTC).date()
    windows = [window for name, window in DEFAULT.priorities.items() if name != "P2"]
    wanted = [last_day(window, today, DEFAULT) for window in windows if window is not None]
    assert len(wanted) == 2

    card = desk.plan()

    assert all(f"due {day}" in said(card) for day in wanted)
    desk.send(card)
    assert [one["fields"]["duedate"] for one in desk.issues()] == [str(day) for day in wanted]
    assert all(day.weekday() < 5 for day in wanted)


def test_a_window_in_business_days_leaves_out_weekends_and_holidays(desk: Desk) -> None:
    windows = "{P0: 5 business days, P1: sprint, P2: quarter}"
    under(desk, "{project: OPS}", f"practice:\n  priorities: {windows}\n")

    desk.send(desk.plan())

    due = datetime.fromisoformat(fields(desk)["duedate"]).replace(tzinfo=UTC)
    assert due.weekday() < 5
    assert (due.date() - datetime.now(UTC).date()).days >= 6


def private(desk: Desk) -> Pushes:
    """Let the document be a private one; answers what is stored of its items."""
    engine = connect(desk.settings["SECOND_STORY_DATABASE"])
    postmortems = Postmortems(engine)
    now = datetime.now(UTC)
    postmortems.ask(PostmortemRecord("one", None, None, "full", "SEV1", PRIVATE, 1, now))
    postmortems.created("one", DOCUMENT, now)
    return Pushes(engine)


def test_a_private_one_makes_no_tickets_without_a_security_level(desk: Desk) -> None:
    private(desk)

    card = desk.plan()

    assert headers_of(card) == ["Not yet"]
    assert "names no targets.tracker.security_level" in said(card)
    assert "fixedFooter" not in card


def test_a_private_one_has_its_security_level_and_leaves_no_words_behind(desk: Desk) -> None:
    under(desk, "{project: OPS, security_level: Confidential}")
    pushes = private(desk)

    desk.send(desk.plan())

    assert [one["fields"]["security"] for one in desk.issues()] == [{"id": "1"}] * 2
    stored = pushes.of_document(DOCUMENT)
    assert [(one.text, one.owner, one.draft, one.due) for one in stored] == [("", "", "", "")] * 2


def test_a_project_without_such_a_level_gets_no_private_ticket(desk: Desk) -> None:
    under(desk, "{project: PAY, security_level: Confidential}")
    private(desk)

    card = updated(desk.send(desk.plan()))

    assert "has no security levels" in said(card)
    assert desk.issues() == []


def test_a_priority_that_the_project_does_not_have_is_told_with_those_it_has(desk: Desk) -> None:
    under(desk, "{project: OPS, priorities: {P0: Blocker, P1: High}}")

    card = updated(desk.send(desk.plan()))

    assert 'has no priority "Blocker"; it has Highest, High, Medium, Low' in said(card)
    assert desk.tickets() == [None, "OPS-1"]


def test_an_item_that_is_done_needs_no_ticket(desk: Desk) -> None:
    desk.put(((f"✅ {FIRST[0]}", *FIRST[1:]), SECOND))

    card = desk.plan()

    assert headers_of(card) == ["To create", "Done, without a ticket"]
    assert card["header"]["subtitle"] == "1 to create, 1 done"
    desk.send(card)
    assert len(desk.issues()) == 1


def test_a_declined_item_is_counted_and_shown_with_its_reason(desk: Desk) -> None:
    desk.put(INCIDENTS[0].actions)
    cell = desk.items()[0].ticket_block
    desk.edit(requests.insert_text(cell.start, "declined: the pooler is replaced this month"))

    card = desk.plan()

    assert headers_of(card) == ["To create", "Declined"]
    assert card["header"]["subtitle"] == "1 to create, 1 declined"
    assert "The pooler is replaced this month." in said(card)
