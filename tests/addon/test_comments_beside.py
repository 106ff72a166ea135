"""Comments where Google offers none on words: the same threads, by way of Drive, and it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from tests.addon.host import DOCUMENT, Host, button_of, buttons_of, texts_of, updated
from tests.addon.test_comments import (
    ADA,
    CY,
    change,
    commented,
    first_lines,
    heard,
    marks,
    place_of,
    postmortem,
    threads,
)

if TYPE_CHECKING:
    from tests.emulator.local import Local

Json = dict[str, Any]

__all__ = ["postmortem"]

NOT_OFFERED = "Google does not offer comments on words"


def without(local: Local, how: str = "unknown") -> None:
    """Let Google be one that has no comments in the Docs API for this project."""
    local.control("PUT", "switches", {"comments_and_suggestions": how})


def available(local: Local) -> None:
    without(local, "available")


def another(local: Local, name: str, email: str = ADA) -> Host:
    """A backend of its own, since what was missing is remembered for a while."""
    return Host(local, email, SECOND_STORY_SUPPORT=f"{name}@example.com")


def of_drive(local: Local, email: str = ADA) -> list[Json]:
    found: list[Json] = (
        local.drive(email)
        .comments()
        .list(
            fileId=DOCUMENT,
            pageSize=100,
            fields="comments(id,content,resolved,quotedFileContent,replies(content,action))",
        )
        .execute()["comments"]
    )
    return found


def reply(local: Local, comment_id: str, content: str, email: str) -> None:
    local.drive(email).replies().create(
        fileId=DOCUMENT, commentId=comment_id, body={"content": content}, fields="id"
    ).execute()


@pytest.mark.parametrize("how", ["unknown", "not_enrolled"])
def test_comments_say_section_and_quote_and_the_card_says_why(local: Local, how: str) -> None:
    without(local, how)
    host = another(local, f"said-{how}")

    answer = host.press(host.open(), "Comment on all")

    assert heard(answer).startswith("Comments: 10 added.")
    assert NOT_OFFERED in "".join(texts_of(updated(answer)))
    made = of_drive(local)
    assert len(made) == 10
    for one in made:
        lines = one["content"].split("\n")
        assert lines[0].startswith("Second Story · ")
        assert lines[1].startswith("In “")
        assert one.get("quotedFileContent", {}).get("value", "")[:40] in lines[1]


def test_a_re_check_reads_them_and_adds_nothing(local: Local) -> None:
    without(local)
    host = another(local, "again")
    commented(host)
    before = of_drive(local)

    card = updated(host.call("/addon/check"))
    host.call("/addon/comment-all")

    assert of_drive(local) == before
    assert "Comment on all" not in [button["text"] for button in buttons_of(card)]


def test_a_finding_that_is_gone_is_resolved_and_reopened_through_the_same_identity(
    local: Local,
) -> None:
    without(local)
    host = another(local, "gone")
    commented(host)
    words = next(
        one["quotedFileContent"]["value"]
        for one in of_drive(local)
        if one["content"].startswith("Second Story · LNG0")
    )
    available(local)
    start, end = place_of(local, words)
    change(local, requests.delete(start + 1, end), requests.insert_text(start + 1, "fine"))
    without(local)

    host.call("/addon/comment-all")
    (gone,) = [one for one in of_drive(local) if one.get("resolved")]
    assert gone["replies"][-1]["content"].startswith("Fixed · LNG0")

    available(local)
    change(
        local,
        requests.insert_text(start + 1, words[1:]),
        requests.delete(start + len(words), start + len(words) + len("fine")),
    )
    without(local)
    host.call("/addon/comment-all")
    assert not [one for one in of_drive(local) if one.get("resolved")]


def test_a_reply_that_dismisses_counts_there_too(local: Local) -> None:
    without(local)
    host = another(local, "dismissed")
    commented(host)
    reply(local, of_drive(local)[0]["id"], "dismiss: customer quote", "bo@example.com")

    assert "1 dismissed" in "".join(texts_of(updated(host.call("/addon/check"))))


def test_the_sidebar_s_dismissal_opens_a_thread_there_too(local: Local) -> None:
    without(local)
    host = another(local, "form")
    button = next(button for button in buttons_of(host.open()) if button["text"] == "Dismiss")

    form = updated(host.click(button))
    answer = host.click(button_of(form, "Dismiss"), {"reason": "quotes the customer"})

    assert "1 dismissed" in "".join(texts_of(updated(answer)))
    (one,) = of_drive(local)
    assert one["resolved"]


def test_threads_are_not_doubled_when_the_feature_appears(local: Local) -> None:
    without(local)
    commented(another(local, "before"))
    available(local)
    before = marks(local)

    host = another(local, "after")
    card = host.open()

    assert "Comment on all" not in [button["text"] for button in buttons_of(card)]
    host.call("/addon/comment-all")
    assert marks(local) == before
    assert len(before) == 20


def test_a_lost_answer_leads_to_no_second_comment(local: Local) -> None:
    without(local)
    host = another(local, "lost")
    card = host.open()
    order = {"kind": "drop", "when": "after", "method": "POST", "path": "*/comments", "skip": 3}
    local.control("POST", "faults", order)

    host.press(card, "Comment on all")

    assert local.control("GET", "faults") == []
    available(local)
    assert len(marks(local)) == len(set(marks(local))) == 10


def test_a_commenter_comments_by_way_of_drive_where_batches_are_for_editors(
    local: Local,
) -> None:
    host = another(local, "commenter", CY)

    card = updated(host.press(host.open(), "Comment on all"))

    assert len(threads(local)) == 10
    assert "lets only editors comment on words" in "".join(texts_of(card))


def test_a_commenter_leaves_the_threads_of_others_open(local: Local, host: Host) -> None:
    commented(host)
    thread = next(one for one in threads(local) if "· LNG" in first_lines(one)[0])
    start, end = place_of(local, thread["plainTextQuote"])
    change(local, requests.delete(start, end))

    another(local, "leaves", CY).call("/addon/comment-all")

    assert {one["status"] for one in threads(local)} == {"OPEN"}


def test_a_finding_without_any_place_is_dismissed_beside_the_document(
    local: Local, host: Host
) -> None:
    start, end = place_of(local, "What went well\n")
    change(local, requests.delete(start, end - 1))
    card = host.open()
    (button,) = [
        one
        for one in buttons_of(card)
        if one["text"] == "Dismiss"
        and one["onClick"]["action"]["parameters"][0]["value"].startswith("STR01")
    ]

    form = updated(host.click(button))
    answer = host.click(button_of(form, "Dismiss"), {"reason": "nothing did"})

    assert "1 dismissed" in "".join(texts_of(updated(answer)))
    assert "1 dismissed" in "".join(texts_of(updated(host.call("/addon/check"))))
