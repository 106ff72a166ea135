"""What everybody saw of a document at their last check, as codes and fingerprints."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from addon.ports import Look
from addon.store.database import said_plainly
from addon.store.tables import LOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Engine

# Whoever comes back after that wants to know what changed since, even if it is nothing.
SITTING = timedelta(minutes=30)

# Nobody asks what changed since longer ago.
KEPT = timedelta(days=180)


class Looks:
    """The table of looks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def look(self, user_id: str, document_id: str, seen: Look) -> Look | None:
        """Remember a look; answers the last one that saw something else or was long ago.

        Looking twice in a row does not make the change go away that the first look showed.
        """
        who = and_(LOOKS.c.user_id == user_id, LOOKS.c.document_id == document_id)
        with said_plainly(), self._engine.begin() as connection:
            row = connection.execute(select(LOOKS).where(who)).mappings().first()
            if row is not None:
                values = _moved_on(dict(row), seen)
                connection.execute(update(LOOKS).where(who).values(values))
                return _look(values["earlier_findings"], values["earlier_at"])
        first = {"user_id": user_id, "document_id": document_id, **_values(seen)}
        try:
            with said_plainly(), self._engine.begin() as connection:
                connection.execute(delete(LOOKS).where(LOOKS.c.at < seen.at - KEPT))
                connection.execute(insert(LOOKS).values(first))
        except IntegrityError:
            return self.look(user_id, document_id, seen)
        return None


def _moved_on(row: Mapping[str, Any], seen: Look) -> dict[str, Any]:
    last = _look(row["findings"], row["at"])
    is_earlier = last is not None and (
        last.findings != seen.findings or seen.at - last.at > SITTING
    )
    earlier = ("findings", "at") if is_earlier else ("earlier_findings", "earlier_at")
    return {
        **_values(seen),
        "earlier_findings": row[earlier[0]],
        "earlier_at": row[earlier[1]],
    }


def _values(seen: Look) -> dict[str, Any]:
    return {"findings": "\n".join(sorted(seen.findings)), "at": seen.at}


def _look(findings: str | None, at: datetime | None) -> Look | None:
    if findings is None or at is None:
        return None
    return Look(frozenset(filter(None, findings.split("\n"))), at)
