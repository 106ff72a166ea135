"""The state machine: when to send, when to look, when to leave it to a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from addon.domain import pushes as states
from addon.domain.pushes import Push
from addon.domain.tickets import DONE, Ticket

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ASKED = Push("u1", "DOC", "jira", "OPS", "8f1c02ab")
BEGUN = states.begun(ASKED, "a1", NOON, 41)
SOON = NOON + timedelta(seconds=119)
THEN = NOON + states.QUARANTINE


def test_what_was_asked_for_is_sent() -> None:
    assert states.next_step(ASKED, NOON) == states.SEND


@pytest.mark.parametrize("push", [BEGUN, states.lost(BEGUN, "time-out")], ids=["crash", "lost"])
def test_what_nobody_knows_is_left_alone_and_then_looked_for(push: Push) -> None:
    assert states.next_step(push, SOON) == states.WAIT
    assert states.next_step(push, THEN) == states.LOOK


@pytest.mark.parametrize("state", states.AT_REST)
def test_what_rests_is_left_alone_for_good(state: str) -> None:
    assert states.next_step(BEGUN._replace(state=state), THEN) == states.REST


def test_an_intent_that_grew_old_is_not_sent() -> None:
    assert states.may_send(BEGUN, NOON + timedelta(seconds=5))
    assert not states.may_send(BEGUN, NOON + timedelta(seconds=6))
    assert not states.may_send(ASKED, NOON)


def test_the_floor_of_the_first_attempt_stays() -> None:
    assert states.begun(BEGUN, "a2", THEN, 99).floor == 41


def test_a_limit_puts_it_off() -> None:
    push = states.put_off(BEGUN, SOON, "wait")

    assert states.next_step(push, NOON) == states.WAIT
    assert states.next_step(push, SOON) == states.SEND


def test_the_oldest_of_several_is_adopted_and_the_others_are_told_of() -> None:
    push = states.looked(states.lost(BEGUN, ""), [Ticket("OPS-42"), Ticket("OPS-43")], THEN)

    assert (push.state, push.key, push.other_keys) == (states.CREATED, "OPS-42", "OPS-43")


def test_not_found_once_is_tried_again_and_twice_is_up_to_a_person() -> None:
    once = states.looked(states.lost(BEGUN, ""), [], THEN)
    twice = states.looked(states.lost(states.begun(once, "a2", THEN, 0), ""), [], THEN)

    assert (once.state, twice.state) == (states.READY, states.NEEDS_HUMAN)


def test_words_are_forgotten_once_they_are_sent() -> None:
    assert states.made(BEGUN._replace(draft="{}"), Ticket("OPS-42"), THEN).draft == ""


@pytest.mark.parametrize(("project", "floor"), [("OPS", 41), ("PAY", None)])
def test_asking_again_keeps_the_floor_within_a_project(project: str, floor: int | None) -> None:
    again = states.asked_again(states.refused(BEGUN, "no"), ASKED._replace(project=project))

    assert (again.state, again.floor, again.problem) == (states.READY, floor, "")


def test_done_is_dated_once_and_undone_when_reopened() -> None:
    made = states.made(BEGUN, Ticket("OPS-42"), NOON)
    done = states.seen(
        states.seen(made, Ticket("OPS-42", category=DONE), SOON),
        Ticket("OPS-42", category=DONE),
        THEN,
    )

    assert done.done_at == SOON
    assert states.seen(done, Ticket("OPS-42"), THEN).done_at is None
