"""Cloud Tasks: work that is delivered later, over HTTP, with a token that says who delivers."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from googleapiclient.errors import HttpError

from addon.errors import AccessError, ForbiddenError
from addon.integrations.google import client
from addon.integrations.google.refusals import FAILURES, Asked, in_words
from addon.integrations.google.transport import Transport

if TYPE_CHECKING:
    from typing import Any

    from addon.domain.jobs import Job
    from addon.errors import AddonError
    from addon.settings import QueueSettings

_QUEUING = Asked("Cloud Tasks", "cloud-platform")
# A click or a delivery may be waiting for it.
BUDGET_S = 4
MOST_BYTES = 1_000_000
# Since a task has a name, asking for it again makes no second one.
RETRIES = 1
# How long a delivery waits for its answer; the longest that App Engine gives a request.
DEADLINE = "600s"

_ALREADY_THERE, _NO_QUEUE, _FORBIDDEN = 409, 404, 403
_CREATE = "cloudtasks.tasks.create"


class Standing(NamedTuple):
    """How a queue stands: its state, such as RUNNING, and how many tasks it delivers in a second.

    ``takes_tasks`` tells whether whoever asks may put some there.
    """

    state: str
    a_second: float
    takes_tasks: bool


class CloudTasks:
    """One queue, whose tasks are delivered to a base address in the name of a service account."""

    def __init__(self, settings: QueueSettings, base_url: str, access_token: str = "") -> None:
        self._settings = settings
        self._base_url = base_url
        self._access_token = access_token

    def ask(self, job: Job) -> None:
        """Have a job delivered at its time; a second time with the same key changes nothing.

        Raises:
            AddonError: it cannot be put into the queue.

        """
        body = {"task": self._task(job)}
        create = self._queues().tasks().create(parent=self._settings.name, body=body)
        self._execute(create, unless=_ALREADY_THERE)

    def standing(self) -> Standing:
        """How the queue stands.

        Raises:
            AddonError: there is none, or the credentials may not look at it.

        """
        name = self._settings.name
        shown = self._execute(self._queues().get(name=name))
        asked = {"permissions": [_CREATE]}
        held = self._execute(self._queues().testIamPermissions(resource=name, body=asked))
        return Standing(
            str(shown.get("state", "")),
            float(shown.get("rateLimits", {}).get("maxDispatchesPerSecond", 0)),
            takes_tasks=_CREATE in held.get("permissions", ()),
        )

    def _queues(self) -> Any:
        return client.tasks_api(self._settings.endpoint).projects().locations().queues()

    def _execute(self, request: Any, unless: int = 0) -> Any:
        """The answer; an AddonError unless the request was refused with this status."""
        session = client.found_session(self._access_token, client.SIGNING)
        transport = Transport(session, budget_s=BUDGET_S, most_bytes=MOST_BYTES)
        try:
            return request.execute(http=transport, num_retries=RETRIES)
        except FAILURES as problem:
            status = problem.status_code if isinstance(problem, HttpError) else 0
            if status and status == unless:
                return None
            raise self._in_words(problem, status) from problem
        finally:
            session.close()

    def _in_words(self, problem: Exception, status: int) -> AddonError:
        queue = self._settings.name
        if status == _NO_QUEUE:
            return AccessError(
                f"there is no queue {queue}; postmortem deployment queue prints the command "
                "that makes it"
            )
        said = in_words(problem, _QUEUING)
        if status == _FORBIDDEN and isinstance(said, AccessError):
            return ForbiddenError(
                f"the credentials may not use the queue {queue}; grant their account "
                "roles/cloudtasks.enqueuer to put tasks there, or roles/cloudtasks.viewer to look"
            )
        return said

    def _task(self, job: Job) -> dict[str, Any]:
        """A task; names that begin alike would be slow, and a key may hold anything."""
        name = hashlib.sha256(f"{job.name} {job.key}".encode()).hexdigest()
        body = json.dumps({"key": job.key, "subject": job.subject}).encode()
        return {
            "name": f"{self._settings.name}/tasks/{name}",
            "scheduleTime": job.at.isoformat().replace("+00:00", "Z"),
            "dispatchDeadline": DEADLINE,
            "httpRequest": {
                "httpMethod": "POST",
                "url": f"{self._base_url}/jobs/{job.name}",
                "headers": {"Content-Type": "application/json"},
                "body": base64.b64encode(body).decode(),
                "oidcToken": {
                    "serviceAccountEmail": self._settings.account,
                    "audience": self._settings.audience,
                },
            },
        }
