"""How many clicks are in hand at once, and what the one beyond that is told."""

from __future__ import annotations

import logging
import runpy
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from addon.auth.seats import MOST, QUEUE, Seats
from addon.handlers import door
from addon.main import create_app
from tests.addon.host import Host, button_of, pushed, settings, texts_of, updated

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local


def test_there_are_as_many_as_were_put_up() -> None:
    seats = Seats(2, queue=0)

    assert [seats.take() for _ in range(3)] == [True, True, False]
    seats.give_back()
    assert seats.take()


def test_whoever_waits_gets_the_seat_that_is_given_back() -> None:
    seats = Seats(1, queue=1, patience_s=30)
    assert seats.take()
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(seats.take)
        while not seats._waiting:
            sleep(0.001)
        assert not seats.take()
        seats.give_back()

        assert waiting.result(10)


def test_nobody_waits_for_ever() -> None:
    seats = Seats(1, queue=1, patience_s=0.05)
    assert seats.take()
    began = monotonic()

    assert not seats.take()
    assert monotonic() - began >= 0.05
    assert seats._waiting == 0


def test_a_crowd_leaves_every_seat_behind() -> None:
    seats = Seats(3, queue=5, patience_s=0.01)
    together = Barrier(12)

    def come_and_go() -> None:
        together.wait()
        for _ in range(50):
            if seats.take():
                seats.give_back()

    with ThreadPoolExecutor(12) as pool:
        for gone in [pool.submit(come_and_go) for _ in range(12)]:
            gone.result(30)

    assert (seats._free, seats._waiting) == (3, 0)


def test_every_seat_and_everybody_who_waits_has_a_thread_and_some_are_left(root: Path) -> None:
    config = runpy.run_path(str(root / "deploy" / "gunicorn.conf.py"))

    assert config["threads"] > MOST + QUEUE


class TestACrowdedSidebar:
    @pytest.fixture
    def crowded(self, local: Local, monkeypatch: pytest.MonkeyPatch) -> Host:
        """Give a backend with one seat, which somebody holds."""
        seats = Seats(1, queue=0)
        monkeypatch.setattr(door, "Seats", lambda: seats)
        host = Host(local)
        host.client = create_app(settings(local)).test_client()
        assert seats.take()
        self.seats = seats
        return host

    def test_says_so_in_a_card_that_offers_another_try(self, crowded: Host) -> None:
        crowded.local.control("DELETE", "calls")
        card = updated(crowded.call("/addon/check"))

        assert card["header"]["title"] == "Busy just now"
        assert "try again in a few seconds" in "".join(texts_of(card))
        assert crowded.reads() == []

        self.seats.give_back()
        again = updated(crowded.click(button_of(card, "Try again")))
        assert again["name"] == "report"

    def test_says_so_where_the_sidebar_opens(self, crowded: Host) -> None:
        assert pushed(crowded.call("/addon/home"))["header"]["title"] == "Busy just now"

    def test_is_counted(self, crowded: Host, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.INFO):
            crowded.call("/addon/check")

        fields = [getattr(record, "fields", {}) for record in caplog.records]
        assert {"event": "overload", "path": "/addon/check"} in fields

    def test_answers_those_that_need_no_seat(self, crowded: Host) -> None:
        assert crowded.client.get("/healthz").status_code == 200
        assert crowded.post("/addon/check", crowded.event(), "Bearer x").status_code == 401
        assert crowded.client.get("/rules/team-owner").status_code == 200

    @pytest.mark.parametrize("fault", ["status", "drop", "not_json"])
    def test_has_every_seat_back_after_a_failure(self, crowded: Host, fault: str) -> None:
        self.seats.give_back()
        crowded.local.control("POST", "faults", {"kind": fault, "times": 9})
        failed = updated(crowded.call("/addon/check"))
        crowded.local.control("DELETE", "faults")

        assert failed["name"] == "failure"
        assert updated(crowded.call("/addon/check"))["name"] == "report"

    def test_has_every_seat_back_after_a_fault_of_ours(
        self, crowded: Host, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.seats.give_back()
        with monkeypatch.context() as patch:
            patch.setattr("addon.bootstrap.check_postmortem", partial(int, "none"))
            assert "wrong" in updated(crowded.call("/addon/check"))["header"]["title"]

        assert updated(crowded.call("/addon/check"))["name"] == "report"
