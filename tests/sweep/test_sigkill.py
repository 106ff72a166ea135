"""Real processes that sweep, really killed: what is done is not read again, and nothing is left.

With ``PROOFS=1`` alone (``make proofs``): the suite kills them at each step without a process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from signal import SIGKILL
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from addon.domain.sweeps import LEASE, READ
from addon.store.tables import READINGS
from tests.sweep.night import CREATOR, ONE_AM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sweep.night import Night

DOCUMENTS, KILLS = 600, 8
# In each life a process waits for all that was done before to be out of its hands.
A_LIFE = LEASE + timedelta(hours=1)


@pytest.fixture
def words(
    night: Night, url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> dict[str, Any]:
    """Give what a process is told; the Workspace's time is the real one, as a process's own is."""
    monkeypatch.undo()
    night.local.control("DELETE", "clock")
    night.local.control("PUT", "switches", {"quotas": "off"})
    return {
        "store": url,
        "policy": str(tmp_path / "policy.yaml"),
        "environ": {
            "SECOND_STORY_ACCESS_TOKEN": night.local.token(CREATOR, scopes=["cloud-platform"]),
            "SECOND_STORY_DOCS_ENDPOINT": night.local.url,
            "SECOND_STORY_IDENTITY_ENDPOINT": night.local.url,
        },
    }


def start(root: Path, words: dict[str, Any], life: int) -> subprocess.Popen[str]:
    told = words | {"now": (ONE_AM + life * A_LIFE).isoformat()}
    command = [sys.executable, "-m", "tests.sweep.worker", json.dumps(told)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def noted(night: Night) -> int:
    with night.engine.connect() as connection:
        count: int = connection.execute(select(func.count()).select_from(READINGS)).scalar_one()
    return count


def a_life(root: Path, night: Night, words: dict[str, Any], life: int) -> set[str]:
    """Let a process sweep for a while, and kill it; the documents that are done by then."""
    aim = noted(night) + night.random.randrange(5, DOCUMENTS // (KILLS + 1))
    with start(root, words, life) as worker:
        while noted(night) < aim and worker.poll() is None:
            sleep(0.005)
        worker.kill()
        assert worker.wait() == -SIGKILL
    return set(night.noted())


def reads_of(night: Night, document_ids: set[str]) -> dict[str, int]:
    night.look()
    return {each: night.by_document[each] for each in document_ids}


@pytest.mark.skipif(not os.environ.get("PROOFS"), reason="it takes half a minute: make proofs")
@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
def test_a_killed_process_leaves_the_rest_to_the_next_and_nothing_is_done_twice(
    root: Path, night: Night, words: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    ids = night.write(DOCUMENTS)
    done: set[str] = set()
    reads: dict[str, int] = {}
    for life in range(KILLS):
        done_by_now = a_life(root, night, words, life)
        assert reads_of(night, done) == reads
        done, reads = done_by_now, reads_of(night, done_by_now)
    with start(root, words, KILLS) as last:
        out, _ = last.communicate(timeout=120)

    assert int(out) == DOCUMENTS - len(done)
    assert reads_of(night, done) == reads
    assert {row["outcome"] for row in night.noted().values()} == {READ}
    assert set(night.noted()) == {*ids}
    again = sum(night.by_document.values()) - DOCUMENTS
    with capsys.disabled():
        print(  # noqa: T201 - the figures that the project states
            f"\nsweep under SIGKILL on {night.engine.dialect.name}: {DOCUMENTS} documents, "
            f"{KILLS} kills, {again} read again, which a process had in hand"
        )
    assert again <= KILLS
