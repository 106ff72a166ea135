"""Which jobs are done, by their keys: a queue delivers each of them at least once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from addon.errors import BusyError
from addon.store.database import said_plainly
from addon.store.tables import JOBS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

# A queue gives a task up after a day.
KEPT = timedelta(days=30)


class JobLedger:
    """The table of jobs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, key: str, now: datetime, patience: timedelta) -> bool:
        """Take a job; False where it is done.

        Raises:
            BusyError: somebody else took it less than ``patience`` ago and is at it.

        """
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(insert(JOBS).values(key=key, taken_at=now))
                connection.execute(delete(JOBS).where(JOBS.c.done_at < now - KEPT))
        except IntegrityError:
            return self._take_over(key, now, patience)
        return True

    def _take_over(self, key: str, now: datetime, patience: timedelta) -> bool:
        """Take a job whose holder was killed."""
        is_left = (JOBS.c.done_at.is_(None)) & (JOBS.c.taken_at <= now - patience)
        taken = update(JOBS).where(JOBS.c.key == key, is_left).values(taken_at=now)
        with said_plainly(), self._engine.begin() as connection:
            if connection.execute(taken).rowcount == 1:
                return True
            done = select(JOBS.c.done_at).where(JOBS.c.key == key)
            if connection.execute(done).scalar_one_or_none() is not None:
                return False
        raise BusyError("this job is under way")

    def finish(self, key: str, now: datetime) -> None:
        """Note that a job is done."""
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(update(JOBS).where(JOBS.c.key == key).values(done_at=now))

    def give_up(self, key: str) -> None:
        """Forget a job that failed, so that it can be taken again."""
        undone = (JOBS.c.key == key) & JOBS.c.done_at.is_(None)
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(delete(JOBS).where(undone))
