"""How Google's client library sends its requests: the interface of httplib2, with an end to each.

httplib2 itself knows a time-out for each packet only, and reads an answer however large it is.
"""

from __future__ import annotations

from time import monotonic

import httplib2

from addon import logs, outgoing
from addon.integrations.google.refusals import FAILURES, in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    import requests

    from addon.integrations.google.refusals import Asked


class Transport:
    """Sends requests within a time that all of them share, tries and pauses included.

    ``budget_s`` seconds begin when it is made. ``most_bytes`` is the largest answer that is read.
    ``access_token`` is sent along; leave it out for a session that has credentials of its own.
    ``pace`` is called before each request, and may take its time: that is not of the budget.
    """

    def __init__(
        self,
        session: requests.Session,
        *,
        budget_s: float,
        most_bytes: int,
        access_token: str = "",
        pace: Callable[[], None] | None = None,
    ) -> None:
        self._session = session
        self._until = monotonic() + budget_s
        self._most_bytes = most_bytes
        self._pace = pace
        self._own = {"Authorization": f"Bearer {access_token}"} if access_token else {}

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[httplib2.Response, bytes]:
        """Send one request; raises what ``outgoing.send`` does."""
        if self._pace is not None:
            waits_since = monotonic()
            self._pace()
            self._until += monotonic() - waits_since
        began, status = monotonic(), 0
        try:
            answer = outgoing.send(
                self._session,
                method,
                uri,
                until=self._until,
                most_bytes=self._most_bytes,
                headers={**(headers or {}), **self._own},
                body=body,
            )
            status = answer.status
        finally:
            took_ms = round((monotonic() - began) * 1000)
            logs.event(logs.GOOGLE_CALL, method=method, status=status, ms=took_ms)
        response = httplib2.Response({**answer.headers, "status": str(answer.status)})
        response.reason = answer.reason
        return response, answer.body

    def execute(self, request: Any, asked: Asked, retries: int = 0) -> Any:
        """What a request of Google's library is answered with; a failure in words.

        ``retries`` is how often it is tried again, which what changes something never is.
        """
        try:
            return request.execute(http=self, num_retries=retries)
        except FAILURES as problem:
            raise in_words(problem, asked) from problem
