"""Real processes, really killed, in front of a Jira over HTTP: one ticket for each item."""

from __future__ import annotations

import json
import subprocess
import sys
from random import Random
from time import sleep, time
from typing import TYPE_CHECKING, Any

from flask import Flask

from addon.domain.pushes import CREATED, NEEDS_HUMAN, Push
from addon.store import database
from addon.store.pushes import Pushes
from emulator.jira import web
from emulator.jira.site import Site
from tests.pushes.worker import FastClock
from tests.pushes.world import Outcome
from tests.trackers.drafts import draft
from tests.trackers.served import Served

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"item {number}" for number in range(12)]
KILLS = 8


def start_worker(root: Path, words: dict[str, Any]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.pushes.worker", json.dumps(words)]
    worker = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "at work\n"
    return worker


def test_killed_processes_leave_one_ticket_for_each_item(root: Path, tmp_path: Path) -> None:
    random = Random(8)  # noqa: S311 - the same kills every time
    start = time()
    store = f"sqlite:///{tmp_path / 'store.db'}"
    engine = database.connect(store)
    database.upgrade(engine)
    pushes = Pushes(engine)
    for name in NAMES:
        item = draft(name)
        pushes.ask(Push(item.uid, "DOC", "jira", item.project, item.revision))
    site = Site(web.sample_projects(), FastClock(start), lag_s=300)
    app = Flask("jira")
    app.register_blueprint(web.blueprint(site))
    control = app.test_client()
    for kind in ("slow", "late", "lost", "slow", "bad_gateway", "slow", "late"):
        control.post("/emulator/jira/troubles", json={"kind": kind, "seconds": 1})
    served = Served(app)
    words = {"store": store, "jira": f"{served.url}/jira", "names": NAMES, "start": start}

    killed = 0
    while killed < KILLS:
        pair = [start_worker(root, words) for _ in range(2)]
        sleep(random.uniform(0, 0.4))
        for worker in pair:
            killed += worker.poll() is None
            worker.kill()
            with worker:
                worker.wait()
        if all(push.state in {CREATED, NEEDS_HUMAN} for push in pushes.of_document("DOC")):
            break
    last = [start_worker(root, words) for _ in range(2)]
    for worker in last:
        with worker:
            assert worker.wait(60) == 0
    served.close()

    found = {push.uid: push for push in pushes.of_document("DOC")}
    engine.dispose()
    uids = [issue.properties["second-story.item"]["uid"] for issue in site.issues()]
    keys = {
        uid: tuple(i.key for i, own in zip(site, uids, strict=True) if own == uid) for uid in found
    }
    outcomes = [Outcome(push.state, push.key, keys[uid]) for uid, push in found.items()]
    assert [one for one in outcomes if not one.is_right] == []
    assert killed >= 4
    assert len(uids) >= len(NAMES) - 2
