"""An application on a port of this machine, which can break connections as real ones break."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from emulator.server import Server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


class Served:
    """A running server; ``url`` has no slash at its end."""

    def __init__(self, application: WSGIApplication) -> None:
        self._server = Server(application, "127.0.0.1", 0)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = self._server.url.rstrip("/")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
