"""Who may call the endpoints: Google for a user it knows, with an event, and nobody else."""

from __future__ import annotations

import json
import logging
from time import time
from typing import TYPE_CHECKING, Any

import pytest

from addon.cards.links import ENDPOINTS
from addon.main import create_app
from addon.openapi.operations import PATHS
from tests.addon.signing import (
    BASE_URL,
    CLIENT_ID,
    SERVICE_ACCOUNT,
    CertificateServer,
    Key,
    encoded,
    system_claims,
    user_claims,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

Json = dict[str, Any]

NOW = time()
# What App Engine's clock asks for.
TIMED = [path for path in PATHS if path.startswith("/cron/")]


def client_of(certificates: CertificateServer, **changed: str) -> FlaskClient:
    environ = {
        "SECOND_STORY_BASE_URL": BASE_URL,
        "SECOND_STORY_SERVICE_ACCOUNT": SERVICE_ACCOUNT,
        "SECOND_STORY_OAUTH_CLIENT_ID": CLIENT_ID,
        "SECOND_STORY_CERTS_URL": certificates.url,
        "SECOND_STORY_DOCS_ENDPOINT": "http://127.0.0.1:1/",
        "SECOND_STORY_DOMAINS": "example.com",
    }
    return create_app(environ | changed).test_client()


@pytest.fixture(scope="module")
def client(key: Key) -> Iterator[FlaskClient]:
    certificates = CertificateServer(key)
    yield client_of(certificates)
    certificates.close()


class Caller:
    """Sends a well-formed event, but for what a test changes."""

    def __init__(self, client: FlaskClient, key: Key) -> None:
        self.client = client
        self.system: str | None = f"Bearer {key.sign(system_claims())}"
        self.user: str | None = key.sign(user_claims())

    def event(self) -> Json:
        tokens = {} if self.user is None else {"userIdToken": self.user}
        return {"authorizationEventObject": tokens, "docs": {}}

    def call(self, path: str = "/addon/home", data: str | None = None, **more: Any) -> TestResponse:
        headers = {} if self.system is None else {"Authorization": self.system}
        body = json.dumps(self.event()) if data is None else data
        given = {"data": body, "headers": headers, "content_type": "application/json"} | more
        return self.client.post(path, **given)


@pytest.fixture
def caller(client: FlaskClient, key: Key) -> Caller:
    return Caller(client, key)


@pytest.mark.parametrize("path", ENDPOINTS)
def test_google_may_call_each_endpoint_for_a_user(caller: Caller, path: str) -> None:
    assert caller.call(path).status_code == 200


@pytest.mark.parametrize("audience", [BASE_URL, *(BASE_URL + path for path in ENDPOINTS)])
def test_the_base_url_and_every_endpoint_are_audiences(
    caller: Caller, key: Key, audience: str
) -> None:
    caller.system = f"Bearer {key.sign(system_claims(aud=audience))}"

    assert caller.call().status_code == 200


SYSTEM: dict[str, Callable[[Key, Key], str | None]] = {
    "missing": lambda _, __: None,
    "empty": lambda _, __: "",
    "no token": lambda _, __: "Bearer x",
    "another scheme": lambda _, __: "Basic YTpi",
    "unsigned": lambda _, __: f"Bearer {encoded({'alg': 'none'})}.{encoded(system_claims())}.",
    "of another algorithm": lambda key, _: f"Bearer {key.sign(system_claims(), alg='HS256')}",
    "of another key": lambda _, other: f"Bearer {other.sign(system_claims())}",
    "of another key under a known id": lambda key, other: (
        f"Bearer {other.sign(system_claims(), kid=key.id)}"
    ),
    "expired": lambda key, _: f"Bearer {key.sign(system_claims(exp=NOW - 20))}",
    "not yet valid": lambda key, _: f"Bearer {key.sign(system_claims(iat=NOW + 600))}",
    "for another audience": lambda key, _: (
        f"Bearer {key.sign(system_claims(aud='https://other.example.com/addon/home'))}"
    ),
    "of another issuer": lambda key, _: (
        f"Bearer {key.sign(system_claims(iss='https://accounts.example.com'))}"
    ),
    "of another account": lambda key, _: (
        f"Bearer {key.sign(system_claims(email='robot@other.iam.gserviceaccount.com'))}"
    ),
    "of an unverified account": lambda key, _: (
        f"Bearer {key.sign(system_claims(email_verified=False))}"
    ),
    "the user's": lambda key, _: f"Bearer {key.sign(user_claims())}",
}
USER: dict[str, Callable[[Key, Key], Any]] = {
    "missing": lambda _, __: None,
    "empty": lambda _, __: "",
    "no token": lambda _, __: "x",
    "no text": lambda _, __: 5,
    "unsigned": lambda _, __: f"{encoded({'alg': 'none'})}.{encoded(user_claims())}.",
    "of another algorithm": lambda key, _: key.sign(user_claims(), alg="HS256"),
    "of another key": lambda _, other: other.sign(user_claims()),
    "of another key under a known id": lambda key, other: other.sign(user_claims(), kid=key.id),
    "expired": lambda key, _: key.sign(user_claims(exp=NOW - 20)),
    "not yet valid": lambda key, _: key.sign(user_claims(iat=NOW + 600)),
    "for another audience": lambda key, _: key.sign(user_claims(aud=BASE_URL)),
    "of another issuer": lambda key, _: key.sign(user_claims(iss="https://accounts.example.com")),
    "of another domain": lambda key, _: key.sign(user_claims(hd="example.net")),
    "of no domain": lambda key, _: key.sign(user_claims(hd=None)),
    "of nobody": lambda key, _: key.sign(user_claims(sub=None)),
    "the system's": lambda key, _: key.sign(system_claims()),
}


class TestATokenThatProvesNothing:
    @pytest.mark.parametrize("path", ENDPOINTS)
    @pytest.mark.parametrize("make", SYSTEM.values(), ids=list(SYSTEM))
    def test_of_the_system_is_refused(
        self, caller: Caller, key: Key, other_key: Key, path: str, make: Any
    ) -> None:
        caller.system = make(key, other_key)
        refused(caller.call(path))

    @pytest.mark.parametrize("path", ENDPOINTS)
    @pytest.mark.parametrize("make", USER.values(), ids=list(USER))
    def test_of_the_user_is_refused(
        self, caller: Caller, key: Key, other_key: Key, path: str, make: Any
    ) -> None:
        caller.user = make(key, other_key)
        refused(caller.call(path))

    def test_leaves_its_reason_in_the_log_and_nothing_else(
        self, caller: Caller, key: Key, caplog: pytest.LogCaptureFixture
    ) -> None:
        caller.user = key.sign(user_claims(iss="https://accounts.example.com"))
        with caplog.at_level(logging.DEBUG):
            caller.call()

        assert "/addon/home: refused, a token is of another issuer" in caplog.messages
        assert not any(token in caplog.text for token in caller.user.split("."))
        assert "ada" not in caplog.text


def refused(response: TestResponse) -> None:
    assert (response.status_code, response.mimetype) == (401, "text/plain")
    assert response.text == "Unauthorized\n"
    assert response.headers["WWW-Authenticate"] == "Bearer"


class TestWithoutCertificates:
    @pytest.fixture
    def caller(self, certificates: CertificateServer, key: Key) -> Caller:
        return Caller(client_of(certificates), key)

    @pytest.mark.parametrize("status", [404, 500])
    def test_nobody_is_let_in_and_nobody_turned_away(
        self, caller: Caller, certificates: CertificateServer, status: int
    ) -> None:
        certificates.status = status

        for path in ENDPOINTS:
            answer = caller.call(path)
            assert (answer.status_code, answer.mimetype) == (503, "text/plain")

    def test_a_missing_token_is_refused_all_the_same(
        self, caller: Caller, certificates: CertificateServer
    ) -> None:
        certificates.status = 500
        caller.system = None
        refused(caller.call())

        assert certificates.requests == 0

    def test_they_are_fetched_once_for_many_calls(
        self, caller: Caller, certificates: CertificateServer
    ) -> None:
        for _ in range(3):
            caller.call()

        assert certificates.requests == 1


# What comes with the clock's own header from elsewhere, or without it from App Engine.
NOT_THE_CLOCK: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "nothing": ({"GAE_APPLICATION": "s~project"}, {}),
    "another word": ({"GAE_APPLICATION": "s~project"}, {"X-Appengine-Cron": "false"}),
    "a word more": ({"GAE_APPLICATION": "s~project"}, {"X-Appengine-Cron": "true, true"}),
    "the header elsewhere": ({}, {"X-Appengine-Cron": "true"}),
    "the header of a queue": ({"GAE_APPLICATION": "s~project"}, {"X-AppEngine-QueueName": "q"}),
}


class TestTheClock:
    @pytest.mark.parametrize("path", TIMED)
    @pytest.mark.parametrize(("environ", "headers"), NOT_THE_CLOCK.values(), ids=NOT_THE_CLOCK)
    def test_is_app_engines(
        self,
        certificates: CertificateServer,
        path: str,
        environ: dict[str, str],
        headers: dict[str, str],
    ) -> None:
        response = client_of(certificates, **environ).get(path, headers=headers)

        assert (response.status_code, response.text) == (403, "Forbidden\n")

    @pytest.mark.parametrize("path", TIMED)
    def test_needs_more_than_a_token_of_google(
        self, certificates: CertificateServer, key: Key, path: str
    ) -> None:
        client = client_of(certificates, GAE_APPLICATION="s~project")
        for claims in (system_claims(), user_claims(), system_claims(aud=f"{BASE_URL}{path}")):
            headers = {"Authorization": f"Bearer {key.sign(claims)}"}
            assert client.get(path, headers=headers).status_code == 403


class TestARequest:
    @pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
    @pytest.mark.parametrize("path", ENDPOINTS)
    def test_is_a_post(self, client: FlaskClient, method: str, path: str) -> None:
        assert client.open(path, method=method).status_code == 405

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
    def test_has_a_json_body(self, caller: Caller, kind: str) -> None:
        assert caller.call(content_type=kind).status_code == 415

    @pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8"])
    def test_may_name_its_charset(self, caller: Caller, kind: str) -> None:
        assert caller.call(content_type=kind).status_code == 200

    @pytest.mark.parametrize(
        "body",
        ["", "{", "[]", "null", "5", '"x"', "\x00", "[" * 100_000, '{"docs": 1e'],
        ids=["empty", "cut", "list", "null", "number", "text", "zero", "deep", "cut number"],
    )
    def test_holds_an_object(self, caller: Caller, body: str) -> None:
        assert caller.call(data=body).status_code == 400

    def test_is_small(self, caller: Caller) -> None:
        assert caller.call(data=json.dumps({"x": "y" * 1_000_000})).status_code == 413

    @pytest.mark.parametrize("path", ["/addon", "/addon/", "/addon/other", "/addon/home/"])
    def test_to_an_unknown_address_finds_nothing(self, caller: Caller, path: str) -> None:
        assert caller.call(path).status_code == 404

    @pytest.mark.parametrize(
        "event",
        [
            {"commonEventObject": 5, "docs": "x"},
            {"commonEventObject": {"parameters": [1]}, "docs": [{"id": "x"}]},
            {
                "commonEventObject": {"timeZone": {"offset": "3600000"}, "formInputs": []},
                "docs": None,
            },
            {"commonEventObject": {"timeZone": {"offset": 3600000}, "parameters": {"page": 5}}},
        ],
        ids=str,
    )
    def test_of_an_odd_form_is_answered(self, caller: Caller, event: Json) -> None:
        response = caller.call(data=json.dumps(caller.event() | event))

        assert response.status_code == 200

    def test_is_answered_with_what_nobody_keeps(self, caller: Caller) -> None:
        response = caller.call()

        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.mimetype == "application/json"
