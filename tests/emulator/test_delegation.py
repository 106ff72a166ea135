"""A service account that acts as a user, without a key: who may sign, for whom, and what for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from tests.emulator.local import Local

ANN, ROBOT = "ann@example.com", "robot@example.com"
ACCOUNT = "robot@project.iam.gserviceaccount.com"
ENDPOINT = "https://oauth2.googleapis.com/token"
SCOPE = "https://www.googleapis.com/auth/drive"
Json = dict[str, Any]


@pytest.fixture(autouse=True)
def delegation(local: Local) -> None:
    """Let Ann sign as the account, which may act as any user within one scope."""
    order = {"creators": [ANN], "scopes": ["drive"]}
    local.control("PUT", f"delegations/{ACCOUNT}", order)


def sign(local: Local, claims: Any, email: str = ANN, account: str = ACCOUNT) -> tuple[int, Any]:
    token = local.token(email, scopes=["cloud-platform"])
    path = f"/v1/projects/-/serviceAccounts/{account}:signJwt"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return local.request("POST", path, {"payload": json.dumps(claims)}, headers)


def claims(local: Local, **changed: Any) -> Json:
    now = int(local.workspace.clock.now().timestamp())
    whole = {"iss": ACCOUNT, "sub": ROBOT, "aud": ENDPOINT, "scope": SCOPE}
    return whole | {"iat": now, "exp": now + 3600} | changed


def token(local: Local, assertion: str, grant: str = "jwt-bearer") -> tuple[int, Any]:
    form = {"grant_type": f"urn:ietf:params:oauth:grant-type:{grant}", "assertion": assertion}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return local.request("POST", "/token", urlencode(form).encode(), headers)


def test_a_signed_assertion_gives_a_token_of_the_user(local: Local) -> None:
    status, signed = sign(local, claims(local))
    assert status == 200
    status, given = token(local, signed["signedJwt"])
    assert status == 200

    caller = local.workspace.identity.caller(given["access_token"])
    assert caller is not None
    assert (caller.email, caller.client, caller.scopes) == (ROBOT, ACCOUNT, frozenset([SCOPE]))


def test_nobody_else_signs_as_the_account(local: Local) -> None:
    assert sign(local, claims(local), email="bob@example.com")[0] == 403
    assert sign(local, claims(local), account="other@project.iam.gserviceaccount.com")[0] == 403


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"scope": f"{SCOPE} https://www.googleapis.com/auth/documents"}, "unauthorized_client"),
        ({"iss": "other@project.iam.gserviceaccount.com"}, "unauthorized_client"),
        ({"sub": ACCOUNT}, "invalid_grant"),
        ({"sub": "nobody"}, "invalid_grant"),
        ({"exp": 1}, "invalid_grant"),
        ({"aud": "https://example.com"}, "invalid_grant"),
    ],
)
def test_an_assertion_that_goes_too_far_gives_none(local: Local, changed: Json, error: str) -> None:
    signed = sign(local, claims(local, **changed))[1]["signedJwt"]

    assert token(local, signed)[1]["error"] == error


def test_an_assertion_that_was_changed_gives_none(local: Local) -> None:
    signed = sign(local, claims(local))[1]["signedJwt"]
    other = sign(local, claims(local, sub=ANN))[1]["signedJwt"]
    mixed = ".".join([*other.split(".")[:2], signed.split(".")[2]])

    assert token(local, mixed)[1]["error"] == "invalid_grant"
    assert token(local, signed, grant="other")[1]["error"] == "unsupported_grant_type"


def test_a_payload_is_an_object(local: Local) -> None:
    assert sign(local, [1])[0] == 400
