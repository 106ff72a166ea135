"""Tokens pass and fail the verification that runs in production: that of google-auth itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import google.auth.transport.requests
import pytest
from google.auth.exceptions import GoogleAuthError, InvalidValue, MalformedError
from google.oauth2 import id_token

from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.emulator.local import Local

ADDON = "https://addon.example.com/"
ANN = "ann@example.com"


@pytest.fixture
def transport(local: Local, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give what google-auth fetches certificates with; those of the local Workspace."""
    monkeypatch.setattr(id_token, "_GOOGLE_OAUTH2_CERTS_URL", f"{local.url}oauth2/v1/certs")
    request = google.auth.transport.requests.Request()
    yield request
    request.session.close()


def verified(transport: Any, token: str, audience: str) -> dict[str, Any]:
    verify = cast("Any", id_token.verify_oauth2_token)
    return dict(verify(token, transport, audience=audience))


def test_the_system_token_is_the_add_on_service_account_s(local: Local, transport: Any) -> None:
    token = local.tokens(ANN, audience=ADDON)["system_id_token"]

    claims = verified(transport, token, ADDON)

    assert claims["email"] == SYSTEM_ACCOUNT
    assert claims["email_verified"] is True


def test_the_user_token_is_for_the_oauth_client(local: Local, transport: Any) -> None:
    token = local.tokens(ANN)["user_id_token"]

    claims = verified(transport, token, CLIENT_ID)

    assert (claims["email"], claims["hd"]) == (ANN, "example.com")


def test_a_user_has_one_subject(local: Local, transport: Any) -> None:
    subjects = [
        verified(transport, local.tokens(email)["user_id_token"], CLIENT_ID)["sub"]
        for email in (ANN, ANN, "bob@example.com")
    ]

    assert subjects[0] == subjects[1] != subjects[2]


def test_without_an_audience_the_token_is_for_the_known_add_on(
    local: Local, transport: Any
) -> None:
    token = local.tokens(ANN)["system_id_token"]

    assert verified(transport, token, local.workspace.addon_url)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ("expired", InvalidValue),
        ("not_yet_valid", InvalidValue),
        ("other_audience", InvalidValue),
        ("other_issuer", GoogleAuthError),
        ("other_key", MalformedError),
    ],
)
@pytest.mark.parametrize("name", ["system_id_token", "user_id_token"])
def test_a_wrong_token_fails(
    local: Local, transport: Any, name: str, wrong: str, error: type[Exception]
) -> None:
    audience = ADDON if name == "system_id_token" else CLIENT_ID
    token = local.tokens(ANN, audience=ADDON, wrong=wrong)[name]

    with pytest.raises(error):
        verified(transport, token, audience)


def test_a_token_can_be_another_account_s(local: Local, transport: Any) -> None:
    token = local.tokens(ANN, audience=ADDON, wrong="other_email")["system_id_token"]

    assert verified(transport, token, ADDON)["email"] != SYSTEM_ACCOUNT


def test_the_certificates_tell_how_long_to_keep_them(transport: Any, local: Local) -> None:
    answer = transport(f"{local.url}oauth2/v1/certs")

    assert "max-age=19800" in answer.headers["Cache-Control"]


def test_after_a_rotation_old_tokens_hold_while_their_key_is_kept(
    local: Local, transport: Any
) -> None:
    old = local.tokens(ANN)["user_id_token"]

    local.control("POST", "keys")
    assert verified(transport, old, CLIENT_ID)
    assert verified(transport, local.tokens(ANN)["user_id_token"], CLIENT_ID)

    local.control("POST", "keys", {"keep": False})
    with pytest.raises(MalformedError):
        verified(transport, old, CLIENT_ID)


def test_an_access_token_ends_with_its_life_time(local: Local) -> None:
    headers = {"Authorization": f"Bearer {local.token(ANN, lifetime_s=60)}"}
    assert local.request("GET", "/drive/v3/files", headers=headers)[0] == 200

    local.control("PUT", "clock", {"offset_s": 61})

    status, answer = local.request("GET", "/drive/v3/files", headers=headers)
    assert status == 401
    assert answer["error"]["errors"][0]["reason"] == "authError"
