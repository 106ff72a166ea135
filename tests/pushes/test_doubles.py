"""Whatever went wrong, an item with two tickets is seen the next morning, and nothing is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.domain.tickets import PROPERTY
from addon.integrations.jira.tracker import JiraTracker
from addon.usecases.find_doubles import find_doubles
from emulator.jira.projects import STATUSES
from tests.pushes.test_follow import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addon.domain.tickets import Draft
    from emulator.jira.site import Issue


@pytest.fixture
def world(root: Path, tmp_path: Path) -> Iterator[World]:
    world = World(root, tmp_path)
    yield world
    world.bench.close()
    world.engine.dispose()


def found(world: World) -> int:
    return find_doubles(pushes=world.pushes, new_tracker=world.bench.tracker, clock=world.clock)


def copied(world: World, *, with_mark: bool = True, of: Draft | None = None) -> Issue:
    """Another issue for the same item, as a worker would make that everybody gave up."""
    item = of or world.item
    fields = {
        "project": {"key": "OPS"},
        "summary": "Add",
        "issuetype": {"name": "Task"},
        "labels": [item.label],
    }
    marks = {PROPERTY: dict(item.mark)} if with_mark else {}
    return world.bench.site.create(fields, marks)


def test_an_item_with_one_ticket_is_left_alone(world: World) -> None:
    push = world.push()

    assert found(world) == 0
    assert world.stored()._replace(lease=push.lease) == push._replace(leased_until=None)


@pytest.mark.parametrize("with_mark", [True, False])
def test_a_second_ticket_is_noted_and_stays_open(world: World, *, with_mark: bool) -> None:
    key = world.push().key
    second = copied(world, with_mark=with_mark)

    assert found(world) == 1
    assert world.stored().key == key
    assert world.stored().other_keys == second.key
    assert second.status.name == "To Do"


def test_it_is_forgotten_once_somebody_has_cleared_up(world: World) -> None:
    world.push()
    second = copied(world)
    found(world)
    second.fields["labels"] = []

    assert found(world) == 0
    assert world.stored().other_keys == ""


def test_it_is_forgotten_once_the_further_ticket_is_closed(world: World) -> None:
    world.push()
    second = copied(world)
    found(world)
    second.status = STATUSES[2]

    assert found(world) == 0
    assert world.stored().other_keys == ""


def test_one_that_stays_open_is_named_though_the_items_own_is_closed(world: World) -> None:
    world.push()
    world.bench.site.issues()[0].status = STATUSES[2]
    second = copied(world)

    assert found(world) == 1
    assert world.stored().other_keys == second.key


def test_what_recovery_saw_stays_noted_where_a_tracker_has_no_search(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.push()
    second = copied(world)
    found(world)
    monkeypatch.setattr(JiraTracker, "marked", lambda *_: None)

    assert found(world) == 1
    assert world.stored().other_keys == second.key


def test_a_ticket_that_was_moved_is_no_second_one(world: World) -> None:
    world.bench.site.move(world.push().key, "PAY")

    assert found(world) == 0


def test_beside_one_that_was_moved_the_second_is_named(world: World) -> None:
    world.bench.site.move(world.push().key, "PAY")
    second = copied(world)

    assert found(world) == 1
    assert world.stored().other_keys == second.key


def test_more_tickets_than_a_page_holds_are_all_found(world: World) -> None:
    world.push()
    keys = {copied(world).key for _ in range(120)}

    (uid,) = {world.item.uid}
    tickets = world.bench.tracker().marked([uid])

    assert {ticket.key for ticket in tickets} >= keys
    assert {ticket.uid for ticket in tickets} == {uid}


def test_where_no_tracker_is_set_up_nothing_is_looked_for(world: World) -> None:
    world.push()
    copied(world)

    assert find_doubles(pushes=world.pushes, new_tracker=lambda: None, clock=world.clock) == 0
    assert world.stored().other_keys == ""


def test_an_item_that_somebody_is_at_does_not_keep_the_others_from_being_noted(
    world: World,
) -> None:
    first, other = world.push(), world.push_another()
    copied(world)
    second = copied(world, of=world.another)
    world.hold(first.uid)

    assert found(world) == 2

    noted = {push.uid: push.other_keys for push in world.pushes.of_document("DOC")}
    assert noted == {first.uid: "", other.uid: second.key}
