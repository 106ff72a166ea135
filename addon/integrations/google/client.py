"""Credentials and service objects of Google's client library."""

from __future__ import annotations

import warnings
from functools import cache, partial

import google.auth
import google.oauth2.credentials
from google.auth import impersonated_credentials
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession, Request
from googleapiclient.discovery import build_from_document

from addon.errors import CredentialsError
from addon.integrations.google.outlines import outline
from addon.settings import ACCESS_TOKEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import requests
    from google.auth.credentials import Credentials

SCOPES = "https://www.googleapis.com/auth/"
READ_DOCUMENTS = f"{SCOPES}documents.readonly"
OWN_FILES = f"{SCOPES}drive.file"
ALL_FILES = f"{SCOPES}drive"
SIGNING = f"{SCOPES}cloud-platform"

# google-auth waits for a token endpoint for two minutes; a click may be waiting here.
_TOKEN_S = 4

_IDENTITY_SERVICES = ("https://iamcredentials.googleapis.com/", "https://oauth2.googleapis.com/")


def found_session(access_token: str = "", scope: str = READ_DOCUMENTS) -> requests.Session:
    """A session with credentials made of a token, else those that google-auth finds here.

    ``scope`` is what those are asked for that can be given one.

    Raises:
        CredentialsError: there are none, or their file cannot be used.

    """
    return AuthorizedSession(find_credentials(access_token, scope))  # type: ignore[no-untyped-call]


def find_credentials(access_token: str = "", scope: str = READ_DOCUMENTS) -> Credentials:
    """Credentials made of a token, else those that google-auth finds on this machine.

    Raises:
        CredentialsError: there are none, or their file cannot be used.

    """
    if access_token:
        return google.oauth2.credentials.Credentials(access_token)  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            # It warns of quota projects, which are nothing to the person who reads a document.
            warnings.simplefilter("ignore")
            credentials, _ = google.auth.default(scopes=[scope])
    except Exception as problem:  # a key file of the wrong shape makes it raise anything
        reason = str(problem).split(". ")[0].rstrip(".")
        raise CredentialsError(
            f"there are no usable Google credentials ({reason}); name their file in "
            "GOOGLE_APPLICATION_CREDENTIALS, or put an access token with the scope "
            f"{scope.removeprefix(SCOPES)} into {ACCESS_TOKEN}"
        ) from problem
    return credentials


def bearer(access_token: str, scope: str) -> dict[str, str]:
    """The header of a request in the name of the account that ``find_credentials`` finds.

    Raises:
        CredentialsError: there are none, or Google does not accept them.

    """
    credentials = find_credentials(access_token, scope)
    try:
        if not credentials.valid:
            credentials.refresh(partial(Request(), timeout=_TOKEN_S))  # type: ignore[no-untyped-call]
    except GoogleAuthError as problem:
        raise CredentialsError("Google does not accept the credentials") from problem
    return {"Authorization": f"Bearer {credentials.token}"}


def robot_session(
    access_token: str, robot: str, service_account: str, scopes: Sequence[str], endpoint: str
) -> requests.Session:
    """A session in the name of a robot user, by keyless domain-wide delegation (google.md 8.1).

    The credentials found here sign as the service account, which needs the delegation of exactly
    these scopes. ``endpoint`` stands in for Google's two identity services, if it is not empty.

    Raises:
        CredentialsError: there are no credentials, or their file cannot be used.

    """
    credentials = impersonated_credentials.Credentials(  # type: ignore[no-untyped-call]
        find_credentials(access_token, SIGNING),
        target_principal=service_account,
        target_scopes=list(scopes),
        subject=robot,
    )
    asking = _IdentityRequest(endpoint) if endpoint else None
    return AuthorizedSession(credentials, auth_request=asking)  # type: ignore[no-untyped-call]


class _IdentityRequest(Request):
    """Asks another address in the place of Google's identity services."""

    def __init__(self, endpoint: str) -> None:
        super().__init__()
        self._endpoint = endpoint

    def __call__(self, url: str, *given: Any, **named: Any) -> Any:
        for service in _IDENTITY_SERVICES:
            if url.startswith(service):
                url = f"{self._endpoint}{url.removeprefix(service)}"
        return super().__call__(url, *given, **named)  # type: ignore[no-untyped-call]


@cache
def drive_api(endpoint: str = "") -> Any:
    """The Drive API, built and shared in the same way as the documents of the Docs API."""
    return _built("drive", "v3", endpoint)


@cache
def tasks_api(endpoint: str = "") -> Any:
    """The Cloud Tasks API, built and shared in the same way."""
    return _built("cloudtasks", "v2", endpoint)


@cache
def documents_api(endpoint: str = "") -> Any:
    """The documents of the Docs API, at Google or at a base address that ends with a slash.

    Built once and shared, also between threads: it sends nothing itself. Whoever executes a request
    brings a ``Transport``.
    """
    return _built("docs", "v1", endpoint).documents()


def _built(api: str, version: str, endpoint: str) -> Any:
    return build_from_document(
        outline(api, version),
        http=_NoTransport(),
        client_options={"api_endpoint": endpoint} if endpoint else None,
    )


class _NoTransport:
    """In place of the connections that the client library would make for itself."""

    def request(self, *_: object, **__: object) -> None:
        raise RuntimeError("a request is executed with a transport of its own")

    def close(self) -> None:
        """Close nothing."""
