"""The last check of each person, kept for a moment, so that a click on it need not read again."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from addon.usecases.check_postmortem import Checked

# Shorter than Google takes a revision as the target of a later write: minutes (google.md 5.7).
MEMORY = timedelta(seconds=90)
MOST = 50


class RecentChecks:
    """Checks by person and document, each handed out once; in memory only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Checked] = OrderedDict()
        self._lock = Lock()

    def keep(self, user_id: str, checked: Checked) -> None:
        """Remember a check; the oldest ones make room, and those that are out of date."""
        with self._lock:
            self._kept[user_id, checked.document_id] = checked
            self._kept.move_to_end((user_id, checked.document_id))
            while self._kept:
                oldest = next(iter(self._kept.values()))
                is_stale = checked.checked_at - oldest.checked_at > MEMORY
                if not is_stale and len(self._kept) <= MOST:
                    break
                self._kept.popitem(last=False)

    def take(
        self, user_id: str, document_id: str, now: datetime, written_at: datetime | None
    ) -> Checked | None:
        """The last check, if nothing speaks against using it once more.

        ``written_at`` is when comments were last written to the document: what was read before
        that knows nothing of them.
        """
        with self._lock:
            checked = self._kept.pop((user_id, document_id), None)
        if checked is None or now - checked.checked_at > MEMORY:
            return None
        if written_at is not None and written_at >= checked.checked_at:
            return None
        return checked
