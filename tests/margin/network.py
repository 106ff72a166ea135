"""The way from the add-on to Google: calls that take too long, and clicks that overlap.

An answer that comes too late is no answer: what was asked may have been done, may be done later, or
never. Of clicks that overlap one runs at a time, and at every call it is chosen who goes on: so a
seed tells in which order, as for all else.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from threading import Condition, Thread, current_thread
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from addon import outgoing
from addon.store import database
from addon.store.comment_turns import CommentTurns

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

DONE, LATER, NEVER = "done", "later", "never"
PATIENCE_S = 60.0

_SENT = outgoing.send


def wait_out(store: str, document_id: str) -> None:
    """Let pass the time for which nobody comments, since Google may still do so; by hand."""
    engine = database.connect(store)
    CommentTurns(engine).give_back(document_id, datetime.now(UTC))
    engine.dispose()


class Delay(NamedTuple):
    """A call that takes too long: the first with a method after some others, and its fate."""

    method: str
    skip: int
    fate: str


class Network:
    """Stands for ``outgoing.send``."""

    def __init__(self) -> None:
        self.struck: Counter[str] = Counter()
        self._was_late = False
        self._delays: list[Delay] = []
        self._late: list[Callable[[], object]] = []
        self._overlap: Overlap | None = None

    def delay(self, delay: Delay) -> None:
        """Let a call to come take too long."""
        self._delays.append(delay)

    def clear(self) -> bool:
        """Let nothing take too long any more, and what is late arrive; tell if anything was."""
        self._delays.clear()
        while self._late:
            self._late.pop(0)()
        was_late, self._was_late = self._was_late, False
        return was_late

    def overlap(self, random: Random, *clicks: Callable[[], object]) -> None:
        """Carry out clicks at the same time."""
        self._overlap = Overlap(random)
        self._overlap.carry_out(*clicks)
        self._overlap = None

    def send(self, session: Any, method: str, url: str, **options: Any) -> outgoing.Answer:
        """As ``outgoing.send``."""
        if "/v1/documents" not in url and "/drive/v3/" not in url:
            return _SENT(session, method, url, **options)
        if self._overlap is not None:
            self._overlap.pause()
        delay = self._due(method)
        if delay is None:
            return _SENT(session, method, url, **options)
        self.struck[f"{method} {delay.fate}"] += 1
        self._was_late = True
        patient = options | {"until": monotonic() + PATIENCE_S}
        if delay.fate == DONE:
            _SENT(session, method, url, **patient)
        elif delay.fate == LATER:
            self._late.append(lambda: _SENT(session, method, url, **patient))
        raise outgoing.OutOfTimeError

    def _due(self, method: str) -> Delay | None:
        for at, delay in enumerate(self._delays):
            if delay.method == method:
                if not delay.skip:
                    return self._delays.pop(at)
                self._delays[at] = delay._replace(skip=delay.skip - 1)
        return None


class Overlap:
    """Clicks at the same time, of which one runs; ``random`` decides which goes on."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._running: list[Thread] = []
        self._next: Thread | None = None
        self._changed = Condition()
        self._problems: list[BaseException] = []

    def carry_out(self, *clicks: Callable[[], object]) -> None:
        """Return when all are over; raises what the first of them raised."""
        self._running = [Thread(target=self._run, args=(click,)) for click in clicks]
        threads = list(self._running)
        self._next = self._random.choice(threads)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._problems:
            raise self._problems[0]

    def pause(self) -> None:
        """Let another click go on, perhaps; the calling one is one of them."""
        with self._changed:
            self._next = self._random.choice(self._running)
            self._changed.notify_all()
            self._wait()

    def _run(self, click: Callable[[], object]) -> None:
        try:
            with self._changed:
                self._wait()
            click()
        except BaseException as problem:  # noqa: BLE001 - told by who waits for all
            self._problems.append(problem)
        finally:
            with self._changed:
                self._running.remove(current_thread())
                self._next = self._random.choice(self._running) if self._running else None
                self._changed.notify_all()

    def _wait(self) -> None:
        self._changed.wait_for(lambda: self._next is current_thread())
