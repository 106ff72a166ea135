"""The add-on's deployment: what Google shows of it, what it calls, and the scopes it asks for.

``gcloud workspace-add-ons deployments create|replace`` takes it as JSON (google.md 2.1).
"""

from __future__ import annotations

from addon.cards.links import GRANTED, HOME
from addon.domain import scopes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "Second Story"

_BLUE = "#0b57d0"
_PAGES = {"Rules": "/rules", "Privacy": "/privacy", "Support": "/support"}
_DOCUMENTS = "https://docs.google.com/document/"


def deployment(base_url: str) -> dict[str, Any]:
    """The deployment of a backend at an address without a slash at its end."""
    pages = [{"label": label, "openLink": f"{base_url}{path}"} for label, path in _PAGES.items()]
    return {
        "oauthScopes": list(scopes.USED),
        "addOns": {
            "common": {
                "name": NAME,
                "logoUrl": f"{base_url}/logo.png",
                "layoutProperties": {"primaryColor": _BLUE, "secondaryColor": _BLUE},
                "universalActions": pages,
                "openLinkUrlPrefixes": [f"{base_url}/", _DOCUMENTS],
            },
            "docs": {
                "homepageTrigger": {"runFunction": f"{base_url}{HOME}"},
                "onFileScopeGrantedTrigger": {"runFunction": f"{base_url}{GRANTED}"},
            },
            "httpOptions": {
                "authorizationHeader": "SYSTEM_ID_TOKEN",
                "granularOauthPermissionSupport": "OPT_IN",
            },
        },
    }
