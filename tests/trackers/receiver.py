"""A receiver of signed webhooks, which checks signatures and takes each key once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

SECRET = "whsec_" + base64.b64encode(b"a secret of the tests alone").decode()


class Receiver:
    """A WSGI application. ``tickets`` are the keys of items by their Idempotency-Key."""

    def __init__(self) -> None:
        self.tickets: dict[str, str] = {}
        self.messages: list[Any] = []
        self.troubles: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start)

    def _answer(self, request: Request) -> Response:
        if not _is_signed(request):
            return Response(status=401)
        trouble = self.troubles.pop(0) if self.troubles else ""
        if trouble == "limited":
            return Response(status=429, headers={"Retry-After": "7"})
        if trouble == "unsent":
            request.environ["emulator.drop"]("reset")
            return Response()
        self.messages.append(json.loads(request.get_data()))
        name = request.headers["Idempotency-Key"]
        key = self.tickets.setdefault(name, f"T-{len(self.tickets) + 1}")
        if trouble == "lost":
            request.environ["emulator.drop"]("reset")
            return Response()
        answer = {"key": key, "url": f"https://tickets.example.com/{key}"}
        return Response(json.dumps(answer), 201, content_type="application/json")


def _is_signed(request: Request) -> bool:
    """Whether the signature is right, computed here as the specification says."""
    message, at = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    content = f"{message}.{at}.".encode() + request.get_data()
    digest = hmac.new(b"a secret of the tests alone", content, hashlib.sha256).digest()
    return request.headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
