"""Two deployed backends behind one address that take turns, and are killed while they answer."""

from __future__ import annotations

import http.client
import itertools
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Lock, Thread, Timer
from typing import TYPE_CHECKING

from tests.addon.instances import Instance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# How long a caller is kept waiting while neither of the two is there.
PATIENCE_S = 25.0
# A kill comes within this time after a request was passed on; most requests take less.
KILLED_WITHIN_S = 0.8


class Fleet:
    """A front end as a platform has one, with two backends and somebody who kills them.

    It passes a request on once: where nobody answers its knock the other backend gets it, and
    where the connection breaks after that the caller is told 502. While ``danger`` is more than
    zero, such a part of the requests has its backend killed under it: its workers, or all of it,
    ``most_kills`` times.
    """

    def __init__(self, seed: int, most_kills: int) -> None:
        self.danger = 0.0
        self.most_kills = most_kills
        self.kills = 0
        self.cut = 0
        self._random = Random(seed)  # noqa: S311 - the same dangers every time
        self._lock = Lock()
        self.instances: list[Instance] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def start(self, settings: Mapping[str, str], folder: Path) -> None:
        """Start both, and wait until they serve."""
        self.instances = [Instance(settings, folder / f"log-{number}") for number in range(2)]
        self._turns = itertools.cycle(self.instances)
        for instance in self.instances:
            instance.wait()

    def close(self) -> None:
        """End all of it."""
        self.danger = 0.0
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        for instance in self.instances:
            instance.kill()

    def said(self) -> str:
        """What the backends said."""
        return "".join(instance.log.read_text() for instance in self.instances)

    def passed_on(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        """Status, kind and body of an answer."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with self._lock:
                instance = next(self._turns)
            connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
            try:
                connection.connect()
            except OSError:
                time.sleep(0.05)
                continue
            try:
                self._endanger(instance)
                connection.request(method, path, body, dict(headers))
                answer = connection.getresponse()
                return answer.status, answer.headers.get_content_type(), answer.read()
            except (OSError, http.client.HTTPException):
                self.cut += 1
                return 502, "text/plain", b"Bad Gateway"
            finally:
                connection.close()
        return 503, "text/plain", b"Service Unavailable"

    def _endanger(self, instance: Instance) -> None:
        with self._lock:
            is_doomed = self._random.random() < self.danger
            within_s, is_whole = (
                self._random.random() * KILLED_WITHIN_S,
                self._random.random() < 0.3,
            )
        if is_doomed:
            Timer(within_s, self._kill, (instance, is_whole)).start()

    def _kill(self, instance: Instance, is_whole: bool) -> None:
        with self._lock:
            is_over = not self.danger or self.kills >= self.most_kills
            if is_over or not instance.workers():
                return
            self.kills += 1
            if is_whole:
                instance.kill()
                instance.start()
            else:
                instance.kill_workers()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fleet = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name: self.headers[name] for name in KEPT if name in self.headers}
                status, kind, answer = fleet.passed_on(self.command, self.path, headers, body)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = answer  # noqa: N815 - the names that http.server calls

            def log_message(self, *_: object) -> None:
                pass

        return Handler


KEPT = ("Authorization", "Content-Type")
