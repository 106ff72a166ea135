"""Workers are killed between any two steps and inside of the request: one ticket all the same.

``make proofs`` plays 2,500 schedules on SQLite and 500 on PostgreSQL, the suite a share of them.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from addon.domain.pushes import CREATED
from tests.pushes.world import SearchingJira, outcomes, tally

if TYPE_CHECKING:
    from sqlalchemy import Engine

IS_PROOF = bool(os.environ.get("PROOFS"))
SCHEDULES = {"sqlite": 2_500 if IS_PROOF else 100, "postgresql": 500 if IS_PROOF else 20}


def test_each_item_has_one_ticket_or_waits_for_a_person(engine: Engine) -> None:
    found: Counter[str] = Counter()
    for seed in range(SCHEDULES[engine.dialect.name]):
        of_one = tally(outcomes(seed, engine))
        assert not [state for state in of_one if state.startswith("WRONG")], (seed, of_one)
        found += of_one

    print(f"{engine.dialect.name}: {dict(found)}")  # noqa: T201 - the figures of a proof
    assert found[CREATED] > 0.7 * found.total()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_searching_in_place_of_reading_keys_makes_duplicates_and_is_noticed(
    engine: Engine,
) -> None:
    found = [one for seed in range(60) for one in outcomes(seed, engine, SearchingJira)]

    assert any(len(one.tickets) > 1 for one in found)
