"""The door of the sidebar's endpoints: who is let in, how often, and how many at a time."""

from __future__ import annotations

import json
from time import monotonic

from flask import abort, g, request

from addon import logs
from addon.auth.pace import Pace
from addon.auth.seats import Seats
from addon.cards.links import WITHOUT_DOCUMENT
from addon.errors import OverloadError, QuotaError
from addon.events import Event
from addon.handlers.answers import asking_for_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from addon.bootstrap import Backend
    from addon.handlers.answers import Answer


class Door:
    """Lets requests of Google in; each takes a seat for as long as it is in hand."""

    def __init__(self, backend: Backend) -> None:
        clicks = backend.settings.clicks_a_minute
        self._verifier = backend.verifier
        self._pace = Pace(clicks) if clicks else None
        self._seats = Seats()

    def admit(self) -> Answer | None:
        """Let nothing pass that Google does not send, for a user it knows.

        A click that is about the open document waits until the user has allowed that.

        Raises:
            TokenError, CertificatesError: it is not proved who calls.
            QuotaError: this person was too fast.
            OverloadError: all seats are taken, and others wait for one.

        """
        self._verifier.check_system(request.headers.get("Authorization", ""))
        g.event = Event(_body())
        g.user = self._verifier.user(g.event.user_token)
        if self._pace is not None and not self._pace.allows(g.user.id, monotonic()):
            raise QuotaError("that was very many clicks; try again in a minute")
        if request.path not in WITHOUT_DOCUMENT and not g.event.document_id:
            return asking_for_file()
        g.is_seated = self._seats.take()
        if not g.is_seated:
            logs.event(logs.OVERLOAD, path=request.path)
            raise OverloadError("there are more clicks in hand than can be served")
        return None

    def leave(self, _: BaseException | None) -> None:
        """Let the next one have the seat, however the request ended."""
        if g.get("is_seated"):
            self._seats.give_back()


def _body() -> dict[str, Any]:
    if not request.is_json:
        abort(415)
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        abort(400)
    if not isinstance(body, dict):
        abort(400)
    return body
