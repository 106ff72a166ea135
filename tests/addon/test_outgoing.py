"""Requests that go out: they end, whatever is at the other end."""

from __future__ import annotations

import gzip
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from addon.outgoing import Answer, OutOfTimeError, TooLargeError, new_session, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Server:
    """Answers as it is told; keeps what it was asked."""

    def __init__(self) -> None:
        self.behave: Callable[[BaseHTTPRequestHandler], None] = reply
        self.asked: list[dict[str, str]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(dict(self.headers))
                server.behave(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def reply(
    handler: BaseHTTPRequestHandler, body: bytes = b"hello", status: int = 200, **headers: str
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def get(server: Server, *, seconds: float = 5, most_bytes: int = 1000) -> Answer:
    return send(
        new_session(), "GET", server.url, until=monotonic() + seconds, most_bytes=most_bytes
    )


def test_an_answer_is_whole(server: Server) -> None:
    server.behave = lambda handler: reply(handler, status=404, X_Why="because")
    answer = get(server)

    assert (answer.status, answer.reason, answer.body) == (404, "Not Found", b"hello")
    assert answer.headers["x-why"] == "because"


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    packed = gzip.compress(b"a" * 900)
    server.behave = lambda handler: reply(handler, packed, Content_Encoding="gzip")

    assert get(server).body == b"a" * 900


def test_an_answer_larger_than_wanted_is_not_read_on(server: Server) -> None:
    server.behave = lambda handler: reply(handler, b"a" * 1001)

    with pytest.raises(TooLargeError):
        get(server)


def test_a_small_answer_that_unpacks_to_a_large_one_is_not_unpacked_on(server: Server) -> None:
    packed = gzip.compress(b"a" * 50_000_000)
    server.behave = lambda handler: reply(handler, packed, Content_Encoding="gzip")

    with pytest.raises(TooLargeError):
        get(server)


def test_silence_ends(server: Server) -> None:
    def say_nothing(_: BaseHTTPRequestHandler) -> None:
        Event().wait(1)

    server.behave = say_nothing

    with pytest.raises(OutOfTimeError):
        get(server, seconds=0.1)


def test_a_trickle_ends(server: Server) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"a")
            except OSError:
                return
            Event().wait(0.02)

    server.behave = trickle

    with pytest.raises(OutOfTimeError):
        get(server, seconds=0.3)


def test_when_the_time_is_over_nothing_is_sent(server: Server) -> None:
    with pytest.raises(OutOfTimeError):
        get(server, seconds=-1)

    assert server.asked == []


def test_an_answer_that_breaks_off_is_none(server: Server) -> None:
    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")

    server.behave = break_off

    with pytest.raises(ConnectionError):
        get(server)


def test_nobody_at_the_other_end() -> None:
    with pytest.raises(ConnectionError, match="Connection refused"):
        send(new_session(), "GET", "http://127.0.0.1:1/", until=monotonic() + 5, most_bytes=9)


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.behave = lambda handler: reply(handler, status=302, Location=server.url)

    assert get(server).status == 302
    assert len(server.asked) == 1


def test_one_request_leaves_nothing_to_the_next(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.behave = lambda handler: reply(handler, Set_Cookie="user=ada")
    session = new_session()
    for token in ("Bearer one", "Bearer two"):
        headers = {"Authorization": token}
        send(session, "GET", server.url, until=monotonic() + 5, most_bytes=1000, headers=headers)

    assert [asked["Authorization"] for asked in server.asked] == ["Bearer one", "Bearer two"]
    assert all("Cookie" not in asked for asked in server.asked)
