"""Credentials and service objects of Google's client library."""

from __future__ import annotations

import warnings
from functools import cache

import google.auth
import google.oauth2.credentials
from google.auth.transport.requests import AuthorizedSession
from googleapiclient.discovery import build

from addon.errors import CredentialsError
from addon.settings import ACCESS_TOKEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import requests
    from google.auth.credentials import Credentials

SCOPES = "https://www.googleapis.com/auth/"
READ_DOCUMENTS = f"{SCOPES}documents.readonly"
OWN_FILES = f"{SCOPES}drive.file"
ALL_FILES = f"{SCOPES}drive"


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


@cache
def drive_api(endpoint: str = "") -> Any:
    """The Drive API, built and shared in the same way as the documents of the Docs API."""
    return _built("drive", "v3", endpoint)


@cache
def documents_api(endpoint: str = "") -> Any:
    """The documents of the Docs API, at Google or at a base address that ends with a slash.

    Built once and shared, also between threads: building takes longer than a whole check, most of
    it for docstrings, and it sends nothing itself. Whoever executes a request brings a
    ``Transport``.
    """
    return _built("docs", "v1", endpoint).documents()


def _built(api: str, version: str, endpoint: str) -> Any:
    return build(
        api,
        version,
        http=_NoTransport(),
        static_discovery=True,
        cache_discovery=False,
        client_options={"api_endpoint": endpoint} if endpoint else None,
    )


class _NoTransport:
    """In place of the connections that the client library would make for itself."""

    def request(self, *_: object, **__: object) -> None:
        raise RuntimeError("a request is executed with a transport of its own")

    def close(self) -> None:
        """Close nothing."""
