"""All postmortems that were created here, which are published, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from addon.domain.outlines import Outline
from addon.ports import PostmortemRecord
from addon.store.database import said_plainly
from addon.store.tables import EVENTS, OUTLINES, POSTMORTEMS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

_PUBLISHED, _REOPENED = "published", "reopened"


class Chronicle:
    """The tables of postmortems and events, read as a whole."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def records(self) -> list[PostmortemRecord]:
        """Every record, the oldest first."""
        statement = select(POSTMORTEMS).order_by(POSTMORTEMS.c.asked_at)
        with said_plainly(), self._engine.connect() as connection:
            return [PostmortemRecord(**row) for row in connection.execute(statement).mappings()]

    def published(self) -> dict[str, datetime]:
        """When each document that is published now was, by its id."""
        columns = (EVENTS.c.document_id, EVENTS.c.kind, EVENTS.c.at)
        decided = EVENTS.c.kind.in_((_PUBLISHED, _REOPENED))
        statement = select(*columns).where(decided).order_by(EVENTS.c.id)
        found: dict[str, datetime] = {}
        with said_plainly(), self._engine.connect() as connection:
            for document_id, kind, at in connection.execute(statement):
                if kind == _PUBLISHED:
                    found[document_id] = at
                else:
                    found.pop(document_id, None)
        return found

    def outlines(self) -> dict[str, Outline]:
        """What is told of each document that was checked, by its id."""
        with said_plainly(), self._engine.connect() as connection:
            rows = connection.execute(select(OUTLINES)).mappings()
            return {row["document_id"]: Outline(**row) for row in rows}
