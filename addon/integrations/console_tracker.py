"""A tracker for running without any: it prints the tickets that would be made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO
from uuid import UUID

from addon.domain.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addon.domain.tickets import Draft

_NUMBERS = 1_000_000


class ConsoleTracker:
    """Each item has one number, made of its id, so that it is never counted as two."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    def floor(self, project: str) -> int:  # noqa: ARG002 - part of the port
        """Zero: numbers come from the items themselves."""
        return 0

    def account(self, project: str, email: str) -> str:  # noqa: ARG002 - part of the port
        """Nobody."""
        return ""

    def create(self, draft: Draft) -> Ticket:
        """Print a ticket."""
        key = f"{draft.project}-{UUID(draft.uid).int % _NUMBERS}"
        print(f"ticket {key}: {draft.summary}", file=self._stream)
        return Ticket(key, uid=draft.uid)

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:  # noqa: ARG002 - as above
        """Nothing: printing again gives the same number."""
        return []

    def marked(self, uids: Sequence[str]) -> None:
        """Not searched: there is nobody to ask."""

    def read(self, keys: Sequence[str]) -> Mapping[str, Ticket]:  # noqa: ARG002 - as above
        """Nothing: a console remembers no ticket."""
        return {}

    def update(self, key: str, draft: Draft) -> None:
        """Print what an item says now."""
        print(f"ticket {key} now reads: {draft.summary}", file=self._stream)

    def assign(self, key: str, account: str) -> None:
        """Print whose a ticket is."""
        print(f"ticket {key} goes to: {account}", file=self._stream)

    def prioritise(self, key: str, priority: str) -> None:
        """Print how urgent a ticket is."""
        print(f"ticket {key} has the priority: {priority}", file=self._stream)

    def link(self, key: str, draft: Draft) -> None:
        """Do nothing."""
