"""Whatever is sent to the backend is answered or refused: no fault, no hang, nothing of 5xx."""

from __future__ import annotations

import base64
import hashlib
import hmac
from time import time
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as st
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from addon import openapi
from addon.cards.links import ENDPOINTS
from addon.main import MOST_BYTES
from tests.addon.signing import BASE_URL
from tests.fuzz import events
from tests.fuzz.backend import SECRET, event, judge, no_fault
from tests.fuzz.effort import CLICKS, EFFORT, SHARE, effort, no_hang

if TYPE_CHECKING:
    from tests.fuzz.backend import Fuzzed

Json = dict[str, Any]

KINDS = ("jira", "github", "webhook")
DELIVERIES: dict[str, Json] = {
    "jira": {"webhookEvent": "jira:issue_updated", "issue": {"key": "OPS-1", "id": "10000"}},
    "github": {"issue": {"number": 7}, "repository": {"full_name": "example/ops"}},
    "webhook": {
        "type": "ticket.changed",
        "data": {"key": "OPS-1", "category": "done", "status": "Done", "assignee": "Ana"},
    },
}
CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
# What the document allows; and of what takes a body, what it does not.
MODES = {"get": [GenerationMode.POSITIVE], "post": list(GenerationMode)}
OPERATIONS = [
    (path, method, mode)
    for path, item in openapi.document(BASE_URL)["paths"].items()
    for method in item
    for mode in MODES[method]
]


class TestAnEvent:
    @CLICKS
    @given(st.data())
    def test_with_something_wrong_in_it_is_answered_or_refused(
        self, fuzzed: Fuzzed, data: st.DataObject
    ) -> None:
        path, parameters = data.draw(st.sampled_from(fuzzed.clicks))
        whole = event(fuzzed.host, parameters, data.draw(events.FIELDS))
        sent = data.draw(events.damaged(whole))
        response = fuzzed.send(path, sent)

        if response.status_code == 401:
            tokens, given_ = (one.get("authorizationEventObject") for one in (whole, sent))
            assert tokens != given_
        else:
            judge(path, response)

    @CLICKS
    @given(st.data())
    def test_of_a_form_with_any_words_in_it_is_answered(
        self, fuzzed: Fuzzed, data: st.DataObject
    ) -> None:
        path, parameters = data.draw(st.sampled_from(fuzzed.clicks))
        form = data.draw(st.one_of(events.FORM, events.FIELDS))
        judge(path, fuzzed.send(path, event(fuzzed.host, parameters, form)))

    @CLICKS
    @given(st.sampled_from(ENDPOINTS), events.bodies({"docs": {"id": "x"}}))
    def test_that_is_none_is_refused(self, fuzzed: Fuzzed, path: str, body: bytes) -> None:
        status = fuzzed.send(path, None, body).status_code

        assert status in ({413} if len(body) > MOST_BYTES else {400, 401})


class TestADelivery:
    @EFFORT
    @given(st.data(), st.sampled_from(KINDS), st.booleans())
    def test_is_taken_or_refused(
        self, fuzzed: Fuzzed, data: st.DataObject, kind: str, is_signed: bool
    ) -> None:
        body = data.draw(events.bodies(DELIVERIES[kind]))
        headers = signature(kind, body) if is_signed else data.draw(forged(kind, body))
        status = fuzzed.deliver(kind, body, headers)

        # GitHub and the tickets of Jira that this one does not have are not there to be read.
        allowed = {202, 400} if is_signed else {401}
        assert status in ({413} if len(body) > MOST_BYTES else allowed)


@pytest.mark.parametrize(("path", "method", "mode"), OPERATIONS, ids=str)
def test_what_the_document_names_is_answered_as_it_says(
    fuzzed: Fuzzed, path: str, method: str, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_dict(openapi.document("/"))
    schema.app = fuzzed.host.client.application
    operation = schema[path][method]

    @effort(SHARE // len(OPERATIONS))
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        if path in ENDPOINTS:
            let_in(case, fuzzed)
        with no_fault(), no_hang():
            response = case.call()
        assert response.status_code < 500
        case.validate_response(response, checks=CHECKS)

    ask()


def let_in(case: Any, fuzzed: Fuzzed) -> None:
    """Let a generated event come from Google, for a user that there is."""
    tokens = fuzzed.host.tokens
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {tokens['system_id_token']}"}
    if isinstance(case.body, dict):
        case.body["authorizationEventObject"] = fuzzed.host.event()["authorizationEventObject"]


def signature(kind: str, body: bytes, secret: str = SECRET) -> dict[str, str]:
    """The headers that a tracker signs a delivery with."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    if kind != "webhook":
        name = "X-Hub-Signature" if kind == "jira" else "X-Hub-Signature-256"
        return {name: f"sha256={digest}"}
    at, key = str(int(time())), base64.b64decode(secret.removeprefix("whsec_"))
    made = hmac.new(key, f"m.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": "m",
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{base64.b64encode(made).decode()}",
    }


HEADERS = ("X-Hub-Signature", "X-Hub-Signature-256", "Authorization")
HEADER_TEXT = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=["Cc"])),
    st.integers(0, 5_000).map(lambda size: "9" * size),
    st.integers(0, 5_000).map(lambda deep: base64.urlsafe_b64encode(b"[" * deep).decode()),
)


@st.composite
def forged(draw: st.DrawFn, kind: str, body: bytes) -> dict[str, str]:
    """Headers with a signature that is not right."""
    match draw(st.integers(0, 3)):
        case 0:
            return signature(kind, body + b" ")
        case 1:
            return signature(kind, body, "whsec_" + base64.b64encode(b"of somebody else").decode())
        case 2:
            words = [draw(HEADER_TEXT) for _ in range(3)]
            return {"Authorization": f"Bearer {'.'.join(words)}"}
        case _:
            names = signature("webhook", b"") if kind == "webhook" else HEADERS
            return {name: draw(HEADER_TEXT) for name in names}
