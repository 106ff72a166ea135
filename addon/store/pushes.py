"""Action items on their way to a tracker: one row each, one holder at a time.

A lease is a number that grows with each holder. Whoever writes names it, so that a worker that was
paused while another took over changes nothing any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from addon import logs
from addon.domain.pushes import AT_REST, CREATED, Push
from addon.errors import BusyError
from addon.store.database import said_plainly
from addon.store.tables import PUSHES

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Engine

_NUMBER = re.compile(r"(\d{1,9})$")
_LEASE = ("lease", "leased_until")
_MOST_TEXT = 1_000


class Pushes:
    """The table of pushes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, wanted: Push) -> Push:
        """Write down that an item is to become a ticket; answers what stands."""
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(insert(PUSHES).values(_row(wanted)))
        except IntegrityError:
            (standing,) = self._found(PUSHES.c.uid == wanted.uid)
            return standing
        return wanted

    def take(self, uid: str, now: datetime, until: datetime) -> Push | None:
        """Take the lease of an item until a time, where nobody holds it."""
        is_free = or_(PUSHES.c.leased_until.is_(None), PUSHES.c.leased_until <= now)
        statement = (
            update(PUSHES)
            .where(PUSHES.c.uid == uid, is_free)
            .values(lease=PUSHES.c.lease + 1, leased_until=until)
        )
        with said_plainly(), self._engine.begin() as connection:
            if connection.execute(statement).rowcount != 1:
                return None
            return _one(connection, PUSHES.c.uid == uid)

    def save(self, push: Push) -> None:
        """Write all of an item but its lease.

        Raises:
            BusyError: somebody else has taken the item meanwhile; nothing was written.

        """
        values = {name: value for name, value in _row(push).items() if name not in _LEASE}
        with said_plainly(), self._engine.begin() as connection:
            statement = update(PUSHES).where(_held(push)).values(values)
            if connection.execute(statement).rowcount != 1:
                raise BusyError("somebody else has taken this item over; look again in a minute")
        logs.event(logs.PUSH, state=push.state)

    def release(self, push: Push) -> None:
        """Give the lease back; one that was lost is nobody's to give."""
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(update(PUSHES).where(_held(push)).values(leased_until=None))

    def of_document(self, document_id: str) -> list[Push]:
        """Every item of a document, in the order of their ids."""
        return self._found(PUSHES.c.document_id == document_id)

    def open(self) -> list[Push]:
        """Every item that is still under way."""
        return self._found(PUSHES.c.state.not_in(AT_REST))

    def created(self) -> list[Push]:
        """Every item that has a ticket."""
        return self._found(PUSHES.c.state == CREATED)

    def with_key(self, key: str) -> list[Push]:
        """The items that a ticket is of: one, or none."""
        return self._found(PUSHES.c.key == key)

    def highest(self, tracker: str, project: str) -> int:
        """The highest number among the keys of a project; 0 where none is known."""
        condition = (PUSHES.c.tracker == tracker) & (PUSHES.c.project == project)
        statement = select(PUSHES.c.key).where(condition, PUSHES.c.key != "")
        with said_plainly(), self._engine.connect() as connection:
            keys = connection.execute(statement).scalars().all()
        # A ticket that was moved counts in its new project, which says nothing of this one.
        own = [key for key in keys if key.startswith((f"{project}-", f"{project}#"))]
        return max((int(match[1]) for key in own if (match := _NUMBER.search(key))), default=0)

    def _found(self, condition: ColumnElement[bool]) -> list[Push]:
        statement = select(PUSHES).where(condition).order_by(PUSHES.c.uid)
        with said_plainly(), self._engine.connect() as connection:
            return [Push(**row) for row in connection.execute(statement).mappings()]


def _one(connection: Connection, condition: ColumnElement[bool]) -> Push:
    return Push(**connection.execute(select(PUSHES).where(condition)).mappings().one())


def _held(push: Push) -> ColumnElement[bool]:
    return (PUSHES.c.uid == push.uid) & (PUSHES.c.lease == push.lease)


def _row(push: Push) -> dict[str, Any]:
    """The columns; PostgreSQL refuses what does not fit, where SQLite takes anything."""
    row = push._asdict()
    for column in PUSHES.columns:
        value, most = row[column.name], getattr(column.type, "length", None)
        if isinstance(value, str) and most and len(value) > most:
            row[column.name] = value[: most - 1] + "…"
    return row
