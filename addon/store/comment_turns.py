"""Who writes comments to a document at the moment: one click at a time, over all instances.

Two clicks that read before either wrote would both open a thread for the same finding. And whoever
finds that nobody has written since their own read need not read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from addon.errors import BusyError, PendingError
from addon.store.database import said_plainly
from addon.store.tables import COMMENT_TURNS

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import Engine

_TABLE = COMMENT_TURNS.c


class CommentTurns:
    """The table of turns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, document_id: str, at: datetime, patience: timedelta) -> datetime | None:
        """Take the turn; answers when comments were last written, None if never.

        A turn that is older than ``patience`` was never given back: its click is over.

        Raises:
            PendingError: nobody may have it for a while (``hold``).
            BusyError: another click is at it.

        """
        is_free = or_(_TABLE.taken_at.is_(None), _TABLE.taken_at < at - patience)
        taken = (
            update(COMMENT_TURNS)
            .where(_TABLE.document_id == document_id, is_free)
            .values(taken_at=at)
        )
        with said_plainly(), self._engine.begin() as connection:
            if connection.execute(taken).rowcount == 1:
                written = select(_TABLE.written_at).where(_TABLE.document_id == document_id)
                at_last: datetime | None = connection.execute(written).scalar_one()
                return at_last
        self._begin(document_id, at)
        return None

    def _begin(self, document_id: str, at: datetime) -> None:
        """Take the first turn at a document."""
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(
                    insert(COMMENT_TURNS).values(document_id=document_id, taken_at=at)
                )
        except IntegrityError as taken:
            if self._is_held(document_id):
                raise PendingError("comments may still be written to this document") from taken
            raise BusyError("somebody is commenting on this document; try again") from taken

    def _is_held(self, document_id: str) -> bool:
        """Whether comments may be written later than the turn was taken."""
        held = select(_TABLE.document_id).where(
            _TABLE.document_id == document_id, _TABLE.written_at > _TABLE.taken_at
        )
        with said_plainly(), self._engine.begin() as connection:
            return connection.execute(held).first() is not None

    def give_back(self, document_id: str, at: datetime) -> None:
        """Give the turn back after comments were written, or may have been."""
        self._note(document_id, taken_at=None, written_at=at)

    def hold(self, document_id: str, at: datetime, patience: timedelta) -> None:
        """Let nobody have the turn for a while: comments may still be written by Google.

        What is read meanwhile may lack them, so that it counts as read before.
        """
        self._note(document_id, taken_at=at, written_at=at + patience)

    def _note(self, document_id: str, **values: datetime | None) -> None:
        statement = update(COMMENT_TURNS).where(_TABLE.document_id == document_id).values(**values)
        with said_plainly(), self._engine.begin() as connection:
            connection.execute(statement)
