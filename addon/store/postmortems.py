"""The postmortems that were asked for: each click once, each incident once.

The intent is written before Google is called. So a click that is repeated, by an impatient person
or after an answer got lost, finds what the first one did, and goes on from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from addon.ports import PostmortemRecord
from addon.store.database import said_plainly
from addon.store.tables import POSTMORTEMS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Engine


class Postmortems:
    """The table of postmortems."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, wanted: PostmortemRecord) -> PostmortemRecord:
        """Write an intent down; answers what stands: it, or what was there before it.

        That is the record of the same intent, else the one of the same incident: its ``intent``
        tells which.
        """
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(insert(POSTMORTEMS).values(wanted._asdict()))
        except IntegrityError:
            return self._standing(wanted)
        return wanted

    def _standing(self, wanted: PostmortemRecord) -> PostmortemRecord:
        found = self._find(POSTMORTEMS.c.intent == wanted.intent)
        found = found or self._find(POSTMORTEMS.c.incident_id == wanted.incident_id)
        if found is None:  # Given up between the two statements: the place is free now.
            return self.ask(wanted)
        return found

    def created(self, intent: str, document_id: str, at: datetime) -> None:
        """Record which document an intent led to; a second time changes nothing."""
        statement = (
            update(POSTMORTEMS)
            .where(POSTMORTEMS.c.intent == intent, POSTMORTEMS.c.document_id.is_(None))
            .values(document_id=document_id, created_at=at)
        )
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(statement)

    def give_up(self, intent: str) -> None:
        """Forget an intent that led to no document, so that its incident is free again."""
        statement = POSTMORTEMS.delete().where(
            POSTMORTEMS.c.intent == intent, POSTMORTEMS.c.document_id.is_(None)
        )
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(statement)

    def of_document(self, document_id: str) -> PostmortemRecord | None:
        """The record of a document, where it was created here."""
        return self._find(POSTMORTEMS.c.document_id == document_id)

    def _find(self, condition: ColumnElement[bool]) -> PostmortemRecord | None:
        with said_plainly(), self._engine.connect() as connection:
            row = connection.execute(select(POSTMORTEMS).where(condition)).mappings().first()
        return PostmortemRecord(**row) if row is not None else None
