"""Queues and their tasks: what is due, what is tried again, and what is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

WAITING, DONE, GIVEN_UP, DELETED = "waiting", "done", "given up", "deleted"
DEFAULT_DEADLINE_S = 600.0


class Retry(NamedTuple):
    """How a queue tries again; the defaults are Google's. No ``most_attempts`` (-1) is for ever."""

    most_attempts: int = 100
    least_backoff_s: float = 0.1
    most_backoff_s: float = 3600.0
    doublings: int = 16
    longest_s: float = 0.0

    def pause_s(self, failures: int) -> float:
        """How long to wait after so many failures: doubled, then linear (RetryConfig)."""
        doubled = 2.0 ** min(failures - 1, self.doublings)
        beyond = max(failures - 1 - self.doublings, 0) + 1
        return min(self.least_backoff_s * doubled * beyond, self.most_backoff_s)

    def is_over(self, attempts: int, elapsed_s: float) -> bool:
        """Whether a task is given up: both limits are passed, where both are set."""
        has_tried = 0 <= self.most_attempts <= attempts
        return has_tried and (not self.longest_s or elapsed_s >= self.longest_s)


class Rate(NamedTuple):
    """How fast a queue delivers."""

    per_second: float = 500.0
    burst: int = 100
    at_once: int = 1000


class Attempt(NamedTuple):
    """One delivery; ``status`` is the worker's, None where no answer came in time."""

    scheduled_at: datetime
    sent_at: datetime
    answered_at: datetime
    status: int | None

    @property
    def is_success(self) -> bool:
        """Whether the worker said that it is done."""
        return self.status is not None and 200 <= self.status < 300


class Task:
    """An HTTP request to be delivered; ``request`` is the API's ``httpRequest``."""

    def __init__(self, name: str, request: Json, created_at: datetime, due_at: datetime) -> None:
        self.name = name
        self.request = request
        self.created_at = created_at
        self.due_at = due_at
        self.deadline_s = DEFAULT_DEADLINE_S
        self.state = WAITING
        self.is_under_way = False
        self.attempts: list[Attempt] = []


class Queue:
    """One queue; the names of its tasks stay used for a while after they are over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.retry = Retry()
        self.rate = Rate()
        self.is_paused = False
        self.purged_at: datetime | None = None
        self.tasks: dict[str, Task] = {}
        self._tokens = float(self.rate.burst)
        self._counted_at: datetime | None = None

    def limit(self, rate: Rate) -> None:
        """Deliver at another rate from now on."""
        self.rate, self._tokens = rate, float(rate.burst)

    def is_used(self, name: str, now: datetime, kept: timedelta) -> bool:
        """Whether a task of this name is there, or was until a short while ago."""
        task = self.tasks.get(name)
        if task is None:
            return False
        last = task.attempts[-1].answered_at if task.attempts else task.created_at
        return task.state == WAITING or now < last + kept

    def waiting(self) -> list[Task]:
        """The tasks that are still to be done, the next one first."""
        found = [task for task in self.tasks.values() if task.state == WAITING]
        return sorted(found, key=lambda task: task.due_at)

    def take_due(self, now: datetime, late: timedelta) -> Iterator[Task]:
        """Take the tasks whose time has come, as many as the rate allows; they are under way."""
        if self.is_paused:
            return
        self._fill(now)
        waiting = self.waiting()
        free = self.rate.at_once - sum(task.is_under_way for task in waiting)
        for task in waiting:
            if free < 1 or self._tokens < 1:
                return
            if not task.is_under_way and task.due_at + late <= now:
                task.is_under_way = True
                self._tokens -= 1
                free -= 1
                yield task

    def _fill(self, now: datetime) -> None:
        passed = now - (self._counted_at or now)
        gained = max(passed.total_seconds(), 0.0) * self.rate.per_second
        self._tokens = min(self._tokens + gained, float(self.rate.burst))
        self._counted_at = now

    def note(self, task: Task, attempt: Attempt) -> None:
        """Note how a delivery went: the task is over, or is tried again later."""
        task.attempts.append(attempt)
        task.is_under_way = False
        if task.state != WAITING:
            return
        first = task.attempts[0].sent_at
        elapsed_s = (attempt.answered_at - first).total_seconds()
        if attempt.is_success:
            task.state = DONE
        elif self.retry.is_over(len(task.attempts), elapsed_s):
            task.state = GIVEN_UP
        else:
            pause_s = self.retry.pause_s(len(task.attempts))
            task.due_at = attempt.answered_at + timedelta(seconds=pause_s)


class Queues:
    """All queues by name; ``lock`` is held while they are read or changed."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.by_name: dict[str, Queue] = {}

    def task(self, name: str) -> tuple[Queue, Task] | None:
        """The task of a name with its queue, done ones included."""
        queue = self.by_name.get(name.rpartition("/tasks/")[0])
        task = queue.tasks.get(name) if queue else None
        return (queue, task) if queue and task else None
