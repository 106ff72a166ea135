"""The whole service with a queue: what it leaves there comes back to it over HTTP."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from time import sleep
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from addon import background
from addon.main import create_app
from addon.store.tables import JOBS
from tests.addon.host import settings
from tests.jobs.works import ACCOUNT, ADMIN, NAME, sent
from tests.sweep.night import ACCOUNT as ROBOTS_ACCOUNT
from tests.sweep.night import CREATOR, POLICY, Night
from tests.trackers.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from flask.testing import FlaskClient
    from sqlalchemy import Engine

    from tests.emulator.local import Local
    from tests.jobs.works import Work

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

SECRET = "over-the-fence"
CLOCK = {"X-Appengine-Cron": "true"}


class Service:
    """The service on a port of its own, which its settings name."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._served = Served(self._answer)
        self._app = create_app(environ | {"SECOND_STORY_BASE_URL": self._served.url})
        self.client: FlaskClient = self._app.test_client()

    def _answer(self, environ: Any, start: Any) -> Iterable[bytes]:
        return self._app(environ, start)

    def close(self) -> None:
        """Stop it."""
        self._served.close()


@pytest.fixture
def night(local: Local, engine: Engine, tmp_path: Path) -> Night:
    """Give postmortems that a robot may read; time is the real one."""
    night = Night(local, engine, tmp_path)
    local.control("DELETE", "clock")
    return night


@pytest.fixture
def service(work: Work, url: str, tmp_path: Path) -> Iterator[Service]:
    """Give a service with a robot, a tracker and a queue."""
    policy = tmp_path / "policy.yaml"
    policy.write_text(POLICY)
    local = work.local
    order = {"creators": [ADMIN, CREATOR], "scopes": ["documents.readonly"]}
    local.control("PUT", f"delegations/{ROBOTS_ACCOUNT}", order)
    changed = {
        "SECOND_STORY_DATABASE": url,
        "SECOND_STORY_POLICY": str(policy),
        "SECOND_STORY_SWEEP_SHARE": "95",
        "SECOND_STORY_IDENTITY_ENDPOINT": local.url,
        "SECOND_STORY_ACCESS_TOKEN": local.token(ADMIN, scopes=["cloud-platform"]),
        "SECOND_STORY_TASKS_ENDPOINT": local.url,
        "SECOND_STORY_QUEUE": NAME,
        "SECOND_STORY_JOBS_ACCOUNT": ACCOUNT,
        "SECOND_STORY_TRACKER": "github",
        "SECOND_STORY_GITHUB_URL": "http://127.0.0.1:9",
        "SECOND_STORY_GITHUB_TOKEN": "token",
        "SECOND_STORY_HOOK_SECRETS": SECRET,
        "GAE_APPLICATION": "s~project",
    }
    service = Service(settings(local) | changed)
    yield service
    service.close()


def test_a_sweep_goes_on_by_itself_from_stretch_to_stretch(
    night: Night, service: Service, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "STRETCH", timedelta(seconds=0.5))
    night.write(6)

    first: Any = service.client.get("/cron/sweep", headers=CLOCK).json
    rounds = 0
    while len(night.noted()) < 6 and rounds < 12:
        rounds += 1
        sleep(1)
        assert set(work.dispatch()) <= {200}
        assert set(work.repeat()) <= {200}

    assert first["left"] > 0
    assert len(night.noted()) == 6
    night.look()
    assert {*night.by_document.values()} == {1}
    assert all("D0" not in str(task["told"]) for task in sent(work.local))


def test_a_delivery_of_the_tracker_is_taken_at_once_and_looked_at_later(
    service: Service, work: Work, engine: Engine
) -> None:
    body = b'{"issue": {"number": 7}, "repository": {"full_name": "example/shop"}}'
    signed = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": f"sha256={signed}"}

    assert service.client.post("/hooks/github", data=body, headers=headers).status_code == 202

    (task,) = sent(work.local)
    assert task["told"]["subject"] == "example/shop#7"
    assert work.dispatch() == [200]
    with engine.connect() as connection:
        (row,) = connection.execute(select(JOBS)).mappings()
    assert row["done_at"] is not None


def test_a_queue_that_does_not_answer_lets_the_tracker_deliver_again(
    service: Service, work: Work
) -> None:
    work.local.control("POST", "faults", {"kind": "status", "times": 9, "path": "/v2/*"})
    body = b'{"issue": {"number": 7}, "repository": {"full_name": "example/shop"}}'
    signed = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()

    answer = service.client.post(
        "/hooks/github", data=body, headers={"X-Hub-Signature-256": f"sha256={signed}"}
    )

    assert answer.status_code == 503
