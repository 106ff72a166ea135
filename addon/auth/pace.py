"""How fast one person may click: faster than by hand, and not so fast that others suffer."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

# People whose pace is remembered, of which the one seen longest ago goes first.
MOST_PEOPLE = 10_000

_A_MINUTE_S = 60


class Pace:
    """A bucket for each person, which fills again in a minute. Each process counts for itself."""

    def __init__(self, clicks_a_minute: int) -> None:
        self._most = clicks_a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, user_id: str, now: float) -> bool:
        """Whether a person may click now, in seconds of a steady clock; counts the click if so."""
        with self._lock:
            left, seen_at = self._left.pop(user_id, (float(self._most), now))
            left = min(self._most, left + (now - seen_at) * self._most / _A_MINUTE_S)
            is_allowed = left >= 1
            self._left[user_id] = (left - is_allowed, now)
            if len(self._left) > MOST_PEOPLE:
                self._left.popitem(last=False)
            return is_allowed
