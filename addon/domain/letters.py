"""A mail that is to go out once, and how far it has come, as a state machine that asks nobody.

    (none) ──► CLAIMED ──► SENDING ──► SENT
                 ▲ │          ├──────► FAILED     the server did not take it
                 │ └─► FAILED │
                 └───────┘    └──────► SENDING stays: the answer is lost, and nobody knows

Whoever finds CLAIMED from long ago found a worker that died before anything was sent, and may send.
SENDING from long ago is never sent again by itself: the receiver may have it (ADR 020).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

DIGEST, REMINDER = "digest", "reminder"

CLAIMED, SENDING, SENT, FAILED = "claimed", "sending", "sent", "failed"

# A worker that has not sent a mail so long after it claimed it is dead.
PATIENCE = timedelta(minutes=2)


class Letter(NamedTuple):
    """A mail to one receiver; ``period`` is the week or day that there is one mail of its kind for.

    ``receiver`` is an e-mail address.
    """

    kind: str
    period: str
    receiver: str
    subject: str
    html: str
    text: str

    @property
    def key(self) -> str:
        """What tells it from all others; of the receiver it holds a checksum alone."""
        whose = sha256(self.receiver.lower().encode()).hexdigest()[:16]
        return f"{self.kind}.{self.period}.{whose}"


class Dispatch(NamedTuple):
    """How far the letter of a key has come, and since when (aware UTC).

    ``attempt`` counts those who took it over: each names their own when they go on.
    """

    key: str
    state: str
    attempt: int
    at: datetime
