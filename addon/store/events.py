"""What happened to documents that somebody may ask about later: who did what, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from addon.ports import EventRecord
from addon.store.database import said_plainly
from addon.store.tables import EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine


class Events:
    """The table of events."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, event: EventRecord) -> None:
        """Write down what happened."""
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(insert(EVENTS).values(event._asdict()))

    def last(self, document_id: str, kinds: Sequence[str]) -> EventRecord | None:
        """The last event of a document that is of one of some kinds."""
        columns = [EVENTS.c[name] for name in EventRecord._fields]
        of_it = select(*columns).where(EVENTS.c.document_id == document_id)
        newest = of_it.where(EVENTS.c.kind.in_(kinds)).order_by(EVENTS.c.id.desc()).limit(1)
        with said_plainly(), self._engine.connect() as connection:
            row = connection.execute(newest).mappings().first()
        return EventRecord(**row) if row is not None else None
