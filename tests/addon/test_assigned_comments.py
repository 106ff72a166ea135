"""Comments that somebody was assigned become tickets, once, with the key in the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from docs_template.reader import read
from tests.addon.desk import ADA, VI, Desk, form_of, labels_of, said, widgets_of
from tests.addon.host import DOCUMENT, updated

if TYPE_CHECKING:
    from pathlib import Path

    from linter.document import Thread
    from tests.emulator.local import Local

Json = dict[str, Any]

PARK = "j.park@example.com"
DO = "Replace the pooler's client with one that resolves names anew"


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    return Desk(local, tmp_path)


def assign(desk: Desk, content: str = f"+{PARK} {DO}", *, at: int = 2, to: str = PARK) -> str:
    """Let Vi comment on a word; answers the thread's id."""
    body = {
        "insertComment": {
            "content": content,
            "range": {"startIndex": at, "endIndex": at + 5},
            **({"assigneeEmailAddress": to} if to else {}),
        }
    }
    documents = desk.local.docs(VI).documents()
    answer = documents.batchUpdate(documentId=DOCUMENT, body={"requests": [body]}).execute()
    return str(answer["replies"][0]["insertComment"]["commentThread"]["commentId"])


def thread(desk: Desk) -> Thread:
    (found,) = read(desk.local.whole(DOCUMENT, ADA)).threads
    return found


def form(card: Json, **changed: str) -> dict[str, str]:
    """The form with the comment alone ticked, and a priority chosen for it."""
    names = [
        widget["selectionInput"]["name"]
        for widget in widgets_of(card)
        if "selectionInput" in widget
    ]
    words = [name.removeprefix("priority.") for name in names]
    return {f"send.{one}": "on" for one in words} | dict.fromkeys(names, "P1") | changed


def send(desk: Desk, card: Json, inputs: dict[str, str]) -> Json:
    return updated(desk.editor.press(card, "Create tickets", inputs))


@pytest.fixture(autouse=True)
def colleague(desk: Desk) -> None:
    """Let Vi edit, and so comment."""
    people = {"owner": ADA, "editors": VI}
    desk.local.load(DOCUMENT, desk.document(), **people)


def test_an_assigned_comment_is_offered_with_its_owner_and_not_ticked(desk: Desk) -> None:
    assign(desk)

    card = desk.plan()

    assert card["header"]["subtitle"] == "3 to create"
    assert f"{DO} <font" in said(card)
    assert "comment by " in said(card)
    assert PARK in said(card)
    boxes = [
        one["decoratedText"]["switchControl"] for one in widgets_of(card) if "decoratedText" in one
    ]
    assert [box["selected"] for box in boxes] == [True, True, False]


def test_it_becomes_one_ticket_and_the_key_comes_as_a_reply(desk: Desk) -> None:
    assign(desk)
    card = desk.plan()

    send(desk, card, form(card))

    (issue,) = desk.issues()
    assert issue["fields"]["summary"] == DO
    assert issue["fields"]["assignee"]["displayName"] == "J. Park"
    assert issue["fields"]["priority"]["name"] == "High"
    first, reply = thread(desk).posts
    assert first.content == f"+{PARK} {DO}"
    assert reply.content == f"Ticket OPS-1 {desk.local.url}jira/browse/OPS-1"
    assert desk.tickets() == [None, None]


def test_it_is_never_sent_twice(desk: Desk) -> None:
    assign(desk)
    card = desk.plan()
    send(desk, card, form(card))

    send(desk, card, form(card))
    again = desk.plan()

    assert len(desk.issues()) == 1
    assert len(thread(desk).posts) == 2
    assert "1 with a ticket" in again["header"]["subtitle"]


def test_a_store_that_lost_everything_knows_it_by_the_reply(desk: Desk, tmp_path: Path) -> None:
    assign(desk)
    card = desk.plan()
    send(desk, card, form(card))
    desk.editor = desk.host(ADA, SECOND_STORY_DATABASE=f"sqlite:///{tmp_path / 'new.db'}")

    card = desk.plan()

    assert "1 with a ticket" in card["header"]["subtitle"]
    assert form(card) == {}


def test_without_a_priority_it_is_not_sent_and_said_so(desk: Desk) -> None:
    assign(desk)
    card = desk.plan()
    inputs = {name: text for name, text in form(card).items() if name.startswith("send.")}

    shown = send(desk, card, inputs)

    assert "Choose a priority for it." in said(shown)
    assert desk.issues() == []


def test_a_priority_in_its_words_counts(desk: Desk) -> None:
    assign(desk, f"{DO} (P0)")
    card = desk.plan()
    (name,) = (name for name, text in form_of(card).items() if text == DO)

    send(desk, card, {name.replace("summary.", "send."): "on"})

    assert [issue["fields"]["priority"]["name"] for issue in desk.issues()] == ["Highest"]


def test_a_comment_without_an_assignee_is_a_comment(desk: Desk) -> None:
    assign(desk, f"@{PARK} what do you think?", to="")

    assert desk.plan()["header"]["subtitle"] == "2 to create"


def test_a_comment_on_an_item_is_about_that_item(desk: Desk) -> None:
    assign(desk, f"+{PARK} please take this", at=desk.items()[0].block.start)

    assert desk.plan()["header"]["subtitle"] == "2 to create"


def test_a_resolved_one_is_not_offered(desk: Desk) -> None:
    comment = assign(desk)
    desk.edit(requests.reply_to_comment(comment, "", "RESOLVE"))

    assert desk.plan()["header"]["subtitle"] == "2 to create"


def test_a_key_that_could_not_be_written_comes_with_the_next_click(desk: Desk) -> None:
    assign(desk)
    card = desk.plan()
    order = {"kind": "status", "status": 503, "method": "POST", "path": "*:batchUpdate"}
    desk.local.control("POST", "faults", order)
    send(desk, card, form(card))
    assert len(thread(desk).posts) == 1

    desk.plan()

    assert len(thread(desk).posts) == 2
    assert len(desk.issues()) == 1


def test_a_reply_of_a_colleague_in_between_stays_and_ours_comes_once(desk: Desk) -> None:
    comment = assign(desk)
    card = desk.plan()
    desk.meanwhile(requests.reply_to_comment(comment, "On it."))

    send(desk, card, form(card))

    assert [post.content.split()[0] for post in thread(desk).posts[1:]] == ["On", "Ticket"]


def test_another_assignee_in_the_tracker_rewrites_nobodys_comment(desk: Desk) -> None:
    assign(desk)
    card = desk.plan()
    send(desk, card, form(card))
    desk.in_tracker(assignee="5b109f2e9729b51b54dc274d")

    shown = desk.plan()

    assert "<b>M. Chen</b> in the tracker" in said(shown)
    assert "Into the document" not in labels_of(shown)
    assert "Into the tracker" in labels_of(shown)
