"""Send each mail once: claimed before it is sent, and never repeated where nobody knows.

Two workers, a second run, a kill in between: whoever finds a mail that was sent, or may have been,
leaves it alone, and says so.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from addon.domain.letters import CLAIMED, FAILED, PATIENCE, SENDING, SENT
from addon.errors import (
    AddonError,
    BusyError,
    CredentialsError,
    RefusedError,
    StoreError,
    UnsentError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from addon.domain.letters import Dispatch, Letter

# What became of a mail in one run.
NOW, BEFORE, ELSEWHERE, LEFT, LOST, REFUSED = (
    *("sent", "sent before", "being sent elsewhere", "left for the next run"),
    *("nobody knows", "not sent"),
)
# After these nothing has reached the receiver.
_UNSENT = (RefusedError, CredentialsError, UnsentError)
# Longer than any week or day comes back for.
_REMEMBERED = timedelta(days=180)


class Outbox(Protocol):
    """Which mails have gone out; raises StoreError where that cannot be told."""

    def claim(self, key: str, at: datetime) -> tuple[Dispatch, bool]:
        """Take the sending of a mail; answers how it stands, and whether it was taken.

        One that was certainly not sent can be taken again, any other never.
        """

    def move(self, held: Dispatch, state: str, at: datetime) -> Dispatch:
        """Bring a mail that one holds to another state; BusyError where somebody else has it."""

    def forget(self, before: datetime) -> None:
        """Forget the mails of long ago, whose week or day does not come back."""


class MailServer(Protocol):
    """What mails go out by."""

    def deliver(self, letter: Letter, begin: Callable[[], None]) -> None:
        """Hand a mail over; ``begin`` is called when all is ready, before its words are sent.

        Raises:
            RefusedError: the server does not take it, and will not.
            CredentialsError: the server does not know the user.
            UnsentError: it cannot be handed over now.
            UnavailableError: nobody knows whether the server has taken it.

        """

    def close(self) -> None:
        """Say goodbye to the server, if it was spoken to."""


class Posted(NamedTuple):
    """What became of one mail; ``why`` is a sentence where it was not sent, without a full stop."""

    receiver: str
    what: str
    why: str = ""


def send_letters(
    letters: Sequence[Letter],
    *,
    outbox: Outbox,
    server: MailServer,
    clock: Callable[[], datetime],
    has_time: Callable[[], bool] = lambda: True,
) -> list[Posted]:
    """Send what was not sent yet, as long as there is time, and as long as the server answers.

    Raises:
        StoreError: what has gone out cannot be told; nothing is sent without that.

    """
    outbox.forget(clock() - _REMEMBERED)
    return [*_each(letters, _Run(outbox, server, clock), has_time)]


def _each(letters: Sequence[Letter], run: _Run, has_time: Callable[[], bool]) -> Iterator[Posted]:
    for letter in letters:
        if run.silence or not has_time():
            yield Posted(letter.receiver, LEFT, run.silence)
            continue
        yield run.send(letter)


class _Run:
    """One run; ``silence`` says why the server is spoken to no more, where that is so."""

    def __init__(self, outbox: Outbox, server: MailServer, clock: Callable[[], datetime]) -> None:
        self.outbox = outbox
        self.server = server
        self.clock = clock
        self.silence = ""

    def send(self, letter: Letter) -> Posted:
        """Send a mail, if nobody has."""
        held, is_taken = self.outbox.claim(letter.key, self.clock())
        if not is_taken:
            return Posted(letter.receiver, self._standing(held))
        steps = [held]

        def begin() -> None:
            steps.append(self.outbox.move(held, SENDING, self.clock()))

        try:
            self.server.deliver(letter, begin)
        except StoreError:  # Whether the step is written: nothing was sent.
            raise
        except BusyError:
            return Posted(letter.receiver, ELSEWHERE)
        except _UNSENT as problem:
            return self._failed(letter, steps[-1], problem)
        except AddonError as problem:
            return Posted(letter.receiver, LOST, str(problem))
        self.outbox.move(steps[-1], SENT, self.clock())
        return Posted(letter.receiver, NOW)

    def _failed(self, letter: Letter, held: Dispatch, problem: AddonError) -> Posted:
        self.outbox.move(held, FAILED, self.clock())
        if isinstance(problem, CredentialsError | UnsentError):
            self.silence = str(problem)
        return Posted(letter.receiver, REFUSED, str(problem))

    def _standing(self, held: Dispatch) -> str:
        if held.state == SENT:
            return BEFORE
        is_fresh = self.clock() - held.at <= PATIENCE
        return ELSEWHERE if is_fresh or held.state == CLAIMED else LOST
