"""The nightly sweep within quotas: every document, at its share, come what may."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from addon.domain.sweeps import BROKEN, READ
from addon.errors import BusyError, CredentialsError, QuotaError, UnavailableError
from addon.store.sweeps import Sweeps
from addon.usecases import sweep_postmortems
from docs_template import reader
from tests.sweep.night import ACCOUNT, CREATOR, DOCUMENTS, MINUTE, ONE_AM, ROBOT

if TYPE_CHECKING:
    from typing import Any

    from tests.sweep.night import Night

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_it_notes_codes_fingerprints_and_counts_and_no_words(night: Night) -> None:
    night.write(1)

    night.sweeping().sweep()

    (row,) = night.noted().values()
    assert (row["outcome"], row["kind"], row["at"]) == (READ, "full", ONE_AM)
    lines = row["findings"].splitlines()
    assert len(lines) == row["error"] + row["warning"] + row["suggestion"] > 0
    assert all(len(line.split()) == 2 and len(line.split()[1]) == 8 for line in lines)
    assert {line.split()[0] for line in row["factors"].splitlines()} <= {
        *("technical", "process", "organizational", "detection", "none")
    }
    assert "checkout" not in str(row).lower()


def test_a_share_is_kept_to_the_request(night: Night) -> None:
    night.write(70)

    night.sweeping(20).sweep()

    assert night.most_a_minute() == 60
    assert night.statuses == {200: 70}


def test_two_at_once_do_not_double_the_rate(night: Night) -> None:
    night.write(20)
    first = night.sweeping()
    with pytest.raises(BusyError):  # noqa: PT012 - the second comes while the first is at it
        second = night.sweeping()
        sleep = first._sleep

        def sleep_beside(seconds: float) -> None:
            sleep(seconds)
            second.sweep()

        first._sleep = sleep_beside
        first.sweep()

    swept = night.sweeping().sweep()
    assert swept is not None
    assert swept.left == 0


def test_google_is_left_alone_for_as_long_as_it_asks_for(night: Night) -> None:
    night.write(2)
    fault = {"kind": "status", "status": 429, "path": DOCUMENTS, "retry_after": 40, "times": 2}
    night.local.control("POST", "faults", fault)

    night.sweeping().sweep()

    night.look()
    gaps = [(b - a).total_seconds() for a, b in zip(night.reads, night.reads[1:], strict=False)]
    assert 40 <= gaps[0] <= 41
    assert 40 <= gaps[1] <= 42
    assert gaps[2] < 1


def test_where_it_asks_for_nothing_pauses_double_and_none_is_by_the_clock(night: Night) -> None:
    night.write(1)
    fault = {"kind": "status", "status": 429, "path": DOCUMENTS, "times": 7}
    night.local.control("POST", "faults", fault)

    night.sweeping().sweep()

    pauses = [seconds for seconds in night.slept if seconds > 0.4]
    assert len(pauses) == 7
    for number, pause in enumerate(pauses):
        assert 2**number / 2 <= pause <= 2**number
    assert len({pause / 2**number for number, pause in enumerate(pauses)}) == 7


def test_google_that_takes_nothing_is_left_to_another_time(night: Night) -> None:
    night.write(3)
    fault = {"kind": "status", "status": 429, "path": DOCUMENTS, "times": 10}
    night.local.control("POST", "faults", fault)

    with pytest.raises(QuotaError):
        night.sweeping().sweep()

    assert night.noted() == {}
    swept = night.sweeping().sweep()
    assert swept is not None
    assert (swept.number, swept.outcomes) == (1, {READ: 3})


def test_google_that_is_down_is_not_taken_for_broken_documents(night: Night) -> None:
    night.write(9)
    fault = {"kind": "status", "status": 503, "path": DOCUMENTS, "times": 99}
    night.local.control("POST", "faults", fault)

    with pytest.raises(UnavailableError):
        night.sweeping().sweep()

    assert len(night.noted()) == sweep_postmortems._MOST_SILENT - 1


def test_what_fails_once_is_read_all_the_same(night: Night) -> None:
    night.write(4)
    for fault in ({"kind": "drop"}, {"kind": "status", "status": 503}, {"kind": "not_json"}):
        night.local.control("POST", "faults", fault | {"path": DOCUMENTS})

    swept = night.sweeping().sweep()

    assert swept is not None
    assert swept.outcomes == {READ: 4}


def test_a_document_that_breaks_the_linter_stops_nothing(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.write(3)
    real = reader.read

    def fragile(answer: dict[str, Any]) -> Any:
        if answer["documentId"] == "D00001":
            raise ZeroDivisionError
        return real(answer)

    monkeypatch.setattr(sweep_postmortems, "read", fragile)

    swept = night.sweeping().sweep()

    assert swept is not None
    assert swept.outcomes == {READ: 2, BROKEN: 1}


def test_a_stretch_ends_in_time_and_the_next_goes_on(night: Night) -> None:
    night.write(70)

    first = night.sweeping(20).stretch(MINUTE)
    then = night.sweeping(20).stretch(3 * MINUTE)

    assert first is not None
    assert then is not None
    assert (first.done, first.left) == (60, 10)
    assert (then.done, then.left) == (10, 0)
    assert night.sweeping().stretch(MINUTE) is None
    night.look()
    assert {*night.by_document.values()} == {1}
    night.show(ONE_AM + timedelta(days=1))
    assert night.sweeping().stretch(MINUTE) is not None


def test_a_stretch_does_not_wait_for_what_comes_after_its_end(night: Night) -> None:
    night.write(2)
    fault = {"kind": "status", "status": 429, "path": DOCUMENTS, "retry_after": 3600}
    night.local.control("POST", "faults", fault)

    swept = night.sweeping().stretch(MINUTE)

    assert swept is not None
    assert (swept.done, swept.left) == (0, 2)
    assert night.now - ONE_AM < MINUTE
    again = night.sweeping().stretch(2 * MINUTE)
    assert again is not None
    assert again.done == 0


def test_without_a_delegation_nothing_is_said_of_any_document(night: Night) -> None:
    night.write(2)
    order = {"creators": [CREATOR], "scopes": ["drive.file"]}
    night.local.control("PUT", f"delegations/{ACCOUNT}", order)

    with pytest.raises(CredentialsError, match="no domain-wide delegation"):
        night.sweeping().sweep()

    assert night.noted() == {}
    assert ROBOT not in night.by_document


def test_two_by_the_clock_do_not_get_in_each_others_way(night: Night) -> None:
    night.write(2)
    assert Sweeps(night.engine).take(night.now, timedelta()) is not None

    assert night.sweeping().stretch(MINUTE) is None
