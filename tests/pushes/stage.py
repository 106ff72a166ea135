"""Workers that take turns on a clock of their own, and are killed between any two steps.

Each worker is a thread, and one of them runs at a time: it hands over at each *point*, before and
after whatever it asks of the store or the tracker. There the director may let another one go on,
let time pass, or kill it. A killed worker does nothing any more, as after SIGKILL.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Semaphore, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Killed(BaseException):
    """The process is gone."""


class Worker:
    """One process: it runs from point to point when it is told to."""

    def __init__(self, play: Callable[[Worker], None]) -> None:
        self.is_killed = False
        self.is_over = False
        self.wakes_at = NOON
        self.fault: BaseException | None = None
        self._turn = Semaphore(0)
        self._pause = Semaphore(0)
        self._play = play
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self._turn.acquire()
        try:
            if not self.is_killed:
                self._play(self)
        except Killed:
            pass
        except BaseException as fault:  # noqa: BLE001 - handed over to the test
            self.fault = fault
        self.is_over = True
        self._pause.release()

    def step(self) -> None:
        """Let it run to its next point."""
        self._turn.release()
        self._pause.acquire()
        if self.fault is not None:
            raise self.fault

    def point(self) -> None:
        """Hand over; called by the worker itself."""
        self.check()
        self._pause.release()
        self._turn.acquire()
        self.check()

    def check(self) -> None:
        """Go no further once killed."""
        if self.is_killed:
            raise Killed

    def kill(self) -> None:
        """Let it end without another step."""
        self.is_killed = True
        while not self.is_over:
            self.step()


class Stage:
    """Two workers at a time, a clock, and what befalls them, drawn from ``random``."""

    def __init__(
        self,
        random: Random,
        play: Callable[[Worker], None],
        *,
        kills: int,
        workers: int = 2,
    ) -> None:
        self.random = random
        self.now = NOON
        self._play = play
        self._kills = kills
        self._workers = [self._new() for _ in range(workers)]

    def clock(self) -> datetime:
        return self.now

    def run(self, is_done: Callable[[], bool], patience: timedelta) -> None:
        """Let them work until all is at rest; a worker that is over or killed begins again."""
        end = self.now + patience
        while self.now < end:
            self._turn()
            if all(worker.is_over for worker in self._workers) and is_done():
                break
        for worker in self._workers:
            worker.kill()

    def _turn(self) -> None:
        random = self.random
        self.now += timedelta(seconds=random.choice((0.01, 0.1, 0.5, 2.0)))
        number = random.randrange(len(self._workers))
        worker = self._workers[number]
        if worker.is_over:
            # It looks again after a while, as a cron or an impatient person does.
            self.now += timedelta(seconds=random.choice((1, 10, 40)))
            self._workers[number] = self._new()
        elif self._kills and random.random() < 0.12:
            self._kills -= 1
            worker.kill()
        elif worker.wakes_at <= self.now:
            worker.step()
            if random.random() < 0.03:
                worker.wakes_at = self.now + timedelta(seconds=random.choice((3, 30, 90, 200)))

    def _new(self) -> Worker:
        return Worker(self._play)
