"""Run job: work that may be asked for, and delivered, more than once is done once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from addon.domain.jobs import Job

# Longer than a delivery waits for its answer: whoever is at a job for so long was killed.
PATIENCE = timedelta(minutes=11)


class Jobs(Protocol):
    """Where work is left that is done later, or elsewhere."""

    def ask(self, job: Job) -> None:
        """Have a job done at its time; a second time with the same key changes nothing.

        Raises:
            AddonError: it cannot be left there.

        """


class Ledger(Protocol):
    """Which jobs are done, and at which somebody is; raises StoreError where that is not known."""

    def begin(self, key: str, now: datetime, patience: timedelta) -> bool:
        """Take a job; False where it is done.

        Raises:
            BusyError: somebody else took it less than ``patience`` ago and is at it.

        """

    def finish(self, key: str, now: datetime) -> None:
        """Note that a job is done."""

    def give_up(self, key: str) -> None:
        """Forget a job that failed, so that it can be taken again."""


def run_job(
    job: Job, work: Callable[[str], object], ledger: Ledger, clock: Callable[[], datetime]
) -> bool:
    """Do a job, unless it is done; tells which.

    Work that is stopped half-way is done again, so it bears that by itself.

    Raises:
        BusyError: another delivery of it is under way; ask again later.
        AddonError: what the work and the ledger raise; it can be done again.

    """
    if not ledger.begin(job.key, clock(), PATIENCE):
        return False
    try:
        work(job.subject)
    except Exception:
        ledger.give_up(job.key)
        raise
    ledger.finish(job.key, clock())
    return True
