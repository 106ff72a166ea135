"""HTTP/1.1 on this machine: connections stay open, and can be cut in the middle of a call.

The servers that web frameworks bring close each connection after its answer and cannot break one on
purpose; a fault that loses an answer needs both as they are with Google.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from wsgiref.handlers import SimpleHandler

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


class _Answering(SimpleHandler):
    """Runs the application for one request; its answer begins as HTTP/1.1 does."""

    http_version = "1.1"
    server_software = "ESF"

    def __init__(self, *streams_and_environ: Any) -> None:
        super().__init__(*streams_and_environ)
        self.os_environ = {}


class _Handler(BaseHTTPRequestHandler):
    """One connection with its requests."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def _answer(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self.send_error(411, "A request tells the length of its body.")
            self.close_connection = True
            return
        body = self.rfile.read(int(length))
        written = BytesIO()
        self._is_cut = False
        _Answering(BytesIO(body), written, sys.stderr, self._environ(len(body))).run(
            self.server.application
        )
        if self._is_cut:
            self.close_connection = True
        else:
            self._write(written.getvalue())

    def __getattr__(self, name: str) -> Any:
        """Answer every HTTP method alike."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _write(self, answer: bytes) -> None:
        try:
            self.wfile.write(answer)
        except ConnectionError:  # A client that no longer waits.
            self.close_connection = True

    def _environ(self, length: int) -> dict[str, Any]:
        url = urlsplit(self.path)
        host, port = self.server.server_address[:2]
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(url.path, "latin-1"),
            "QUERY_STRING": url.query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(length),
            "REMOTE_ADDR": self.client_address[0],
            "SERVER_NAME": str(host),
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": self.protocol_version,
            "emulator.drop": self._cut,
        }
        for name, value in self.headers.items():
            environ.setdefault("HTTP_" + name.upper().replace("-", "_"), value)
        return environ

    def _cut(self, how: str) -> None:
        """End the connection without an answer: closed in order, or reset."""
        self._is_cut = True
        if how == "close":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        # Lingering for no time at all makes closing a reset; closing must not wait for our files.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the calls are listed under /emulator/calls."""


class Server(ThreadingHTTPServer):
    """Serves an application, one thread for each connection.

    Raises:
        OSError: The port is taken, or not to be had.

    """

    request_queue_size = 128

    def __init__(self, application: WSGIApplication, host: str, port: int) -> None:
        self.application = application
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking for the host's full name, which may take seconds."""
        TCPServer.server_bind(self)

    @property
    def url(self) -> str:
        """The address that it is reached at."""
        host, port = self.server_address[:2]
        shown = "127.0.0.1" if host == "0.0.0.0" else str(host)  # noqa: S104
        return f"http://{shown}:{port}/"
