"""Queues as Cloud Tasks v2 reads and writes them: rate limits, tries, durations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from emulator.clock import timestamp
from emulator.errors import invalid_argument
from emulator.tasks.queues import Rate, Retry

if TYPE_CHECKING:
    from emulator.tasks.queues import Queue

Json = dict[str, Any]


def retry_of(given: Json) -> Retry:
    """How often, and how soon, a queue tries again; what is not given is Google's default."""
    default = Retry()
    return Retry(
        given.get("maxAttempts", default.most_attempts),
        seconds_of(given.get("minBackoff", ""), default.least_backoff_s),
        seconds_of(given.get("maxBackoff", ""), default.most_backoff_s),
        given.get("maxDoublings", default.doublings),
        seconds_of(given.get("maxRetryDuration", ""), default.longest_s),
    )


def rate_of(given: Json) -> Rate:
    """How fast a queue delivers; raises an ApiError where that is no rate."""
    default = Rate()
    per_second = given.get("maxDispatchesPerSecond", default.per_second)
    if not 0 < per_second <= 500:
        raise invalid_argument("Queue.rate_limits.max_dispatches_per_second must be > 0, <= 500.")
    burst = max(1, min(default.burst, int(per_second)))
    return Rate(per_second, burst, given.get("maxConcurrentDispatches", default.at_once))


def seconds_of(text: str, default: float) -> float:
    """A duration of proto JSON, such as 3.5s; raises an ApiError where it is none."""
    if not text:
        return default
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?s", text):
        raise invalid_argument(f"Invalid duration: {text}.")
    return float(text[:-1])


def duration(seconds: float) -> str:
    """Seconds as proto JSON writes them."""
    return f"{seconds:.9f}".rstrip("0").rstrip(".") + "s"


def queue_shown(queue: Queue) -> Json:
    """A queue as the API writes it."""
    retry, rate = queue.retry, queue.rate
    limits = {
        "maxDispatchesPerSecond": rate.per_second,
        "maxBurstSize": rate.burst,
        "maxConcurrentDispatches": rate.at_once,
    }
    again = {
        "maxAttempts": retry.most_attempts,
        "minBackoff": duration(retry.least_backoff_s),
        "maxBackoff": duration(retry.most_backoff_s),
        "maxDoublings": retry.doublings,
        **({"maxRetryDuration": duration(retry.longest_s)} if retry.longest_s else {}),
    }
    shown = {"name": queue.name, "rateLimits": limits, "retryConfig": again}
    purged = {"purgeTime": timestamp(queue.purged_at)} if queue.purged_at else {}
    return {**shown, "state": "PAUSED" if queue.is_paused else "RUNNING", **purged}
