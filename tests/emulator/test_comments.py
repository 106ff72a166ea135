"""Comments stay with their words, whatever is done to the text around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError
from hypothesis import given
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.docs import service
from emulator.errors import ApiError
from tests.emulator import documents, truth, walking
from tests.emulator.documents import delete, insert, span, written
from tests.emulator.local import document as answer
from tests.emulator.test_client import ANN

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument
    from tests.emulator.local import Local

Json = dict[str, Any]

BOB = "bob@example.com"


def comment(start: int, end: int, content: str = "Why?", **place: str) -> Json:
    return {"insertComment": {"content": content, "range": span(start, end, **place)}}


def reply(comment_id: str, **post: str) -> Json:
    return {"addCommentReply": {"commentId": comment_id, "post": post}}


def read(document: StoredDocument, user: str = "") -> Json:
    return document.get(include_tabs=True, comments_view_mode=service.INCLUDED, user=user)


def send(document: StoredDocument, *requests: Json, **control: str) -> list[Json]:
    body = {"requests": list(requests), "writeControl": control}
    replies: list[Json] = document.batch_update(body)["replies"]
    return replies


def thread(document: StoredDocument, start: int, end: int, **place: str) -> Json:
    (made,) = send(document, comment(start, end, **place))
    found: Json = made["insertComment"]["commentThread"]
    return found


def anchored(document: StoredDocument) -> list[tuple[int, int]]:
    """The ranges of every anchor of the first tab's body."""
    (_, page), *_ = walking.tabs(read(document))
    ranges = [each for one in page.get("commentAnchors", {}).values() for each in one["ranges"]]
    return [(each.get("startIndex", 0), each["endIndex"]) for each in ranges]


def body_text(document: StoredDocument) -> str:
    return "".join(walking.texts(read(document)))


def test_an_anchor_moves_with_its_words() -> None:
    document = written("one two three")
    thread(document, 5, 8)

    send(document, insert(1, "\U0001f389 "), insert(10, "x"), delete(3, 4), insert(11, "y"))

    assert anchored(document) == [(7, 11)]


def shadowed(text: str) -> list[tuple[str, frozenset[int]]]:
    """Each UTF-16 unit with the comments on it; what is put in between two of one has it too."""
    return [(unit, frozenset()) for unit in text]


@given(st.data())
def test_an_anchor_covers_its_words_after_any_edits(data: st.DataObject) -> None:
    text = data.draw(st.text("ab \n", min_size=2, max_size=12))
    document = written(text)
    shadow = shadowed(text)
    names: list[str] = []
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, max(len(shadow) - 1, 0)))
        end = data.draw(st.integers(min(at + 1, len(shadow)), len(shadow)))
        kind = data.draw(st.sampled_from(["insert", "delete", "comment"]))
        if kind == "insert":
            new = data.draw(st.text("xy\n", min_size=1, max_size=3))
            send(document, insert(at + 1, new))
            around = [marks for _, marks in (shadow[at - 1 : at] + shadow[at : at + 1])]
            both = around[0] & around[1] if len(around) == 2 else frozenset()
            shadow[at:at] = [(unit, both) for unit in new]
        elif at < end and kind == "delete":
            send(document, delete(at + 1, end + 1))
            del shadow[at:end]
        elif at < end:
            names.append(thread(document, at + 1, end + 1)["commentId"])
            number = len(names)
            shadow[at:end] = [(unit, marks | {number}) for unit, marks in shadow[at:end]]

    answer = read(document)
    assert truth.faults(answer) == []
    assert body_text(document) == "".join(unit for unit, _ in shadow) + "\n"
    for number, name in enumerate(names, 1):
        covered = [at for at, (_, marks) in enumerate(shadow, 1) if number in marks]
        assert place_of(answer, name) == ((covered[0], covered[-1] + 1) if covered else None)


def place_of(answer: Json, name: str) -> tuple[int, int] | None:
    (found,) = (each for each in answer["comments"] if each["commentId"] == name)
    if "anchorId" not in found:
        return None
    (_, page), *_ = walking.tabs(answer)
    (range_,) = page["commentAnchors"][found["anchorId"]]["ranges"]
    return range_["startIndex"], range_["endIndex"]


def test_a_comment_outlives_its_words_and_still_quotes_them() -> None:
    document = written("one two three")
    made = thread(document, 5, 8)

    send(document, delete(4, 9))

    (orphan,) = read(document)["comments"]
    assert "anchorId" not in orphan
    assert orphan["plainTextQuote"] == "two"
    assert orphan["commentId"] == made["commentId"]


def test_each_tab_and_segment_has_anchors_of_its_own() -> None:
    document = documents.full()
    tab = read(document)["tabs"][1]["tabProperties"]["tabId"]
    (footnote,) = read(document)["tabs"][0]["documentTab"]["footnotes"]
    send(document, insert(0, "see there", segmentId=footnote))

    in_tab = thread(document, 1, 3, tabId=tab)
    in_footnote = thread(document, 0, 3, segmentId=footnote)

    first, second = (each["documentTab"]["commentAnchors"] for each in read(document)["tabs"])
    assert second[in_tab["anchorId"]]["ranges"] == [span(1, 3, tabId=tab)]
    assert first[in_footnote["anchorId"]]["ranges"] == [{"endIndex": 3, "segmentId": footnote}]
    send(document, {"deleteTab": {"tabId": tab}})
    orphan, kept = read(document)["comments"]
    assert "anchorId" not in orphan
    assert kept["anchorId"] == in_footnote["anchorId"]


def test_a_quote_leaves_chips_out_or_has_what_they_show() -> None:
    person = {"email": "ada@example.com", "name": "Ada"}
    chip = {"insertPerson": {"location": {"index": 5}, "personProperties": person}}
    for facts, quote in (({}, "ask "), ({"chips_in_quotes": "shown"}, "ask Ada")):
        document = written("ask .", chip)
        body = {"requests": [comment(1, 6)]}
        (made,) = document.batch_update(body, facts=facts)["replies"]
        assert made["insertComment"]["commentThread"]["plainTextQuote"] == quote


def test_a_comment_meant_for_an_old_revision_finds_its_words() -> None:
    document = written("one two three")
    revision = read(document)["revisionId"]
    send(document, insert(1, "zero "))

    (made,) = send(document, comment(5, 8), targetRevisionId=revision)

    assert made["insertComment"]["commentThread"]["plainTextQuote"] == "two"
    assert anchored(document) == [(10, 13)]


def test_a_comment_on_words_that_were_changed_quotes_the_new_ones() -> None:
    document = written("one two three")
    revision = read(document)["revisionId"]
    send(document, insert(6, "hrough wi"), delete(1, 5))

    (made,) = send(document, comment(5, 8), targetRevisionId=revision)

    assert made["insertComment"]["commentThread"]["plainTextQuote"] == "through wiwo"


def test_a_comment_on_words_that_are_gone_has_no_place_or_is_refused() -> None:
    document = written("one two three")
    revision = read(document)["revisionId"]
    send(document, delete(4, 9))
    body = {"requests": [comment(5, 8)], "writeControl": {"targetRevisionId": revision}}

    with pytest.raises(ApiError, match="has been deleted"):
        document.batch_update(body, facts={"comment_on_deleted_text": "refused"})
    (made,) = document.batch_update(body)["replies"]

    orphan = made["insertComment"]["commentThread"]
    assert not {"anchorId", "plainTextQuote"} & set(orphan)
    assert read(document)["comments"] == [orphan]


def test_a_thread_newer_than_the_revision_is_replied_to() -> None:
    document = written("one two three")
    revision = read(document)["revisionId"]
    made = thread(document, 1, 4)

    requests = [reply(made["commentId"], content="Since."), comment(9, 14)]
    send(document, *requests, targetRevisionId=revision)

    first, second = read(document)["comments"]
    assert [post["content"] for post in first["replies"]] == ["Since."]
    assert second["plainTextQuote"] == "three"


def test_lost_comments_leave_no_trace_and_bad_ones_are_refused_all_the_same() -> None:
    document = written("one two three")
    body = {"requests": [insert(1, "x"), comment(1, 3), reply("none", content="x")]}
    with pytest.raises(ApiError, match="does not exist"):
        document.batch_update(body, loses_comments=True)
    assert body_text(document) == "one two three\n"

    del body["requests"][2]
    sent = document.batch_update(body, loses_comments=True)

    assert sent["replies"] == [{}, {}]
    assert sent["commentUpdateState"] == "ALL_FAILED_UNKNOWN_REASON"
    assert "comments" not in read(document)
    assert body_text(document) == "xone two three\n"


def test_a_batch_without_comments_loses_none() -> None:
    document = written("one")

    sent = document.batch_update({"requests": [insert(1, "x")]}, loses_comments=True)

    assert sent["commentUpdateState"] == "NO_UPDATES_REQUESTED"


def test_who_reads_is_told_which_posts_are_theirs() -> None:
    document = written("one")
    document.batch_update({"requests": [comment(1, 3)]}, user=ANN)
    (made,) = read(document)["comments"]
    document.batch_update({"requests": [reply(made["commentId"], content="Yes.")]}, user=BOB)

    def mine(user: str) -> list[bool]:
        (found,) = read(document, user)["comments"]
        posts = [found["headPost"], *found["replies"]]
        return [post["author"].get("me", False) for post in posts]

    assert mine(ANN) == [True, False]
    assert mine(BOB) == [False, True]
    assert mine("eve@example.com") == [False, False]


def test_threads_are_in_a_snapshot_and_in_no_copy() -> None:
    document = written("one two")
    made = thread(document, 1, 4)
    send(document, reply(made["commentId"], commentAction="RESOLVE"))

    restored = service.restore(json.loads(json.dumps(document.snapshot())))
    assert read(restored) == read(document)
    assert thread(restored, 5, 8) == thread(document, 5, 8)

    copied = read(service.copy(document, "E", "A copy"))
    assert "comments" not in copied
    assert "commentAnchors" not in str(copied)


def test_a_long_comment_is_measured_in_bytes() -> None:
    document = written("one")
    send(document, comment(1, 3, "é" * 1024))

    with pytest.raises(ApiError, match="must not exceed 2048 UTF-8 code units"):
        send(document, comment(1, 3, "é" * 1024 + "x"))


def test_answers_are_what_the_discovery_document_says() -> None:
    document = written("one two")
    made = thread(document, 1, 4)
    body = {"requests": [reply(made["commentId"], content="x", commentAction="RESOLVE")]}

    answered = document.batch_update(body)

    judge = schemas("docs.v1").check_response
    assert judge("BatchUpdateDocumentResponse", answered) == []
    assert judge("Document", read(document)) == []


def test_a_fault_loses_the_comments_of_one_batch(local: Local) -> None:
    local.load("d1", answer("one two"), owner=ANN)
    docs = local.docs(ANN).documents()
    local.control("POST", "faults", {"kind": "comments_lost"})
    body = {"requests": [comment(1, 4)]}

    states = [
        docs.batchUpdate(documentId="d1", body=body).execute()["commentUpdateState"]
        for _ in range(2)
    ]

    assert states == ["ALL_FAILED_UNKNOWN_REASON", "ALL_SAVED"]


def test_a_colleague_resolves_a_thread_before_a_call(local: Local) -> None:
    local.load("d1", answer("one two"), owner=ANN)
    docs = local.docs(ANN).documents()
    body = {"requests": [comment(1, 4)]}
    (made,) = docs.batchUpdate(documentId="d1", body=body).execute()["replies"]
    name = made["insertComment"]["commentThread"]["commentId"]
    resolved = [reply(name, content="Done.", commentAction="RESOLVE")]
    local.control("POST", "faults", {"kind": "edit", "method": "GET", "requests": resolved})

    modes = {
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
        "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED",
    }
    (found,) = docs.get(documentId="d1", includeTabsContent=True, **modes).execute()["comments"]

    assert found["status"] == "RESOLVED"
    assert found["replies"][0]["author"]["displayName"] == "Colleague"


def test_a_comment_of_drive_makes_a_revision(local: Local) -> None:
    local.load("d1", answer("one two"), owner=ANN)
    docs = local.docs(ANN).documents()
    before = docs.get(documentId="d1").execute()["revisionId"]

    local.drive(ANN).comments().create(fileId="d1", body={"content": "x"}, fields="id").execute()

    control = {"requiredRevisionId": before}
    body = {"requests": [insert(1, "x")], "writeControl": control}
    with pytest.raises(HttpError, match="does not match the latest revision"):
        docs.batchUpdate(documentId="d1", body=body).execute()
    assert docs.batchUpdate(
        documentId="d1",
        body=body | {"writeControl": {"targetRevisionId": before}},
    ).execute()


def commented_on(local: Local) -> list[str]:
    """What the comments of the document say, as a colleague reads them."""
    listed = local.drive(BOB).comments().list(fileId="d1", fields="comments(content)").execute()
    return [each["content"] for each in listed["comments"]]


@pytest.mark.parametrize("by", ["docs", "drive"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "fault",
    [{"kind": "status", "status": 429}, {"kind": "status", "status": 503}, {"kind": "drop"}],
    ids=["too many", "unavailable", "dropped"],
)
def test_a_comment_is_there_or_not_whatever_its_author_is_told(
    local: Local, by: str, when: str, fault: Json
) -> None:
    local.load("d1", answer("one two"))
    local.control("POST", "faults", {**fault, "when": when, "method": "POST"})
    body = {"requests": [comment(1, 4, "Why?")]}
    batch = local.docs(ANN).documents().batchUpdate(documentId="d1", body=body)
    of_drive = (
        local.drive(ANN).comments().create(fileId="d1", body={"content": "Why?"}, fields="id")
    )

    with pytest.raises((HttpError, OSError)):
        (batch if by == "docs" else of_drive).execute()

    assert commented_on(local) == (["Why?"] if when == "after" else [])


def test_a_colleague_may_suggest_before_a_call(local: Local) -> None:
    local.load("d1", answer("one two"), owner=ANN)
    order = {"kind": "edit", "requests": [delete(1, 4)], "write_mode": "SUGGEST"}
    local.control("POST", "faults", order)

    read = local.docs(ANN).documents().get(documentId="d1", includeTabsContent=True).execute()

    first = read["tabs"][0]["documentTab"]["body"]["content"][1]["paragraph"]["elements"][0]
    assert first["textRun"]["content"] == "one"
    assert first["textRun"]["suggestedDeletionIds"]


def test_the_editor_has_what_a_project_has_not(local: Local) -> None:
    """The page is Docs itself: what a project is not given by the API is there all the same."""
    people = {"owner": ANN, "commenters": BOB}
    local.load("d1", answer("one two"), **people)
    local.control("PUT", "switches", {"comments_and_suggestions": "unknown"})
    headers = {"Authorization": f"Bearer {page_token(local, BOB)}"}
    path = "/v1/documents/d1"

    written = {"requests": [comment(1, 4)]}
    assert local.request("POST", f"{path}:batchUpdate", written, headers)[0] == 200
    modes = "includeTabsContent=true&commentsViewMode=COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"
    status, shown = local.request("GET", f"{path}?{modes}", None, headers)

    assert status == 200
    assert len(shown["comments"]) == 1


def page_token(local: Local, email: str) -> str:
    _, issued = local.request("POST", "/emulator/page/token", {"user": email})
    return str(issued["access_token"])
