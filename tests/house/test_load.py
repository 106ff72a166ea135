"""The load that the benchmark makes is the one it says, and every answer counts as what it is."""

from __future__ import annotations

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from bench.clicks import BUSY, ERROR, REPORT, Clicks, share
from bench.google_away import Away

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Coroutine, Sequence

    from bench.clicks import Answered

T = TypeVar("T")

CLICK = b"POST /addon/check HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"


def answer(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


REPORTED = answer(200, b'{"updateCard":{"name":"report"}}')
TOLD_BUSY = answer(200, b'{"updateCard":{"header":{"title":"Busy just now"}}}')
ANSWERS = [REPORTED, TOLD_BUSY, answer(500, b"report"), answer(200, b"{}"), b""]


class Backend:
    """Answers clicks in turn with what it is given; nothing at all breaks the connection."""

    def __init__(self, answers: Sequence[bytes], wait_s: float = 0.0) -> None:
        self.answers = itertools.cycle(answers)
        self.wait_s = wait_s
        self.connections = 0
        self.in_hand = 0
        self.most_in_hand = 0

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.connections += 1
        while await reader.read(len(CLICK)):
            self.in_hand += 1
            self.most_in_hand = max(self.most_in_hand, self.in_hand)
            await asyncio.sleep(self.wait_s)
            self.in_hand -= 1
            chosen = next(self.answers)
            if not chosen:
                break
            writer.write(chosen)
        writer.close()


def run_apart(work: Coroutine[None, None, T]) -> T:
    """Run it in a thread: the browser's own loop may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def clicked(backend: Backend, *, rate: float = 0, people: int = 1, clicks: int) -> list[Answered]:
    async def run() -> list[Answered]:
        server = await asyncio.start_server(backend.serve, "127.0.0.1", 0)
        made = Clicks(server.sockets[0].getsockname()[1], [CLICK])
        try:
            if rate:
                return await made.at(rate, clicks / rate)
            return await made.by(people, clicks)
        finally:
            await made.close()
            server.close()

    return run_apart(run())


def test_every_answer_is_counted_as_what_it_is() -> None:
    answered = clicked(Backend(ANSWERS), clicks=10)

    counts = {kind: len(share(answered, kind)) for kind in (REPORT, BUSY, ERROR)}
    assert counts == {REPORT: 2, BUSY: 2, ERROR: 6}


def test_people_wait_for_their_answers_on_connections_that_are_kept() -> None:
    backend = Backend([REPORTED])

    assert len(clicked(backend, people=3, clicks=30)) == 30
    assert backend.connections == 3


def test_a_click_is_due_whether_or_not_those_before_it_are_answered() -> None:
    backend = Backend([REPORTED], wait_s=0.3)
    answered = clicked(backend, rate=100, clicks=20)

    assert len(share(answered, REPORT)) == 20
    assert backend.most_in_hand > 10


def test_google_is_away_and_asked_once_for_each_answer() -> None:
    asked = 0

    async def workspace(reader: StreamReader, writer: StreamWriter) -> None:
        nonlocal asked
        asked += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(200, b'{"title": "x"}'))
        writer.close()

    async def run() -> list[float]:
        near = await asyncio.start_server(workspace, "127.0.0.1", 0)
        away = Away(f"http://127.0.0.1:{near.sockets[0].getsockname()[1]}/", 0.1)
        far = await asyncio.start_server(away.serve, "127.0.0.1", 0)
        port = far.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        times = []
        for _ in range(3):
            began = perf_counter()
            writer.write(b"GET /v1/documents/d HTTP/1.1\r\nAuthorization: Bearer t\r\n\r\n")
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200")
            assert await reader.readexactly(14) == b'{"title": "x"}'
            times.append(perf_counter() - began)
        writer.close()
        for server in (near, far):
            server.close()
        return times

    assert min(run_apart(run())) >= 0.075
    assert asked == 1
