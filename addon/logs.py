"""Structured logs: one JSON object a line, which Cloud Logging reads, and no word of a document.

Events of the same request carry its id, and the trace that Google's front end gave it. Metrics are
counted from them; ``deploy/metrics/`` has their definitions.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from contextvars import ContextVar
from secrets import token_hex
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask, Response
    from werkzeug.datastructures import Headers

REQUEST, GOOGLE_CALL, CHECK, FINDING, PUSH = "request", "google_call", "check", "finding", "push"
OVERLOAD, SWEEP, SWEPT = "overload", "sweep", "swept"
MAIL, DOUBLES = "mail", "doubles"
REQUEST_ID = "X-Request-Id"
_TRACE = "logging.googleapis.com/trace"
_SPAN = "logging.googleapis.com/spanId"

# "TRACE/SPAN;o=1" of Google's front ends, and W3C's "00-TRACE-SPAN-01".
_GOOGLES = re.compile(r"(?P<trace>[0-9a-f]{32})(?:/(?P<span>\d{1,20}))?(?:;o=\d)?", re.ASCII)
_W3C = re.compile(r"[0-9a-f]{2}-(?P<trace>[0-9a-f]{32})-(?P<span>[0-9a-f]{16})-[0-9a-f]{2}")

_EVENTS = logging.getLogger("addon.events_log")


class _Request(NamedTuple):
    id: str
    trace: str
    span: str
    began: float


_NONE = _Request("", "", "", 0.0)
_IN_HAND: ContextVar[_Request] = ContextVar("request_in_hand", default=_NONE)


def event(name: str, **fields: str | int | None) -> None:
    """Note that something happened; ``fields`` are ids, counts, codes and names, nothing else."""
    _EVENTS.info(name, extra={"fields": {"event": name, **fields}})


def request_id() -> str:
    """The id of the request in hand; empty where there is none."""
    return _IN_HAND.get().id


class JsonLines(logging.Formatter):
    """A record as one JSON object; ``project`` is the Cloud project that traces belong to."""

    def __init__(self, project: str = "") -> None:
        super().__init__()
        self._project = project

    def format(self, record: logging.LogRecord) -> str:
        """The line, without an end of line inside."""
        at_hand = _IN_HAND.get()
        line: dict[str, Any] = {
            "severity": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if at_hand.id:
            line["request_id"] = at_hand.id
        if at_hand.trace and self._project:
            line[_TRACE] = f"projects/{self._project}/traces/{at_hand.trace}"
        if at_hand.span:
            line[_SPAN] = at_hand.span
        line.update(getattr(record, "fields", {}))
        return json.dumps(line)


def configure(environ: Mapping[str, str]) -> None:
    """Let the process log so where a platform reads it; else what went wrong, for people."""
    is_read = bool(environ.get("GAE_ENV") or environ.get("K_SERVICE"))
    handler = logging.StreamHandler(sys.stderr)
    if is_read:
        handler.setFormatter(JsonLines(environ.get("GOOGLE_CLOUD_PROJECT", "")))
    else:
        handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        # Nobody counts anything there, and who runs it wants to see what went wrong.
        _EVENTS.setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Google's client names documents by their addresses when it tries again.
    logging.getLogger("googleapiclient").setLevel(logging.ERROR)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def watch(app: Flask) -> None:
    """Give every request of an application an id, and note how it ended."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def _begin() -> None:
    from flask import request  # A terminal that calls Google serves nothing.

    trace, span = _traced(request.headers)
    _IN_HAND.set(_Request(token_hex(8), trace, span, perf_counter()))


def _forget(_: BaseException | None) -> None:
    _IN_HAND.set(_NONE)


def _traced(headers: Headers) -> tuple[str, str]:
    """Trace and span, where the front end tells them in a form that is theirs."""
    match = _GOOGLES.fullmatch(headers.get("X-Cloud-Trace-Context", ""))
    if match is not None:
        return match["trace"], f"{int(match['span']):016x}" if match["span"] else ""
    match = _W3C.fullmatch(headers.get("traceparent", ""))
    return (match["trace"], match["span"]) if match is not None else ("", "")


def _end(response: Response) -> Response:
    from flask import request

    at_hand = _IN_HAND.get()
    response.headers[REQUEST_ID] = at_hand.id
    # The rule, not the path: what somebody typed into an address is nobody's business.
    path = request.url_rule.rule if request.url_rule is not None else "(none)"
    took_ms = round((perf_counter() - at_hand.began) * 1000)
    event(REQUEST, method=request.method, path=path, status=response.status_code, ms=took_ms)
    return response
