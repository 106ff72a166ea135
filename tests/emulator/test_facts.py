"""What nobody could confirm of Google is answered as the switch says, the harder way by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError

from tests.emulator.documents import delete, insert, named, styled
from tests.emulator.local import document
from tests.emulator.test_client import ANN, text_of

if TYPE_CHECKING:
    from tests.emulator.local import Local

Json = dict[str, Any]

LOCK = {"contentRestrictions": [{"readOnly": True, "reason": "Template"}]}


@pytest.fixture
def docs(local: Local) -> Any:
    local.load("d1", document("one two", "three \U0001f389"), owner=ANN)
    return local.docs(ANN).documents()


def send(docs: Any, *requests: Json, **control: str) -> Json:
    body = {"requests": list(requests), "writeControl": control}
    answer: Json = docs.batchUpdate(documentId="d1", body=body).execute()
    return answer


def read(docs: Any, document_id: str = "d1") -> Json:
    answer: Json = docs.get(documentId=document_id).execute()
    return answer


def refusal(docs: Any, *requests: Json, **control: str) -> tuple[int, str]:
    with pytest.raises(HttpError) as refused:
        send(docs, *requests, **control)
    return refused.value.status_code, refused.value.reason


def switch(local: Local, **values: str | int) -> None:
    local.control("PUT", "switches", values)


def test_a_named_range_goes_with_its_content(local: Local, docs: Any) -> None:
    gone = [named("n", 1, 4), delete(1, 4)]

    send(docs, *gone)
    assert "namedRanges" not in read(docs)

    switch(local, named_range_without_content="kept")
    send(docs, named("n", 1, 4), delete(1, 4))
    (kept,) = read(docs)["namedRanges"]["n"]["namedRanges"]
    assert (kept["name"], kept["ranges"]) == ("n", [])


def test_what_is_left_of_a_named_range_without_content_can_be_used(local: Local, docs: Any) -> None:
    switch(local, named_range_without_content="kept")
    send(docs, named("n", 1, 4), delete(1, 4))
    local.control("PUT", "snapshot", local.control("GET", "snapshot"))

    send(docs, {"replaceNamedRangeContent": {"namedRangeName": "n", "text": "new"}})
    assert text_of(read(docs)).startswith(" two\n")

    send(docs, {"deleteNamedRange": {"name": "n"}})
    assert "namedRanges" not in read(docs)


@pytest.mark.parametrize(("merged", "style"), [("first", "HEADING_1"), ("last", "NORMAL_TEXT")])
def test_a_merged_paragraph_is_like_one_of_the_two(
    local: Local, docs: Any, merged: str, style: str
) -> None:
    switch(local, merged_paragraph=merged)

    send(docs, styled("HEADING_1", 1, 2), delete(8, 9))

    (paragraph,) = [each["paragraph"] for each in read(docs)["body"]["content"][1:]]
    assert paragraph["paragraphStyle"]["namedStyleType"] == style


def test_text_does_not_go_into_a_character(local: Local, docs: Any) -> None:
    assert refusal(docs, insert(16, "x")) == (
        400,
        "Invalid requests[0].insertText: The insertion index cannot be within a surrogate pair.",
    )

    switch(local, insertion_in_a_pair="moved")
    send(docs, insert(16, "x"))
    assert text_of(read(docs)) == "one two\nthree x\U0001f389\n"


def test_a_target_is_old_after_minutes(local: Local, docs: Any) -> None:
    target = read(docs)["revisionId"]
    local.control("PUT", "clock", {"now": "2026-03-01T14:00:00Z"})
    send(docs, insert(1, "A"))
    local.control("PUT", "clock", {"now": "2026-03-01T14:02:01Z"})

    status, why = refusal(docs, insert(1, "B"), targetRevisionId=target)
    assert (status, why.endswith("is invalid or too old.")) == (400, True)

    switch(local, target_revision_age_s=3600)
    send(docs, insert(1, "B"), targetRevisionId=target)


def test_a_locked_document_does_not_say_that_it_is_locked(local: Local, docs: Any) -> None:
    local.drive(ANN).files().update(fileId="d1", body=LOCK).execute()

    assert refusal(docs, insert(1, "x")) == (403, "The caller does not have permission")

    switch(local, locked_document="failed_precondition")
    status, _ = refusal(docs, insert(1, "x"))
    assert status == 400


def test_a_copy_may_lose_its_named_ranges(local: Local, docs: Any) -> None:
    send(docs, named("n", 1, 4))
    original = read(docs)["namedRanges"]["n"]["namedRanges"][0]["namedRangeId"]

    def copied() -> list[str]:
        copy = local.drive(ANN).files().copy(fileId="d1", body={}).execute()
        groups = read(docs, copy["id"]).get("namedRanges", {}).values()
        return [each["namedRangeId"] for group in groups for each in group["namedRanges"]]

    assert copied() == []
    switch(local, copy_keeps_named_ranges="with_new_ids")
    assert len(copied()) == 1
    assert copied() != [original]
    switch(local, copy_keeps_named_ranges="with_same_ids")
    assert copied() == [original]


def test_a_copy_may_keep_comments_that_say_so_or_do_not(local: Local, docs: Any) -> None:
    comment = {"content": "Why?", "range": {"startIndex": 1, "endIndex": 4}}
    send(docs, {"insertComment": comment})
    (original,) = local.whole("d1", ANN)["comments"]

    def copied() -> list[Json]:
        copy = local.drive(ANN).files().copy(fileId="d1", body={}).execute()
        found: list[Json] = local.whole(copy["id"], ANN).get("comments", [])
        return found

    assert copied() == []
    switch(local, copy_keeps_comments="unmarked")
    assert copied() == [original]
    switch(local, copy_keeps_comments="marked")
    (marked,) = copied()
    assert marked["headPost"].pop("fromCopiedDocument")
    assert marked == original


def test_a_copy_of_what_was_never_written_has_no_comments(local: Local) -> None:
    answer = document("one two")
    tab = {"body": answer["body"], "commentAnchors": {"kix.c": {"anchorId": "kix.c", "ranges": []}}}
    comment = {"commentId": "c1", "anchorId": "kix.c", "status": "OPEN"}
    tabs = [{"tabProperties": {"tabId": "t.0"}, "documentTab": tab}]
    local.load("d1", {"title": "T", "tabs": tabs, "comments": [comment], "revisionId": "r1"})

    copy = local.drive(ANN).files().copy(fileId="d1", body={}).execute()

    read = (
        local.docs(ANN)
        .documents()
        .get(
            documentId=copy["id"],
            includeTabsContent=True,
            suggestionsViewMode="SUGGESTIONS_INLINE",
            commentsViewMode="COMMENTS_VIEW_MODE_INCLUDED",
        )
    )
    shown = read.execute()
    assert "comments" not in shown
    assert "commentAnchors" not in shown["tabs"][0]["documentTab"]
    assert shown["revisionId"] != "r1"


def test_a_quota_user_may_have_a_quota_of_their_own(local: Local, docs: Any) -> None:
    switch(local, quotas="on")
    for _ in range(60):
        send(docs, insert(1, "x"))
    body = {"requests": [insert(1, "x")]}
    as_another = docs.batchUpdate(documentId="d1", body=body, quotaUser="job-7")

    with pytest.raises(HttpError, match="Quota exceeded"):
        as_another.execute()

    switch(local, quota_user="counts_apart")
    for _ in range(60):
        send(docs, insert(1, "x"))
    as_another.execute()
