"""Settings that stand in Secret Manager: ``secret://PROJECT/NAME`` instead of the value itself."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from time import monotonic
from typing import TYPE_CHECKING

from addon import outgoing
from addon.errors import CredentialsError
from addon.integrations.google import client
from addon.outgoing import OutOfTimeError, TooLargeError
from addon.settings import ACCESS_TOKEN, SECRET, SECRETS_ENDPOINT, SettingsError, endpoint_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import Session

SECRET_MANAGER = "https://secretmanager.googleapis.com/"  # noqa: S105 - an address
BUDGET_S = 15
MOST_BYTES = 200_000

_PLACE = re.compile(
    rf"{SECRET}(?P<project>[\w:.-]+)/(?P<name>[\w-]+)(?:/(?P<version>\w+))?", re.ASCII
)
_FAILURES = (OutOfTimeError, TooLargeError, OSError)


def resolved(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The environment with each secret in its place; as it is where it names none.

    Raises:
        SettingsError: a secret cannot be had; its name is told, and nothing of what it holds.

    """
    named = {name: value.strip() for name, value in environ.items() if value.startswith(SECRET)}
    if not named:
        return environ
    headers = _bearer(environ, ", ".join(sorted(named)))
    base = endpoint_of(environ, SECRETS_ENDPOINT) or SECRET_MANAGER
    until = monotonic() + BUDGET_S
    with outgoing.new_session() as session:
        values = {
            name: _value(name, _address(name, place, base), session, headers, until)
            for name, place in named.items()
        }
    return {**environ, **values}


def _bearer(environ: Mapping[str, str], names: str) -> Mapping[str, str]:
    """The header with a token of the service's own account, or the one for local use."""
    try:
        return client.bearer(environ.get(ACCESS_TOKEN, "").strip(), client.SIGNING)
    except CredentialsError as problem:
        raise SettingsError(f"{names}: {problem}") from problem


def _address(name: str, place: str, base: str) -> str:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise SettingsError(f"{name} is no place of a secret, such as {SECRET}PROJECT/NAME")
    secret = f"projects/{match['project']}/secrets/{match['name']}"
    return f"{base}v1/{secret}/versions/{match['version'] or 'latest'}:access"


def _value(name: str, url: str, session: Session, headers: Mapping[str, str], until: float) -> str:
    try:
        answer = outgoing.send(
            session, "GET", url, until=until, most_bytes=MOST_BYTES, headers=headers
        )
    except _FAILURES as problem:
        raise SettingsError(
            f"{name}: Secret Manager does not answer ({type(problem).__name__})"
        ) from problem
    if answer.status != 200:
        raise SettingsError(
            f"{name}: Secret Manager answers {answer.status}; make the secret, and grant the "
            "service's account roles/secretmanager.secretAccessor on it"
        )
    try:
        return b64decode(json.loads(answer.body)["payload"]["data"]).decode().strip()
    except (ValueError, KeyError, TypeError) as problem:
        raise SettingsError(f"{name}: Secret Manager's answer holds no text") from problem
