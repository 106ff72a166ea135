"""Each mail goes out once: twice asked, by two at once, or killed in between, on either engine."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from addon.domain.letters import CLAIMED, DIGEST, PATIENCE, REMINDER, SENDING, SENT, Letter
from addon.errors import CredentialsError, RefusedError, StoreError, UnavailableError, UnsentError
from addon.store.mails import Mails
from addon.usecases.send_letters import (
    BEFORE,
    ELSEWHERE,
    LEFT,
    LOST,
    NOW,
    REFUSED,
    send_letters,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from addon.domain.letters import Dispatch
    from addon.usecases.send_letters import Posted

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
LATER = MONDAY + PATIENCE + timedelta(seconds=1)


def letter(receiver: str = "lead@example.com", kind: str = DIGEST) -> Letter:
    return Letter(kind, "2026-W47", receiver, "Subject", "<p>HTML</p>", "Text")


class KilledError(BaseException):
    """The end of the process: nothing of the product catches it."""


class Server:
    """Takes every mail; ``trouble`` is called before the words are sent, or after."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.before: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None

    def deliver(self, mail: Letter, begin: Callable[[], None]) -> None:
        self.before()
        begin()
        self.taken.append(mail.receiver)
        self.after()

    def close(self) -> None:
        """There is nothing to close."""


def send(
    engine: Engine, server: Server, *letters: Letter, at: datetime = MONDAY, seconds: int = 99
) -> list[Posted]:
    ticks = iter(range(seconds))
    return send_letters(
        letters or (letter(),),
        outbox=Mails(engine),
        server=server,
        clock=lambda: at,
        has_time=lambda: next(ticks, None) is not None,
    )


def outcomes(found: list[Posted]) -> list[str]:
    return [one.what for one in found]


def raising(problem: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise problem

    return fail


def test_a_second_run_sends_nothing_again(engine: Engine) -> None:
    server = Server()

    assert outcomes(send(engine, server)) == [NOW]
    assert outcomes(send(engine, server, at=LATER)) == [BEFORE]
    assert server.taken == ["lead@example.com"]


def test_another_receiver_week_or_kind_is_another_mail(engine: Engine) -> None:
    server = Server()
    others = (
        letter(),
        letter("cto@example.com"),
        letter(kind=REMINDER),
        letter()._replace(period="2026-W48"),
    )

    assert outcomes(send(engine, server, *others)) == [NOW] * 4
    assert outcomes(send(engine, server, letter("LEAD@example.com"))) == [BEFORE]


def test_of_many_who_send_at_once_each_mail_goes_out_once(engine: Engine) -> None:
    server = Server()
    letters = [letter(f"lead{number}@example.com") for number in range(5)]

    with ThreadPoolExecutor(max_workers=6) as pool:
        found = [*pool.map(lambda _: send(engine, server, *letters), range(6))]

    assert sorted(server.taken) == sorted(each.receiver for each in letters)
    assert sum(outcomes(run).count(NOW) for run in found) == len(letters)


def killed(engine: Engine, server: Server) -> None:
    with pytest.raises(KilledError):
        send(engine, server)
    server.before = server.after = lambda: None


def test_killed_before_its_words_it_is_sent_by_the_next_once_the_dead_is_given_up(
    engine: Engine,
) -> None:
    server = Server()
    server.before = raising(KilledError())
    killed(engine, server)

    assert outcomes(send(engine, server)) == [ELSEWHERE]
    assert outcomes(send(engine, server, at=LATER)) == [NOW]
    assert server.taken == ["lead@example.com"]


def test_killed_while_it_is_sent_it_is_never_repeated(engine: Engine) -> None:
    server = Server()
    server.after = raising(KilledError())
    killed(engine, server)

    assert outcomes(send(engine, server)) == [ELSEWHERE]
    assert outcomes(send(engine, server, at=LATER)) == [LOST]
    assert outcomes(send(engine, server, at=LATER + timedelta(days=6))) == [LOST]
    assert server.taken == ["lead@example.com"]


def test_an_answer_that_is_lost_is_said_and_never_repeated(engine: Engine) -> None:
    server = Server()
    server.after = raising(UnavailableError("it did not say"))

    (found,) = send(engine, server)
    assert (found.what, found.why) == (LOST, "it did not say")
    assert outcomes(send(engine, server, at=LATER)) == [LOST]
    assert len(server.taken) == 1


def test_a_worker_that_slept_too_long_sends_nothing_any_more(engine: Engine) -> None:
    server = Server()
    server.before = lambda: server.taken.extend(_others(engine))

    assert outcomes(send(engine, server)) == [ELSEWHERE]
    assert server.taken == ["by the other"]


def _others(engine: Engine) -> list[str]:
    other = Server()
    assert outcomes(send(engine, other, at=LATER)) == [NOW]
    return ["by the other"]


def test_what_was_refused_is_sent_by_the_next_run_once_it_is_taken(engine: Engine) -> None:
    server = Server()
    server.before = raising(RefusedError("no such user"))
    both = (letter("gone@example.com"), letter())
    found = send(engine, server, *both)
    assert [(one.what, one.why) for one in found] == [(REFUSED, "no such user")] * 2

    server.before = lambda: None
    assert outcomes(send(engine, server, *both)) == [NOW, NOW]


@pytest.mark.parametrize("kind", [UnsentError, CredentialsError])
def test_a_server_that_is_down_is_asked_once_and_the_rest_is_left(
    engine: Engine, kind: type[UnsentError | CredentialsError]
) -> None:
    server = Server()
    server.before = raising(kind("it is down"))
    all_three = [letter(f"{name}@example.com") for name in "abc"]

    found = send(engine, server, *all_three)
    assert outcomes(found) == [REFUSED, LEFT, LEFT]
    assert {one.why for one in found} == {"it is down"}

    server.before = lambda: None
    assert outcomes(send(engine, server, *all_three)) == [NOW] * 3


def test_what_there_is_no_time_for_is_left_for_the_next_run(engine: Engine) -> None:
    server = Server()
    both = (letter(), letter("cto@example.com"))

    assert outcomes(send(engine, server, *both, seconds=1)) == [NOW, LEFT]
    assert outcomes(send(engine, server, *both)) == [BEFORE, NOW]


def test_without_the_store_nothing_is_sent(engine: Engine) -> None:
    class Gone(Mails):
        def move(self, _held: Dispatch, _state: str, _at: datetime) -> Dispatch:
            raise StoreError("the store does not answer")

    server = Server()
    with pytest.raises(StoreError):
        send_letters([letter()], outbox=Gone(engine), server=server, clock=lambda: MONDAY)

    assert server.taken == []


def test_the_mails_of_long_ago_are_forgotten(engine: Engine) -> None:
    mails = Mails(engine)
    held, _ = mails.claim(letter().key, MONDAY)
    mails.move(mails.move(held, SENDING, MONDAY), SENT, MONDAY)
    send(engine, Server(), letter("cto@example.com"), at=MONDAY + timedelta(days=200))

    assert mails.claim(letter().key, MONDAY)[0].state == CLAIMED


def test_the_key_that_is_stored_holds_no_address() -> None:
    key = letter().key

    assert key.startswith("digest.2026-W47.")
    assert "lead" not in key
    assert len(key) <= 80
