"""The sweep over all postmortems: how far it is, whose it is, and when the next request may go out.

The moment of each request is reserved before it is sent. So whoever takes over from a worker that
was killed keeps the pace as well, and two at once could not double it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, func, insert, or_, select, update

from addon.domain.sharing import PRIVATE
from addon.domain.sweeps import LEASE, READ, Sweep
from addon.errors import BusyError
from addon.store.database import said_plainly
from addon.store.tables import POSTMORTEMS, READINGS, SWEEPS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping

    from addon.domain.sweeps import Reading

_TAKEN = "another sweep is under way; it goes on by itself"


class Latest(NamedTuple):
    """The sweep that began last, None for its moments (aware UTC) before any; and what is known.

    ``outcomes`` counts its documents by what became of them, ``known`` all that it is for.
    """

    began_at: datetime | None
    ended_at: datetime | None
    outcomes: Mapping[str, int]
    known: int


class Sweeps:
    """The one row of the sweep, and the table of readings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, now: datetime, rest: timedelta) -> Sweep | None:
        """Take the sweep under way, or begin one if the last began ``rest`` ago; None: not yet.

        Raises:
            BusyError: somebody else has it.

        """
        with said_plainly(), self._engine.begin() as connection:
            row = _row(connection)
            if row["leased_until"] is not None and row["leased_until"] > now:
                raise BusyError(_TAKEN)
            values: dict[str, Any] = {"lease": row["lease"] + 1, "leased_until": now + LEASE}
            number = row["number"]
            if row["began_at"] is None or row["ended_at"] is not None:
                if row["began_at"] is not None and now - row["began_at"] < rest:
                    return None
                number += 1
                values |= {"number": number, "began_at": now, "ended_at": None}
            connection.execute(update(SWEEPS).values(values))
        return Sweep(number, values["lease"])

    def slot(self, sweep: Sweep, now: datetime, pause: timedelta) -> datetime:
        """Reserve the moment of the next request, and keep the lease.

        Raises:
            BusyError: somebody else has taken the sweep over.

        """
        with said_plainly(), self._engine.begin() as connection:
            row = _row(connection)
            if row["lease"] != sweep.lease:
                raise BusyError(_TAKEN)
            slot: datetime = max(now, row["next_at"] or now)
            values = {"next_at": slot + pause, "leased_until": slot + LEASE}
            connection.execute(update(SWEEPS).values(values))
        return slot

    def postpone(self, sweep: Sweep, until: datetime) -> None:
        """Have nobody send a request before a moment."""
        self._change(sweep, next_at=until, leased_until=until + LEASE)

    def left(self, sweep: Sweep, most: int) -> list[str]:
        """Documents that this sweep has not noted yet, the oldest first; never a private one."""
        asked = _left(POSTMORTEMS.c.document_id, sweep).order_by(POSTMORTEMS.c.asked_at)
        with said_plainly(), self._engine.connect() as connection:
            return list(connection.execute(asked.limit(most)).scalars())

    def count_left(self, sweep: Sweep) -> int:
        """How many documents this sweep has not noted yet."""
        with said_plainly(), self._engine.connect() as connection:
            count: int = connection.execute(_left(func.count(), sweep)).scalar_one()
        return count

    def note(self, sweep: Sweep, reading: Reading) -> None:
        """Note a document; of one that was not read, what was found before stays."""
        tried = {"sweep": sweep.number, "at": reading.at, "outcome": reading.outcome}
        whole = {**reading._asdict(), **tried}
        if reading.outcome == READ:
            tried = whole = whole | {"read_at": reading.at}
        changed = update(READINGS).where(READINGS.c.document_id == reading.document_id)
        with said_plainly(), self._engine.begin() as connection:
            if connection.execute(changed.values(tried)).rowcount == 0:
                connection.execute(insert(READINGS).values(whole))

    def latest(self) -> Latest:
        """How the sweep stands that began last."""
        by_outcome = select(READINGS.c.outcome, func.count()).group_by(READINGS.c.outcome)
        known = select(func.count()).select_from(POSTMORTEMS).where(_is_known())
        with said_plainly(), self._engine.connect() as connection:
            row = connection.execute(select(SWEEPS)).mappings().one()
            of_it = by_outcome.where(READINGS.c.sweep == row["number"])
            outcomes: dict[str, int] = dict(connection.execute(of_it).all())
            count: int = connection.execute(known).scalar_one()
        return Latest(row["began_at"], row["ended_at"], outcomes, count)

    def end(self, sweep: Sweep, now: datetime) -> None:
        """Note that every document is done."""
        self._change(sweep, ended_at=now)

    def release(self, sweep: Sweep) -> None:
        """Give the lease back; one that was lost is nobody's to give."""
        self._change(sweep, leased_until=None)

    def _change(self, sweep: Sweep, **values: datetime | None) -> None:
        statement = update(SWEEPS).where(SWEEPS.c.lease == sweep.lease).values(values)
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(statement)


def _row(connection: Connection) -> RowMapping:
    """The row, locked until the transaction ends."""
    return connection.execute(select(SWEEPS).with_for_update()).mappings().one()


def _left(what: Any, sweep: Sweep) -> Any:
    """A question about the documents that a sweep has not noted yet."""
    of_it = READINGS.c.document_id == POSTMORTEMS.c.document_id
    return (
        select(what)
        .select_from(POSTMORTEMS.outerjoin(READINGS, of_it))
        .where(_is_known(), or_(READINGS.c.sweep.is_(None), READINGS.c.sweep != sweep.number))
    )


def _is_known() -> ColumnElement[bool]:
    """Whether a row is of a document that a robot may be shown."""
    return and_(POSTMORTEMS.c.document_id.is_not(None), POSTMORTEMS.c.visibility != PRIVATE)
