"""Two backends on one PostgreSQL are killed while people click: pressing again cures everything.

``PROOFS=1`` (``make proofs``) does it over and over; the suite does it once.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import TimeoutError as OutOfTime
from playwright.sync_api import expect
from sqlalchemy import text

from addon.store import database
from tests.addon.host import settings
from tests.browser.product import ANA, ROOT
from tests.browser.screenshots import uncommented
from tests.browser.visit import Visit
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS
from tests.killed.fleet import Fleet
from tests.store.engines import new_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator

    from tests.emulator.local import Local

Json = dict[str, Any]

ROUNDS, KILLS = (15, 10_000) if os.environ.get("PROOFS") else (1, 4)
DANGER = 0.6
MOST_PRESSES = 60
POLICY = "targets: {tracker: {project: OPS}}\n"
ITEMS, WORDS = "1Items", "1Words"
# What a dead process holds runs out in these columns, in minutes at the most.
HELD = {
    "pushes": ("attempt_at", "leased_until", "not_before"),
    "comment_turns": ("taken_at",),
}


class Scene:
    """A browser, a local Workspace with its Jira, the backends and their store."""

    def __init__(self, visit: Visit, local: Local, fleet: Fleet, store: str) -> None:
        self.visit = visit
        self.local = local
        self.fleet = fleet
        self.engine = database.connect(store)

    def press_until(self, done: Callable[[], bool], *names: str) -> None:
        """Press whichever of some buttons there is, the first named first, until all is done."""
        for _ in range(MOST_PRESSES):
            self.let_time_pass()
            self.visit.settled()
            name = next((name for name in names if self.button(name).count()), "")
            assert name, f"no way on: {self.visit.sidebar.inner_text()}"
            with suppress(OutOfTime):  # The card may be another one by now: look again.
                self.button(name).first.click(timeout=2_000)
            self.visit.settled()
            if done():
                return
        pytest.fail(f"pressed {MOST_PRESSES} times: {self.visit.sidebar.inner_text()}")

    def button(self, name: str) -> Locator:
        return self.visit.page.get_by_role("button", name=name, exact=True)

    def shows(self, words: str) -> bool:
        return words in self.visit.card.inner_text()

    def let_time_pass(self) -> None:
        """Let what a dead process holds run out, as it does while somebody waits."""
        with self.engine.begin() as connection:
            for table, columns in HELD.items():
                earlier = ", ".join(f"{one} = {one} - INTERVAL '3 minutes'" for one in columns)
                connection.execute(text(f"UPDATE {table} SET {earlier}"))  # noqa: S608

    def open(self, document: str) -> None:
        """Open a document, and let the add-on have it, however often that takes."""
        self.visit.open(document, ANA)
        names = ("Allow", "Allow and check", "Try again", "Check postmortem")
        self.press_until(lambda: self.shows("Not ready") or self.shows("Ready"), *names)


@pytest.fixture
def fleet() -> Iterator[Fleet]:
    fleet = Fleet(4, KILLS)
    yield fleet
    fleet.close()


@pytest.fixture
def store(postgresql: str) -> str:
    """Give the URL of an empty database."""
    return new_database(postgresql)


@pytest.fixture
def scene(
    context: BrowserContext, local: Local, fleet: Fleet, store: str, tmp_path: Path
) -> Iterator[Scene]:
    deployment = (ROOT / "deploy" / "deployment.json").read_text()
    local.control(
        "PUT", "manifest", json.loads(deployment.replace("https://ADDON_HOST", fleet.url))
    )
    (tmp_path / "policy.yaml").write_text(POLICY)
    tracker = {
        "SECOND_STORY_TRACKER": "jira",
        "SECOND_STORY_JIRA_URL": f"{local.url}jira",
        "SECOND_STORY_JIRA_EMAIL": "second-story@example.com",
        "SECOND_STORY_JIRA_TOKEN": "local",
    }
    own = {
        "SECOND_STORY_BASE_URL": fleet.url,
        "SECOND_STORY_DATABASE": store,
        "SECOND_STORY_POLICY": str(tmp_path / "policy.yaml"),
    }
    fleet.start(settings(local) | tracker | own, tmp_path)
    context.set_default_timeout(30_000)
    expect.set_options(timeout=40_000)
    visit = Visit(context.new_page(), local.url)
    scene = Scene(visit, local, fleet, store)
    yield scene
    expect.set_options(timeout=5_000)
    scene.engine.dispose()
    assert visit.mishaps == []


def load(scene: Scene) -> None:
    """Put one postmortem with two items to send, and one with findings to comment on."""
    bare = tuple(
        (words, owner, grade, "", end) for words, owner, grade, _, end in INCIDENTS[0].actions
    )
    items = filled(INCIDENTS[0]._replace(actions=bare), ITEMS).get(include_tabs=True)
    scene.local.control("DELETE", "jira/issues")
    with scene.engine.begin() as connection:
        for table in (*HELD, "looks"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    for document, answer in ((ITEMS, json.loads(json.dumps(items))), (WORDS, uncommented())):
        scene.local.load(document, answer, owner=ANA, granted="")
    slow = {"kind": "delay", "seconds": 0.1, "path": "/v1/documents/*", "times": 10_000}
    scene.local.control("PUT", "faults", slow)


def test_pressing_again_cures_everything_and_nothing_is_lost_or_made_twice(scene: Scene) -> None:
    for _ in range(ROUNDS):
        tell_the_story(scene)

    print(f"{scene.fleet.kills} kills, {scene.fleet.cut} answers cut off")  # noqa: T201 - for proofs
    assert scene.fleet.kills > ROUNDS
    assert scene.fleet.cut > 0
    assert "Traceback" not in scene.fleet.said()


def tell_the_story(scene: Scene) -> None:
    """Two items become tickets and findings become comments, while backends die."""
    load(scene)
    scene.fleet.danger = DANGER

    scene.open(ITEMS)
    scene.press_until(
        lambda: scene.shows("2 with a ticket"),
        *("Create tickets", "Go on", "Action items", "Try again", "Back to the report"),
    )
    scene.open(WORDS)
    before = plain(scene, WORDS)
    scene.press_until(
        lambda: scene.shows("open comment") and not scene.button("Comment on all").count(),
        *("Comment on all", "Try again", "Check postmortem"),
    )
    scene.fleet.danger = 0.0
    scene.press_until(lambda: scene.shows("Not ready"), "Check postmortem", "Try again")

    issues = scene.local.control("GET", "jira/issues")["issues"]
    keys = sorted(issue["key"] for issue in issues)
    assert len({issue["fields"]["summary"] for issue in issues}) == len(keys) == 2
    assert [plain(scene, ITEMS).count(key) for key in keys] == [1, 1]
    assert plain(scene, WORDS) == before
    ours = comments(scene)
    assert len(ours) == len(set(ours)) > 5


def plain(scene: Scene, document: str) -> str:
    """The text of a document, tables and all."""
    return "".join(texts(scene.local.whole(document, ANA)["tabs"]))


def texts(part: Any) -> Iterator[str]:
    """Every run's text below a part of an answer, in order."""
    if isinstance(part, list):
        for one in part:
            yield from texts(one)
    elif isinstance(part, dict):
        if "textRun" in part:
            yield part["textRun"]["content"]
        else:
            for one in part.values():
                yield from texts(one)


def comments(scene: Scene) -> list[str]:
    """What each comment of ours says."""
    found = scene.local.whole(WORDS, ANA).get("comments", [])
    return [each["headPost"]["content"] for each in found]
