"""Work that nobody waits for: done at once by default, and left to Cloud Tasks where a queue is."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from addon.domain import pushes as states
from addon.domain.jobs import SWEEP, TICKETS, Job
from addon.errors import AddonError
from addon.integrations.google.tasks import CloudTasks
from addon.usecases.run_job import run_job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Engine

    from addon.auth.certificates import Certificates
    from addon.auth.tokens import Verifier
    from addon.domain.pushes import Push
    from addon.settings import ServiceSettings
    from addon.sweeping import Sweeping
    from addon.usecases.run_job import Jobs, Ledger
    from addon.usecases.sweep_postmortems import Swept

    Works = Mapping[str, Callable[[str], object]]

_LOG = logging.getLogger(__name__)

# A delivery is waited for as long, and so is App Engine's cron; what is done then is in the store.
STRETCH = timedelta(minutes=8)
_SOON = timedelta(seconds=1)


class Background:
    """Asks for work, and does it.

    ``works`` are what each job but the sweep does with its subject, by its name. Without a
    ``queue`` what is due is done at once, and what is due later is left to the clock, which asks
    for all of it again and again. ``verifier`` knows who delivers, where there is a queue.
    """

    def __init__(
        self,
        queue: Jobs | None,
        ledger: Ledger,
        clock: Callable[[], datetime],
        works: Works,
        *,
        sweeping: Sweeping,
        verifier: Verifier | None = None,
    ) -> None:
        self._queue = queue
        self._ledger = ledger
        self._clock = clock
        self._works: Works = {SWEEP: lambda _: self.sweep(), **works}
        self._sweeping = sweeping
        self.verifier = verifier

    def ask(self, job: Job) -> None:
        """Have a job done; raises what ``run`` does, or that the queue cannot be reached."""
        if self._queue is not None:
            self._queue.ask(job)
        elif job.at <= self._clock():
            self.run(job)

    def run(self, job: Job) -> bool:
        """Do a job, unless it is done; raises what ``run_job`` does."""
        return run_job(job, self._works[job.name], self._ledger, self._clock)

    def sweep(self) -> Swept | None:
        """Sweep for a time, and have the sweep gone on with if that was too short.

        Raises:
            AddonError: what ``Sweeping.stretch`` does.

        """
        swept = self._sweeping.stretch(STRETCH)
        if swept is not None and swept.done and swept.left:
            key = f"sweep-{swept.number}-{swept.left}"
            self._ask_if_possible(Job(SWEEP, key, self._clock() + _SOON))
        return swept

    def look_later(self, pushes: Callable[[], Iterable[Push]]) -> None:
        """Have a round made when the first of some items that wait can be looked at."""
        if self._queue is None:
            return
        try:
            now = self._clock()
            waiting = [one for one in pushes() if states.next_step(one, now) == states.WAIT]
        except AddonError:
            return
        if waiting:
            at, uid = min((states.waits_until(one), one.uid) for one in waiting)
            self._ask_if_possible(Job(TICKETS, f"{uid}-{at:%Y%m%dT%H%M%S}", at + _SOON))

    def _ask_if_possible(self, job: Job) -> None:
        """Ask for what the clock asks for too, only later."""
        try:
            self.ask(job)
        except AddonError as problem:
            _LOG.warning("jobs: %s is left to the clock: %s", job.name, problem)


def background(
    settings: ServiceSettings,
    access_token: str,
    engine: Engine,
    certificates: Certificates,
    sweeping: Sweeping,
) -> Callable[[Works], Background]:
    """What makes the background of a service out of its works."""
    from addon.auth.tokens import Verifier
    from addon.store.jobs import JobLedger

    queue = settings.queue
    verifier = Verifier(
        certificates.current,
        audiences=(queue.audience,),
        service_account=queue.account,
        client_id="",
        renewed=certificates.renewed,
    )
    return lambda works: Background(
        CloudTasks(queue, settings.base_url, access_token) if queue.name else None,
        JobLedger(engine),
        lambda: datetime.now(UTC),
        works,
        sweeping=sweeping,
        verifier=verifier if queue.name else None,
    )
