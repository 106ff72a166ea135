"""Which mails have gone out: one row each, one sender at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from addon.domain.letters import CLAIMED, FAILED, PATIENCE, Dispatch
from addon.errors import BusyError
from addon.store.database import said_plainly
from addon.store.tables import MAILS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

_TABLE = MAILS.c


class Mails:
    """The table of mails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, key: str, at: datetime) -> tuple[Dispatch, bool]:
        """Take the sending of a mail; answers how it stands, and whether it was taken."""
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(insert(MAILS).values(key=key, state=CLAIMED, attempt=1, at=at))
        except IntegrityError:
            return self._taken_over(key, at)
        return Dispatch(key, CLAIMED, 1, at), True

    def move(self, held: Dispatch, state: str, at: datetime) -> Dispatch:
        """Bring a mail that one holds to another state.

        Raises:
            BusyError: somebody else has taken it over; nothing was written.

        """
        moved = held._replace(state=state, at=at)
        is_held = (
            (_TABLE.key == held.key)
            & (_TABLE.state == held.state)
            & (_TABLE.attempt == held.attempt)
        )
        with said_plainly(), self._engine.begin() as connection:
            statement = update(MAILS).where(is_held).values(state=state, at=at)
            if connection.execute(statement).rowcount != 1:
                raise BusyError("somebody else has taken this mail over")
        return moved

    def forget(self, before: datetime) -> None:
        """Forget the mails of long ago."""
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(delete(MAILS).where(_TABLE.at < before))

    def _taken_over(self, key: str, at: datetime) -> tuple[Dispatch, bool]:
        """Take a mail that was certainly not sent."""
        is_dead = (_TABLE.state == CLAIMED) & (_TABLE.at < at - PATIENCE)
        taken = (
            update(MAILS)
            .where(_TABLE.key == key, or_(_TABLE.state == FAILED, is_dead))
            .values(state=CLAIMED, attempt=_TABLE.attempt + 1, at=at)
        )
        with said_plainly(), self._engine.begin() as connection:
            is_taken = connection.execute(taken).rowcount == 1
            row = connection.execute(select(MAILS).where(_TABLE.key == key)).mappings().one()
        return Dispatch(**row), is_taken
