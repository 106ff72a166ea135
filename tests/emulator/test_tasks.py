"""Cloud Tasks: created by Google's client, delivered to a real worker, at least once."""

from __future__ import annotations

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

import pytest
from google.oauth2 import id_token
from googleapiclient.errors import HttpError
from hypothesis import given
from hypothesis import strategies as st

from emulator.tasks.queues import Retry
from tests.emulator.test_client import ANN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.emulator.local import Local

Json = dict[str, Any]

LOCATION = "projects/local/locations/europe-west1"
QUEUE = f"{LOCATION}/queues/pushes"
ROBOT = "robot@local.iam.gserviceaccount.com"


class Worker:
    """A real HTTP server that answers ``statuses`` one by one, the last one for ever."""

    def __init__(self) -> None:
        self.statuses = [200]
        self.received: list[tuple[str, dict[str, str], bytes]] = []
        self.news = Event()
        lock, worker = Lock(), self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                with lock:
                    worker.received.append((self.path, dict(self.headers), body))
                    several = len(worker.statuses) > 1
                    status = worker.statuses.pop(0) if several else worker.statuses[0]
                self.send_response(status)
                self.end_headers()
                worker.news.set()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/jobs/push"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def queues(local: Local) -> Any:
    """Give the queues of Google's client, of which there is one; deliveries are on demand."""
    local.control("PUT", "switches", {"task_dispatch": "on_demand"})
    local.control("PUT", "clock", {"now": "2026-03-01T14:00:00Z"})
    service = local.tasks(ANN, lifetime_s=10**6)
    found = service.projects().locations().queues()
    retry = {"minBackoff": "10s", "maxBackoff": "300s", "maxDoublings": 3, "maxAttempts": 4}
    found.create(parent=LOCATION, body={"name": QUEUE, "retryConfig": retry}).execute()
    return found


def create(queues: Any, worker: Worker, name: str = "", **task: Any) -> Json:
    request = {
        "url": worker.url,
        "headers": {"Content-Type": "application/json"},
        "body": base64.b64encode(b'{"push": 1}').decode(),
        "oidcToken": {"serviceAccountEmail": ROBOT, "audience": "https://addon.example.com"},
    }
    named = {"name": f"{QUEUE}/tasks/{name}"} if name else {}
    body = {"task": {"httpRequest": request, **named, **task}}
    made: Json = queues.tasks().create(parent=QUEUE, body=body).execute()
    return made


def dispatch(local: Local, now: str = "") -> list[int | None]:
    """The statuses of what is delivered at a time of the first of March."""
    if now:
        local.control("PUT", "clock", {"now": f"2026-03-01T{now}Z"})
    return [attempt["status"] for attempt in local.control("POST", "tasks/dispatch")]


def states(local: Local) -> list[str]:
    return [task["state"] for task in local.control("GET", "tasks")]


def refused(request: Any) -> tuple[int, str]:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value.status_code, error.value.reason


def test_a_task_is_delivered_as_it_was_created(local: Local, queues: Any, worker: Worker) -> None:
    made = create(queues, worker)

    assert dispatch(local) == [200]
    ((path, headers, body),) = worker.received
    assert path == "/jobs/push"
    assert json.loads(body) == {"push": 1}
    assert headers["Content-Type"] == "application/json"
    assert headers["X-CloudTasks-QueueName"] == "pushes"
    assert headers["X-CloudTasks-TaskName"] == made["name"].rpartition("/")[2]
    assert headers["X-CloudTasks-TaskRetryCount"] == "0"
    assert dispatch(local) == []
    assert states(local) == ["done"]


def test_it_is_signed_for_its_audience(local: Local, queues: Any, worker: Worker) -> None:
    create(queues, worker)
    local.control("PUT", "clock", {})
    dispatch(local)
    ((_, headers, _),) = worker.received

    class Answer:
        status = 200
        data = json.dumps(local.request("GET", "/oauth2/v1/certs")[1]).encode()

    claims = id_token.verify_oauth2_token(  # type: ignore[no-untyped-call]
        headers["Authorization"].removeprefix("Bearer "),
        lambda *_, **__: Answer(),
        audience="https://addon.example.com",
    )
    assert (claims["email"], claims["email_verified"]) == (ROBOT, True)


def test_the_answer_shows_no_body_unless_asked_to(queues: Any, worker: Worker) -> None:
    made = create(queues, worker)

    assert "body" not in made["httpRequest"]
    assert (made["view"], made["scheduleTime"]) == ("BASIC", "2026-03-01T14:00:00.000Z")
    full = queues.tasks().get(name=made["name"], responseView="FULL").execute()
    assert base64.b64decode(full["httpRequest"]["body"]) == b'{"push": 1}'


def test_a_failure_is_tried_again_later_and_later(
    local: Local, queues: Any, worker: Worker
) -> None:
    worker.statuses = [503, 500, 200]
    create(queues, worker)

    assert dispatch(local) == [503]
    assert dispatch(local, "14:00:09") == []
    assert dispatch(local, "14:00:10") == [500]
    assert dispatch(local, "14:00:29") == []
    assert dispatch(local, "14:00:30") == [200]
    counts = [headers["X-CloudTasks-TaskRetryCount"] for _, headers, _ in worker.received]
    assert counts == ["0", "1", "2"]
    assert worker.received[1][1]["X-CloudTasks-TaskPreviousResponse"] == "503"


def test_after_so_many_attempts_a_task_is_given_up(
    local: Local, queues: Any, worker: Worker
) -> None:
    worker.statuses = [500]
    made = create(queues, worker)

    attempts = [dispatch(local, time) for time in ("14:00:00", "14:01:00", "14:02:00", "14:03:00")]

    assert attempts == [[500]] * 4
    assert states(local) == ["given up"]
    assert dispatch(local, "15:00:00") == []
    assert refused(queues.tasks().get(name=made["name"]))[0] == 404


@given(st.integers(0, 6), st.integers(1, 20))
def test_pauses_double_then_grow_by_the_same_and_end_at_the_longest(
    doublings: int, failures: int
) -> None:
    """The description of RetryConfig: 10, 20, 40, 80, 160, 240, 300, 300 with three doublings."""
    retry = Retry(least_backoff_s=10, most_backoff_s=300, doublings=doublings)
    pauses = [10.0]
    for number in range(1, failures):
        step = pauses[-1] if number <= doublings else 10.0 * 2**doublings
        pauses.append(pauses[-1] + step)

    assert retry.pause_s(failures) == min(pauses[failures - 1], 300)


def test_a_task_waits_for_its_time(local: Local, queues: Any, worker: Worker) -> None:
    create(queues, worker, scheduleTime="2026-03-01T14:05:00Z")

    assert dispatch(local, "14:04:59") == []
    assert dispatch(local, "14:05:00") == [200]


def test_deliveries_may_be_late(local: Local, queues: Any, worker: Worker) -> None:
    local.control("PUT", "switches", {"task_late_s": 60})
    create(queues, worker)

    assert dispatch(local, "14:00:59") == []
    assert dispatch(local, "14:01:00") == [200]


def test_deliveries_may_come_twice_at_once(local: Local, queues: Any, worker: Worker) -> None:
    local.control("PUT", "switches", {"task_delivery": "twice"})
    create(queues, worker)

    dispatch(local)

    assert len(worker.received) == 2
    assert states(local) == ["done"]


def test_a_task_that_is_done_may_be_delivered_again(
    local: Local, queues: Any, worker: Worker
) -> None:
    made = create(queues, worker)
    dispatch(local)

    (again,) = local.control("POST", "tasks/repeat", {"name": made["name"]})

    assert again["status"] == 200
    assert len(worker.received) == 2
    status, answer = local.request("POST", "/emulator/tasks/repeat", {"name": "none"})
    assert (status, answer["error"]) == (
        400,
        "There is no task 'none'; GET /emulator/tasks lists them.",
    )


def test_a_queue_delivers_no_faster_than_it_may(local: Local, queues: Any, worker: Worker) -> None:
    limits = {"rateLimits": {"maxDispatchesPerSecond": 2}}
    slow = f"{LOCATION}/queues/slow"
    queues.create(parent=LOCATION, body={"name": slow, **limits}).execute()
    for _ in range(5):
        body = {"task": {"httpRequest": {"url": worker.url}}}
        queues.tasks().create(parent=slow, body=body).execute()

    assert len(dispatch(local, "14:00:00")) == 2
    assert len(dispatch(local, "14:00:00.500000")) == 1
    assert len(dispatch(local, "14:00:05")) == 2


def test_a_paused_queue_waits(local: Local, queues: Any, worker: Worker) -> None:
    create(queues, worker)

    assert queues.pause(name=QUEUE).execute()["state"] == "PAUSED"
    assert dispatch(local) == []
    queues.resume(name=QUEUE).execute()
    assert dispatch(local) == [200]


def test_a_name_is_used_once_and_for_a_day_after(local: Local, queues: Any, worker: Worker) -> None:
    create(queues, worker, "push-1")
    again = queues.tasks().create(
        parent=QUEUE,
        body={"task": {"name": f"{QUEUE}/tasks/push-1", "httpRequest": {"url": worker.url}}},
    )

    assert refused(again) == (409, "Requested entity already exists")
    dispatch(local)
    assert refused(again)[0] == 409
    local.control("PUT", "clock", {"now": "2026-03-02T14:00:01Z"})
    assert again.execute()["name"].endswith("/push-1")


def test_a_creation_whose_answer_is_lost_made_the_task(
    local: Local, queues: Any, worker: Worker
) -> None:
    local.control("POST", "faults", {"kind": "drop", "when": "after", "method": "POST"})

    with pytest.raises(ConnectionResetError):
        create(queues, worker, "push-1")

    with pytest.raises(HttpError, match="already exists"):
        create(queues, worker, "push-1")
    assert states(local) == ["waiting"]


def test_a_worker_that_cannot_be_reached_is_tried_again(local: Local, queues: Any) -> None:
    body = {"task": {"httpRequest": {"url": "http://127.0.0.1:9/"}}}
    made = queues.tasks().create(parent=QUEUE, body=body).execute()

    assert dispatch(local) == [None]

    task = queues.tasks().get(name=made["name"]).execute()
    assert task["lastAttempt"]["responseStatus"]["code"] == 4
    assert (task["dispatchCount"], "responseCount" in task) == (1, False)
    assert task["scheduleTime"] == "2026-03-01T14:00:10.000Z"


def test_tasks_are_delivered_by_themselves(local: Local, queues: Any, worker: Worker) -> None:
    local.control("PUT", "switches", {"task_dispatch": "by_itself"})

    create(queues, worker)

    assert worker.news.wait(5)
    assert len(worker.received) == 1


def test_tasks_are_listed_deleted_purged_and_run(local: Local, queues: Any, worker: Worker) -> None:
    first = create(queues, worker, scheduleTime="2026-03-01T15:00:00Z")
    second = create(queues, worker, scheduleTime="2026-03-01T16:00:00Z")
    listed = queues.tasks().list(parent=QUEUE).execute()["tasks"]
    assert [task["name"] for task in listed] == [first["name"], second["name"]]

    queues.tasks().delete(name=first["name"]).execute()
    queues.tasks().run(name=second["name"], body={}).execute()
    assert dispatch(local) == [200]
    create(queues, worker)
    queues.purge(name=QUEUE).execute()

    assert dispatch(local) == []
    assert "tasks" not in queues.tasks().list(parent=QUEUE).execute()


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ({"httpRequest": {"url": "ftp://x"}}, 'must start with "http://" or "https://"'),
        (
            {"httpRequest": {"url": "http://x/", "httpMethod": "GET", "body": "eA=="}},
            "POST, PUT and PATCH alone",
        ),
        ({"name": "push", "httpRequest": {"url": "http://x/"}}, "Task name must be formatted"),
        (
            {"httpRequest": {"url": "http://x/"}, "scheduleTime": "2026-05-01T00:00:00Z"},
            "at most 30 days",
        ),
        ({"httpRequest": {"url": "http://x/"}, "dispatchDeadline": "1s"}, "between [15s, 30m]"),
    ],
)
def test_what_is_no_task_is_refused(queues: Any, task: Json, reason: str) -> None:
    status, told = refused(queues.tasks().create(parent=QUEUE, body={"task": task}))

    assert status == 400
    assert reason in told


def test_a_queue_that_is_not_there_takes_no_tasks(queues: Any) -> None:
    body = {"task": {"httpRequest": {"url": "http://x/"}}}
    status, told = refused(queues.tasks().create(parent=f"{QUEUE}-2", body=body))

    assert (status, told[:21]) == (404, "Queue does not exist.")
    assert refused(queues.create(parent=LOCATION, body={"name": QUEUE}))[0] == 409


def test_who_may_put_tasks_there_is_told_and_others_are_refused(
    local: Local, queues: Any, worker: Worker
) -> None:
    permissions = ["cloudtasks.tasks.create", "cloudtasks.queues.get"]

    def held(name: str = QUEUE) -> Json:
        asked = {"permissions": permissions}
        answer: Json = queues.testIamPermissions(resource=name, body=asked).execute()
        return answer

    assert held() == {"permissions": permissions}
    assert held(f"{QUEUE}-2") == {}
    local.control("PUT", "switches", {"task_enqueuers": "nobody"})
    assert held() == {"permissions": ["cloudtasks.queues.get"]}
    task = {"task": {"httpRequest": {"url": worker.url}}}
    status, reason = refused(queues.tasks().create(parent=QUEUE, body=task))
    assert (status, "cloudtasks.tasks.create" in reason) == (403, True)


def test_a_token_without_the_scope_is_refused(local: Local) -> None:
    headers = {"Authorization": f"Bearer {local.token(ANN)}"}

    status, answer = local.request("GET", f"/v2/{QUEUE}", None, headers)

    assert (status, answer["error"]["status"]) == (403, "PERMISSION_DENIED")
