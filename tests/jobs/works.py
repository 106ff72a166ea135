"""A worker over real HTTP, and the queue that delivers to it: the local Workspace's Cloud Tasks."""

from __future__ import annotations

import base64
import json
import re
import shlex
from collections import Counter
from datetime import UTC, datetime
from threading import Event
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from flask import Flask

from addon.auth.certificates import Certificates
from addon.auth.tokens import Verifier
from addon.background import Background
from addon.cli import main
from addon.domain.jobs import TICKET, TICKETS, Job
from addon.errors import UnavailableError
from addon.handlers import jobs
from addon.integrations.google.tasks import CloudTasks
from addon.settings import BASE_URL, JOBS_ACCOUNT, QUEUE, TASKS_ENDPOINT, QueueSettings
from addon.store.jobs import JobLedger
from tests.trackers.served import Served

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Engine

    from tests.emulator.local import Local

Json = dict[str, Any]

LOCATION = "projects/local/locations/europe-west1"
NAME = f"{LOCATION}/queues/second-story"
ACCOUNT = "second-story-jobs@local.iam.gserviceaccount.com"
ADMIN = "ann@example.com"


class Work:
    """A backend whose one work is to be counted, and to fail so often first."""

    def __init__(self, local: Local, engine: Engine) -> None:
        self.local = local
        self.done: Counter[str] = Counter()
        self.failures = 0
        self.is_held: Event | None = None
        self._app = Flask("jobs")
        self._served = Served(self._app)
        self.url = self._served.url
        self.settings = QueueSettings(
            {BASE_URL: self.url, QUEUE: NAME, JOBS_ACCOUNT: ACCOUNT, TASKS_ENDPOINT: local.url}
        )
        token = local.token(ADMIN, scopes=["cloud-platform"])
        self.queue = CloudTasks(self.settings, self.url, token)
        certificates = Certificates(f"{local.url}oauth2/v1/certs")
        verifier = Verifier(
            certificates.current,
            audiences=(self.settings.audience,),
            service_account=ACCOUNT,
            client_id="",
        )
        self.background = Background(
            self.queue,
            JobLedger(engine),
            lambda: datetime.now(UTC),
            {TICKET: self._do, TICKETS: self._do},
            sweeping=SimpleNamespace(),  # type: ignore[arg-type]
            verifier=verifier,
        )
        backend = SimpleNamespace(background=self.background)
        self._app.register_blueprint(jobs.blueprint(backend))  # type: ignore[arg-type]

    def _do(self, subject: str) -> None:
        if self.is_held is not None:
            self.is_held.wait(5)
        if self.failures:
            self.failures -= 1
            raise UnavailableError("the tracker does not answer")
        self.done[subject] += 1

    def ask(self, key: str, subject: str = "", at: datetime | None = None) -> None:
        """Ask for a job."""
        self.background.ask(Job(TICKET, key, at or datetime.now(UTC), subject))

    def dispatch(self) -> list[int | None]:
        """Deliver what is due; the statuses that were answered."""
        return [one["status"] for one in self.local.control("POST", "tasks/dispatch")]

    def repeat(self) -> list[int | None]:
        """Deliver every task once more."""
        names = [task["name"] for task in self.tasks()]
        sent = [self.local.control("POST", "tasks/repeat", {"name": name}) for name in names]
        return [one["status"] for attempts in sent for one in attempts]

    def tasks(self) -> list[Json]:
        """Every task there was."""
        listed: list[Json] = self.local.control("GET", "tasks")
        return listed

    def close(self) -> None:
        """Stop it."""
        self._served.close()


def make_queue(local: Local, command: str, **retry: str) -> None:
    """Make a queue as gcloud makes it of a command, but for what a test cannot wait for."""
    words = shlex.split(command)
    assert words[:4] == ["gcloud", "tasks", "queues", "create"]
    flags = dict(word.removeprefix("--").split("=") for word in words[5:])
    parent = f"projects/{flags['project']}/locations/{flags['location']}"
    body = {
        "name": f"{parent}/queues/{words[4]}",
        "rateLimits": {
            "maxDispatchesPerSecond": float(flags["max-dispatches-per-second"]),
            "maxConcurrentDispatches": int(flags["max-concurrent-dispatches"]),
        },
        "retryConfig": {
            "maxAttempts": int(flags["max-attempts"]),
            "minBackoff": flags["min-backoff"],
            "maxBackoff": flags["max-backoff"],
            "maxDoublings": int(flags["max-doublings"]),
        }
        | retry,
    }
    queues = local.tasks(ADMIN).projects().locations().queues()
    queues.create(parent=parent, body=body).execute()


def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The command that makes the queue, as it is printed."""
    monkeypatch.setenv(QUEUE, NAME)
    capsys.readouterr()
    assert main(["deployment", "queue"]) == 0
    return re.sub(r"\\\n", " ", capsys.readouterr().out)


def sent(local: Local) -> list[Json]:
    """What is in the queue of the Cloud Tasks API, bodies decoded."""
    tasks = local.tasks(ADMIN).projects().locations().queues().tasks()
    listed = tasks.list(parent=NAME, responseView="FULL").execute().get("tasks", [])
    return [task | {"told": json.loads(_decoded(task))} for task in listed]


def _decoded(task: Json) -> bytes:
    return base64.b64decode(task["httpRequest"]["body"])
