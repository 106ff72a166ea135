"""Where Jira wants no more requests for now: one lane of it, or all of it.

Nobody waits inside of a request: what would be refused is refused here, without being sent.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from addon.errors import QuotaError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# A burst or too many writes to one issue concern that lane alone; a quota is that of the tenant.
BURST = "jira-burst-based"
PER_ISSUE = "jira-per-issue-on-write"
_TENANT = ""

_SHORT_S = 5.0
_LONG_S = 600.0
_ISSUE = re.compile(r"/issue/([A-Z][A-Z0-9_]*-\d+)")
_NAMED = re.compile(r"/[A-Z][A-Z0-9_]*-\d+")


class Limits:
    """Which lanes are closed until when; shared by all who speak to one tenant."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._closed_until: dict[str, float] = {}

    def check(self, method: str, path: str) -> None:
        """Let a request pass.

        Raises:
            QuotaError: its lane is closed.

        """
        now = self._clock()
        lanes = (_TENANT, _endpoint(method, path), _issue(path))
        left_s = max(self._closed_until.get(lane, now) - now for lane in lanes if lane is not None)
        if left_s > 0:
            raise _wait(left_s)

    def close(self, method: str, path: str, headers: Mapping[str, str]) -> QuotaError:
        """Close the lane that a 429 is about; answers what to say of it."""
        reason = headers.get("RateLimit-Reason", "")
        is_lane = reason in {BURST, PER_ISSUE}
        wait_s = _seconds(headers, _SHORT_S if is_lane else _LONG_S)
        issue = _issue(path) if reason == PER_ISSUE else None
        lane = (issue or _endpoint(method, path)) if is_lane else _TENANT
        self._closed_until[lane] = self._clock() + wait_s
        return _wait(wait_s)


def _wait(seconds: float) -> QuotaError:
    shown = f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
    return QuotaError(f"Jira takes no more requests for now; try again in {shown}", seconds)


def _endpoint(method: str, path: str) -> str:
    return f"{method} {_NAMED.sub('/KEY', path.partition('?')[0])}"


def _issue(path: str) -> str | None:
    match = _ISSUE.search(path)
    return match[1] if match else None


def _seconds(headers: Mapping[str, str], default: float) -> float:
    """How long to wait: Retry-After in seconds, else until X-RateLimit-Reset (ISO 8601)."""
    after = headers.get("Retry-After", "")
    if after.isdecimal():
        return float(after)
    try:
        reset = datetime.fromisoformat(headers["X-RateLimit-Reset"])
        return max(1.0, (reset - datetime.now(UTC)).total_seconds())
    except (KeyError, ValueError, TypeError):
        return default
