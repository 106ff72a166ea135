"""Make this document a postmortem, over HTTP: after a preview, and whatever happens on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addon.cards.links import ADOPT
from docs_template import adoption, requests
from docs_template.reader import read
from linter.policy import DEFAULT, NONE
from linter.postmortem import Postmortem
from tests.addon.host import DOCUMENT, Host, updated
from tests.addon.standing import (
    ADA,
    BO,
    CY,
    VI,
    answer_of,
    edit_before,
    kills,
    labels,
    lock,
    lock_of,
    publish,
    words,
)
from tests.emulator.local import document
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tests.addon.host import Json
    from tests.emulator.local import Local

GO = "Make it a postmortem"
NOTES = ("Call at 14:10", "Severity: SEV2", "Rolled back at 14:20 UTC")


@pytest.fixture
def notes(local: Local) -> Callable[[], None]:
    """Give what puts notes in the place of the document that is open."""

    def put() -> None:
        people = {"editors": BO, "commenters": CY, "viewers": VI}
        local.load(DOCUMENT, document(*NOTES, title="INC 7"), owner=ADA, **people)

    put()
    return put


@pytest.fixture
def copied(local: Local) -> Callable[[], None]:
    """Give what puts a copy of another postmortem in the place of the document that is open."""

    def put() -> None:
        local.load(DOCUMENT, filled(INCIDENTS[0], "ORIGINAL").get(include_tabs=True), owner=ADA)

    put()
    return put


def adopt(host: Host) -> Json:
    """Ask what would change, and agree to it; the report where there is nothing to agree to."""
    card = updated(host.call("/addon/adoption"))
    return updated(host.press(card, GO)) if GO in labels(card) else card


def postmortem_of(local: Local) -> Postmortem:
    return Postmortem(read(answer_of(local)), DEFAULT)


def content(local: Local) -> list[Any]:
    """All that adoption changes: texts, marks and lock."""
    found = read(answer_of(local))
    texts = [(block.kind, block.cell, block.text) for block in found.blocks]
    marks = sorted(
        (named.name, span.start, span.end) for named in found.named_ranges for span in named.spans
    )
    return [texts, marks, lock_of(local)]


@pytest.mark.usefixtures("notes")
class TestNotes:
    def test_what_is_no_postmortem_can_become_one(self, host: Host) -> None:
        card = updated(host.call("/addon/check"))

        assert card["header"]["title"] == "Not a postmortem"
        assert ADOPT in labels(card)

    def test_the_preview_says_what_will_change_and_changes_nothing(
        self, local: Local, host: Host
    ) -> None:
        before = answer_of(local)

        card = updated(host.call("/addon/adoption"))

        assert 'Put the title "Postmortem: INC 7" on top' in words(card)
        assert words(card).index('Add "Summary"') < words(card).index('Add "Impact"')
        assert "Your words stay where they are" in words(card)
        assert answer_of(local) == before

    def test_one_click_makes_it_one_and_shows_the_report(self, local: Local, host: Host) -> None:
        card = adopt(host)

        assert card["name"] == "report"
        assert adoption.is_own(postmortem_of(local), DOCUMENT)
        assert postmortem_of(local).header.severity == "SEV2"
        texts = [block.text for block in read(answer_of(local)).blocks]
        assert [text for text in texts if text in NOTES] == list(NOTES)

    def test_it_is_offered_once(self, local: Local, host: Host) -> None:
        adopt(host)

        assert ADOPT not in labels(updated(host.call("/addon/check")))
        assert "Nothing to add" in words(updated(host.call("/addon/adoption")))
        assert lock_of(local) is None

    @pytest.mark.parametrize("email", [CY, VI])
    def test_who_may_not_edit_is_offered_nothing(self, local: Local, email: str) -> None:
        other, before = Host(local, email), answer_of(local)

        assert ADOPT not in labels(updated(other.call("/addon/check")))
        assert GO not in labels(updated(other.call("/addon/adoption")))
        other.call("/addon/adopt")

        assert answer_of(local) == before

    def test_a_locked_one_is_left_alone(self, local: Local, host: Host) -> None:
        lock(local)

        card = adopt(host)

        assert "The document is locked" in words(card)
        assert postmortem_of(local).kind == NONE

    @pytest.mark.parametrize("skip", [0, 1, 2])
    def test_a_colleague_who_types_between_any_two_calls_loses_nothing(
        self, local: Local, host: Host, skip: int
    ) -> None:
        edit_before(local, "POST", "*:batchUpdate", "typed meanwhile ", skip=skip)

        adopt(host)
        adopt(host)

        texts = [block.text for block in read(answer_of(local)).blocks]
        assert sum("typed meanwhile" in text for text in texts) == 1
        assert adoption.is_own(postmortem_of(local), DOCUMENT)

    def test_what_changed_since_the_preview_is_told_first(self, local: Local, host: Host) -> None:
        card = updated(host.call("/addon/adoption"))
        text = [requests.insert_text(1, "Severity of it\n")]
        style = [requests.style_paragraph(1, 2, "HEADING_1")]
        documents = local.docs(BO).documents()
        documents.batchUpdate(documentId=DOCUMENT, body={"requests": text + style}).execute()

        answer = host.press(card, GO)

        told = answer["renderActions"]["action"]["notification"]["text"]
        assert told == "The document has changed; this is what would be done now."
        assert postmortem_of(local).kind == NONE

    @pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
    def test_killed_at_any_call_it_ends_as_if_undisturbed(
        self, local: Local, host: Host, notes: Callable[[], None], *, is_sent: bool
    ) -> None:
        adopt(host)
        undisturbed = content(local)

        for _ in kills(notes, lambda: adopt(host), is_sent=is_sent):
            assert content(local) == undisturbed


def test_what_is_no_postmortem_of_ours_can_become_one(host: Host) -> None:
    """The sample with planted faults was not made from the template."""
    assert ADOPT in labels(updated(host.call("/addon/check")))


def blame(local: Local) -> None:
    """Write what a rule of the language finds."""
    at = next(b.start for b in read(answer_of(local)).blocks if b.text.startswith("Checkout"))
    typed = requests.insert_text(at, "The on-call engineer should have checked it. ")
    documents = local.docs(ADA).documents()
    documents.batchUpdate(documentId=DOCUMENT, body={"requests": [typed]}).execute()


def threads_of(local: Local, document_id: str) -> dict[str, Json]:
    """All threads of a document, deleted ones included, by their ids."""
    file = local.workspace.file(document_id)
    assert file is not None
    assert file.document is not None
    listed = file.document.newest.extra.get("comments", ())
    return {one["commentId"]: one for one in listed}


def subjects(threads: dict[str, Json], besides: Collection[str] = ()) -> list[str]:
    """The first line of each thread."""
    posts = [one["headPost"] for name, one in threads.items() if name not in besides]
    return [post["content"].partition("\n")[0] for post in posts]


@pytest.mark.usefixtures("copied")
class TestCopies:
    def test_a_copy_is_recognised(self, host: Host) -> None:
        card = updated(host.call("/addon/check"))

        assert "A copy of another postmortem" in words(card)
        assert "Make it one of its own" in labels(card)
        assert "Publish" not in labels(card)

    def test_it_is_not_published_as_it_is(self, local: Local, host: Host) -> None:
        assert "It is a copy of another postmortem" in words(publish(host, "It is due."))
        assert lock_of(local) is None

    def test_its_tickets_and_threads_are_told_and_left(self, local: Local, host: Host) -> None:
        answer = answer_of(local)
        post = {"postId": "c1", "content": "Why so late?", "author": {"displayName": "Cy"}}
        answer["comments"] = [{"commentId": "c1", "status": "OPEN", "headPost": post}]
        local.load(DOCUMENT, answer, owner=ADA)

        card = updated(host.call("/addon/adoption"))
        adopt(host)

        assert "1 comment thread is about the original" in words(card)
        assert "2 tickets are the original's: OPS-101, OPS-102" in words(card)
        assert [item.ticket for item in postmortem_of(local).action_items] == ["OPS-101", "OPS-102"]

    def test_the_report_tells_of_comments_that_came_along(self, local: Local, host: Host) -> None:
        answer = answer_of(local)
        said = "Second Story · LNG02 0a1b2c3d, added for Cy"
        answer["comments"] = [
            {
                "commentId": name,
                "status": "OPEN",
                "headPost": {"postId": name, "content": content, "author": {"displayName": "Cy"}},
            }
            for name, content in (("c1", said), ("c2", "Why so late?"))
        ]
        local.load(DOCUMENT, answer, owner=ADA)

        card = updated(host.call("/addon/check"))

        assert "1 Second Story comment here was made on the original" in words(card)

    @pytest.mark.parametrize("kept", ["marked", "unmarked"])
    @pytest.mark.parametrize("mode", ["available", "unknown"])
    def test_comments_that_came_along_are_left_and_its_own_are_made_once(
        self, local: Local, host: Host, kept: str, mode: str
    ) -> None:
        """Whether posts say that they came along or not, and where Drive alone shows them."""
        local.control("PUT", "switches", {"copy_keeps_named_ranges": "with_new_ids"})
        local.control("PUT", "switches", {"copy_keeps_comments": kept})
        local.control("PUT", "switches", {"comments_and_suggestions": mode})
        adopt(host)
        blame(local)
        host.call("/addon/comment-all")
        original = threads_of(local, DOCUMENT)
        made = local.drive(ADA).files().copy(fileId=DOCUMENT, body={"name": "Copy"}).execute()
        host.document = made["id"]
        came_along = threads_of(local, made["id"])

        host.call("/addon/comment-all")
        told = updated(host.call("/addon/check"))
        host.call("/addon/comment-all")
        own = subjects(threads_of(local, made["id"]), besides=original)
        host.call("/addon/remove-comments")

        after = threads_of(local, made["id"])
        assert list(came_along) == list(original)
        assert {name: after[name] for name in came_along} == came_along
        assert set(subjects(original)) <= set(own)
        assert len(own) == len(set(own))
        assert all(after[name]["headPost"]["deleted"] for name in after.keys() - original.keys())
        told_of = f"{len(original)} Second Story comments here were made on the original"
        assert told_of in words(told)
        assert threads_of(local, DOCUMENT) == original

    def test_it_gets_marks_of_its_own(self, local: Local, host: Host) -> None:
        adopt(host)

        assert adoption.is_own(postmortem_of(local), DOCUMENT)
        assert "A copy of" not in words(updated(host.call("/addon/check")))

    def test_a_copy_made_by_drive_is_recognised_where_it_keeps_its_marks(
        self, local: Local, host: Host
    ) -> None:
        local.control("PUT", "switches", {"copy_keeps_named_ranges": "with_new_ids"})
        adopt(host)
        publish(host, "It is due.")
        made = local.drive(ADA).files().copy(fileId=DOCUMENT, body={"name": "Copy"}).execute()
        host.document = made["id"]

        told = updated(host.call("/addon/adoption"))
        host.press(told, GO)

        assert "Lift the lock that came with the copy" in words(told)
        card = updated(host.call("/addon/check"))
        assert "A copy of another postmortem" not in words(card)
        assert card["header"]["title"] in {"Ready", "Not ready"}

    @pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
    def test_killed_at_any_call_it_ends_as_if_undisturbed(
        self, local: Local, host: Host, copied: Callable[[], None], *, is_sent: bool
    ) -> None:
        def start() -> None:
            copied()
            lock(local)

        start()
        adopt(host)
        undisturbed = content(local)

        for _ in kills(start, lambda: adopt(host), is_sent=is_sent):
            assert content(local) == undisturbed
