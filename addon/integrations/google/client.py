"""Credentials and service objects of Google's client library."""

from __future__ import annotations

import warnings

import google.auth
import google.oauth2.credentials
import httplib2
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build

from addon.errors import CredentialsError
from addon.integrations.google.refusals import TIMEOUT_S
from addon.settings import ACCESS_TOKEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from google.auth.credentials import Credentials

READ_DOCUMENTS = "https://www.googleapis.com/auth/documents.readonly"


def find_credentials(access_token: str = "") -> Credentials:
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
            credentials, _ = google.auth.default(scopes=[READ_DOCUMENTS])
    except Exception as problem:  # a key file of the wrong shape makes it raise anything
        reason = str(problem).split(". ")[0].rstrip(".")
        raise CredentialsError(
            f"there are no usable Google credentials ({reason}); name their file in "
            "GOOGLE_APPLICATION_CREDENTIALS, or put an access token with the scope "
            f"documents.readonly into {ACCESS_TOKEN}"
        ) from problem
    return credentials


def docs_service(credentials: Credentials, endpoint: str = "") -> Any:
    """The Docs API, at Google or at another base address that ends with a slash.

    The object is not to be shared between threads: httplib2 is not made for it.
    """
    http = AuthorizedHttp(credentials, http=httplib2.Http(timeout=TIMEOUT_S))
    options = {"api_endpoint": endpoint} if endpoint else None
    return build("docs", "v1", http=http, static_discovery=True, client_options=options)
