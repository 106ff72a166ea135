"""The backend's HTTP interface as an OpenAPI document: who may call what, and what is answered.

``postmortem deployment openapi`` prints it, ``docs/openapi.json`` keeps it; a test holds it to the
routes that there are, and another one sends what it allows and judges the answers by it.
"""

from __future__ import annotations

from addon import __version__
from addon.openapi.operations import PATHS, REQUEST_BODIES, RESPONSES
from addon.openapi.shapes import SCHEMAS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABOUT = """\
Google's add-on service is the caller of `/addon/`: it brings a token of its own in the header and \
the user's tokens in the event. A tracker is the caller of `/hooks/`, App Engine's clock that of \
`/cron/`, Cloud Tasks that of `/jobs/`. Everything else is a public page. A failure that a person \
can act on is a card, answered with 200."""

_SECURITY = {
    "system": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "Google's token for the add-on: RS256, of the configured service account, "
        "for this backend. The event holds the user's token, which is verified too.",
    },
    "jira": {"type": "apiKey", "in": "header", "name": "X-Hub-Signature"},
    "jiraApp": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "github": {"type": "apiKey", "in": "header", "name": "X-Hub-Signature-256"},
    "webhook": {
        "type": "apiKey",
        "in": "header",
        "name": "webhook-signature",
        "description": "Standard Webhooks, with webhook-id and webhook-timestamp beside it; the "
        "time is within five minutes of ours.",
    },
    "queue": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "Google's token of the account that the queue delivers as, for /jobs.",
    },
    "clock": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Appengine-Cron",
        "description": "App Engine takes it off what comes from outside; it counts there alone.",
    },
}


def document(base_url: str) -> dict[str, Any]:
    """The OpenAPI document of a backend at an address without a slash at its end."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Second Story", "version": __version__, "description": _ABOUT},
        "servers": [{"url": base_url}],
        "paths": PATHS,
        "components": {
            "securitySchemes": _SECURITY,
            "requestBodies": REQUEST_BODIES,
            "responses": RESPONSES,
            "schemas": SCHEMAS,
        },
    }
