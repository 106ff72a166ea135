"""Google at its distance: what the local Workspace answers to a read, each asked for once, late.

``python -m bench.google_away URL MS`` stands in front of a local Workspace. That one works out
every answer anew and checks it, which takes a processor longer than a whole check does; here it is
the backend that is to be measured.
"""

from __future__ import annotations

import asyncio
import random
import sys
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

# An answer comes after a time between these parts of the delay, each as likely.
SOONEST, LATEST = 0.75, 1.25


class Away:
    """Answers every read as the local Workspace at ``url`` does, ``delay_s`` seconds later."""

    def __init__(self, url: str, delay_s: float) -> None:
        self._url = url
        self._delay_s = delay_s
        self._known: dict[tuple[str, str], bytes] = {}
        self._random = random.Random(1)  # noqa: S311 - no secret

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one connection's requests until it closes."""
        try:
            while head := await _head(reader):
                late_s = self._delay_s * self._random.uniform(SOONEST, LATEST)
                method, target, token = head
                answer = await self._answer(target, token) if method == "GET" else whole(501, b"{}")
                await asyncio.sleep(late_s)
                writer.write(answer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, target: str, token: str) -> bytes:
        if (target, token) not in self._known:
            answer = await asyncio.to_thread(asked, self._url + target.lstrip("/"), token)
            self._known[target, token] = answer
        return self._known[target, token]


async def _head(reader: StreamReader) -> tuple[str, str, str] | None:
    """Method, target and token of the next request, its body passed over; None at the end."""
    lines = [await reader.readline()]
    if not lines[0]:
        return None
    while (line := await reader.readline()).strip():
        lines.append(line)
    method, target, _ = lines[0].decode("latin-1").split()
    fields = dict(line.decode("latin-1").rstrip().split(": ", 1) for line in lines[1:])
    named = {name.lower(): value for name, value in fields.items()}
    await reader.readexactly(int(named.get("content-length", 0)))
    return method, target, named.get("authorization", "")


def asked(url: str, token: str) -> bytes:
    """The local Workspace's whole answer to a read."""
    request = Request(url, headers={"Authorization": token})  # noqa: S310 - ours
    try:
        with urlopen(request) as answer:  # noqa: S310 - as above
            return whole(answer.status, answer.read())
    except HTTPError as refusal:
        return whole(refusal.code, refusal.read())


def whole(status: int, body: bytes) -> bytes:
    """An answer as it goes over the line."""
    kind = "application/json; charset=UTF-8"
    head = f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def main(url: str, delay_s: float) -> None:
    """Serve on any free port, whose address is printed, until interrupted."""
    server = await asyncio.start_server(Away(url, delay_s).serve, "127.0.0.1", 0, backlog=512)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]) / 1000))
