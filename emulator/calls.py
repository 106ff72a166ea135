"""What was called: every API call since the list was last emptied."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import Any

Json = dict[str, Any]

# A local Workspace may run for weeks.
_MOST = 10_000


class Calls:
    """The calls in the order of their beginning; the newest ten thousand are kept."""

    def __init__(self) -> None:
        self._calls: deque[Json] = deque(maxlen=_MOST)
        self._lock = Lock()

    def begin(self, method: str, path: str, query: str, at: str, user: str) -> Json:
        """Record a call; its ``status`` is filled in when it ends, and null if it never answers."""
        call: Json = {"method": method, "path": path, "status": None}
        call |= {"query": query, "at": at, "user": user}
        with self._lock:
            self._calls.append(call)
        return call

    def listing(self) -> list[Json]:
        """Every call with method, path, status, query, time and user."""
        with self._lock:
            return [dict(call) for call in self._calls]

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._calls.clear()
