"""What Google sends with a trigger or a click: its EventObject, read without trust in its form.

Google leaves out what is false or empty, and before the user's grant the document's id too, on
every path. Whatever is missing or of another type than it should be counts as left out.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Event:
    """One EventObject.

    ``document_id`` is empty until the user has granted the add-on this document.
    ``granted_scopes`` is None where Google does not say what the user has consented to.
    ``access_token`` and ``user_token`` are the user's, for this event alone.
    """

    __slots__ = ("access_token", "document_id", "granted_scopes", "parameters", "user_token")

    def __init__(self, source: Mapping[str, Any]) -> None:
        authorization = _object(source.get("authorizationEventObject"))
        self.access_token = _text(authorization.get("userOAuthToken"))
        self.user_token = _text(authorization.get("userIdToken"))
        self.granted_scopes = _scopes(authorization.get("authorizedScopes"))
        self.parameters = _texts(_object(source.get("commonEventObject")).get("parameters"))
        docs = _object(source.get("docs"))
        is_granted = docs.get("addonHasFileScopePermission") is True
        self.document_id = _text(docs.get("id")) if is_granted else ""


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    return {name: text for name, text in _object(value).items() if isinstance(text, str)}


def _scopes(value: object) -> frozenset[str] | None:
    if not isinstance(value, list):
        return None
    return frozenset(scope for scope in value if isinstance(scope, str))
