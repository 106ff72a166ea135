"""A stand-in for the Docs API: real HTTP on this machine, errors in Google's shape.

It knows its parameters from the discovery document that Google's client ships, and refuses what
that does not name.
"""

from __future__ import annotations

import json
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
Reply = tuple[int, bytes]

# What every method of every Google API takes, whatever its discovery document says.
_ALWAYS = {"alt"}


def discovery() -> Json:
    folder = files("googleapiclient.discovery_cache") / "documents"
    source: Json = json.loads((folder / "docs.v1.json").read_text())
    return source


def error(status: int, message: str, reason: str = "", old_reason: str = "") -> Reply:
    """An error as Google writes it: reasons in ErrorInfo, or in the older list."""
    body: Json = {"code": status, "message": message, "status": "SOME_STATUS"}
    if reason:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        body["details"] = [{"@type": kind, "reason": reason, "domain": "googleapis.com"}]
    if old_reason:
        body["errors"] = [{"message": message, "domain": "global", "reason": old_reason}]
    return status, json.dumps({"error": body}).encode()


class DocsApi:
    """Answers GET /v1/documents/ID; ``calls`` holds the parameters of each request that it got.

    ``refuse`` may answer in place of a document: it is given the parameters.
    """

    def __init__(self) -> None:
        self.token = "a-token"
        self.documents: dict[str, Json] = {}
        self.calls: list[dict[str, str]] = []
        self.refuse: Callable[[dict[str, str]], Reply | None] = lambda _: None
        self.delay_s = 0.0
        self._method = discovery()["resources"]["documents"]["methods"]["get"]
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, target: str, authorization: str) -> Reply:
        url = urlsplit(target)
        given = {name: values[-1] for name, values in parse_qs(url.query).items()}
        self.calls.append({name: value for name, value in given.items() if name not in _ALWAYS})
        Event().wait(self.delay_s)
        if authorization != f"Bearer {self.token}":
            return error(401, "Request had invalid authentication credentials.")
        reply = self.refuse(given) or self._unknown(given)
        if reply is not None:
            return reply
        document = self.documents.get(url.path.removeprefix("/v1/documents/"))
        if document is None:
            return error(404, "Requested entity was not found.")
        return 200, json.dumps(document).encode()

    def _unknown(self, given: dict[str, str]) -> Reply | None:
        for name, value in given.items():
            known = self._method["parameters"].get(name)
            if name not in _ALWAYS and (known is None or value not in _values(known)):
                return error(400, f'Unknown name "{name}": Cannot bind query parameter.')
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, body = api.answer(self.path, self.headers.get("Authorization", ""))
                with suppress(ConnectionError):  # A client that no longer waits.
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json; charset=UTF-8")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _values(parameter: Json) -> list[str]:
    return ["true", "false"] if parameter["type"] == "boolean" else parameter["enum"]
