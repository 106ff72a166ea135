"""Publish and lock, and reopen: by editors alone, whatever gets lost or is typed on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addon.domain.sharing import DOMAIN, PRIVATE
from docs_template import dropdowns, requests
from docs_template.reader import read
from tests.addon.host import DOCUMENT, Host, updated
from tests.addon.standing import (
    ADA,
    BO,
    CY,
    VI,
    answer_of,
    edit_before,
    events,
    kills,
    labels,
    lock,
    lock_of,
    publish,
    record,
    say,
    state,
    status_of,
    unlock,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.emulator.local import Local

WHY = "The director wants it out today."


@pytest.mark.usefixtures("ready")
class TestPublishing:
    def test_a_ready_report_offers_it(self, host: Host) -> None:
        card = updated(host.call("/addon/check"))

        assert card["header"]["title"] == "Ready"
        assert labels(card).count("Publish") == 2  # At the top, and in the menu.

    def test_it_tells_what_it_does_before_it_does_it(self, local: Local, host: Host) -> None:
        card = updated(host.call("/addon/publication"))

        assert "an editor reopens it" in words(card)
        assert state(local) == ("Draft", None, [])

    def test_it_sets_the_status_locks_and_records_who(self, local: Local, host: Host) -> None:
        answer = host.press(updated(host.call("/addon/publication")), "Publish")

        assert "Published and locked" in words(updated(answer))
        assert state(local) == (
            "Published",
            "Published with Second Story",
            [("published", ADA, "")],
        )

    def test_afterwards_an_edit_is_refused(self, local: Local, host: Host) -> None:
        publish(host)

        body = {"requests": [requests.insert_text(1, "x")]}
        refused = local.docs(ADA).documents().batchUpdate(documentId=DOCUMENT, body=body)
        with pytest.raises(Exception, match="403"):
            refused.execute()

    def test_afterwards_nothing_writes(self, local: Local, host: Host) -> None:
        publish(host)
        before = answer_of(local)
        local.control("DELETE", "calls")

        report = updated(host.call("/addon/check"))
        repaired = updated(host.call("/addon/repair"))
        again = publish(host)

        reading = {"Why?", "Check postmortem", "New postmortem", "Action items"}
        assert set(labels(report)) - reading == {"Reopen"}
        assert repaired["header"]["title"] == "It takes no changes"
        assert "Published and locked" in words(again)
        calls = local.control("GET", "calls")
        assert {call["method"] for call in calls} == {"GET"}
        assert answer_of(local) == before

    def test_publishing_twice_is_recorded_once(self, local: Local, host: Host) -> None:
        publish(host)
        once = state(local)
        publish(host)

        assert state(local) == once

    @pytest.mark.parametrize("email", [CY, VI])
    def test_who_may_not_edit_gets_no_button_and_changes_nothing(
        self, local: Local, email: str
    ) -> None:
        other = Host(local, email)

        report = updated(other.call("/addon/check"))
        plan = updated(other.call("/addon/publication"))
        publish(other, WHY)

        assert "Publish" not in labels(report)
        assert "Repair the structure" not in labels(report)
        assert labels(plan) == ["Back to the report"]
        assert state(local) == ("Draft", None, [])

    def test_who_may_not_edit_may_not_reopen(self, local: Local, host: Host) -> None:
        publish(host)
        for email in (CY, VI):
            other = Host(local, email)
            assert "Reopen" not in labels(updated(other.call("/addon/check")))
            other.call("/addon/reopen")

        assert status_of(local) == "Published"
        assert lock_of(local) is not None

    def test_an_open_suggestion_stands_in_the_way(self, local: Local, host: Host) -> None:
        answer = answer_of(local)
        run = answer["tabs"][0]["documentTab"]["body"]["content"][1]["paragraph"]["elements"][0]
        run["textRun"]["suggestedInsertionIds"] = ["suggest.1"]
        local.load(DOCUMENT, answer, owner=ADA)

        card = publish(host)

        assert "1 suggestion is still open" in words(card)
        assert (status_of(local), lock_of(local)) == ("Draft", None)

    def test_a_colleague_who_adds_an_error_meanwhile_is_noticed(
        self, local: Local, host: Host
    ) -> None:
        edit_before(local, "POST", "*:batchUpdate", "TODO: password=hunter2hunter2 ")

        card = publish(host)

        assert "PRV01" in words(card)
        assert state(local) == ("Draft", None, [])

    def test_a_colleague_who_types_meanwhile_loses_nothing(self, local: Local, host: Host) -> None:
        edit_before(local, "POST", "*:batchUpdate", "typed meanwhile ")

        publish(host)

        assert status_of(local) == "Published"
        assert "typed meanwhile" in read(answer_of(local)).blocks[0].text

    def test_colleagues_who_never_stop_are_left_alone(self, local: Local, host: Host) -> None:
        edit_before(local, "POST", "*:batchUpdate", "x", times=9)

        assert publish(host)["header"]["title"] == "Somebody was faster"
        assert (lock_of(local), events()) == (None, [])

    def test_what_is_typed_between_status_and_lock_stays_and_is_checked(
        self, local: Local, host: Host
    ) -> None:
        edit_before(local, "PATCH", "/drive/v3/files/*", "password=hunter2hunter2 ")

        card = publish(host)

        assert "PRV01" in words(card)
        assert (status_of(local), lock_of(local)) == ("Published", "Published with Second Story")


def threads(local: Local) -> list[tuple[str, str]]:
    """State and last words of each thread of ours."""
    return [
        (one.get("status", ""), one["replies"][-1]["content"] if "replies" in one else "")
        for one in commented_answer(local).get("comments", ())
    ]


class TestThreads:
    @pytest.fixture(autouse=True)
    def _threads(self, local: Local, put: Callable[..., None], host: Host) -> None:
        put()
        (at,) = (b.start for b in read(answer_of(local)).blocks if b.text.startswith("Checkout"))
        batch = [requests.insert_text(at, "The on-call engineer should have checked it. ")]
        documents = local.docs(ADA).documents()
        documents.batchUpdate(documentId=DOCUMENT, body={"requests": batch}).execute()
        host.press(host.open(), "Comment on all")

    def test_ours_are_resolved_before_it_is_locked(self, local: Local, host: Host) -> None:
        assert {status for status, _ in threads(local)} == {"OPEN"}

        publish(host)

        assert {status for status, _ in threads(local)} == {"RESOLVED"}
        assert (status_of(local), lock_of(local)) == ("Published", "Published with Second Story")

    def test_again_with_threads_of_people_and_a_suggestion_it_touches_neither(
        self, local: Local, host: Host
    ) -> None:
        """The suggestion stands in the way until there is a reason, and stays open then."""
        left_by_readers(local)
        publish(host, WHY)
        host.call("/addon/reopen")
        theirs, suggested, text = left_behind(local)

        told = publish(host)
        assert "1 suggestion is still open" in words(told)
        assert lock_of(local) is None
        publish(host, WHY)

        assert (theirs, suggested, text) == left_behind(local)
        assert [one["status"] for one in theirs] == ["OPEN"]
        assert suggested == ["OPEN"]
        assert (status_of(local), lock_of(local)) == (
            "Published",
            f"Published with Second Story: {WHY}",
        )

    def test_a_refusal_leaves_them_open(self, local: Local, host: Host) -> None:
        edit_before(local, "GET", "/v1/documents/*", "password=hunter2hunter2 ")

        assert "PRV01" in words(publish(host))

        assert {status for status, _ in threads(local)} == {"OPEN"}

    def test_what_they_are_about_is_not_taken_for_dismissed(self, host: Host) -> None:
        publish(host)

        card = updated(host.call("/addon/check"))
        assert "LNG02" in words(card)
        assert "dismissed" not in words(card)

    @pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
    def test_killed_at_any_write_it_ends_as_if_undisturbed(
        self, local: Local, host: Host, *, is_sent: bool
    ) -> None:
        answer = commented_answer(local)
        publish(host)
        undisturbed = (state(local), threads(local))

        def start() -> None:
            local.load(DOCUMENT, answer, owner=ADA)

        for _ in kills(start, lambda: publish(host), is_sent=is_sent):
            assert (state(local), threads(local)) == undisturbed


def left_by_readers(local: Local) -> None:
    """Bo comments on the summary, and suggests a word behind it."""
    documents = local.docs(BO).documents()
    (block,) = (b for b in read(answer_of(local)).blocks if b.text.startswith("The on-call"))
    place = requests.BODY.range(block.start, block.start + 8)
    comment = {"insertComment": {"content": "Which one?", "range": place}}
    documents.batchUpdate(documentId=DOCUMENT, body={"requests": [comment]}).execute()
    suggestion = {
        "requests": [requests.insert_text(block.start + 3, " tired")],
        "writeControl": {"writeMode": "SUGGEST"},
    }
    documents.batchUpdate(documentId=DOCUMENT, body=suggestion).execute()


def left_behind(local: Local) -> tuple[list[Any], list[str], str]:
    """The threads of people, what is suggested, and the summary with it."""
    answer = commented_answer(local)
    ours = "Second Story · "
    theirs = [one for one in answer["comments"] if ours not in one["headPost"]["content"]]
    (block,) = (b for b in read(answer).blocks if "on-call" in b.text)
    return theirs, [one["status"] for one in answer["suggestions"]], block.text


def commented_answer(local: Local) -> Any:
    """The open postmortem with its threads."""
    documents = local.docs(ADA).documents()
    modes = {"suggestionsViewMode": "SUGGESTIONS_INLINE"}
    modes["commentsViewMode"] = "COMMENTS_VIEW_MODE_INCLUDED"
    return documents.get(documentId=DOCUMENT, includeTabsContent=True, **modes).execute()


@pytest.mark.usefixtures("faulty")
class TestErrors:
    def test_they_stand_in_the_way(self, local: Local, host: Host) -> None:
        card = publish(host)

        assert '"Impact started" is left open' in words(card)
        assert "Publish all the same" in labels(card)
        assert state(local) == ("Draft", None, [])

    def test_a_reason_goes_past_them_and_is_recorded(self, local: Local, host: Host) -> None:
        host.press(publish(host), "Publish all the same", {"reason": WHY})

        assert state(local) == (
            "Published",
            f"Published with Second Story: {WHY}",
            [("published", ADA, WHY)],
        )

    def test_an_empty_reason_is_none(self, local: Local, host: Host) -> None:
        card = updated(host.press(publish(host), "Publish all the same", {"reason": "  "}))

        assert "Say why" in words(card)
        assert state(local) == ("Draft", None, [])

    def test_the_store_keeps_no_words_about_a_private_one(self, local: Local, host: Host) -> None:
        record(PRIVATE)

        publish(host, WHY)

        assert events() == [("published", ADA, "")]
        assert lock_of(local) == f"Published with Second Story: {WHY}"


def test_items_without_a_ticket_stand_in_the_way(
    local: Local, put: Callable[..., None], host: Host
) -> None:
    put()
    (found,) = (block for block in read(answer_of(local)).blocks if block.text == "OPS-101")
    body = {"requests": [requests.delete(found.start, found.end)]}
    local.docs(ADA).documents().batchUpdate(documentId=DOCUMENT, body=body).execute()

    assert "ACT05" in words(publish(host))
    assert status_of(local) == "Draft"


@pytest.mark.usefixtures("ready")
class TestReopening:
    def test_any_editor_may_and_it_is_recorded(self, local: Local, host: Host) -> None:
        publish(host)
        colleague = Host(local, BO)

        card = updated(colleague.press(updated(colleague.call("/addon/check")), "Reopen"))

        assert card["header"]["title"] == "Ready"
        assert state(local) == (
            "In review",
            None,
            [("published", ADA, ""), ("reopened", BO, "")],
        )

    def test_it_can_be_published_again(self, local: Local, host: Host) -> None:
        publish(host)
        host.call("/addon/reopen")
        publish(host)

        assert status_of(local) == "Published"
        assert [kind for kind, _, _ in events()] == ["published", "reopened", "published"]

    def test_a_draft_has_nothing_to_reopen(self, local: Local, host: Host) -> None:
        answer = host.call("/addon/reopen")

        assert "nothing" in answer["renderActions"]["action"]["notification"]["text"]
        assert state(local) == ("Draft", None, [])

    def test_a_colleague_who_types_meanwhile_loses_nothing(self, local: Local, host: Host) -> None:
        publish(host)
        edit_before(local, "POST", "*:batchUpdate", "typed meanwhile ")

        host.call("/addon/reopen")

        assert (status_of(local), lock_of(local)) == ("In review", None)
        assert "typed meanwhile" in read(answer_of(local)).blocks[0].text

    def test_the_lock_of_an_owner_is_the_owners(self, local: Local, host: Host) -> None:
        publish(host)
        lock(local, owner_only=True)
        colleague = Host(local, BO)

        assert "Reopen" not in labels(updated(colleague.call("/addon/check")))
        colleague.call("/addon/reopen")

        assert lock_of(local) == "by hand"
        assert "Reopen" in labels(updated(host.call("/addon/check")))


@pytest.mark.usefixtures("ready")
class TestMismatches:
    def test_published_by_hand_is_not_locked_and_can_be(self, local: Local, host: Host) -> None:
        say(local, dropdowns.PUBLISHED)

        card = updated(host.call("/addon/check"))
        assert "Published, but not locked" in words(card)
        assert {"Lock it", "Reopen"} <= set(labels(card))
        host.press(updated(host.press(card, "Lock it")), "Publish")

        assert lock_of(local) == "Published with Second Story"
        assert events() == [("published", ADA, "")]

    def test_published_by_hand_can_be_reopened(self, local: Local, host: Host) -> None:
        say(local, dropdowns.PUBLISHED)

        host.press(updated(host.call("/addon/check")), "Reopen")

        assert state(local) == ("In review", None, [("reopened", ADA, "")])

    def test_locked_by_hand_is_not_published_and_can_be(self, local: Local, host: Host) -> None:
        lock(local)

        card = updated(host.call("/addon/check"))
        assert "Locked, but not published" in words(card)
        assert {"Publish", "Unlock"} <= set(labels(card))
        assert "Repair the structure" not in labels(card)
        host.press(updated(host.press(card, "Publish")), "Publish")

        assert (status_of(local), lock_of(local)) == ("Published", "Published with Second Story")

    def test_locked_by_hand_can_be_unlocked(self, local: Local, host: Host) -> None:
        lock(local)

        host.press(updated(host.call("/addon/check")), "Unlock")

        assert state(local) == ("Draft", None, [("reopened", ADA, "")])

    def test_unlocked_by_hand_is_told(self, local: Local, host: Host) -> None:
        publish(host)
        unlock(local)

        assert "Published, but not locked" in words(updated(host.call("/addon/check")))

    def test_of_a_locked_draft_nothing_is_repaired(self, local: Local, host: Host) -> None:
        (summary,) = (each for each in read(answer_of(local)).blocks if each.text == "Summary")
        batch = [requests.delete(summary.start, summary.end)]
        documents = local.docs(ADA).documents()
        documents.batchUpdate(documentId=DOCUMENT, body={"requests": batch}).execute()
        lock(local)
        before = answer_of(local)

        card = updated(host.call("/addon/repair"))

        assert card["header"]["title"] == "It takes no changes"
        assert answer_of(local) == before


class TestKilled:
    """The process is killed at any call; the person presses the same button again."""

    @pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
    @pytest.mark.parametrize("visibility", [DOMAIN, PRIVATE])
    def test_publishing_ends_as_if_undisturbed(
        self,
        local: Local,
        put: Callable[..., None],
        host: Host,
        visibility: str,
        *,
        is_sent: bool,
    ) -> None:
        put(has_times=False)
        record(visibility)
        publish(host, WHY)
        undisturbed = state(local)

        def start() -> None:
            put(has_times=False)

        for _ in kills(start, lambda: publish(host, WHY), is_sent=is_sent):
            assert state(local) == undisturbed

    @pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
    def test_reopening_ends_as_if_undisturbed(
        self, local: Local, put: Callable[..., None], host: Host, *, is_sent: bool
    ) -> None:
        def start() -> None:
            put()
            publish(host)

        start()
        host.call("/addon/reopen")
        undisturbed = state(local)

        for _ in kills(start, lambda: host.call("/addon/reopen"), is_sent=is_sent):
            assert state(local) == undisturbed

    def test_what_was_cut_off_is_shown_and_finished_without_another_reason(
        self, local: Local, put: Callable[..., None], host: Host
    ) -> None:
        put(has_times=False)
        fault = {"kind": "drop", "method": "PATCH", "path": "/drive/v3/files/*"}
        local.control("POST", "faults", fault)
        publish(host, WHY)

        card = updated(host.call("/addon/check"))
        assert "Published, but not locked" in words(card)
        host.press(updated(host.press(card, "Lock it")), "Publish")

        assert state(local) == (
            "Published",
            f"Published with Second Story: {WHY}",
            [("published", ADA, WHY)],
        )
