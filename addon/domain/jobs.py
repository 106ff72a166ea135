"""Work that nobody waits for: what it is called, and what makes it the same work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

# A stretch of the sweep, a round over all tickets, a look at the ticket of the job's subject.
SWEEP, TICKETS, TICKET = "sweep", "tickets", "ticket"
NAMES = (SWEEP, TICKETS, TICKET)


class Job(NamedTuple):
    """One piece of work, ``name`` of ``NAMES``, to be done at a moment, aware UTC, or later.

    Of several with the same ``key`` one is done. ``subject`` is an id; no text of a document.
    """

    name: str
    key: str
    at: datetime
    subject: str = ""
