"""Sweep postmortems: check every known one as the robot, at a steady pace, and note what was found.

What is done is in the store, so that a sweep that was stopped in any way goes on where it was.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from addon.domain import sweeps as notes
from addon.domain.sweeps import Reading
from addon.errors import (
    AccessError,
    CredentialsError,
    OversizedError,
    QuotaError,
    RefusedError,
    SwitchedOffError,
    UnavailableError,
)
from docs_template.reader import read
from linter.engine import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from addon.domain.sweeps import Sweep
    from addon.ports import Documents
    from linter.policy import Policy
    from linter.postmortem import Postmortem

# A night's sweep is due again after this, whenever the one before ended.
NIGHT = timedelta(hours=20)

# Seconds: the first pause after a refusal doubles until the last (google.md 7).
_FIRST_PAUSE_S, _LAST_PAUSE_S = 1.0, 64.0
# How often a document that gets no answer is asked for, and how many such in a row end a sweep for
# now: then it is Google, or the network, that is down.
_TRIES, _MOST_SILENT = 4, 5
# Refusals in a row after which a sweep leaves Google alone.
_MOST_REFUSALS = 10
_PAGE = 200

_OUTCOMES: Mapping[type[Exception], str] = {
    OversizedError: notes.TOO_LARGE,
    RefusedError: notes.REFUSED,
    AccessError: notes.NO_ACCESS,
}


class Sweeps(Protocol):
    """The sweep over all postmortems: one at a time, at one pace; each raises StoreError.

    Whoever takes it gets a lease with a number. A holder that was paused for too long is told so
    with a BusyError.
    """

    def take(self, now: datetime, rest: timedelta) -> Sweep | None:
        """Take the sweep under way, or begin one if the last began ``rest`` ago; None: not yet.

        Raises:
            BusyError: somebody else has it.

        """

    def slot(self, sweep: Sweep, now: datetime, pause: timedelta) -> datetime:
        """Reserve the moment of the next request, so that two of them are a ``pause`` apart."""

    def postpone(self, sweep: Sweep, until: datetime) -> None:
        """Have nobody send a request before a moment."""

    def left(self, sweep: Sweep, most: int) -> list[str]:
        """Documents that this sweep has not noted yet, ``most`` of them; never a private one."""

    def count_left(self, sweep: Sweep) -> int:
        """How many documents this sweep has not noted yet."""

    def note(self, sweep: Sweep, reading: Reading) -> None:
        """Note a document; of one that was not read, what was found before stays."""

    def end(self, sweep: Sweep, now: datetime) -> None:
        """Note that every document is done."""

    def release(self, sweep: Sweep) -> None:
        """Give the lease back, if it is still the last one."""


class Means(NamedTuple):
    """What a sweep works with.

    ``new_documents`` gives documents as the robot sees them; they call what they are given before
    each request. ``clock`` tells aware UTC and ``sleep`` passes seconds. ``pause`` is the time from
    one request to the next; ``jitter`` gives numbers from 0 to 1. ``note`` is told of each
    postmortem that was read.
    """

    sweeps: Sweeps
    new_documents: Callable[[Callable[[], None]], Documents]
    policy: Policy
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    pause: timedelta
    jitter: Callable[[], float]
    note: Callable[[str, Postmortem], None] = lambda *_: None


class Swept(NamedTuple):
    """What was done now, documents by outcome, and how many are left of this sweep."""

    number: int
    outcomes: Mapping[str, int]
    left: int

    @property
    def done(self) -> int:
        """The documents that were noted."""
        return sum(self.outcomes.values())


class _LaterError(Exception):
    """The time is over, or would be before the next request may go out."""


def sweep_postmortems(
    means: Means, *, rest: timedelta = timedelta(), until: datetime | None = None
) -> Swept | None:
    """Go on with the sweep under way, or begin one if the last began ``rest`` ago.

    Ends at ``until`` with the rest left to the next call. None where no sweep is due.

    Raises:
        BusyError: another sweep is under way, or has taken this one over.
        CredentialsError, SwitchedOffError: the robot cannot read anything.
        QuotaError, UnavailableError: Google takes no requests, or gives no answers.
        StoreError: the store cannot be read or written.

    """
    sweep = means.sweeps.take(means.clock(), rest)
    if sweep is None:
        return None
    stretch = _Stretch(means, sweep, until)
    try:
        stretch.run()
    finally:
        means.sweeps.release(sweep)
    return Swept(sweep.number, stretch.outcomes, means.sweeps.count_left(sweep))


class _Stretch:
    """One holder's part of a sweep."""

    def __init__(self, means: Means, sweep: Sweep, until: datetime | None) -> None:
        self._means = means
        self._sweep = sweep
        self._until = until
        self._silent = 0
        self.outcomes: Counter[str] = Counter()

    def run(self) -> None:
        """Note document after document until none is left, or the time is over."""
        sweeps = self._means.sweeps
        try:
            while page := sweeps.left(self._sweep, _PAGE):
                for document_id in page:
                    self._note(document_id)
        except _LaterError:
            return
        sweeps.end(self._sweep, self._means.clock())

    def _note(self, document_id: str) -> None:
        self._require_time(self._means.clock())
        reading = self._reading(document_id)
        self._means.sweeps.note(self._sweep, reading)
        self.outcomes[reading.outcome] += 1

    def _reading(self, document_id: str) -> Reading:
        """What a document comes to; one that cannot be read is noted as that."""
        try:
            answer = self._answer(document_id)
        except (CredentialsError, SwitchedOffError):
            raise  # That is about no document.
        except tuple(_OUTCOMES) as problem:
            self._silent = 0
            kinds = (name for kind, name in _OUTCOMES.items() if isinstance(problem, kind))
            return Reading(document_id, self._means.clock(), next(kinds))
        if answer is None:
            return Reading(document_id, self._means.clock(), notes.NO_ANSWER)
        self._silent = 0
        return self._checked(document_id, answer)

    def _checked(self, document_id: str, answer: dict[str, object]) -> Reading:
        now = self._means.clock()
        try:
            report = lint(read(answer), self._means.policy, now)
            self._means.note(document_id, report.postmortem)
            return notes.reading(document_id, now, report)
        except Exception:  # noqa: BLE001 - whatever one document does, the others are checked
            return Reading(document_id, now, notes.BROKEN)

    def _answer(self, document_id: str) -> dict[str, object] | None:
        """Google's answer; None where there is none though it was asked for several times."""
        unanswered = refused = 0
        while True:
            try:
                return self._means.new_documents(self._wait_for_slot).read(document_id)
            except QuotaError as problem:
                refused += 1
                if refused >= _MOST_REFUSALS:
                    raise
                self._back_off(refused, problem.wait_s)
            except UnavailableError:
                unanswered += 1
                if unanswered == _TRIES:
                    self._silent += 1
                    if self._silent == _MOST_SILENT:
                        raise
                    return None
                self._back_off(unanswered)

    def _wait_for_slot(self) -> None:
        now = self._means.clock()
        slot = self._means.sweeps.slot(self._sweep, now, self._means.pause)
        self._require_time(slot)
        self._means.sleep(max(0.0, (slot - now).total_seconds()))

    def _back_off(self, failures: int, asked_s: float = 0) -> None:
        """Pause as long as Google asks for, longer with each failure, and never by the clock."""
        means = self._means
        pause_s = min(_LAST_PAUSE_S, _FIRST_PAUSE_S * 2 ** (failures - 1))
        wait_s = max(asked_s, pause_s / 2) + means.jitter() * pause_s / 2
        until = means.clock() + timedelta(seconds=wait_s)
        means.sweeps.postpone(self._sweep, until)
        self._require_time(until)
        means.sleep(wait_s)

    def _require_time(self, at: datetime) -> None:
        if self._until is not None and at >= self._until:
            raise _LaterError
