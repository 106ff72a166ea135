"""What Google sends with a trigger or a click: its EventObject, read without trust in its form.

Google leaves out what is false or empty, and before the user's grant the document's id too, on
every path. Whatever is missing or of another type than it should be counts as left out.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")


class Event:
    """One EventObject.

    ``document_id`` is empty until the user has granted the add-on this document.
    ``granted_scopes`` is None where Google does not say what the user has consented to.
    ``inputs`` are the texts and choices of a form by name, the first of several; ``moments`` its
    dates with times (aware UTC). An empty field is left out.
    ``access_token`` and ``user_token`` are the user's, for this event alone.
    """

    __slots__ = (
        "access_token",
        "document_id",
        "granted_scopes",
        "inputs",
        "moments",
        "parameters",
        "user_token",
    )

    def __init__(self, source: Mapping[str, Any]) -> None:
        authorization = _object(source.get("authorizationEventObject"))
        self.access_token = _text(authorization.get("userOAuthToken"))
        self.user_token = _text(authorization.get("userIdToken"))
        self.granted_scopes = _scopes(authorization.get("authorizedScopes"))
        common = _object(source.get("commonEventObject"))
        self.parameters = _texts(common.get("parameters"))
        form = _object(common.get("formInputs"))
        self.inputs = {name: text for name in form if (text := _typed(form[name]))}
        self.moments = {name: at for name in form if (at := _moment(form[name])) is not None}
        docs = _object(source.get("docs"))
        is_granted = docs.get("addonHasFileScopePermission") is True
        self.document_id = _text(docs.get("id")) if is_granted else ""


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """A text that can be stored: JSON's half a surrogate pair cannot, nor NUL in PostgreSQL."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    return {name: _text(text) for name, text in _object(value).items() if isinstance(text, str)}


def _scopes(value: object) -> frozenset[str] | None:
    if not isinstance(value, list):
        return None
    return frozenset(scope for scope in value if isinstance(scope, str))


def _typed(value: object) -> str:
    texts = _object(_object(value).get("stringInputs")).get("value")
    return _text(texts[0]) if isinstance(texts, list) and texts else ""


def _moment(value: object) -> datetime | None:
    """The time of a date picker; int64 comes as text or as a number (google.md 1.3)."""
    picked = _object(_object(value).get("dateTimeInput"))
    try:
        return datetime.fromtimestamp(int(picked["msSinceEpoch"]) / 1000, UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
