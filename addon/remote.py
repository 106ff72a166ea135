"""One outside service for one click: a time that all requests share, and failures by its name."""

from __future__ import annotations

from time import monotonic

from addon import outgoing
from addon.errors import SlowError, UnavailableError, UnsentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Remote:
    """Sends requests within ``budget_s`` seconds from now on, all together.

    ``name`` is the service's in a sentence, such as ``Jira`` or ``the webhook``. ``most_bytes`` is
    the largest answer that is read.
    """

    def __init__(self, name: str, *, budget_s: float, most_bytes: int) -> None:
        self._name = name
        self._until = monotonic() + budget_s
        self._most_bytes = most_bytes
        # A connection that was idle may be dead, and a lost create is worse than another handshake.
        self._session = outgoing.new_session()

    def send(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str],
        body: str | bytes | None = None,
    ) -> outgoing.Answer:
        """Send a request once; any status is an answer.

        Raises:
            UnsentError: no connection, so nothing has changed.
            SlowError, UnavailableError: no answer that can be used; it may have been carried out.

        """
        try:
            return outgoing.send(
                self._session,
                method,
                address,
                until=self._until,
                most_bytes=self._most_bytes,
                headers=headers,
                body=body,
            )
        except outgoing.OutOfTimeError as problem:
            raise SlowError(f"{self._name} did not answer in time") from problem
        except outgoing.TooLargeError as problem:
            raise UnavailableError(
                f"{self._name}'s answer is larger than what is read"
            ) from problem
        except outgoing.UnreachableError as problem:
            raise UnsentError(f"{self._name} cannot be reached ({problem})") from problem
        except OSError as problem:
            raise UnavailableError(f"the connection to {self._name} broke ({problem})") from problem
