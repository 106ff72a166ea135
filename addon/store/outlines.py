"""What the digest tells of postmortems: a row for each that was created here and is not private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from addon.domain.outlines import Outline
from addon.domain.sharing import PRIVATE
from addon.store.database import said_plainly
from addon.store.tables import OUTLINES, POSTMORTEMS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Outlines:
    """The table of outlines."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, found: Outline) -> None:
        """Note what was found, where it is news; of a private document nothing is kept.

        Raises:
            StoreError: the store cannot be read or written.

        """
        try:
            with said_plainly(), self._engine.begin() as connection:
                if _is_told(connection, found.document_id):
                    _write(connection, found)
        except IntegrityError:
            return  # Another check has just written the same.


def _is_told(connection: Connection, document_id: str) -> bool:
    visible = select(POSTMORTEMS.c.visibility).where(POSTMORTEMS.c.document_id == document_id)
    return connection.execute(visible).scalar() not in {None, PRIVATE}


def _write(connection: Connection, found: Outline) -> None:
    of_it = OUTLINES.c.document_id == found.document_id
    row = connection.execute(select(OUTLINES).where(of_it)).mappings().first()
    if row is None:
        connection.execute(insert(OUTLINES).values(found._asdict()))
    elif Outline(**row) != found:
        connection.execute(update(OUTLINES).where(of_it).values(found._asdict()))
