"""Settings in Secret Manager: fetched when the backend starts, and told to nobody."""

from __future__ import annotations

from base64 import b64encode
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

from addon.integrations.google.secrets import resolved
from addon.main import create_app
from addon.settings import ServiceSettings, SettingsError
from tests.addon.host import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.emulator.local import Local

HELD: dict[str, str] = {"jira": "a-secret-token\n", "jira-2": "an-older-one"}
PLACE = "/v1/projects/sre/secrets/<name>/versions/<version>:access"


@pytest.fixture
def endpoint() -> Iterator[str]:
    """Serve secrets as Secret Manager's REST interface does."""
    app = Flask("secrets")

    @app.get(PLACE)
    def access(name: str, version: str) -> Any:
        if request.headers.get("Authorization") != "Bearer a-token":
            return jsonify(error={"code": 401}), 401
        key = name if version == "latest" else f"{name}-{version}"
        if key not in HELD:
            return jsonify(error={"code": 404}), 404
        place = f"projects/1/secrets/{name}/versions/{version}"
        data = b64encode(HELD[key].encode()).decode()
        return jsonify(name=place, payload={"data": data})

    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def environ(endpoint: str, place: str, bearer: str = "a-token") -> dict[str, str]:
    return {
        "SECOND_STORY_JIRA_TOKEN": place,
        "SECOND_STORY_SECRETS_ENDPOINT": endpoint,
        "SECOND_STORY_ACCESS_TOKEN": bearer,
    }


def test_a_secret_takes_the_place_of_its_name(endpoint: str) -> None:
    found = resolved(environ(endpoint, "secret://sre/jira"))

    assert found["SECOND_STORY_JIRA_TOKEN"] == "a-secret-token"


def test_a_version_can_be_named(endpoint: str) -> None:
    found = resolved(environ(endpoint, "secret://sre/jira/2"))

    assert found["SECOND_STORY_JIRA_TOKEN"] == "an-older-one"


def test_without_any_nobody_is_asked() -> None:
    plain = environ("http://127.0.0.1:1", "a-plain-token")

    assert resolved(plain) is plain


@pytest.mark.parametrize(
    ("place", "bearer", "words"),
    [
        ("secret://sre/other", "a-token", "answers 404; make the secret"),
        ("secret://sre/jira", "old", "answers 401; make the secret"),
        ("secret://sre", "a-token", "is no place of a secret"),
        ("secret://sre/../jira", "a-token", "is no place of a secret"),
    ],
)
def test_one_that_cannot_be_had_is_said_by_its_name(
    endpoint: str, place: str, bearer: str, words: str
) -> None:
    with pytest.raises(SettingsError, match="SECOND_STORY_JIRA_TOKEN") as refused:
        resolved(environ(endpoint, place, bearer))

    assert words in str(refused.value)
    assert "a-secret-token" not in str(refused.value)


def test_nobody_at_the_other_end() -> None:
    with pytest.raises(SettingsError, match="does not answer"):
        resolved(environ("http://127.0.0.1:1", "secret://sre/jira"))


def test_credentials_go_to_no_open_address() -> None:
    with pytest.raises(SettingsError, match="SECOND_STORY_SECRETS_ENDPOINT is neither"):
        resolved(environ("http://secrets.example.com", "secret://sre/jira"))


def test_a_backend_starts_with_them(endpoint: str, local: Local, tmp_path: Path) -> None:
    HELD["store"] = f"sqlite:///{tmp_path}/secret.db"
    given = (
        settings(local) | environ(endpoint, "") | {"SECOND_STORY_DATABASE": "secret://sre/store"}
    )
    del given["SECOND_STORY_JIRA_TOKEN"]

    assert create_app(given).test_client().get("/readyz").status_code == 200
    assert (tmp_path / "secret.db").exists()


def test_before_they_are_fetched_their_names_are_let_be(local: Local) -> None:
    given = settings(local) | {"SECOND_STORY_BASE_URL": "secret://sre/address"}

    assert ServiceSettings(given).base_url == "secret://sre/address"
