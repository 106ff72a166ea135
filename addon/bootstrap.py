"""The composition root: the one place that knows which adapter stands behind what is needed."""

from __future__ import annotations

from addon.integrations.google import client
from addon.integrations.google.docs import GoogleDocs
from addon.integrations.google.transport import Transport
from addon.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# Somebody at a terminal waits longer than a sidebar lives, and may have a longer document.
LOCAL_BUDGET_S = 60
LOCAL_MOST_BYTES = 50_000_000
LOCAL_RETRIES = 2


def google_docs(environ: Mapping[str, str]) -> GoogleDocs:
    """Google Docs, read with the credentials that the environment gives.

    Raises:
        SettingsError: a setting cannot be right.
        CredentialsError: there are no credentials, or none that can be used.

    """
    settings = Settings(environ)
    documents = client.documents_api(settings.docs_endpoint)
    transport = Transport(
        client.found_session(settings.access_token),
        budget_s=LOCAL_BUDGET_S,
        most_bytes=LOCAL_MOST_BYTES,
    )
    return GoogleDocs(documents, transport, LOCAL_RETRIES)
