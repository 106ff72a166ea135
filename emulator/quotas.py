"""Calls a minute: what the Docs API allows each user, when the switch ``quotas`` is on."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta
from threading import Lock

from emulator.errors import rate_limited

_MINUTE = timedelta(minutes=1)
# By whether it is a read: metric, name of the limit, calls a minute and user (google.md 7).
LIMITS = {
    True: ("read_requests", "ReadRequestsPerMinutePerUser", 300),
    False: ("write_requests", "WriteRequestsPerMinutePerUser", 60),
}


class Quotas:
    """When each user called the Docs API in the last minute; failed calls count as well."""

    def __init__(self) -> None:
        self._calls: defaultdict[tuple[str, bool], deque[datetime]] = defaultdict(deque)
        self._lock = Lock()

    def clear(self) -> None:
        """Begin to count anew."""
        with self._lock:
            self._calls.clear()

    def spend(self, service: str, email: str, now: datetime, *, is_read: bool) -> None:
        """Count one call of a user.

        Raises:
            ApiError: 429, it is one too many.

        """
        metric, limit, most = LIMITS[is_read]
        with self._lock:
            calls = self._calls[email, is_read]
            while calls and not timedelta() <= now - calls[0] < _MINUTE:
                calls.popleft()
            calls.append(now)
            if len(calls) > most:
                raise rate_limited(service, metric, limit, value=most)
