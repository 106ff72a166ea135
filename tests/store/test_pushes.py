"""The table of pushes: asked for once, held by one worker, written by its holder alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from addon.domain import pushes as states
from addon.domain.pushes import Push
from addon.domain.tickets import Ticket
from addon.errors import BusyError
from addon.store.pushes import Pushes

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + states.LEASE


@pytest.fixture
def pushes(engine: Engine) -> Pushes:
    return Pushes(engine)


def item(uid: str = "u1", **changed: Any) -> Push:
    return Push(uid, "DOC", "jira", "OPS", "8f1c02ab")._replace(**changed)


def taken(pushes: Pushes, now: datetime = NOON, uid: str = "u1") -> Push:
    push = pushes.take(uid, now, now + states.LEASE)
    assert push is not None
    return push


def test_the_second_who_asks_finds_the_first(pushes: Pushes) -> None:
    pushes.ask(item())

    assert pushes.ask(item(project="PAY")).project == "OPS"


def test_all_that_is_known_comes_back(pushes: Pushes) -> None:
    whole = item(
        draft="{}", text="Add", owner="Ana", due="2026-03-08", floor=7, attempt_at=NOON, problem="x"
    )
    pushes.ask(whole)

    assert pushes.of_document("DOC") == [whole]
    assert pushes.of_document("OTHER") == []


def test_an_item_is_held_by_one_until_its_time_is_over(pushes: Pushes) -> None:
    pushes.ask(item())
    first = taken(pushes)

    assert pushes.take("u1", NOON + timedelta(seconds=1), LATER) is None
    assert taken(pushes, LATER).lease == first.lease + 1


def test_an_item_that_was_given_back_is_free(pushes: Pushes) -> None:
    pushes.ask(item())
    pushes.release(taken(pushes))

    assert taken(pushes).lease == 2


def test_who_lost_the_item_changes_nothing_any_more(pushes: Pushes) -> None:
    pushes.ask(item())
    late = taken(pushes)
    taken(pushes, LATER)

    with pytest.raises(BusyError):
        pushes.save(states.begun(late, "a", LATER, 0))
    pushes.release(late)

    (standing,) = pushes.of_document("DOC")
    assert standing.state == states.READY
    assert standing.leased_until == LATER + states.LEASE


def test_an_item_that_nobody_asked_for_is_nobodys(pushes: Pushes) -> None:
    assert pushes.take("none", NOON, LATER) is None


def test_of_many_who_reach_for_an_item_one_gets_it(pushes: Pushes) -> None:
    pushes.ask(item())

    with ThreadPoolExecutor(max_workers=8) as pool:
        got = list(pool.map(lambda _: pushes.take("u1", NOON, LATER), range(8)))

    assert sum(push is not None for push in got) == 1


def test_the_highest_number_is_that_of_the_project_alone(pushes: Pushes) -> None:
    for uid, key in (("u1", "OPS-9"), ("u2", "OPS-10"), ("u3", "PAY-700"), ("u4", "")):
        pushes.ask(item(uid, key=key))

    assert pushes.highest("jira", "OPS") == 10
    assert pushes.highest("jira", "PAY") == 0
    assert pushes.highest("github", "OPS") == 0


def test_what_is_under_way_is_found_and_what_rests_is_not(pushes: Pushes) -> None:
    for number, state in enumerate(states.STATES):
        pushes.ask(item(f"u{number}", state=state))

    assert {push.state for push in pushes.open()} == {
        states.READY,
        states.SENDING,
        states.UNKNOWN,
    }
    assert [push.state for push in pushes.created()] == [states.CREATED]


def test_what_is_too_long_is_cut_on_every_engine(pushes: Pushes) -> None:
    pushes.ask(item(problem="x" * 2_000, owner="y" * 400))

    (standing,) = pushes.of_document("DOC")
    assert len(standing.problem) == 1_000
    assert standing.owner.endswith("…")


def test_a_ticket_leads_to_its_item(pushes: Pushes) -> None:
    pushes.ask(item())
    pushes.save(states.made(taken(pushes), Ticket("OPS-1", "https://j/OPS-1"), NOON))

    (found,) = pushes.with_key("OPS-1")
    assert (found.uid, found.url, found.created_at) == ("u1", "https://j/OPS-1", NOON)
