"""Where document and tracker disagree: both are shown, and a click takes either over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests, status
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.desk import VI, Desk, labels_of, said, widgets_of
from tests.addon.host import updated

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

ANA, PARK, CHEN = (  # The accounts of the local Jira; the last one hides the address.
    "5b10a2844c20165700ede21g",
    "5b10ac8d82e05b22cc7d4ef5",
    "5b109f2e9729b51b54dc274d",
)
INTO_DOCUMENT, INTO_TRACKER = "Into the document", "Into the tracker"


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    """Give two items with tickets; the first one is Mira's, who has an account."""
    desk = Desk(local, tmp_path)
    desk.own("mira@example.com")
    desk.send(desk.plan())
    return desk


def assignee(desk: Desk) -> str | None:
    found = desk.issues()[0]["fields"]["assignee"]
    return found["displayName"] if found else None


def test_nothing_is_said_while_both_agree(desk: Desk) -> None:
    card = desk.plan()

    assert "in the tracker" not in said(card)
    assert INTO_DOCUMENT not in labels_of(card)


def test_another_owner_in_the_tracker_is_shown_beside_that_of_the_document(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)

    card = desk.plan()

    assert "Owner: <b>J. Park</b> in the tracker, <b>mira@example.com</b> in the document." in said(
        card
    )
    assert labels_of(card)[:2] == [INTO_DOCUMENT, INTO_TRACKER]


def test_the_trackers_owner_goes_into_the_document_as_a_person_chip(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)

    card = updated(desk.editor.press(desk.plan(), INTO_DOCUMENT))

    item = desk.items()[0]
    assert [(mark.kind, mark.value) for mark in item.owner_block.marks] == [
        ("person", "j.park@example.com")
    ]
    assert "in the tracker" not in said(card)
    assert assignee(desk) == "J. Park"


def test_one_who_hides_the_address_goes_in_by_name(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)

    desk.editor.press(desk.plan(), INTO_DOCUMENT)

    assert desk.items()[0].owner == "M. Chen"


def test_the_documents_owner_goes_into_the_tracker_by_the_confirmed_account(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)

    answer = desk.editor.press(desk.plan(), INTO_TRACKER)
    card = updated(answer)

    assert answer["renderActions"]["action"]["notification"] == {
        "text": "Taken over into the tracker."
    }
    assert assignee(desk) == "Ana R."  # Whom the policy has confirmed for Mira's address.
    assert "in the tracker" not in said(card)


def test_an_owner_whose_account_nobody_confirmed_is_not_guessed(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)
    desk.own("ana@elsewhere.example.com")

    card = updated(desk.editor.press(desk.plan(), INTO_TRACKER))

    assert "is not certain, so OPS-1 was left as it is" in said(card)
    assert assignee(desk) == "J. Park"


def test_nobody_in_the_tracker_can_be_made_somebody(desk: Desk) -> None:
    desk.in_tracker(assignee="")

    card = desk.plan()
    assert "Owner: nobody in the tracker" in said(card)
    assert labels_of(card)[0] == INTO_TRACKER
    desk.editor.press(card, INTO_TRACKER)

    assert assignee(desk) == "Ana R."


def test_another_priority_goes_either_way(desk: Desk) -> None:
    desk.in_tracker(priority="Medium")
    card = desk.plan()
    assert "Priority: <b>Medium</b> in the tracker, <b>P0</b> in the document." in said(card)

    desk.editor.press(card, INTO_TRACKER)
    assert desk.issues()[0]["fields"]["priority"]["name"] == "Highest"

    desk.in_tracker(priority="High")
    desk.editor.press(desk.plan(), INTO_DOCUMENT)
    assert [item.priority for item in desk.items()] == ["P1", "P1"]


def test_only_that_cell_changes(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)
    card, before = desk.plan(), cells(desk)

    desk.editor.press(card, INTO_DOCUMENT)

    after = cells(desk)
    assert [one for one in after if one not in before] == ["M. Chen"]
    assert len(after) == len(before)


def cells(desk: Desk) -> list[str]:
    document = read(desk.document())
    return [block.text for block in document.blocks]


def test_a_colleague_who_types_before_the_edit_loses_nothing_and_moves_nothing(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)
    card = desk.plan()
    desk.meanwhile(requests.insert_text(1, "typed meanwhile "))

    desk.editor.press(card, INTO_DOCUMENT)

    assert desk.items()[0].owner == "M. Chen"
    assert any("typed meanwhile" in text for text in cells(desk))
    assert desk.tickets() == ["OPS-1", "OPS-2"]


def test_a_colleague_who_names_another_owner_before_the_edit_is_not_overruled(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)
    card = desk.plan()
    cell = desk.items()[0].owner_cell
    desk.meanwhile(
        requests.delete(cell.start, cell.end),
        requests.insert_text(cell.start, "Tom Okafor"),
    )

    shown = updated(desk.editor.press(card, INTO_DOCUMENT))

    assert desk.items()[0].owner == "Tom Okafor"
    assert "has changed meanwhile" in said(shown)
    assert "<b>Tom Okafor</b> in the document" in said(shown)


def test_a_ticket_that_changed_hands_since_is_shown_anew(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)
    card = desk.plan()
    desk.in_tracker(assignee=PARK)

    shown = updated(desk.editor.press(card, INTO_DOCUMENT))

    assert desk.items()[0].owner == "mira@example.com"
    assert "<b>J. Park</b> in the tracker" in said(shown)


def test_a_row_without_an_owner_gets_that_of_the_ticket(desk: Desk) -> None:
    desk.in_tracker(assignee=CHEN)
    cell = desk.items()[0].owner_cell
    desk.edit(requests.delete(cell.start, cell.end))

    card = desk.plan()
    assert "<b>M. Chen</b> in the tracker, nobody in the document" in said(card)
    desk.editor.press(card, INTO_DOCUMENT)

    assert desk.items()[0].owner == "M. Chen"


def test_a_viewer_sees_it_and_can_take_nothing_over(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)

    card = updated(desk.host(VI).call("/addon/tickets"))

    assert "<b>J. Park</b> in the tracker" in said(card)
    assert INTO_TRACKER not in labels_of(card)


def test_a_viewer_who_sends_the_click_all_the_same_is_refused(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)
    card = desk.plan()
    click = next(
        one["onClick"]["action"]
        for widget in widgets_of(card)
        for one in widget.get("buttonList", {}).get("buttons", ())
        if one["text"] == INTO_TRACKER
    )
    parameters = {one["key"]: one["value"] for one in click["parameters"]}

    shown = updated(desk.host(VI).call("/addon/take-over", parameters))

    assert "Changes are up to the document's editors." in said(shown)
    assert assignee(desk) == "J. Park"


def test_a_published_document_is_left_alone_and_the_tracker_is_not(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)
    answer = desk.document()
    desk.edit(*status.show(answer, Postmortem(read(answer), DEFAULT), DEFAULT, "Published"))

    card = desk.plan()
    assert labels_of(card)[0] == INTO_TRACKER
    desk.editor.press(card, INTO_TRACKER)

    assert assignee(desk) == "Ana R."


def test_a_closed_ticket_asks_nobody_whose_it_was(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK, status="Done")

    assert "in the tracker" not in said(desk.plan())
