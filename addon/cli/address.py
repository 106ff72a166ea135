"""From the address of a Google Doc to the answer of ``documents.get``."""

from __future__ import annotations

import os
import re

from addon.cli.usage import UnreadableError
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DOCUMENT = regex(
    r"https?://docs\.google\.com/(?:a/[^/?#]+/)?document/(?:u/\d+/)?d/(?P<id>[\w-]+)(?:[/?#]|$)",
    re.ASCII | re.IGNORECASE,
)
_PUBLISHED = "e"  # Where an id belongs, a published copy has this, and a key of its own behind it.


def answer_at(address: str) -> Any:
    """Read the document at an address with the credentials of this machine.

    Raises:
        UnreadableError: it is no document's address, or Google does not give the document.

    """
    document_id = _document_id(address)
    from addon.errors import AddonError
    from addon.settings import SettingsError
    from addon.terminal import google_docs

    try:
        return google_docs(os.environ).read(document_id)
    except (AddonError, SettingsError) as problem:
        raise UnreadableError(str(problem)) from problem


def _document_id(address: str) -> str:
    match = _DOCUMENT.match(address)
    if match is None:
        raise UnreadableError(
            "this is no address of a Google Doc, such as https://docs.google.com/document/d/ID/edit"
        )
    if match.group("id") == _PUBLISHED:
        raise UnreadableError(
            "this is a published copy; open the document itself and take the address it has there"
        )
    return match.group("id")
