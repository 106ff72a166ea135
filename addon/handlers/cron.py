"""Work that a clock asks for: App Engine's cron, and nobody else.

App Engine takes the header ``X-Appengine-Cron`` off whatever comes from outside, so that only its
own requests have it; elsewhere anybody could send it, and nothing is done.
"""

from __future__ import annotations

import logging
from collections import Counter

from flask import Blueprint, Response, request

from addon.errors import AddonError
from addon.usecases.send_letters import LEFT, LOST, REFUSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.bootstrap import Backend
    from addon.usecases.send_letters import Posted

_LOG = logging.getLogger(__name__)


def blueprint(backend: Backend) -> Blueprint:
    """The endpoints under /cron/."""
    cron = Blueprint("cron", __name__)
    mailing = backend.mailing

    @cron.before_request
    def admit() -> Response | None:
        is_cron = request.headers.get("X-Appengine-Cron") == "true"
        if is_cron and backend.settings.is_app_engine:
            return None
        return Response("Forbidden\n", 403, content_type="text/plain")

    @cron.get("/cron/tickets")
    def tickets() -> dict[str, int]:
        done = backend.follow_tickets()
        return {"settled": done.settled, "news": done.news, "forgotten": done.forgotten}

    @cron.get("/cron/doubles")
    def doubles() -> dict[str, int]:
        """Look for items with several tickets, once a night."""
        return {"doubled": backend.find_doubles()}

    @cron.get("/cron/sweep")
    def sweep() -> dict[str, int]:
        """Sweep for a time if a sweep is due or under way; the next call goes on from there."""
        done = backend.background.sweep()
        return {"swept": done.done, "left": done.left} if done else {"swept": 0, "left": 0}

    @cron.get("/cron/digest")
    def digest() -> tuple[dict[str, int], int]:
        return _told(mailing.send_digest() if mailing.is_set_up else [])

    @cron.get("/cron/reminders")
    def reminders() -> tuple[dict[str, int], int]:
        return _told(mailing.send_reminders() if mailing.is_set_up else [])

    @cron.errorhandler(AddonError)
    def failed(problem: AddonError) -> Response:
        _LOG.error("%s: %s", request.path, type(problem).__name__)
        return Response("Service Unavailable\n", 503, content_type="text/plain")

    return cron


def _told(posted: Sequence[Posted]) -> tuple[dict[str, int], int]:
    """How many mails came to which end; 503, so that App Engine asks again, where some are due."""
    counts = Counter(one.what for one in posted)
    if counts[LOST]:
        _LOG.error(
            "%s: of %d mails nobody knows whether they were sent", request.path, counts[LOST]
        )
    is_done = not counts[REFUSED] and not counts[LEFT]
    told = {what.replace(" ", "_"): count for what, count in counts.items()}
    return told, 200 if is_done else 503
