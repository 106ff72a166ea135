"""Google for the clicks of a sidebar: within the time that a click has, as whoever clicks."""

from __future__ import annotations

import threading

from addon import outgoing
from addon.errors import CredentialsError
from addon.integrations.google import client
from addon.integrations.google.discussion import GoogleDiscussion
from addon.integrations.google.docs import GoogleDocs
from addon.integrations.google.drive import GoogleDrive
from addon.integrations.google.features import Features
from addon.integrations.google.transport import Transport

# A check stays below ten seconds (google.md 1.5): these, a pause before a retry, and the linter.
BUDGET_S = 7
MOST_BYTES = 20_000_000
RETRIES = 1


class ClickWorkspace:
    """Documents and files by the token of a click: the APIs built once, connections per thread."""

    def __init__(self, docs_endpoint: str, drive_endpoint: str) -> None:
        self._documents = client.documents_api(docs_endpoint)
        self._drive = client.drive_api(drive_endpoint)
        self._features = Features()
        self._kept = threading.local()

    def __call__(
        self, access_token: str, budget_s: float | None = None
    ) -> tuple[GoogleDocs, GoogleDrive]:
        """What the owner of a token sees, within ``budget_s`` seconds from now.

        Raises:
            CredentialsError: there is no token.

        """
        if not access_token:
            raise CredentialsError("the event holds no access token; sign in again")
        if not hasattr(self._kept, "session"):
            self._kept.session = outgoing.new_session()
        transport = Transport(
            self._kept.session,
            budget_s=BUDGET_S if budget_s is None else budget_s,
            most_bytes=MOST_BYTES,
            access_token=access_token,
        )
        documents = GoogleDocs(
            self._documents,
            transport,
            RETRIES,
            discussion=GoogleDiscussion(self._drive, transport, RETRIES),
            features=self._features,
        )
        return documents, GoogleDrive(self._drive, transport, RETRIES)
