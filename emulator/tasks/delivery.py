"""Deliveries of tasks: at least once, late or twice where that is asked for, and signed."""

from __future__ import annotations

import base64
import http.client
from datetime import timedelta
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from emulator.tasks.queues import WAITING, Attempt, Queue, Queues, Task

if TYPE_CHECKING:
    from datetime import datetime

    from emulator.workspace import Workspace

Json = dict[str, Any]

# How often the clock is looked at, which tests set as they like.
_LOOK_S = 0.05


class _Sending(NamedTuple):
    """A task on its way, with what its attempt is numbered by."""

    queue: Queue
    task: Task
    failures: int
    scheduled_at: datetime


class Deliveries:
    """Delivers what is due, by itself or on demand."""

    def __init__(self, workspace: Workspace) -> None:
        self.queues = Queues()
        self._workspace = workspace
        self._news = Condition()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """Look for what is due: something has changed."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="tasks", daemon=True)
            self._thread.start()
        with self._news:
            self._news.notify()

    def forget(self) -> None:
        """Have no queues and no tasks."""
        with self.queues.lock:
            self.queues.by_name.clear()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait(_LOOK_S if self._has_waiting() else None)
            if self._workspace.switches["task_dispatch"] == "by_itself":
                for sending in self._take():
                    Thread(target=self._deliver, args=(sending,), daemon=True).start()

    def _has_waiting(self) -> bool:
        with self.queues.lock:
            return any(queue.waiting() for queue in self.queues.by_name.values())

    def deliver_due(self) -> list[Json]:
        """Deliver all that is due now, one after the other, and tell of the attempts."""
        return [self._deliver(sending) for sending in self._take()]

    def _take(self) -> list[_Sending]:
        now = self._workspace.clock.now()
        late = timedelta(seconds=int(self._workspace.switches["task_late_s"]))
        with self.queues.lock:
            return [
                _Sending(queue, task, len(task.attempts), task.due_at)
                for queue in self.queues.by_name.values()
                for task in queue.take_due(now, late)
            ]

    def repeat(self, name: str) -> list[Json] | None:
        """Deliver a task once more, whatever has become of it; None where there is none."""
        with self.queues.lock:
            found = self.queues.task(name)
            if found is None:
                return None
            queue, task = found
            sending = _Sending(queue, task, len(task.attempts), task.due_at)
        return [self._attempt(sending)]

    def _deliver(self, sending: _Sending) -> Json:
        """Deliver, twice at the same time where a switch says so."""
        if self._workspace.switches["task_delivery"] == "twice":
            other = Thread(target=self._send, args=(sending,), daemon=True)
            other.start()
            told = self._attempt(sending)
            other.join()
            return told
        return self._attempt(sending)

    def _attempt(self, sending: _Sending) -> Json:
        sent_at = self._workspace.clock.now()
        status = self._send(sending)
        attempt = Attempt(sending.scheduled_at, sent_at, self._workspace.clock.now(), status)
        with self.queues.lock:
            sending.queue.note(sending.task, attempt)
        self.wake()
        return {"task": sending.task.name, "status": status}

    def _send(self, sending: _Sending) -> int | None:
        """Send the request of a task; answers the status, None where no answer came in time."""
        request = sending.task.request
        parts = urlsplit(request["url"])
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=sending.task.deadline_s)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        body = base64.b64decode(request.get("body", ""))
        try:
            method = request.get("httpMethod", "POST")
            connection.request(method, path, body or None, self._headers(sending))
            return connection.getresponse().status
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()

    def _headers(self, sending: _Sending) -> dict[str, str]:
        request, task = sending.task.request, sending.task
        headers = {"Content-Type": "application/octet-stream", **request.get("headers", {})}
        answered = sum(attempt.status is not None for attempt in task.attempts)
        own = {
            "User-Agent": "Google-Cloud-Tasks",
            "X-CloudTasks-QueueName": sending.queue.name.rpartition("/")[2],
            "X-CloudTasks-TaskName": task.name.rpartition("/")[2],
            "X-CloudTasks-TaskRetryCount": str(sending.failures),
            "X-CloudTasks-TaskExecutionCount": str(answered),
            "X-CloudTasks-TaskETA": f"{sending.scheduled_at.timestamp():.6f}",
        }
        if task.attempts and task.attempts[-1].status is not None:
            own["X-CloudTasks-TaskPreviousResponse"] = str(task.attempts[-1].status)
        token = request.get("oidcToken", {})
        if token:
            audience = token.get("audience") or request["url"]
            signed = self._workspace.identity.service_token(token["serviceAccountEmail"], audience)
            own["Authorization"] = f"Bearer {signed}"
        return {**headers, **own}


def shown(queues: Queues) -> list[Json]:
    """Every task there was, with what has become of it."""
    with queues.lock:
        return [
            {
                "name": task.name,
                "url": task.request.get("url", ""),
                "state": "under way" if task.is_under_way and task.state == WAITING else task.state,
                "attempts": [attempt.status for attempt in task.attempts],
            }
            for queue in queues.by_name.values()
            for task in queue.tasks.values()
        ]
