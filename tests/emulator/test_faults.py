"""Calls fail on order, in every way in which they fail at Google's, as its client meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from google.auth.exceptions import RefreshError
from googleapiclient.errors import HttpError

from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.emulator.local import Local

ANN = "ann@example.com"
DOCUMENT = "application/vnd.google-apps.document"
INSERTION = {"requests": [{"insertText": {"location": {"index": 1}, "text": "Then "}}]}


@pytest.fixture
def docs(local: Local) -> Any:
    """Give Ann's documents, of which there is one: d1."""
    local.load("d1", document())
    return local.docs(ANN).documents()


def text(docs: Any) -> str:
    read = docs.get(documentId="d1", fields="body(content(paragraph(elements(textRun))))").execute()
    runs = [
        element["textRun"]["content"]
        for block in read["body"]["content"]
        for element in block.get("paragraph", {}).get("elements", [])
    ]
    return "".join(runs)


def refused(request: Any) -> HttpError:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value


@pytest.mark.parametrize("status", [404, 429, 500, 503, 504])
def test_a_status_before_the_call_keeps_it_from_being_carried_out(
    local: Local, docs: Any, status: int
) -> None:
    local.control("POST", "faults", {"kind": "status", "status": status})

    error = refused(docs.batchUpdate(documentId="d1", body=INSERTION))

    assert error.status_code == status
    assert text(docs) == "The pool ran dry.\n"


def test_a_token_that_is_no_longer_valid_cannot_be_refreshed(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 401})

    with pytest.raises(RefreshError):
        docs.get(documentId="d1").execute()


def test_a_status_after_the_call_loses_the_answer_alone(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 503, "when": "after"})

    error = refused(docs.batchUpdate(documentId="d1", body=INSERTION))

    assert error.status_code == 503
    assert text(docs) == "Then The pool ran dry.\n"


@pytest.mark.parametrize(
    "reason",
    [
        "insufficientPermissions",
        "insufficientFilePermissions",
        "domainPolicy",
        "appNotAuthorizedToFile",
        "accessNotConfigured",
        "userRateLimitExceeded",
        "rateLimitExceeded",
        "dailyLimitExceeded",
        "sharingRateLimitExceeded",
    ],
)
def test_drive_forbids_for_each_reason(local: Local, reason: str) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 403, "reason": reason})

    error = refused(local.drive(ANN).files().list())

    body = json.loads(error.content)["error"]
    assert error.status_code == 403
    assert body["errors"][0]["reason"] == reason


@pytest.mark.parametrize("reason", ["ACCESS_TOKEN_SCOPE_INSUFFICIENT", "SERVICE_DISABLED"])
def test_docs_forbids_for_each_reason(local: Local, docs: Any, reason: str) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 403, "reason": reason})

    (detail,) = refused(docs.get(documentId="d1")).error_details

    assert detail["reason"] == reason
    assert detail["metadata"]["service"] == "docs.googleapis.com"


def test_a_late_answer_is_a_time_out(local: Local) -> None:
    local.load("d1", document())
    local.control("POST", "faults", {"kind": "delay", "seconds": 0.4})
    impatient = local.docs(ANN, timeout_s=0.1).documents()

    with pytest.raises(TimeoutError):
        impatient.get(documentId="d1").execute()


@pytest.mark.parametrize(
    ("when", "after_it"),
    [("before", "The pool ran dry.\n"), ("after", "Then The pool ran dry.\n")],
)
def test_a_connection_is_reset_before_or_after_committing(
    local: Local, docs: Any, when: str, after_it: str
) -> None:
    local.control("POST", "faults", {"kind": "drop", "when": when, "method": "POST"})

    with pytest.raises(ConnectionResetError):
        docs.batchUpdate(documentId="d1", body=INSERTION).execute()

    assert text(docs) == after_it
    assert local.control("GET", "calls")[0]["status"] is None


def test_the_transport_repeats_a_write_unasked_when_a_connection_is_closed(
    local: Local, docs: Any
) -> None:
    """A property of httplib2, not of ours: it takes an orderly end for a stale connection."""
    local.control("POST", "faults", {"kind": "drop", "how": "close", "when": "after"})

    docs.batchUpdate(documentId="d1", body=INSERTION).execute()

    assert text(docs) == "Then Then The pool ran dry.\n"
    statuses = [call["status"] for call in local.control("GET", "calls")]
    assert statuses[:2] == [None, 200]


def test_an_answer_is_too_large(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "oversized", "bytes": 3_000_000, "when": "after"})
    token = local.token(ANN)

    _, read = local.request("GET", "/v1/documents/d1", headers={"Authorization": f"Bearer {token}"})

    local.control("POST", "faults", {"kind": "oversized", "bytes": 3_000_000, "when": "after"})
    response, content = docs._http.request(f"{local.url}v1/documents/d1")
    assert read["title"] == "Pool exhaustion"
    assert int(response["content-length"]) == len(content) == 3_000_000


def test_an_answer_is_no_json(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "not_json"})

    # Google's client hands on what it cannot read as if it were an answer.
    assert docs.get(documentId="d1").execute().startswith("<!DOCTYPE html>")


def test_a_bad_gateway_answers_in_html(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 502})

    error = refused(docs.get(documentId="d1"))

    assert error.status_code == 502
    assert error.content.startswith(b"<!DOCTYPE html>")


def test_a_colleague_edits_between_read_and_write(local: Local, docs: Any) -> None:
    edit = {"insertText": {"location": {"index": 1}, "text": "Suddenly: "}}
    order = {"kind": "edit", "when": "after", "method": "GET", "requests": [edit]}
    local.control("POST", "faults", order)

    read = docs.get(documentId="d1").execute()
    locked = {"writeControl": {"requiredRevisionId": read["revisionId"]}}
    error = refused(docs.batchUpdate(documentId="d1", body={**INSERTION, **locked}))

    assert error.status_code == 400
    assert "does not match the latest revision" in error.reason
    assert text(docs) == "Suddenly: The pool ran dry.\n"


def test_an_edit_that_cannot_be_made_is_no_silent_success(local: Local, docs: Any) -> None:
    edit = {"insertText": {"location": {"index": 9999}, "text": "!"}}
    local.control("POST", "faults", {"kind": "edit", "requests": [edit]})

    assert "The colleague's edit failed" in refused(docs.get(documentId="d1")).reason


def test_a_fault_strikes_as_often_as_ordered_at_the_calls_it_is_meant_for(
    local: Local, docs: Any
) -> None:
    order = {"kind": "status", "status": 500, "times": 2, "skip": 1, "method": "GET"}
    local.control("POST", "faults", order | {"path": "/v1/documents/*", "caller": ANN})
    get = docs.get(documentId="d1")

    local.drive(ANN).files().list().execute()
    local.docs("bob@example.com").documents().get(documentId="d1").execute()
    docs.batchUpdate(documentId="d1", body=INSERTION).execute()
    get.execute()
    assert [refused(get).status_code, refused(get).status_code] == [500, 500]
    get.execute()

    assert local.control("GET", "faults") == []


def test_faults_strike_one_after_the_other(local: Local, docs: Any) -> None:
    in_turn = [{"kind": "status", "status": status} for status in (503, 429)]
    local.control("POST", "faults", in_turn)
    get = docs.get(documentId="d1")

    assert [refused(get).status_code, refused(get).status_code] == [503, 429]
    get.execute()


def test_an_edit_and_a_delay_go_with_a_failure(local: Local, docs: Any) -> None:
    edit = {"kind": "edit", "requests": INSERTION["requests"]}
    local.control("POST", "faults", [edit, {"kind": "delay", "seconds": 0}, {"kind": "status"}])

    assert refused(docs.get(documentId="d1")).status_code == 503
    assert local.control("GET", "faults") == []


def test_too_many_calls_are_of_the_kind_that_was_called(local: Local, docs: Any) -> None:
    local.control("POST", "faults", {"kind": "status", "status": 429, "times": 2})

    assert "Read requests per minute" in refused(docs.get(documentId="d1")).reason
    written = docs.batchUpdate(documentId="d1", body=INSERTION)
    assert "Write requests per minute" in refused(written).reason


def test_faults_are_listed_and_called_off(local: Local, docs: Any) -> None:
    local.control("POST", "faults", [{"kind": "drop"}, {"kind": "delay", "seconds": 9}])

    listed = local.control("GET", "faults")
    local.control("DELETE", "faults")

    assert [(fault["kind"], fault["when"], fault["times"]) for fault in listed] == [
        ("drop", "before", 1),
        ("delay", "before", 1),
    ]
    docs.get(documentId="d1").execute()


def created(local: Local, incident: str) -> Any:
    return (
        local.drive(ANN)
        .files()
        .create(
            body={"name": incident, "mimeType": DOCUMENT, "appProperties": {"incident": incident}},
            ignoreDefaultVisibility=True,
        )
    )


def found(local: Local, incident: str) -> list[str]:
    q = f"appProperties has {{ key='incident' and value='{incident}' }} and trashed = false"
    return [file["id"] for file in local.drive(ANN).files().list(q=q).execute()["files"]]


def test_a_creation_lost_after_committing_and_looked_up_before_the_retry_is_one_document(
    local: Local,
) -> None:
    local.control("POST", "faults", {"kind": "drop", "when": "after", "method": "POST"})

    with pytest.raises(ConnectionResetError):
        created(local, "INC-42").execute()
    known = found(local, "INC-42")
    if not known:
        created(local, "INC-42").execute()

    assert len(found(local, "INC-42")) == 1
    assert len(local.documents()) == 1


def test_a_creation_lost_before_committing_is_made_by_the_retry(local: Local) -> None:
    local.control("POST", "faults", {"kind": "drop", "when": "before", "method": "POST"})

    with pytest.raises(ConnectionResetError):
        created(local, "INC-42").execute()
    assert found(local, "INC-42") == []
    created(local, "INC-42").execute()

    assert len(found(local, "INC-42")) == 1
