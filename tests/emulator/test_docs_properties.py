"""What holds of a document after any sequence of batches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.docs import service
from emulator.errors import ApiError
from tests.emulator import asking, documents, truth, walking
from tests.emulator.starts import starts

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]


def read(document: StoredDocument) -> Json:
    return document.get(include_tabs=True, comments_view_mode=service.INCLUDED)


def send(document: StoredDocument, *requests: Json) -> list[Json] | None:
    """The replies; None where the batch is refused, which is for a bad argument alone."""
    try:
        replies: list[Json] = document.batch_update({"requests": list(requests)})["replies"]
    except ApiError as error:
        if error.status != 400:
            raise
        return None
    return replies


def ask(document: StoredDocument, data: st.DataObject) -> tuple[Json, list[Json] | None]:
    """Any request, and its replies."""
    request = data.draw(asking.request(read(document)), label="request")
    replies = send(document, request)
    event(f"{'refused' if replies is None else 'applied'} {next(iter(request))}")
    return request, replies


def asked(document: StoredDocument, data: st.DataObject, most: int = 6) -> list[Json]:
    """Requests that were applied, one by one."""
    asked = [ask(document, data) for _ in range(data.draw(st.integers(1, most)))]
    return [request for request, replies in asked if replies is not None]


@given(starts, st.data())
@settings(max_examples=120)
def test_an_answer_is_true_after_any_requests(
    document: StoredDocument, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        before = read(document)
        _, replies = ask(document, data)
        answer = read(document)
        if replies is None:
            assert answer == before
        else:
            assert truth.faults(answer) == []
            assert schemas("docs.v1").check_response("Document", answer) == []
            json.dumps(answer)


@given(st.text(alphabet="a\n\U0001f389", min_size=1, max_size=12), st.data())
def test_a_deletion_leaves_whole_characters_or_is_refused(text: str, data: st.DataObject) -> None:
    document = documents.written(text)
    start = data.draw(st.integers(1, walking.width(text)))
    end = data.draw(st.integers(start + 1, walking.width(text) + 1))

    send(document, documents.delete(start, end))

    assert truth.faults(read(document)) == []


@given(starts, st.data())
@settings(max_examples=40)
def test_a_batch_is_its_requests_in_order(document: StoredDocument, data: st.DataObject) -> None:
    at_once = service.restore(document.snapshot())
    requests = asked(document, data)

    if requests:
        send(at_once, *requests)

    assert read(at_once) | {"revisionId": ""} == read(document) | {"revisionId": ""}


BAD: list[Json] = [
    {"insertText": {"location": {"index": 0}, "text": "x"}},
    {"insertTable": {"location": {"index": 10**6}, "rows": 1, "columns": 1}},
    {"updateTextStyle": {"range": {"startIndex": 1, "endIndex": 2}, "textStyle": {}}},
    {"replaceNamedRangeContent": {"namedRangeId": "kix.none", "text": ""}},
    {},
]


@given(starts, st.data())
@settings(max_examples=40)
def test_a_refused_request_takes_the_good_ones_with_it(
    document: StoredDocument, data: st.DataObject
) -> None:
    before = read(document)
    good = asked(service.restore(document.snapshot()), data)
    bad = data.draw(st.sampled_from(BAD))

    assert send(document, *good, bad) is None
    assert read(document) == before


REPLYING = {
    "addCommentReply",
    "addDocumentTab",
    "createDropdownDefinition",
    "createFooter",
    "createFootnote",
    "createHeader",
    "createNamedRange",
    "insertComment",
    "insertDropdown",
    "replaceAllText",
}


@given(starts, st.data())
@settings(max_examples=60)
def test_each_request_has_its_reply(document: StoredDocument, data: st.DataObject) -> None:
    at_once = service.restore(document.snapshot())
    requests = asked(document, data)
    body = {"requests": requests or [{"deleteTab": {}}]}
    if not requests:
        return

    answer = at_once.batch_update(body)

    assert schemas("docs.v1").check_response("BatchUpdateDocumentResponse", answer) == []
    kinds = [next(iter(request)) for request in requests]
    assert [set(reply) for reply in answer["replies"]] == [{kind} & REPLYING for kind in kinds]
    assert answer["writeControl"]["requiredRevisionId"] == at_once.get()["revisionId"]
    assert answer["documentId"] == at_once.get()["documentId"]


@given(starts, st.data())
@settings(max_examples=60)
def test_a_document_reads_the_same_after_a_snapshot(
    document: StoredDocument, data: st.DataObject
) -> None:
    asked(document, data, most=3)

    restored = service.restore(json.loads(json.dumps(document.snapshot())))
    assert read(restored) == read(document)

    request = data.draw(asking.request(read(document)))
    assert send(restored, request) == send(document, request)
    assert read(restored) == read(document)
