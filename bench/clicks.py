"""Clicks by the thousand: on time, whether or not those before them are answered."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections import Counter
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Iterable, Sequence

REPORT, BUSY, ERROR = "report", "busy", "error"

# Google gives a click up some time after that; google.md 1.5 does not know when.
PATIENCE_S = 30


class Answered(NamedTuple):
    """How a click ended, and how many seconds after it was due."""

    kind: str
    took_s: float


class Clicks:
    """Sends ``requests``, whole as they go over the line, one after the other and from the start.

    Connections are kept: Google's are few and long.
    """

    def __init__(self, port: int, requests: Sequence[bytes]) -> None:
        self._port = port
        self._requests = itertools.cycle(requests)
        self.failures: Counter[str] = Counter()
        self._idle: list[tuple[StreamReader, StreamWriter]] = []

    async def at(self, rate: float, seconds: float) -> list[Answered]:
        """Click ``rate`` times a second; what a late start or a queue costs counts as waiting."""
        began = perf_counter()
        under_way = []
        for number in range(int(rate * seconds)):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            under_way.append(asyncio.create_task(self._click(due)))
        return await asyncio.gather(*under_way)

    async def by(self, people: int, clicks: int) -> list[Answered]:
        """Let people click one after the other, each once they have their answer."""
        numbers = iter(range(clicks))

        async def person() -> list[Answered]:
            return [await self._click(perf_counter()) for _ in numbers]

        answered = await asyncio.gather(*(person() for _ in range(people)))
        return list(itertools.chain.from_iterable(answered))

    async def _click(self, due: float) -> Answered:
        try:
            async with asyncio.timeout(PATIENCE_S):
                kind = await self._sent(next(self._requests))
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as problem:
            kind = ERROR
            self.failures[type(problem).__name__] += 1
        return Answered(kind, perf_counter() - due)

    async def _sent(self, request: bytes) -> str:
        at_hand = self._idle.pop() if self._idle else None
        reader, writer = at_hand or await asyncio.open_connection("127.0.0.1", self._port)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.readexactly(_length(head))
        except BaseException:
            writer.close()
            raise
        if b"\r\nconnection: close" in head.lower():
            writer.close()
        else:
            self._idle.append((reader, writer))
        kind = _kind(head, body)
        if kind == ERROR:
            self.failures[_title(head, body)] += 1
        return kind

    async def close(self) -> None:
        """Close every connection."""
        for _, writer in self._idle:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return int(next(line[15:] for line in lines if line.startswith(b"content-length:")))


def _kind(head: bytes, body: bytes) -> str:
    """What an answer is: a report, a card that says busy, or nothing that a person wants."""
    if not head.startswith(b"HTTP/1.1 200"):
        return ERROR
    if b'"name":"report"' in body:
        return REPORT
    return BUSY if b'"Busy just now"' in body else ERROR


def _title(head: bytes, body: bytes) -> str:
    """What an answer that is none calls itself: its status line, and a card's title."""
    title = re.search(rb'"title":"([^"]*)"', body)
    return b" ".join((head.split(b"\r\n")[0], title[1] if title else b"")).decode()


def share(answered: Iterable[Answered], kind: str) -> list[float]:
    """The times of the answers of a kind, in seconds, sorted."""
    return sorted(one.took_s for one in answered if one.kind == kind)
