"""An add-on that answers what a test tells it to: a real server, for the host and the page."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

Json = dict[str, Any]

SCOPES = "https://www.googleapis.com/auth/"
ALL_SCOPES = [SCOPES + name for name in ("userinfo.email", "script.locale", "drive.file")]


class Received(NamedTuple):
    """One call of the add-on."""

    path: str
    bearer: str
    event: Json


class FakeAddon:
    """Answers by path; ``answers`` holds JSON values, bytes, or (status, bytes)."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.received: list[Received] = []
        self.delay_s = 0.0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def forget(self) -> None:
        """Start anew: no answers, nothing received, no delay."""
        self.answers.clear()
        self.received.clear()
        self.delay_s = 0.0

    def manifest(self, **http_options: str) -> Json:
        """What an admin would deploy it with."""
        trigger = {name: {"runFunction": f"{self.url}/{name}"} for name in ("home", "granted")}
        return {
            "oauthScopes": list(ALL_SCOPES),
            "addOns": {
                "common": {
                    "name": "Fake",
                    "logoUrl": f"{self.url}/logo.png",
                    "useLocaleFromApp": True,
                    "universalActions": [{"label": "Help", "openLink": "https://example.com/"}],
                },
                "docs": {
                    "homepageTrigger": trigger["home"],
                    "onFileScopeGrantedTrigger": trigger["granted"],
                },
                "httpOptions": http_options,
            },
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        addon = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
                addon.received.append(Received(self.path, bearer, event))
                time.sleep(addon.delay_s)
                status, body = addon._body(self.path)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing: a test asks for what was received."""

        return Handler

    def _body(self, path: str) -> tuple[int, bytes]:
        answer = self.answers.get(path, (404, b"not here"))
        if isinstance(answer, tuple):
            return answer
        return 200, answer if isinstance(answer, bytes) else json.dumps(answer).encode()
