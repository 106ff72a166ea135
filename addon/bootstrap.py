"""The composition root: the one place that knows which adapter stands behind what is needed."""

from __future__ import annotations

from addon.integrations.google import client
from addon.integrations.google.docs import GoogleDocs
from addon.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def google_docs(environ: Mapping[str, str]) -> GoogleDocs:
    """Google Docs, read with the credentials that the environment gives.

    Raises:
        SettingsError: a setting cannot be right.
        CredentialsError: there are no credentials, or none that can be used.

    """
    settings = Settings(environ)
    credentials = client.find_credentials(settings.access_token)
    return GoogleDocs(client.docs_service(credentials, settings.docs_endpoint))
