"""Without a click: what got lost is found or made, what changed is noted, what is old forgotten."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from addon.domain import pushes as states
from addon.domain.pushes import Push
from addon.store import database
from addon.store.pushes import Pushes
from addon.usecases.follow_tickets import KEPT, Followed, follow_tickets
from addon.usecases.push_item import push_item
from emulator.jira import web
from emulator.jira.projects import STATUSES
from emulator.jira.site import Site
from tests.trackers.benches import JiraBench
from tests.trackers.drafts import draft
from tests.trackers.test_jira import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addon.domain.tickets import Draft


class World:
    """A store, a Jira, and one item that was asked for."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.clock = Hands()
        self.bench = JiraBench(root, Site(web.sample_projects(), self.clock))
        self.engine = database.connect(f"sqlite:///{folder / 'store.db'}")
        database.upgrade(self.engine)
        self.pushes = Pushes(self.engine)
        self.item, self.another = draft(), draft("another")
        self._ask(self.item)

    def _ask(self, item: Draft) -> None:
        whole = json.dumps(item._asdict())
        self.pushes.ask(
            Push(item.uid, "DOC", "jira", "OPS", "8f", draft=whole, text="Add", owner="Ana")
        )

    def push(self) -> Push:
        return self._push(self.item)

    def push_another(self) -> Push:
        """Ask for another item of the same document, and make its ticket."""
        self._ask(self.another)
        return self._push(self.another)

    def hold(self, uid: str, **lasting: float) -> None:
        """Let another worker be at an item."""
        until = self.clock() + timedelta(**(lasting or {"minutes": 1}))
        assert self.pushes.take(uid, self.clock(), until)

    def _push(self, item: Draft) -> Push:
        return push_item(
            item.uid,
            item,
            pushes=self.pushes,
            tracker=self.bench.tracker(),
            clock=self.clock,
        )

    def later(self, **passed: float) -> Followed:
        self.clock.now += timedelta(**passed)
        return follow_tickets(pushes=self.pushes, new_tracker=self.bench.tracker, clock=self.clock)

    def stored(self) -> Push:
        (push,) = self.pushes.of_document("DOC")
        return push


@pytest.fixture
def world(root: Path, tmp_path: Path) -> Iterator[World]:
    world = World(root, tmp_path)
    yield world
    world.engine.dispose()
    world.bench.close()


def test_what_got_lost_is_adopted_when_its_time_has_come(world: World) -> None:
    world.bench.strike("lost")
    assert world.push().state == states.UNKNOWN

    assert world.later(seconds=60).settled == 0
    assert world.later(seconds=61).settled == 1

    assert (world.stored().state, world.stored().key) == (states.CREATED, "OPS-1")
    assert world.bench.tickets(world.item.uid) == 1


def test_what_was_never_made_is_made_after_it_was_looked_for(world: World) -> None:
    world.bench.strike("unsent")
    world.push()

    assert world.later(seconds=121).settled == 1

    assert world.stored().key == "OPS-1"


def test_what_was_put_off_is_made_when_the_wait_is_over(world: World) -> None:
    world.bench.strike("limited", retry_after=1)
    assert world.push().state == states.READY
    world.bench.limits = type(world.bench.limits)()

    assert world.later(seconds=2).settled == 1


def test_lost_twice_waits_for_a_person_and_for_nothing_else(world: World) -> None:
    world.bench.strike("unsent", times=9)
    world.push()
    for _ in range(6):
        world.later(seconds=200)

    assert world.stored().state == states.NEEDS_HUMAN
    assert world.bench.tickets(world.item.uid) == 0


def test_a_private_item_is_looked_for_and_sent_by_a_click_alone(world: World) -> None:
    world.bench.strike("unsent")
    world.push()
    (push,) = world.pushes.open()
    taken = world.pushes.take(push.uid, world.clock(), world.clock())
    assert taken is not None
    world.pushes.save(taken._replace(draft="", text="", owner=""))

    world.later(seconds=121)
    world.later(seconds=60)

    assert world.stored().state == states.READY
    assert world.bench.tickets(world.item.uid) == 0


def test_a_round_notes_what_changed_and_the_next_one_finds_no_news(world: World) -> None:
    world.push()
    world.later(seconds=1)
    world.bench.site.issues()[0].status = STATUSES[2]

    assert world.later(seconds=600) == Followed(news=1)
    assert world.later(seconds=600) == Followed()
    assert world.stored().status == "Done"


def test_the_words_of_what_was_done_long_ago_are_forgotten_and_its_key_is_not(
    world: World,
) -> None:
    world.push()
    world.bench.site.issues()[0].status = STATUSES[2]
    world.later(seconds=1)

    assert world.later(days=KEPT.days - 1).forgotten == 0
    assert world.later(days=2).forgotten == 1

    assert (world.stored().text, world.stored().owner, world.stored().key) == ("", "", "OPS-1")


def test_an_item_that_somebody_is_at_does_not_keep_the_others_from_being_forgotten(
    world: World,
) -> None:
    first, other = world.push(), world.push_another()
    for issue in world.bench.site.issues():
        issue.status = STATUSES[2]
    world.later(seconds=1)
    world.hold(first.uid, days=KEPT.days + 9)

    assert world.later(days=KEPT.days + 1).forgotten == 1

    texts = {push.uid: push.text for push in world.pushes.of_document("DOC")}
    assert texts == {first.uid: "Add", other.uid: ""}
