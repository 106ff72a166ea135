"""Create tickets from the sidebar: told before, done once, and the keys back in their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_template import requests, status
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.desk import ADA, VI, Desk, form_of, headers_of, said
from tests.addon.host import updated
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

ALERT, LOAD = "Add an alert on dead pooler connections above 10", "Run the load test on each change"


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    return Desk(local, tmp_path)


def test_the_card_says_what_will_happen_and_nothing_happens(desk: Desk) -> None:
    card = desk.plan()

    assert headers_of(card) == ["To create"]
    assert card["header"]["subtitle"] == "2 to create"
    assert "Mira Castell · P0 · due " in said(card)
    assert desk.issues() == []
    assert desk.tickets() == [None, None]


def test_one_click_creates_the_tickets_and_writes_their_keys(desk: Desk) -> None:
    answer = desk.send(desk.plan())

    assert desk.tickets() == ["OPS-1", "OPS-2"]
    assert [issue["fields"]["summary"] for issue in desk.issues()] == [
        ALERT,
        "Run the load test on each change of a limit",
    ]
    assert "2 tickets in the tracker" in answer["renderActions"]["action"]["notification"]["text"]
    assert "unassigned" in said(updated(answer))


def test_a_key_in_the_document_is_a_link_to_its_ticket(desk: Desk) -> None:
    desk.send(desk.plan())

    marks = [mark for item in desk.items() for mark in item.ticket_block.marks]
    assert [mark.value for mark in marks if mark.kind == "link"] == [
        f"{desk.local.url}jira/browse/OPS-1",
        f"{desk.local.url}jira/browse/OPS-2",
    ]


def test_a_second_click_on_the_same_card_makes_nothing_twice(desk: Desk) -> None:
    card = desk.plan()
    desk.send(card)

    desk.send(card)

    assert len(desk.issues()) == 2


def test_what_is_not_ticked_stays_where_it_is(desk: Desk) -> None:
    desk.send(desk.plan(), but="alert")

    assert desk.tickets() == [None, "OPS-1"]


def test_nothing_ticked_is_said_so(desk: Desk) -> None:
    card = updated(desk.editor.press(desk.plan(), "Create tickets", {}))

    assert "Tick at least one item." in said(card)


def test_a_title_can_be_changed_before_it_is_sent(desk: Desk) -> None:
    card = desk.plan()
    (name, _) = next(pair for pair in form_of(card).items() if pair[1] == ALERT)

    desk.send(card, **{name: "Alert on dead connections"})

    assert desk.issues()[0]["fields"]["summary"] == "Alert on dead connections"


def test_the_service_decides_on_the_project(desk: Desk) -> None:
    desk.put(INCIDENTS[0].actions, service="Payments")

    desk.send(desk.plan())

    assert desk.tickets() == ["PAY-1", "PAY-2"]


def test_an_item_with_an_error_is_told_why_and_not_offered(desk: Desk) -> None:
    first, second = INCIDENTS[0].actions
    desk.put(((first[0], "", first[2], "", first[4]), second))

    card = desk.plan()

    assert headers_of(card) == ["To create", "Not yet"]
    assert "This action item has no owner." in said(card)
    assert len([name for name in form_of(card) if name.startswith("send.")]) == 1


def test_a_reworded_item_keeps_its_ticket_and_updates_it(desk: Desk) -> None:
    desk.send(desk.plan())
    block = desk.items()[0].block
    desk.edit(requests.insert_text(block.end, ", and on stuck ones"))

    card = desk.plan()
    assert headers_of(card) == ["To update: reworded since", "With a ticket"]
    desk.send(card)

    assert desk.issues()[0]["fields"]["summary"] == f"{ALERT}, and on stuck ones"
    assert len(desk.issues()) == 2


def test_a_closed_ticket_is_shown_as_done(desk: Desk) -> None:
    desk.send(desk.plan())
    desk.in_tracker(status="Done")

    card = desk.plan()

    assert ">OPS-1</a></b> <font" in said(card)
    assert "Done" in said(card)
    assert "To Do" in said(card)


def test_a_lost_answer_is_not_sent_again_and_found_later(desk: Desk) -> None:
    desk.trouble("lost")
    card = updated(desk.send(desk.plan(), but="load test"))
    assert "not made twice" in said(card)
    assert desk.tickets() == [None, None]

    again = desk.plan()
    assert "Under way" in headers_of(again)
    assert "Nobody knows yet" in said(again)
    assert len(desk.issues()) == 1


def test_rewording_while_nobody_knows_makes_no_second_ticket(desk: Desk) -> None:
    desk.trouble("lost")
    desk.send(desk.plan(), but="load test")
    block = desk.items()[0].block
    desk.edit(
        requests.insert_text(block.start + 1, "Page when pools die, "),
        requests.delete(block.start + 22, block.start + 40),
    )

    card = desk.plan()

    assert headers_of(card) == ["To create", "Under way"]


def test_a_refusal_is_that_items_alone_and_can_be_sent_again(desk: Desk) -> None:
    desk.trouble("limited", retry_after=0, reason="jira-per-issue-on-write")
    card = updated(desk.send(desk.plan()))

    assert desk.tickets() == [None, "OPS-1"]
    assert "Jira takes no more requests for now" in said(card)
    desk.send(desk.plan())
    assert desk.tickets() == ["OPS-2", "OPS-1"]


def test_a_colleague_who_types_between_any_two_calls_loses_nothing(desk: Desk) -> None:
    for skip in range(2):
        order = {
            "kind": "edit",
            "when": "before",
            "method": "POST",
            "path": "*:batchUpdate",
            "skip": skip,
            "user": ADA,
            "requests": [requests.insert_text(1, "typed meanwhile ")],
        }
        desk.local.control("POST", "faults", order)

    desk.send(desk.plan())

    assert desk.tickets() == ["OPS-1", "OPS-2"]
    assert len(desk.issues()) == 2


def test_keys_that_could_not_be_written_come_with_the_next_click(desk: Desk) -> None:
    card = desk.plan()
    order = {"kind": "status", "status": 503, "method": "POST", "path": "*:batchUpdate"}
    desk.local.control("POST", "faults", order | {"skip": 1})
    shown = updated(desk.send(card))
    assert "they go into their rows with the next click" in said(shown)
    assert desk.tickets() == [None, None]

    desk.plan()

    assert desk.tickets() == ["OPS-1", "OPS-2"]


def late(desk: Desk) -> None:
    """Let tickets be created whose keys could not be written."""
    card = desk.plan()
    order = {"kind": "status", "status": 503, "method": "POST", "path": "*:batchUpdate"}
    desk.local.control("POST", "faults", order | {"skip": 1})
    desk.send(card)
    assert desk.tickets() == [None, None]


def test_keys_that_could_not_be_written_come_before_publishing(desk: Desk) -> None:
    late(desk)

    desk.editor.call("/addon/publish", inputs={"reason": "It is due."})

    assert desk.tickets() == ["OPS-1", "OPS-2"]
    assert Postmortem(read(desk.document()), DEFAULT).header.is_published


def test_into_a_published_one_no_key_is_written(desk: Desk) -> None:
    late(desk)
    answer = desk.document()
    desk.edit(*status.show(answer, Postmortem(read(answer), DEFAULT), DEFAULT, "Published"))

    card = desk.plan()

    assert desk.tickets() == [None, None]
    assert "OPS-1" in said(card)


def test_a_row_that_moved_meanwhile_gets_its_own_key(desk: Desk) -> None:
    card = desk.plan()
    order = {"kind": "status", "status": 503, "method": "POST", "path": "*:batchUpdate"}
    desk.local.control("POST", "faults", order | {"skip": 1})
    desk.send(card)
    start = desk.items()[0].block
    table = Postmortem(read(desk.document()), DEFAULT).document.tables[start.cell[0]]
    desk.edit(requests.insert_row_above(requests.table_cell(table.start, 1, 0)))

    desk.plan()

    assert desk.tickets() == ["OPS-1", "OPS-2"]


def test_a_viewer_sees_the_state_and_can_send_nothing(desk: Desk) -> None:
    viewer = desk.host(VI)

    card = updated(viewer.call("/addon/tickets"))

    assert headers_of(card) == ["Not yet"]
    assert "fixedFooter" not in card
    viewer.call("/addon/send-tickets", inputs={"send.x": "on"})
    assert desk.issues() == []


def test_without_a_tracker_the_card_says_so(desk: Desk) -> None:
    host = desk.host(ADA, SECOND_STORY_TRACKER="")

    card = updated(host.call("/addon/tickets"))

    assert "No tracker is set up; an admin can do that." in said(card)
    assert "fixedFooter" not in card


def test_an_expired_token_is_told_with_its_day(desk: Desk) -> None:
    desk.editor = desk.host(
        ADA, SECOND_STORY_JIRA_TOKEN="expired", SECOND_STORY_JIRA_TOKEN_EXPIRES="2026-01-31"
    )

    card = updated(desk.send(desk.plan()))

    assert "it expired on 2026-01-31" in said(card)


def test_the_finding_about_missing_tickets_leads_there(desk: Desk) -> None:
    report = updated(desk.editor.call("/addon/check"))

    card = updated(desk.editor.press(report, "Create tickets"))

    assert card["header"]["title"] == "Action items"
