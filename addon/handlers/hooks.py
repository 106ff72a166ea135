"""What trackers tell of their own accord: a ticket has changed.

A delivery says which ticket; what it says beside is not believed, since deliveries come twice, late
and out of order. The ticket is read, and what it shows now is stored.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, Response, request

from addon.auth.hooks import is_signed
from addon.domain.jobs import TICKET, Job
from addon.domain.tickets import CATEGORIES, NEW, Ticket
from addon.errors import AddonError
from addon.settings import GITHUB, JIRA, WEBHOOK

if TYPE_CHECKING:
    from addon.bootstrap import Backend

_LOG = logging.getLogger(__name__)

_MOST_KEY = 200


def blueprint(backend: Backend) -> Blueprint:
    """The endpoint of the tracker that is set up, and of no other."""
    hooks = Blueprint("hooks", __name__)
    kind = backend.settings.tracker.kind
    secrets = backend.settings.tracker.hook_secrets

    @hooks.post("/hooks/<sender>")
    def delivered(sender: str) -> Response:
        body = request.get_data()
        now = datetime.now(UTC)
        if sender != kind or not is_signed(
            kind, dict(request.headers), body, secrets, now.timestamp()
        ):
            _LOG.warning("hooks: a delivery without a right signature")
            return _said("Unauthorized", 401)
        try:
            _note(backend, kind, json.loads(body))
        except (ValueError, RecursionError):
            return _said("Bad Request", 400)
        except AddonError as problem:
            # Nothing of 4xx here: trackers drop what is answered so, and send the rest again.
            _LOG.info("hooks: %s", type(problem).__name__)
            return _said("Service Unavailable", 503)
        return _said("Accepted", 202)

    return hooks


def _note(backend: Backend, kind: str, told: Any) -> None:
    if kind == WEBHOOK:
        _take(backend, told)
        return
    key = _READERS[kind](told)
    if key:
        # Each delivery is looked at, one that is repeated too: what it says is not believed.
        backend.background.ask(Job(TICKET, uuid4().hex, datetime.now(UTC), key))


def _take(backend: Backend, told: Any) -> None:
    """What a receiver of ours says: it cannot be asked."""
    data = _object(_object(told).get("data"))
    key, category = data.get("key"), data.get("category")
    if isinstance(key, str) and key:
        ticket = Ticket(
            key[:_MOST_KEY],
            category=category if category in CATEGORIES else NEW,
            status=_text(data.get("status")),
            assignee=_text(data.get("assignee")),
            priority=_text(data.get("priority")),
        )
        at = datetime.fromtimestamp(int(request.headers["webhook-timestamp"]), UTC)
        backend.ticket_told(ticket, at)


def _jira_key(told: Any) -> str:
    return _text(_object(_object(told).get("issue")).get("key"))


def _github_key(told: Any) -> str:
    number = _object(_object(told).get("issue")).get("number")
    repository = _text(_object(_object(told).get("repository")).get("full_name"))
    return f"{repository}#{number}" if repository and isinstance(number, int) else ""


_READERS = {JIRA: _jira_key, GITHUB: _github_key}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value[:_MOST_KEY] if isinstance(value, str) else ""


def _said(words: str, status: int) -> Response:
    return Response(f"{words}\n", status, content_type="text/plain")
