"""10,000 postmortems in one night: within the robot's share, killed and resumed, none forgotten.

``PROOFS=1`` (``make proofs``) sweeps as many; the suite takes a few hundred.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from addon.domain.sweeps import LEASE, NO_ACCESS, NO_ANSWER, OUTCOMES, READ, TOO_LARGE
from tests.sweep.night import DOCUMENTS, MINUTE, until_killed

if TYPE_CHECKING:
    from typing import Any

    from tests.sweep.night import Night

MOST = {"sqlite": 10_000, "postgresql": 10_000}
if not os.environ.get("PROOFS"):
    MOST = {"sqlite": 300, "postgresql": 80}
REFUSALS = 4
KILLS = 12 if os.environ.get("PROOFS") else 3
SHARE = 95
HUGE_BYTES = 21_000_000


def spoil(night: Night, ids: list[str]) -> dict[str, int]:
    """Let some documents be gone, unshared, huge, silent; answers how many of each outcome."""
    gone = ids[3::97]
    unshared = sorted({*ids[5::89]} - {*gone})
    huge, silent = ids[7:9], sorted({*ids[12::450]} - {*gone, *unshared})
    files = night.local.workspace
    for document_id in gone:
        files.file(document_id).trashed = True  # type: ignore[union-attr]
        files.remove(document_id)
    for document_id in unshared:
        files.file(document_id).permissions.clear()  # type: ignore[union-attr]
    faults: list[dict[str, Any]] = [
        {"kind": "oversized", "bytes": HUGE_BYTES, "when": "after", "path": f"*/{document_id}"}
        for document_id in huge
    ]
    faults += [{"kind": "not_json", "times": 99, "path": f"*/{one}"} for one in silent]
    for fault in faults:
        night.local.control("POST", "faults", fault)
    return {
        NO_ACCESS: len({*gone, *unshared}),
        TOO_LARGE: len(huge),
        NO_ANSWER: len(silent),
        READ: len(ids) - len({*gone, *unshared}) - len(huge) - len(silent),
    }


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
def test_every_document_is_swept_within_the_share_though_it_is_killed_again_and_again(
    night: Night, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = night.engine.dialect.name
    most = MOST[engine]
    ids = night.write(most)
    expected = spoil(night, ids)
    for number in range(REFUSALS):
        fault = {"kind": "status", "status": 429, "path": DOCUMENTS}
        night.local.control("POST", "faults", fault | {"skip": number * most // 5})

    killed = 0
    for _ in range(KILLS):
        steps = night.random.randrange(10, most // KILLS)
        killed += until_killed(night.sweeping(SHARE, steps).sweep)
        night.show(night.now + LEASE + MINUTE)
    swept = night.sweeping(SHARE).sweep()

    assert swept is not None
    assert (killed, swept.left) == (KILLS, 0)
    noted = night.noted()
    found = {name: sum(row["outcome"] == name for row in noted.values()) for name in OUTCOMES}
    assert {name: count for name, count in found.items() if count} == expected
    a_minute, again = night.most_a_minute(), _read_again(night, noted)
    with capsys.disabled():
        took = (night.reads[-1] - night.reads[0]) / MINUTE
        print(  # noqa: T201 - the figures that the project states
            f"\nsweep on {engine}: {len(noted)} documents, {len(night.reads)} reads in "
            f"{took:.0f} simulated minutes, {a_minute} a minute at most of 300, {killed} kills, "
            f"{again} documents read again"
        )
    assert a_minute <= 300 * SHARE // 100
    assert again <= killed
    assert night.statuses[429] == REFUSALS


def _read_again(night: Night, noted: dict[str, dict[str, Any]]) -> int:
    """Documents that were read more than once though they were there: those of a kill alone."""
    answered = {each for each, row in noted.items() if row["outcome"] in {READ, NO_ACCESS}}
    refused = night.statuses[429]
    return sum(night.by_document[each] - 1 for each in answered) - refused
