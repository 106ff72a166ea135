"""A worker as a process of its own, to be killed: ``python -m tests.pushes.worker`` and its words.

Its clock runs ``SPEED`` times as fast as the real one, from a moment that all workers share.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from time import sleep, time

from addon.domain import pushes as states
from addon.errors import BusyError
from addon.integrations.jira.client import Access, Client
from addon.integrations.jira.limits import Limits
from addon.integrations.jira.screens import Screens
from addon.integrations.jira.tracker import JiraTracker
from addon.store import database
from addon.store.pushes import Pushes
from addon.usecases.push_item import push_item
from tests.trackers.drafts import draft

SPEED = 20


class FastClock:
    """Aware UTC; ``start`` is a real moment in seconds since 1970."""

    def __init__(self, start: float) -> None:
        self._start = start

    def __call__(self) -> datetime:
        return datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(
            seconds=(time() - self._start) * SPEED
        )


def work(store: str, jira: str, names: list[str], start: float) -> None:
    """Push items until all of them are at rest."""
    pushes = Pushes(database.connect(store))
    clock, screens = FastClock(start), Screens()
    items = [draft(name) for name in names]
    print("at work", flush=True)  # noqa: T201 - from now on it may be killed
    left = items
    while left:
        for item in left:
            client = Client(Access(jira, "bot@example.com", "token"), Limits(), 5)
            tracker = JiraTracker(client, screens)
            try:
                push_item(item.uid, item, pushes=pushes, tracker=tracker, clock=clock)
            except BusyError:
                continue
        rest = {push.uid for push in pushes.of_document("DOC") if push.state in states.AT_REST}
        left = [item for item in items if item.uid not in rest]
        sleep(0.02)


if __name__ == "__main__":
    words = json.loads(sys.argv[1])
    work(words["store"], words["jira"], words["names"], words["start"])
