"""Who asks for a sweep: somebody at a terminal, and App Engine's clock."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from addon import logs
from addon.cli import main
from addon.main import create_app
from addon.store.chronicle import Chronicle
from addon.store.sweeps import Sweeps
from tests.addon.host import settings
from tests.sweep.night import ACCOUNT, CREATOR, POLICY, Night

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

CLOCK = {"X-Appengine-Cron": "true"}


@pytest.fixture
def environ(night: Night, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the service up with a policy that names the robot; time is the real one."""
    monkeypatch.undo()
    night.local.control("DELETE", "clock")
    policy = tmp_path / "policy.yaml"
    policy.write_text(POLICY)
    changed = {
        "SECOND_STORY_DATABASE": url,
        "SECOND_STORY_POLICY": str(policy),
        "SECOND_STORY_SWEEP_SHARE": "95",
        "SECOND_STORY_IDENTITY_ENDPOINT": night.local.url,
        "SECOND_STORY_ACCESS_TOKEN": night.local.token(CREATOR, scopes=["cloud-platform"]),
        "GAE_APPLICATION": "s~project",
    }
    for name, value in (settings(night.local) | changed).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def engine_client(environ: None) -> FlaskClient:  # noqa: ARG001 - it is set up before
    """Give the service as App Engine calls it."""
    return create_app().test_client()


@pytest.mark.usefixtures("environ")
def test_at_a_terminal_it_says_what_it_came_to(
    night: Night, capsys: pytest.CaptureFixture[str]
) -> None:
    night.write(3)
    night.record(["GONE"])

    assert main(["sweep"]) == 0
    assert capsys.readouterr().out == (
        "sweep 1: 4 postmortems\n  3 read\n  1 deleted, or not shared with the robot\n"
    )
    assert len(night.noted()) == 4


@pytest.mark.usefixtures("environ")
def test_at_a_terminal_a_second_one_is_told_of_the_first(
    night: Night, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Sweeps(night.engine).take(datetime.now(UTC), timedelta()) is not None

    assert main(["sweep"]) == 1
    assert "another sweep is under way" in capsys.readouterr().err


@pytest.mark.usefixtures("environ")
@pytest.mark.parametrize("share", ["0", "96", "half"])
def test_a_share_that_is_none_is_refused(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "--share", share]) == 2
    assert "--share" in capsys.readouterr().err


@pytest.mark.usefixtures("environ")
def test_without_a_robot_there_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SECOND_STORY_POLICY")

    assert main(["sweep"]) == 2
    assert "the policy names no robot" in capsys.readouterr().err
    client = create_app().test_client()
    assert client.get("/cron/sweep", headers=CLOCK).json == {"swept": 0, "left": 0}


def test_the_clock_sweeps_once_a_night(night: Night, engine_client: FlaskClient) -> None:
    night.write(2)

    assert engine_client.get("/cron/sweep", headers=CLOCK).json == {"swept": 2, "left": 0}
    assert engine_client.get("/cron/sweep", headers=CLOCK).json == {"swept": 0, "left": 0}
    assert engine_client.get("/cron/sweep").status_code == 403


def test_what_became_of_the_documents_is_counted(
    night: Night, engine_client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    night.write(2)
    night.record(["GONE"])
    with caplog.at_level(logging.INFO):
        engine_client.get("/cron/sweep", headers=CLOCK)

    fields = [getattr(record, "fields", {}) for record in caplog.records]
    assert [one for one in fields if one.get("event") in {logs.SWEEP, logs.SWEPT}] == [
        {"event": "sweep", "left": 0},
        {"event": "swept", "outcome": "read", "count": 2},
        {"event": "swept", "outcome": "no access", "count": 1},
    ]


def test_the_clock_is_told_where_nothing_can_be_read(
    night: Night, engine_client: FlaskClient
) -> None:
    night.write(2)
    order = {"creators": [CREATOR], "scopes": ["drive"]}
    night.local.control("PUT", f"delegations/{ACCOUNT}", order)

    assert engine_client.get("/cron/sweep", headers=CLOCK).status_code == 503
    night.local.control("PUT", f"delegations/{ACCOUNT}", order | {"scopes": ["documents.readonly"]})
    assert engine_client.get("/cron/sweep", headers=CLOCK).json == {"swept": 2, "left": 0}


@pytest.mark.usefixtures("environ")
def test_it_notes_for_the_digest_when_incidents_were(night: Night) -> None:
    first, second = night.write(2)

    assert main(["sweep"]) == 0
    outlines = Chronicle(night.engine).outlines()
    assert outlines[first].started_at == datetime(2026, 3, 12, 2, 47, tzinfo=UTC)
    assert outlines[second].started_at is None
