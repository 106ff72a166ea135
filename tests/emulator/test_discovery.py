"""Requests are read, and refused, as Google's servers do by their discovery documents."""

from __future__ import annotations

from typing import Any

import pytest

from emulator.discovery import Schemas, schemas
from emulator.errors import ApiError
from emulator.payload import parse

BATCH = "BatchUpdateDocumentRequest"
GET = "docs.documents.get"
NAMED_STYLE = "type.googleapis.com/google.apps.docs.v1.NamedStyleType"


@pytest.fixture(scope="module")
def docs() -> Schemas:
    return schemas("docs.v1")


def refusal(docs: Schemas, body: Any) -> ApiError:
    with pytest.raises(ApiError) as refused:
        docs.check_request(BATCH, body)
    return refused.value


def test_names_are_taken_in_either_spelling_and_null_is_absent(docs: Schemas) -> None:
    sent = {"requests": [{"insert_text": {"location": {"index": "7", "tabId": None}, "text": "a"}}]}

    read = docs.check_request(BATCH, sent)

    assert read == {"requests": [{"insertText": {"location": {"index": 7}, "text": "a"}}]}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"bogus": 1},
            'Invalid JSON payload received. Unknown name "bogus": Cannot find field.',
        ),
        (
            {"requests": [{"insertcomment": {}}]},
            (
                "Invalid JSON payload received. Unknown name \"insertcomment\" at 'requests[0]': "
                "Cannot find field."
            ),
        ),
        (
            {"requests": [{}, {"insertComment": {"range": {"bogusField": 3}}}]},
            (
                'Invalid JSON payload received. Unknown name "bogusField" at '
                "'requests[1].insert_comment.range': Cannot find field."
            ),
        ),
        (
            {"requests": [{"insertComment": "words"}]},
            (
                "Invalid value at 'requests[0].insert_comment' "
                '(type.googleapis.com/google.apps.docs.v1.InsertCommentRequest), "words"'
            ),
        ),
        (
            {"requests": [{"insertText": {"location": {"index": "abc"}}}]},
            "Invalid value at 'requests[0].insert_text.location.index' (TYPE_INT32), \"abc\"",
        ),
        (
            {"requests": [{"insertText": {"location": {"index": 2**31}}}]},
            "Invalid value at 'requests[0].insert_text.location.index' (TYPE_INT32), 2147483648",
        ),
        (
            {"requests": [{"insertText": {"text": 7}}]},
            "Invalid value at 'requests[0].insert_text.text' (TYPE_STRING), 7",
        ),
        (
            {"requests": [{"insertText": {"text": {}}}]},
            (
                "Invalid value at 'requests[0].insert_text' (text), "
                "Starting an object on a scalar field"
            ),
        ),
        (
            {"writeControl": {"writeMode": "MAYBE"}},
            (
                "Invalid value at 'write_control.write_mode' "
                '(type.googleapis.com/google.apps.docs.v1.WriteControl.WriteMode), "MAYBE"'
            ),
        ),
        (
            {"requests": [{"updateParagraphStyle": {"paragraphStyle": {"namedStyleType": "H"}}}]},
            (
                "Invalid value at 'requests[0].update_paragraph_style.paragraph_style."
                f'named_style_type\' ({NAMED_STYLE}), "H"'
            ),
        ),
        (
            {"requests": [{"insertText": {}, "deleteContentRange": {}}]},
            (
                "Invalid value at 'requests[0]' (oneof), oneof field 'request' is already set. "
                "Cannot set 'deleteContentRange'"
            ),
        ),
        (
            {"writeControl": [{}]},
            (
                'Invalid JSON payload received. Unknown name "writeControl": '
                "Proto field is not repeating, cannot start list."
            ),
        ),
        (
            [],
            'Invalid JSON payload received. Unknown name "": Root element must be a message.',
        ),
    ],
)
def test_a_wrong_body_is_refused_in_google_s_words(docs: Schemas, body: Any, message: str) -> None:
    error = refusal(docs, body)

    assert error.status == 400
    assert error.message == message


def test_all_that_is_wrong_is_named_at_once(docs: Schemas) -> None:
    error = refusal(docs, {"a": 1, "requests": [{"insertText": {"b": 2}}]})

    (details,) = error.body()["error"]["details"]
    assert details["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    assert [violation.get("field") for violation in details["fieldViolations"]] == [
        None,
        "requests[0].insert_text",
    ]
    assert error.message == "\n".join(
        violation["description"] for violation in details["fieldViolations"]
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{nonsense", "Unexpected token.\n{nonsense\n ^"),
        (b'{"a": NaN}', "Unexpected token.\nNaN\n^"),
        (b"\xff", "Invalid UTF-8 encoding."),
        (b"[" * 10_000 + b"]" * 10_000, "Message too deep."),
    ],
)
def test_what_is_no_json_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse(raw)

    assert refused.value.message == "Invalid JSON payload received. " + message


def test_half_a_surrogate_pair_is_no_string(docs: Schemas) -> None:
    body = {"requests": [{"insertText": {"text": "\ud83d"}}]}

    assert refusal(docs, body).message.endswith('text\' (TYPE_STRING), "\\ud83d"')


def test_an_empty_body_is_an_empty_message() -> None:
    assert parse(b"") == {}


def test_query_values_come_in_their_types(docs: Schemas) -> None:
    sent = [("include_tabs_content", "true"), ("alt", "JSON"), ("fields", "title")]

    assert docs.check_query(GET, sent) == {
        "includeTabsContent": True,
        "alt": "json",
        "fields": "title",
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "bogus",
            "1",
            (
                'Invalid JSON payload received. Unknown name "bogus": Cannot bind query parameter. '
                "Field 'bogus' could not be found in request message."
            ),
        ),
        (
            "documentId",
            "1",
            (
                'Invalid JSON payload received. Unknown name "documentId": Cannot bind query '
                "parameter. Field 'documentId' could not be found in request message."
            ),
        ),
        (
            "commentsViewMode",
            "ALL",
            (
                "Invalid value at 'comments_view_mode' "
                '(type.googleapis.com/google.apps.docs.v1.CommentsViewMode), "ALL"'
            ),
        ),
        (
            "includeTabsContent",
            "maybe",
            "Invalid value at 'include_tabs_content' (TYPE_BOOL), \"maybe\"",
        ),
    ],
)
def test_a_wrong_parameter_is_refused_in_google_s_words(
    docs: Schemas, name: str, value: str, message: str
) -> None:
    with pytest.raises(ApiError) as refused:
        docs.check_query(GET, [(name, value)])

    assert refused.value.message == message


def test_an_answer_outside_the_schema_is_noticed(docs: Schemas) -> None:
    wrong = {"title": 3, "pages": 1, "body": {"content": [{"startIndex": True}]}}

    assert docs.check_response("Document", wrong) == [
        "Document.title: 3 is no string",
        "Document.pages: no such field",
        "Document.body.content[0].startIndex: true is no integer",
    ]


def test_the_accepted_scopes_of_a_method_are_known(docs: Schemas) -> None:
    assert {scope.rpartition("/")[2] for scope in docs.scopes(GET)} == {
        "documents",
        "documents.readonly",
        "drive",
        "drive.readonly",
        "drive.file",
    }
