"""Cloud Tasks: work that is delivered later, over HTTP, with a token that says who delivers."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from googleapiclient.errors import HttpError

from addon.errors import AccessError
from addon.integrations.google import client
from addon.integrations.google.refusals import FAILURES, Asked, in_words
from addon.integrations.google.transport import Transport

if TYPE_CHECKING:
    from typing import Any

    from addon.domain.jobs import Job
    from addon.settings import QueueSettings

_QUEUING = Asked("Cloud Tasks", "cloud-platform")
# A click or a delivery may be waiting for it.
BUDGET_S = 4
MOST_BYTES = 1_000_000
# Since a task has a name, asking for it again makes no second one.
RETRIES = 1
# How long a delivery waits for its answer; the longest that App Engine gives a request.
DEADLINE = "600s"

_ALREADY_THERE, _NO_QUEUE = 409, 404


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
        api = client.tasks_api(self._settings.endpoint)
        session = client.found_session(self._access_token, client.SIGNING)
        transport = Transport(session, budget_s=BUDGET_S, most_bytes=MOST_BYTES)
        queue = self._settings.name
        tasks = api.projects().locations().queues().tasks()
        request = tasks.create(parent=queue, body={"task": self._task(job)})
        try:
            request.execute(http=transport, num_retries=RETRIES)
        except FAILURES as problem:
            status = problem.status_code if isinstance(problem, HttpError) else 0
            if status == _NO_QUEUE:
                raise AccessError(
                    f"there is no queue {queue}; postmortem deployment queue prints the command "
                    "that makes it"
                ) from problem
            if status != _ALREADY_THERE:
                raise in_words(problem, _QUEUING) from problem
        finally:
            session.close()

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
