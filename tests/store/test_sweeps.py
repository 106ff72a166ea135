"""The sweep in the store: one holder, one pace for all holders, nothing done twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update

from addon.domain.sweeps import LEASE, NO_ACCESS, READ, Reading, Sweep
from addon.errors import BusyError
from addon.store.sweeps import Latest, Sweeps
from addon.store.tables import POSTMORTEMS, READINGS

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
AT_ONCE = timedelta()
FACTORS = "detection 1\nprocess 2"
FOUND = Reading("D1", NOON, READ, "full", 1, 2, 3, 4, "LNG02 8f1c02ab", FACTORS)


def keep(engine: Engine, *document_ids: str | None, visibility: str = "domain") -> None:
    for number, document_id in enumerate(document_ids):
        row = {
            "intent": f"{visibility}-{number}",
            "document_id": document_id,
            "kind": "full",
            "severity": "SEV2",
            "visibility": visibility,
            "template_version": 1,
            "asked_at": NOON + number * SECOND,
        }
        with engine.begin() as connection:
            connection.execute(insert(POSTMORTEMS).values(row))


def taken(sweeps: Sweeps, now: datetime = NOON, rest: timedelta = AT_ONCE) -> Sweep:
    sweep = sweeps.take(now, rest)
    assert sweep is not None
    return sweep


def stored(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(READINGS)).mappings()]


def test_the_second_to_take_it_is_told_that_it_is_taken(engine: Engine) -> None:
    sweep = taken(Sweeps(engine))

    with pytest.raises(BusyError, match="another sweep is under way"):
        Sweeps(engine).take(NOON + LEASE - SECOND, AT_ONCE)

    Sweeps(engine).release(sweep)
    assert taken(Sweeps(engine), NOON + SECOND).number == sweep.number


def test_one_that_was_killed_is_taken_over_and_changes_nothing_more(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    killed = taken(sweeps)
    heir = taken(sweeps, NOON + LEASE)

    assert (heir.number, heir.lease) == (killed.number, killed.lease + 1)
    with pytest.raises(BusyError):
        sweeps.slot(killed, NOON + LEASE, SECOND)
    sweeps.end(killed, NOON)
    sweeps.release(killed)
    with pytest.raises(BusyError):
        sweeps.take(NOON + LEASE + SECOND, AT_ONCE)


def test_each_request_keeps_the_lease(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)

    sweeps.slot(sweep, NOON + LEASE, SECOND)

    with pytest.raises(BusyError):
        sweeps.take(NOON + LEASE + SECOND, AT_ONCE)


def test_requests_are_a_pause_apart_whoever_sends_them(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)
    first = [sweeps.slot(sweep, NOON, SECOND) for _ in range(3)]
    sweeps.release(sweep)

    heir = taken(sweeps, NOON)
    then = [sweeps.slot(heir, NOON, SECOND) for _ in range(2)]

    assert first + then == [NOON + number * SECOND for number in range(5)]
    assert sweeps.slot(heir, NOON + DAY, SECOND) == NOON + DAY


def test_a_pause_that_was_asked_for_holds_for_the_next_one_too(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)
    sweeps.postpone(sweep, NOON + 40 * SECOND)
    sweeps.release(sweep)

    assert sweeps.slot(taken(sweeps), NOON, SECOND) == NOON + 40 * SECOND


def test_the_next_one_begins_after_its_rest(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)
    sweeps.end(sweep, NOON + SECOND)
    sweeps.release(sweep)

    assert sweeps.take(NOON + DAY - SECOND, DAY) is None
    assert taken(sweeps, NOON + DAY, DAY).number == sweep.number + 1


def test_what_is_left_are_known_documents_the_oldest_first_and_no_private_ones(
    engine: Engine,
) -> None:
    keep(engine, "D1", None, "D3", "D2")
    keep(engine, "P1", visibility="private")
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)

    assert sweeps.left(sweep, 9) == ["D1", "D3", "D2"]
    assert sweeps.left(sweep, 2) == ["D1", "D3"]
    sweeps.note(sweep, FOUND)
    assert sweeps.left(sweep, 9) == ["D3", "D2"]
    assert sweeps.count_left(sweep) == 2
    assert sweeps.left(Sweep(sweep.number + 1, 0), 9) == ["D1", "D3", "D2"]


def test_what_was_found_stays_where_a_document_cannot_be_read_later(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    sweep = taken(sweeps)
    sweeps.note(sweep, FOUND)

    sweeps.note(Sweep(2, sweep.lease), Reading("D1", NOON + DAY, NO_ACCESS))
    sweeps.note(Sweep(2, sweep.lease), Reading("D2", NOON + DAY, NO_ACCESS))

    known, unknown = stored(engine)
    assert (known["outcome"], known["at"], known["read_at"]) == (NO_ACCESS, NOON + DAY, NOON)
    assert (known["error"], known["findings"]) == (1, "LNG02 8f1c02ab")
    assert known["factors"] == FACTORS
    assert (unknown["outcome"], unknown["read_at"], unknown["error"]) == (NO_ACCESS, None, 0)


def test_a_document_that_turned_private_is_left_out(engine: Engine) -> None:
    keep(engine, "D1", "D2")
    with engine.begin() as connection:
        private = update(POSTMORTEMS).where(POSTMORTEMS.c.document_id == "D1")
        connection.execute(private.values(visibility="private"))
    sweeps = Sweeps(engine)

    assert sweeps.left(taken(sweeps), 9) == ["D2"]


def test_how_the_last_one_went_can_be_told(engine: Engine) -> None:
    sweeps = Sweeps(engine)
    assert sweeps.latest() == Latest(None, None, {}, 0)
    keep(engine, "D1", "D2", "D3", None)
    keep(engine, "P1", visibility="private")
    before = taken(sweeps, NOON - DAY)
    sweeps.note(before, FOUND._replace(document_id="D3"))
    sweeps.end(before, NOON - DAY)
    sweeps.release(before)

    sweep = taken(sweeps)
    sweeps.note(sweep, FOUND)
    sweeps.note(sweep, Reading("D2", NOON, NO_ACCESS))

    assert sweeps.latest() == Latest(NOON, None, {READ: 1, NO_ACCESS: 1}, 3)
    sweeps.end(sweep, NOON + SECOND)
    assert sweeps.latest().ended_at == NOON + SECOND
