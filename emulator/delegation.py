"""Keyless domain-wide delegation: a service account's signature, and a user's token for it.

The IAM Credentials API signs what a caller with the role Service Account Token Creator asks for;
Google's token endpoint gives an access token for the signed assertion (google.md 8.1).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, request

from emulator import users
from emulator.api import Api
from emulator.drive.refusals import no_such_field
from emulator.errors import ControlError, invalid_argument, permission_denied
from emulator.identity import LIFETIME_S, SCOPES, Delegation

if TYPE_CHECKING:
    from flask import Response

    from emulator.api import Call
    from emulator.workspace import Workspace

Json = dict[str, Any]

TOKEN_ENDPOINT = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_SERVICE_ACCOUNT = re.compile(r"[^@\s]+@[^@\s]+\.gserviceaccount\.com")

_UNAUTHORIZED = (
    "Client is unauthorized to retrieve access tokens using this method, or client not authorized "
    "for any of the scopes requested."
)


def api() -> Api:
    """The IAM Credentials API, as far as it signs assertions."""
    return Api(
        "iamcredentials.v1",
        service="iamcredentials.googleapis.com",
        title="IAM Service Account Credentials API",
        methods={"iamcredentials.projects.serviceAccounts.signJwt": _sign},
        masks={},
        refuse_mask=no_such_field,
        older=False,
    )


def _sign(call: Call) -> Json:
    """The payload signed as the service account, for those who may sign as it."""
    identity = call.workspace.identity
    delegation = identity.delegations.get(call.path["serviceAccountsId"])
    if delegation is None or call.email not in delegation.creators:
        raise permission_denied(
            "Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist)."
        )
    try:
        claims = json.loads(call.body.get("payload", ""))
    except (ValueError, RecursionError):
        claims = None
    if not isinstance(claims, dict):
        raise invalid_argument("The payload is not a JSON object.")
    key_id, token = identity.sign(claims)
    return {"keyId": key_id, "signedJwt": token}


def blueprint(workspace: Workspace) -> Blueprint:
    """Google's token endpoint, and what says which service account may act as users."""
    delegation = Blueprint("delegation", __name__)

    @delegation.post("/token")
    def token() -> tuple[Response, int]:
        return _token(workspace, request.form.get("grant_type"), request.form.get("assertion", ""))

    @delegation.put("/emulator/delegations/<account>")
    def delegate(account: str) -> Json:
        return _delegate(workspace, account, request.get_json(force=True, silent=True))

    delegation.register_error_handler(ControlError, lambda error: (jsonify(error=str(error)), 400))
    return delegation


def _delegate(workspace: Workspace, account: str, order: Any) -> Json:
    given = order if isinstance(order, dict) else {}
    creators, scopes = given.get("creators", []), given.get("scopes", [])
    if not _SERVICE_ACCOUNT.fullmatch(account) or not all(map(users.is_address, creators)):
        raise ControlError("A service account is delegated to creators, each an address.")
    full = [scope if ":" in scope else SCOPES + scope for scope in scopes]
    workspace.identity.delegations[account] = Delegation(frozenset(creators), frozenset(full))
    return {"account": account, "creators": sorted(creators), "scopes": sorted(full)}


def _token(workspace: Workspace, grant: str | None, assertion: str) -> tuple[Response, int]:
    """An access token in a user's name, for an assertion that the account's own key signed."""
    claims = workspace.identity.signed(assertion)
    now = workspace.clock.now().timestamp()
    if grant != GRANT:
        return _refused("unsupported_grant_type", f"Invalid grant_type: {grant}")
    if claims is None or claims.get("aud") != TOKEN_ENDPOINT:
        return _refused("invalid_grant", "Invalid JWT Signature.")
    if not claims.get("iat", 0) - 60 <= now <= claims.get("exp", 0):
        return _refused("invalid_grant", "Invalid JWT: Token must be a short-lived token.")
    account, scopes = str(claims.get("iss")), frozenset(str(claims.get("scope", "")).split())
    known = workspace.identity.delegations.get(account)
    if known is None or not scopes or not scopes <= known.scopes:
        return _refused("unauthorized_client", _UNAUTHORIZED, 401)
    subject = claims.get("sub")
    if not users.is_address(subject) or _SERVICE_ACCOUNT.fullmatch(subject):
        return _refused("invalid_grant", "Invalid email or User ID")
    access = workspace.identity.access_token(subject, scopes=scopes, client=account)
    return jsonify(access_token=access, expires_in=LIFETIME_S, token_type="Bearer"), 200  # noqa: S106


def _refused(error: str, description: str, status: int = 400) -> tuple[Response, int]:
    return jsonify(error=error, error_description=description), status
