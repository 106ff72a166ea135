"""Comments from the sidebar: on their words, once, and right whatever happens in between."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from tests.addon.host import DOCUMENT, Host, button_of, buttons_of, pushed, store, texts_of, updated
from tests.margin.network import DONE, LATER, NEVER, Delay, Network, wait_out

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

ADA, BO = "ada@example.com", "bo@example.com"
CY, VI = "cy@example.com", "vi@example.com"
BATCH = {"method": "POST", "path": "*:batchUpdate"}


@pytest.fixture(autouse=True)
def postmortem(local: Local, root: Path) -> None:
    """Open a postmortem that nobody has commented on yet."""
    answer = json.loads((root / "examples" / "checkout-outage.json").read_text())
    answer.pop("comments")
    for tab in answer["tabs"]:
        tab["documentTab"].pop("commentAnchors", None)
    local.load(DOCUMENT, answer, owner=ADA, editors=BO, commenters=CY, viewers=VI)


def document_of(local: Local, email: str = ADA) -> Json:
    return local.whole(DOCUMENT, email)


def threads(local: Local) -> list[Json]:
    """The threads of ours that are there."""
    found = document_of(local).get("comments", [])
    return [
        one
        for one in found
        if one.get("headPost", {}).get("content", "").startswith("Second Story · ")
    ]


def runs(local: Local) -> list[Json]:
    """Every run of the document, those of tables too, in order."""
    found: list[Json] = []
    pending: list[Any] = [document_of(local)["tabs"]]
    while pending:
        part = pending.pop()
        if isinstance(part, list):
            pending += reversed(part)
        elif isinstance(part, dict):
            if "textRun" in part:
                found.append(part)
            pending += reversed([*part.values()])
    return found


def text(local: Local) -> str:
    return "".join(run["textRun"].get("content", "") for run in runs(local))


def first_lines(thread: Json) -> list[str]:
    posts = [thread["headPost"], *thread.get("replies", [])]
    return [post.get("content", "").split("\n")[0] for post in posts]


def heard(answer: Json) -> str:
    return str(answer["renderActions"]["action"]["notification"]["text"])


def change(local: Local, *batch: Json, email: str = BO) -> None:
    local.docs(email).documents().batchUpdate(
        documentId=DOCUMENT, body={"requests": list(batch)}
    ).execute()


def place_of(local: Local, words: str) -> tuple[int, int]:
    for run in runs(local):
        content = run["textRun"].get("content", "")
        if words in content:
            start = run["startIndex"] + content.index(words)
            return start, start + len(words)
    raise AssertionError(words)


def commented(host: Host) -> Json:
    """The report when everything is commented on, ten at a time."""
    card = host.open()
    while any(button["text"] == "Comment on all" for button in buttons_of(card)):
        card = updated(host.press(card, "Comment on all"))
    return card


def words_of(form: Json) -> str:
    """The words that a form quotes."""
    quoted = re.search("<i>(.*?)</i>", "".join(texts_of(form)))
    assert quoted is not None
    return html.unescape(quoted[1])


def about_language(local: Local) -> Json:
    """A thread on words that stand in one run."""
    return next(one for one in threads(local) if "· LNG" in first_lines(one)[0])


def marks(local: Local) -> list[str]:
    return [first_lines(one)[0].partition(",")[0] for one in threads(local)]


def test_all_errors_and_warnings_are_commented_on_their_words_and_no_suggestion(
    host: Host, local: Local
) -> None:
    answer = host.press(host.open(), "Comment on all")

    made = threads(local)
    assert heard(answer) == "Comments: 10 added. 10 more wait for another click."
    assert len(made) == 10
    assert all(one["anchorId"] and one.get("plainTextQuote", "") in text(local) for one in made)
    assert not any("· LNG06" in first_lines(one)[0] for one in made)
    assert first_lines(made[0])[0].endswith(", added for ada")


def test_it_costs_one_read_one_write_and_one_read(host: Host) -> None:
    card = host.open()
    answer = host.press(card, "Comment on all")
    host.press(updated(answer), "Check postmortem")

    calls = [call["method"] for call in host.reads()]
    assert calls == ["GET", "POST", "GET"]


def test_a_re_check_offers_nothing_more_to_comment_and_changes_nothing(
    host: Host, local: Local
) -> None:
    commented(host)
    before = threads(local)

    card = updated(host.call("/addon/check"))
    host.call("/addon/comment-all")

    assert threads(local) == before
    assert len(before) == 20
    assert "Comment on all" not in [button["text"] for button in buttons_of(card)]
    assert "Commented" in "".join(texts_of(card))


def test_one_finding_is_commented_on_by_its_own_button(host: Host, local: Local) -> None:
    card = host.open()
    button = next(button for button in buttons_of(card) if button["text"] == "Comment")

    host.click(button)

    (thread,) = threads(local)
    (finding,) = button["onClick"]["action"]["parameters"]
    assert first_lines(thread)[0].startswith(f"Second Story · {finding['value']}, ")


def test_a_finding_that_is_gone_is_resolved_and_reopened_when_it_comes_back(
    host: Host, local: Local
) -> None:
    commented(host)
    thread = about_language(local)
    words = thread["plainTextQuote"]
    start, end = place_of(local, words)
    change(local, requests.delete(start + 1, end), requests.insert_text(start + 1, "was fine"))

    host.call("/addon/comment-all")
    (after,) = [one for one in threads(local) if one["commentId"] == thread["commentId"]]
    assert after["status"] == "RESOLVED"
    assert first_lines(after)[-1].startswith("Fixed · LNG")

    change(
        local,
        requests.insert_text(start + 1, words[1:]),
        requests.delete(start + len(words), start + len(words) + len("was fine")),
    )
    host.call("/addon/comment-all")
    (after,) = [one for one in threads(local) if one["commentId"] == thread["commentId"]]
    assert after["status"] == "OPEN"
    assert first_lines(after)[-1].startswith("Found again · LNG")


def test_a_thread_whose_words_carry_an_open_suggestion_stays_open_until_it_is_settled(
    host: Host, local: Local
) -> None:
    """What is found no more when the suggestion is accepted is not gone before."""
    commented(host)
    whole = [run["textRun"].get("content", "") for run in runs(local)]
    thread = next(
        one
        for one in threads(local)
        if "LNG" in one["headPost"]["content"]
        and any(one["plainTextQuote"] in content for content in whole)
    )
    start, end = place_of(local, thread["plainTextQuote"])
    body = {"requests": [requests.delete(start, end)], "writeControl": {"writeMode": "SUGGEST"}}
    known = suggestions(local)
    docs = local.docs(BO).documents()
    docs.batchUpdate(documentId=DOCUMENT, body=body).execute()
    (made,) = suggestions(local) - known

    host.call("/addon/comment-all")
    waiting = status_of(local, thread)
    change(local, {"acceptSuggestion": {"suggestionId": made}})
    host.call("/addon/comment-all")

    assert (waiting, status_of(local, thread)) == ("OPEN", "RESOLVED")


def suggestions(local: Local) -> set[str]:
    return {one["suggestionId"] for one in document_of(local)["suggestions"]}


def status_of(local: Local, thread: Json) -> str:
    """The state of a thread by now."""
    found = (one for one in threads(local) if one["commentId"] == thread["commentId"])
    return str(next(found)["status"])


def test_a_reply_that_dismisses_is_counted_at_the_next_check(host: Host, local: Local) -> None:
    commented(host)
    thread = threads(local)[0]
    change(local, requests.reply_to_comment(thread["commentId"], "dismiss: customer quote"))

    card = updated(host.call("/addon/check"))
    review = "".join(texts_of(updated(host.call("/addon/review"))))

    assert "1 dismissed" in "".join(texts_of(card))
    assert "customer quote" in review
    assert "Bo, 2" in review


def test_a_finding_is_dismissed_in_the_sidebar_with_a_reason(host: Host, local: Local) -> None:
    card = host.open()
    host.reads()
    button = next(button for button in buttons_of(card) if button["text"] == "Dismiss")
    form = updated(host.click(button))
    assert form["header"]["title"] == "Dismiss a finding"

    answer = host.click(button_of(form, "Dismiss"), {"reason": "quotes the customer"})

    assert [call["method"] for call in host.reads()] == ["GET", "POST", "POST"]
    assert "1 dismissed" in "".join(texts_of(updated(answer)))
    (thread,) = threads(local)
    assert thread["status"] == "RESOLVED"
    assert first_lines(thread)[-1] == "dismiss: quotes the customer"
    assert "1 dismissed" in "".join(texts_of(updated(host.call("/addon/check"))))


def test_a_dismissal_without_a_reason_is_asked_for_again(host: Host, local: Local) -> None:
    button = next(button for button in buttons_of(host.open()) if button["text"] == "Dismiss")
    form = updated(host.click(button))

    again = updated(host.click(button_of(form, "Dismiss"), {}))

    assert "Say in a few words why." in "".join(texts_of(again))
    assert threads(local) == []


def test_my_comments_are_removed_those_of_others_are_not(host: Host, local: Local) -> None:
    commented(host)
    other = Host(local, BO)
    review = updated(other.call("/addon/review"))
    assert "Remove my comments" not in [button["text"] for button in buttons_of(review)]

    answer = host.press(updated(host.call("/addon/review")), "Remove my comments")

    assert heard(answer).endswith("comments taken back.")
    assert threads(local) == []


def test_a_viewer_gets_no_buttons_and_writes_nothing(local: Local) -> None:
    viewer = Host(local, VI)
    labels = {button["text"] for button in buttons_of(viewer.open())}

    card = updated(viewer.call("/addon/comment-all"))

    assert labels.isdisjoint({"Comment", "Comment on all", "Dismiss"})
    assert card["header"]["title"] == "You may not comment here"


def test_a_commenter_comments_without_a_revision(local: Local) -> None:
    local.control("PUT", "switches", {"commenter_batches": "comments"})

    commented(Host(local, CY))

    assert len(threads(local)) >= 3


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", [{"kind": "drop"}, {"kind": "status", "status": 503}])
def test_a_lost_answer_leads_to_no_second_comment(
    host: Host, local: Local, kind: Json, when: str
) -> None:
    card = host.open()
    local.control("POST", "faults", {**kind, "when": when, **BATCH})

    updated(host.press(card, "Comment on all"))

    assert len(marks(local)) == len(set(marks(local))) == 10


@pytest.mark.parametrize("fate", [DONE, LATER, NEVER])
def test_what_took_too_long_is_not_sent_again_by_the_same_click(
    host: Host, local: Local, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """It may be carried out after any read of ours, so for a while nobody comments."""
    card = host.open()
    network = Network()
    monkeypatch.setattr("addon.outgoing.send", network.send)
    network.delay(Delay("POST", 0, fate))

    told = updated(host.press(card, "Comment on all"))
    again = updated(host.call("/addon/comment-all"))
    theirs = updated(Host(local, BO).call("/addon/comment-all"))
    network.clear()

    assert again["header"]["title"] == theirs["header"]["title"] == "Comments may still arrive"
    assert told["header"]["title"] == "Google took too long"
    assert len(marks(local)) == (0 if fate == NEVER else 10)
    wait_out(store(), DOCUMENT)
    updated(host.call("/addon/comment-all"))
    assert len(marks(local)) == len(set(marks(local))) >= 10


def test_comments_that_google_did_not_keep_are_sent_again(host: Host, local: Local) -> None:
    card = host.open()
    local.control("POST", "faults", {"kind": "comments_lost", **BATCH})

    answer = host.press(card, "Comment on all")

    assert heard(answer).startswith("Comments: 10 added.")
    assert [call["method"] for call in host.reads()] == ["GET", "POST", "GET", "POST"]
    assert len(marks(local)) == len(set(marks(local))) == 10


def test_a_quota_is_told_and_nothing_is_sent_again(host: Host, local: Local) -> None:
    card = host.open()
    local.control("POST", "faults", {"kind": "status", "status": 429, **BATCH})

    shown = updated(host.press(card, "Comment on all"))

    assert shown["header"]["title"] == "Too many checks for now"
    assert threads(local) == []


def test_colleagues_who_never_stop_are_told_of(host: Host, local: Local) -> None:
    """A revision that is always too old by the time that the write comes."""
    card = host.open()
    refused = {"kind": "status", "status": 400, "times": 9, **BATCH}
    local.control("POST", "faults", refused)

    shown = updated(host.press(card, "Comment on all"))

    assert shown["header"]["title"] == "Somebody was faster"
    assert [call["method"] for call in host.reads()] == ["GET", *["POST", "GET"] * 2, "POST"]
    assert threads(local) == []


@pytest.mark.parametrize("skip", [0, 1])
def test_a_dismissal_whose_answer_is_lost_is_written_once(
    host: Host, local: Local, skip: int
) -> None:
    button = next(button for button in buttons_of(host.open()) if button["text"] == "Dismiss")
    form = updated(host.click(button))
    local.control("POST", "faults", {"kind": "drop", "when": "after", "skip": skip, **BATCH})

    answer = host.click(button_of(form, "Dismiss"), {"reason": "quotes the customer"})

    assert "1 dismissed" in "".join(texts_of(updated(answer)))
    (thread,) = threads(local)
    assert [line.startswith("dismiss:") for line in first_lines(thread)] == [False, True]


def test_a_dismissal_of_words_that_change_meanwhile_is_not_written(
    host: Host, local: Local
) -> None:
    button = [one for one in buttons_of(host.open()) if one["text"] == "Dismiss"][-1]
    form = updated(host.click(button))
    change(local, requests.delete(*place_of(local, words_of(form))))
    local.control("DELETE", "calls")

    shown = updated(host.click(button_of(form, "Dismiss"), {"reason": "so"}))

    assert shown["header"]["title"] == "Somebody was faster"
    assert [one for one in threads(local) if one.get("replies")] == []


@pytest.mark.parametrize("when", ["before the click", "before the write"])
def test_a_removal_whose_thread_was_answered_meanwhile_keeps_the_answer(
    host: Host, local: Local, when: str
) -> None:
    commented(host)
    review = updated(host.call("/addon/review"))
    thread = threads(local)[0]
    answered = [requests.reply_to_comment(thread["commentId"], "Is that so?")]
    if when == "before the click":
        change(local, *answered)
    else:
        edit = {"kind": "edit", "when": "before", "user": BO, "requests": answered}
        local.control("POST", "faults", {**edit, **BATCH})

    host.press(review, "Remove my comments")

    (kept,) = threads(local)
    assert kept["status"] == "RESOLVED"
    assert first_lines(kept)[1:] == ["Is that so?", first_lines(kept)[-1]]
    assert first_lines(kept)[-1].startswith("Withdrawn · ")


def test_people_type_while_comments_are_added(host: Host, local: Local) -> None:
    card = host.open()
    edit = {"kind": "edit", "when": "before", "user": BO, **BATCH}
    typed = [requests.insert_text(1, "typed meanwhile 😀 ")]
    local.control("POST", "faults", {**edit, "requests": typed})

    answer = host.press(card, "Comment on all")

    assert "added" in heard(answer)
    assert [call["method"] for call in host.reads()] == ["GET", "POST"]
    assert all(one.get("plainTextQuote", "") in text(local) for one in threads(local))
    assert "typed meanwhile" in text(local)


def test_words_that_are_not_there_any_more_are_not_commented_on(host: Host, local: Local) -> None:
    updated(host.press(host.open(), "Comment on all"))
    words = next(
        one["plainTextQuote"]
        for one in threads(local)
        if len(one.get("plainTextQuote", "")) > 9 and one["plainTextQuote"] in text(local)
    )
    host.press(updated(host.call("/addon/review")), "Remove my comments")
    card = updated(host.call("/addon/check"))
    start, end = place_of(local, words)
    edit = {"kind": "edit", "when": "before", "user": BO, **BATCH}
    middle = [requests.insert_text((start + end) // 2, " typed meanwhile ")]
    local.control("POST", "faults", {**edit, "requests": middle})

    answer = host.press(card, "Comment on all")

    assert "taken back: somebody is typing there" in heard(answer)
    assert all(one.get("plainTextQuote", "") in text(local) for one in threads(local))
    assert not any("typed meanwhile" in one.get("plainTextQuote", "") for one in threads(local))


def test_a_thread_that_was_deleted_meanwhile_is_no_obstacle(host: Host, local: Local) -> None:
    commented(host)
    gone = about_language(local)
    start, end = place_of(local, gone["plainTextQuote"])
    change(local, requests.delete(start, end))
    card = updated(host.call("/addon/check"))
    change(local, requests.delete_comment(gone["commentId"]), email=ADA)

    answer = host.press(card, "Tidy up comments")

    assert "added" not in heard(answer)
    assert len(marks(local)) == len(set(marks(local)))


def test_two_people_who_checked_before_either_commented_leave_one_comment_each(
    host: Host, local: Local
) -> None:
    bo = Host(local, BO)
    mine, his = host.open(), bo.open()

    host.press(mine, "Comment on all")
    bo.press(his, "Comment on all")

    assert len(marks(local)) == len(set(marks(local))) == 20


def test_the_reviewer_sees_what_changed_since_the_last_check(host: Host, local: Local) -> None:
    first = updated(host.call("/addon/review"))
    start, _ = place_of(local, "Summary\n")
    change(local, requests.insert_text(start, "x"))

    card = updated(host.call("/addon/review"))

    assert first["header"]["title"] == "Review"
    assert "since" in "".join(texts_of(card))


def test_the_sidebar_opens_with_how_the_comments_stand(host: Host) -> None:
    assert "Nothing is commented yet." in "".join(texts_of(pushed(host.call("/addon/home"))))
    commented(host)
    assert " open comments</b>" in "".join(texts_of(host.open()))
