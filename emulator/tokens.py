"""Tokens on order: what a click on the add-on would bring, right or wrong in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.errors import ControlError
from emulator.identity import CLIENT_ID, DEFAULT_SCOPES, LIFETIME_S, SCOPES, SYSTEM_ACCOUNT, WRONG
from emulator.switches import MOST

if TYPE_CHECKING:
    from emulator.workspace import Workspace

Json = dict[str, Any]

_KNOWN = ("email", "audience", "scopes", "client", "lifetime_s", "wrong")


def issue(workspace: Workspace, order: Json) -> Json:
    """An access token and both id tokens for the user ``email``.

    The order may name the ``audience`` of the system token, the ``scopes`` (also without their
    address) and the ``client`` of the access token, the ``lifetime_s`` of all three, and in
    ``wrong`` one way in which the id tokens shall not be valid.

    Raises:
        ControlError: The order cannot be carried out.

    """
    unknown = sorted(set(order) - set(_KNOWN))
    if unknown:
        raise ControlError(f"A token takes {', '.join(_KNOWN)}, not {unknown[0]}.")
    email = order.get("email")
    if not users.is_address(email):
        raise ControlError('Tokens are for a user: {"email": "ann@example.com"}.')
    scopes = _scopes(order.get("scopes", DEFAULT_SCOPES))
    audience = _text(order, "audience", workspace.addon_url)
    client = _text(order, "client", CLIENT_ID)
    wrong = _text(order, "wrong", "")
    if wrong and wrong not in WRONG:
        raise ControlError(f"A token can be wrong as {', '.join(WRONG)}, not as {wrong!r}.")
    lifetime_s = order.get("lifetime_s", LIFETIME_S)
    if type(lifetime_s) is not int or abs(lifetime_s) > MOST:
        words = f"a whole number of seconds up to {MOST}"
        raise ControlError(f"lifetime_s is {words}, not {lifetime_s!r}.")
    identity = workspace.identity
    return {
        "access_token": identity.access_token(
            email, scopes=scopes, client=client, lifetime_s=lifetime_s
        ),
        "user_id_token": identity.user_token(email, wrong=wrong, lifetime_s=lifetime_s),
        "system_id_token": identity.system_token(audience, wrong=wrong, lifetime_s=lifetime_s),
        "scopes": scopes,
        "client_id": CLIENT_ID,
        "service_account": SYSTEM_ACCOUNT,
        "expires_in": lifetime_s,
    }


def _scopes(ordered: Any) -> list[str]:
    scopes = ordered.split() if isinstance(ordered, str) else ordered
    if not isinstance(scopes, list | tuple) or not all(isinstance(one, str) for one in scopes):
        raise ControlError("scopes is a list of names such as drive.file, or a text of them.")
    return [scope if ":" in scope or scope == "openid" else SCOPES + scope for scope in scopes]


def _text(order: Json, name: str, default: str) -> str:
    value = order.get(name, default)
    if not isinstance(value, str):
        raise ControlError(f"{name} is a text, not {value!r}.")
    return value
