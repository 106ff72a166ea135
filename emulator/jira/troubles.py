"""What can go wrong between a client and the local Jira, ordered from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from emulator.errors import ControlError

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

# Committed, but nobody hears of it: the connection breaks, or a gateway answers 502.
LOST, BAD_GATEWAY = "lost", "bad_gateway"
# The connection breaks at once, and the commit comes ``seconds`` later.
LATE = "late"
# Nothing is committed: the connection breaks, or the client is told to wait.
UNSENT, LIMITED = "unsent", "limited"
# Committed, and answered ``seconds`` later.
SLOW = "slow"
KINDS = (LOST, BAD_GATEWAY, LATE, UNSENT, LIMITED, SLOW)

REASONS = (
    "jira-burst-based",
    "jira-per-issue-on-write",
    "jira-quota-global-based",
    "jira-quota-tenant-based",
)


class Trouble(NamedTuple):
    """One kind of trouble for the next ``times`` requests of a method whose path ends with one."""

    kind: str
    method: str = "POST"
    path: str = "/issue"
    times: int = 1
    seconds: float = 0
    reason: str = REASONS[0]
    retry_after: int = 5

    def response_headers(self) -> Mapping[str, str]:
        """What a limited answer says of how long to wait, and why."""
        return {
            "Retry-After": str(self.retry_after),
            "RateLimit-Reason": self.reason,
            "X-RateLimit-Remaining": "0",
        }


class Troubles:
    """The troubles that are still to come, the oldest first."""

    def __init__(self) -> None:
        self._due: list[Trouble] = []

    def order(self, wanted: Mapping[str, Any]) -> None:
        """Add one.

        Raises:
            ControlError: There is no such trouble.

        """
        unknown = set(wanted) - set(Trouble._fields)
        if unknown or wanted.get("kind") not in KINDS:
            kinds = ", ".join(KINDS)
            raise ControlError(f"A trouble has the keys of {Trouble._fields}; kinds are {kinds}.")
        trouble = Trouble(**wanted)
        self._due.extend([trouble] * trouble.times)

    def clear(self) -> None:
        """Forget them."""
        self._due.clear()

    def next(self, method: str, path: str) -> Trouble | None:
        """The one that strikes a request, taken off the list."""
        for number, trouble in enumerate(self._due):
            if trouble.method == method and path.endswith(trouble.path):
                return self._due.pop(number)
        return None
