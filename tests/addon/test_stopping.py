"""A backend that is asked to end: it finishes what it has in hand, and takes nothing new."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.host import Host, settings, updated
from tests.addon.instances import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

AWAY_S = 1.5


@pytest.fixture(scope="module")
def deployed(running: Local, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    folder = tmp_path_factory.mktemp("deployed")
    store = {"SECOND_STORY_DATABASE": f"sqlite:///{folder / 'store.db'}"}
    instance = Instance(settings(running) | store, folder / "log")
    yield instance
    instance.kill()


@pytest.fixture
def instance(deployed: Instance) -> Instance:
    """Give a deployed backend that serves."""
    if deployed.process.poll() is not None:
        deployed.start()
    deployed.wait()
    return deployed


def clicked(instance: Instance, host: Host) -> tuple[int, Json]:
    """Status and answer of a click over HTTP."""
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    headers = {
        "Authorization": f"Bearer {host.tokens['system_id_token']}",
        "Content-Type": "application/json",
    }
    try:
        connection.request("POST", "/addon/check", json.dumps(host.event()), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_a_worker_that_is_killed_has_a_successor(instance: Instance, host: Host) -> None:
    instance.kill_workers()
    instance.wait()

    status, answer = clicked(instance, host)
    assert (status, updated(answer)["name"]) == (200, "report")
    assert len(instance.workers()) == 2


def test_the_click_in_hand_is_answered_and_no_other_taken(
    instance: Instance, host: Host, local: Local
) -> None:
    away = {"kind": "delay", "seconds": AWAY_S, "path": "/v1/documents/*", "times": 9}
    local.control("POST", "faults", away)
    with ThreadPoolExecutor() as pool:
        in_hand = [pool.submit(clicked, instance, host) for _ in range(3)]
        while len([call for call in local.control("GET", "calls") if "/v1/" in call["path"]]) < 3:
            time.sleep(0.01)
        instance.process.send_signal(signal.SIGTERM)
        refused = refusal(instance)

        assert not any(one.done() for one in in_hand)
        assert refused is ConnectionRefusedError
        for one in in_hand:
            status, answer = one.result(20)
            assert (status, updated(answer)["name"]) == (200, "report")

    assert instance.process.wait(20) == 0
    assert "Traceback" not in instance.log.read_text()


def refusal(instance: Instance) -> type[Exception] | None:
    """What a new click meets once the listening socket is closed."""
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", instance.port), timeout=1).close()
        except OSError as problem:
            return type(problem)
        time.sleep(0.01)
    return None


def test_where_a_worker_cannot_start_the_server_ends_and_says_why(
    running: Local, tmp_path: Path
) -> None:
    # Only a worker reads it: what is before the fork touches no network.
    nowhere = {"SECOND_STORY_POLICY": "gs://Sre/policy.yaml"}
    instance = Instance(settings(running) | nowhere, tmp_path / "log")

    assert instance.process.wait(60) != 0
    assert "it is no place of an object" in (tmp_path / "log").read_text()
