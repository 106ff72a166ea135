"""Jobs in the store: each done once, by one at a time, and none lost with its worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from addon.errors import BusyError
from addon.store.jobs import KEPT, JobLedger

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PATIENCE = timedelta(minutes=11)


def test_what_is_done_is_not_begun_again(engine: Engine) -> None:
    ledger = JobLedger(engine)

    assert ledger.begin("sweep-1", NOON, PATIENCE)
    ledger.finish("sweep-1", NOON)

    assert not ledger.begin("sweep-1", NOON + SECOND, PATIENCE)
    assert ledger.begin("sweep-2", NOON, PATIENCE)


def test_somebody_is_at_it(engine: Engine) -> None:
    JobLedger(engine).begin("sweep-1", NOON, PATIENCE)

    with pytest.raises(BusyError):
        JobLedger(engine).begin("sweep-1", NOON + PATIENCE - SECOND, PATIENCE)


def test_whoever_was_killed_at_it_is_not_waited_for(engine: Engine) -> None:
    ledger = JobLedger(engine)
    ledger.begin("sweep-1", NOON, PATIENCE)

    assert ledger.begin("sweep-1", NOON + PATIENCE, PATIENCE)
    with pytest.raises(BusyError):
        ledger.begin("sweep-1", NOON + PATIENCE + SECOND, PATIENCE)


def test_what_failed_can_be_begun_at_once(engine: Engine) -> None:
    ledger = JobLedger(engine)
    ledger.begin("sweep-1", NOON, PATIENCE)
    ledger.give_up("sweep-1")

    assert ledger.begin("sweep-1", NOON, PATIENCE)
    ledger.finish("sweep-1", NOON)
    ledger.give_up("sweep-1")
    assert not ledger.begin("sweep-1", NOON, PATIENCE)


def test_of_eight_at_once_one_begins(engine: Engine) -> None:
    def begin(_: int) -> bool:
        try:
            return JobLedger(engine).begin("sweep-1", NOON, PATIENCE)
        except BusyError:
            return False

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert sum(pool.map(begin, range(8))) == 1


def test_what_was_done_long_ago_is_forgotten(engine: Engine) -> None:
    ledger = JobLedger(engine)
    ledger.begin("sweep-1", NOON, PATIENCE)
    ledger.finish("sweep-1", NOON)
    ledger.begin("sweep-2", NOON + KEPT + SECOND, PATIENCE)

    assert ledger.begin("sweep-1", NOON + KEPT + SECOND, PATIENCE)
