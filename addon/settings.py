"""Settings from the environment."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DOCS_ENDPOINT = "SECOND_STORY_DOCS_ENDPOINT"
ACCESS_TOKEN = "SECOND_STORY_ACCESS_TOKEN"  # noqa: S105 - a name

_SAFE_ENDPOINT = re.compile(r"https://|http://(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)")


class SettingsError(ValueError):
    """A setting cannot be right; the text names it and says why."""


class Settings:
    """What the environment says; an empty text where it says nothing.

    ``docs_endpoint`` is the base address of the Docs API in place of Google's, ending with a
    slash. ``access_token`` is an OAuth token for local use in place of found credentials.
    """

    __slots__ = ("access_token", "docs_endpoint")

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Read the settings.

        Raises:
            SettingsError: the endpoint would take the credentials over an open connection.

        """
        self.access_token = environ.get(ACCESS_TOKEN, "").strip()
        self.docs_endpoint = _endpoint(environ.get(DOCS_ENDPOINT, "").strip())


def _endpoint(address: str) -> str:
    if not address:
        return ""
    if not _SAFE_ENDPOINT.match(address):
        raise SettingsError(
            f"{DOCS_ENDPOINT} is neither an https address nor one of this machine, "
            "so credentials are not sent there"
        )
    return address if address.endswith("/") else f"{address}/"
