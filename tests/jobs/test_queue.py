"""Jobs by way of Cloud Tasks: delivered at least once, done once, by nobody but the queue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event, Thread, Timer
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from addon.cli import main
from addon.domain.jobs import TICKETS
from addon.domain.pushes import CREATED, QUARANTINE, READY, UNKNOWN, Push
from addon.errors import AccessError, AddonError, ForbiddenError, ScopeError
from addon.integrations.google.tasks import CloudTasks
from addon.settings import QUEUE
from tests.jobs.works import ACCOUNT, ADMIN, NAME, sent

if TYPE_CHECKING:
    from tests.jobs.works import Work

SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
MINUTE = timedelta(minutes=1)


def settle(work: Work) -> list[int | None]:
    """Deliver until nothing is due any more; the statuses that were answered."""
    statuses: list[int | None] = []
    while any(task["state"] == "waiting" for task in work.tasks()) and len(statuses) < 20:
        sleep(0.02)
        statuses += work.dispatch()
    return statuses


def calls(work: Work) -> list[tuple[str, int]]:
    """Whatever was sent to the Cloud Tasks API by the product."""
    listed = work.local.control("GET", "calls")
    return [(call["method"], call["status"]) for call in listed if call["path"].endswith("/tasks")]


def test_it_is_done_once_however_often_it_is_delivered(work: Work) -> None:
    work.ask("a", "OPS-1")

    assert work.dispatch() == [200]
    assert work.repeat() + work.repeat() == [200, 200]

    assert work.done == {"OPS-1": 1}


def test_two_deliveries_at_once_do_it_once(work: Work) -> None:
    work.local.control("PUT", "switches", {"task_delivery": "twice"})
    work.is_held = Event()
    Timer(0.3, work.is_held.set).start()
    work.ask("a", "OPS-1")

    settle(work)

    assert work.done == {"OPS-1": 1}
    assert [task["state"] for task in work.tasks()] == ["done"]


@SQLITE
def test_what_fails_is_delivered_again(work: Work) -> None:
    work.failures = 3
    work.ask("a", "OPS-1")

    assert settle(work) == [503, 503, 503, 200]
    assert work.done == {"OPS-1": 1}


@SQLITE
def test_it_is_asked_for_once_by_its_key(work: Work) -> None:
    for _ in range(3):
        work.ask("a", "OPS-1")
    work.ask("b", "OPS-2")

    assert sorted(settle(work), key=str) == [200, 200]
    work.ask("a", "OPS-1")
    assert work.dispatch() == []
    assert work.done == {"OPS-1": 1, "OPS-2": 1}


@SQLITE
def test_asking_whose_answer_is_lost_asks_once(work: Work) -> None:
    work.local.control(
        "POST", "faults", {"kind": "drop", "when": "after", "method": "POST", "path": "/v2/*"}
    )

    work.ask("a", "OPS-1")

    assert [status for _, status in calls(work)][-1] == 409
    assert settle(work) == [200]
    assert work.done == {"OPS-1": 1}


@SQLITE
def test_it_waits_for_its_time_and_may_come_late(work: Work) -> None:
    work.ask("a", "OPS-1", datetime.now(UTC) + timedelta(seconds=8))
    assert work.dispatch() == []

    # Tokens of so near a future are still taken.
    work.local.control("PUT", "clock", {"offset_s": 9})
    work.local.control("PUT", "switches", {"task_late_s": 3600})
    assert work.dispatch() == []
    work.local.control("PUT", "switches", {"task_late_s": 0})
    assert work.dispatch() == [200]


@SQLITE
def test_what_is_sent_is_ids_and_a_token_of_the_account(work: Work) -> None:
    work.ask("a b/ö", "OPS-1")

    (task,) = sent(work.local)
    request = task["httpRequest"]
    assert task["told"] == {"key": "a b/ö", "subject": "OPS-1"}
    assert request["url"] == f"{work.url}/jobs/ticket"
    assert request["oidcToken"] == {
        "serviceAccountEmail": ACCOUNT,
        "audience": f"{work.url}/jobs",
    }
    assert task["dispatchDeadline"] == "600s"
    # The Workspace judges each request by the discovery document of cloudtasks v2.
    assert calls(work)[0] == ("POST", 200)


@SQLITE
def test_a_queue_that_is_not_there_is_told_with_its_remedy(work: Work) -> None:
    work.settings.name = f"{NAME}-2"

    with pytest.raises(AccessError, match="postmortem deployment queue prints the command"):
        work.ask("a")


@SQLITE
def test_a_queue_that_takes_nothing_from_the_account_is_told_with_its_remedy(work: Work) -> None:
    work.local.control("PUT", "switches", {"task_enqueuers": "nobody"})

    with pytest.raises(ForbiddenError, match=r"grant their account roles/cloudtasks\.enqueuer"):
        work.ask("a")


@SQLITE
def test_credentials_without_the_scope_are_told(work: Work) -> None:
    queue = CloudTasks(work.settings, work.url, work.local.token(ADMIN))
    work.background._queue = queue

    with pytest.raises(ScopeError, match="the scope cloud-platform"):
        work.ask("a")


@SQLITE
def test_nobody_else_delivers(work: Work) -> None:
    identity = work.local.workspace.identity
    audience = work.settings.audience
    tokens = work.local.tokens(ADMIN, audience=audience)
    forged = {
        "": "",
        "another account": identity.service_token("other@local.iam.gserviceaccount.com", audience),
        "another audience": identity.service_token(ACCOUNT, work.url),
        "another endpoint": identity.service_token(ACCOUNT, f"{work.url}/jobs/ticket"),
        "Google's for the add-on": tokens["system_id_token"],
        "a user's": tokens["user_id_token"],
        "an access token": tokens["access_token"],
    }
    own = identity.service_token(ACCOUNT, audience)

    for name, token in forged.items():
        assert post(work, "ticket", {"key": "a"}, token) == 401, name
    assert post(work, "ticket", {"key": "a"}, f"{own[:-4]}AAAA") == 401
    assert work.done == {}
    assert post(work, "ticket", {"key": "a"}, own) == 200


@SQLITE
@pytest.mark.parametrize(
    "body",
    [{}, [], None, {"key": ""}, {"key": 1}, {"key": "a", "subject": 2}, {"key": "a" * 201}],
    ids=str,
)
def test_what_is_no_job_is_refused(work: Work, body: Any) -> None:
    own = work.local.workspace.identity.service_token(ACCOUNT, work.settings.audience)

    assert post(work, "ticket", body, own) == 400
    assert post(work, "push", {"key": "a"}, own) == 404


def post(work: Work, name: str, body: Any, token: str) -> int:
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    response = work._app.test_client().post(f"/jobs/{name}", json=body, headers=headers)
    return response.status_code


@SQLITE
def test_an_item_that_waits_is_looked_at_when_its_time_has_come(work: Work) -> None:
    now = datetime.now(UTC)
    lost = Push("u1", "D", "jira", "OPS", state=UNKNOWN, attempt_at=now)
    put_off = Push("u2", "D", "jira", "OPS", state=READY, not_before=now + 2 * QUARANTINE)
    rests = Push("u3", "D", "jira", "OPS", state=CREATED)

    for _ in range(2):
        work.background.look_later(lambda: [rests, put_off, lost])
    work.background.look_later(lambda: [rests])

    (task,) = sent(work.local)
    at = datetime.fromisoformat(task["scheduleTime"])
    assert task["httpRequest"]["url"].endswith(f"/jobs/{TICKETS}")
    assert abs(at - (now + QUARANTINE + timedelta(seconds=1))) <= timedelta(milliseconds=1)


@SQLITE
def test_a_click_does_not_fail_for_a_queue_that_does(work: Work) -> None:
    work.local.control("POST", "faults", {"kind": "status", "times": 9, "path": "/v2/*"})
    lost = Push("u1", "D", "jira", "OPS", state=UNKNOWN, attempt_at=datetime.now(UTC))

    work.background.look_later(lambda: [lost])

    assert sent_or_none(work) == []


def sent_or_none(work: Work) -> list[Any]:
    work.local.control("DELETE", "faults")
    return sent(work.local)


@SQLITE
def test_without_a_queue_what_is_due_is_done_at_once_and_the_rest_left_to_the_clock(
    work: Work,
) -> None:
    work.background._queue = None

    work.ask("a", "OPS-1")
    work.ask("a", "OPS-1")
    work.ask("b", "OPS-2", datetime.now(UTC) + MINUTE)
    work.failures = 1
    with pytest.raises(AddonError):
        work.ask("c", "OPS-3")

    assert work.done == {"OPS-1": 1}
    assert sent(work.local) == []


@pytest.mark.parametrize(("share", "rate"), [("", "4"), ("95", "4.75"), ("30", "1.5")])
def test_the_queue_is_made_at_the_rate_that_google_lets_the_robot_read(
    share: str, rate: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(QUEUE, NAME)
    monkeypatch.setenv("SECOND_STORY_SWEEP_SHARE", share)

    assert main(["deployment", "queue"]) == 0
    assert f" --max-dispatches-per-second={rate} " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "second-story", "projects/p/queues/q"])
def test_a_queue_without_a_right_name_is_refused(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(QUEUE, name)

    assert main(["deployment", "queue"]) == 2
    assert QUEUE in capsys.readouterr().err


@SQLITE
def test_a_backend_without_a_queue_has_no_jobs(work: Work) -> None:
    work.background.verifier = None
    own = work.local.workspace.identity.service_token(ACCOUNT, work.settings.audience)

    assert post(work, "ticket", {"key": "a"}, own) == 401


@SQLITE
def test_several_workers_share_what_is_done(work: Work) -> None:
    for number in range(6):
        work.ask(f"k{number}", f"OPS-{number}")
    threads = [Thread(target=work.dispatch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settle(work)
    work.repeat()

    assert set(work.done.values()) == {1}
    assert len(work.done) == 6
