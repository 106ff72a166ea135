"""One POST to an add-on with a deadline for the whole exchange; no redirect is followed."""

from __future__ import annotations

import http.client
import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

CHUNK_BYTES = 65_536
MOST_BYTES = 4_000_000
DETAIL_CHARACTERS = 600


class Exchange(NamedTuple):
    """An answer that is JSON under status 200, with what it cost."""

    url: str
    answer: Any
    bytes: int
    seconds: float


class Failure(NamedTuple):
    """Why there is no answer: a sentence, and what helps a developer."""

    failure: str
    detail: str = ""
    url: str = ""
    seconds: float = 0.0


class _TooLateError(Exception):
    """The deadline passed."""


def post(url: str, body: bytes, bearer: str, deadline_s: float) -> Exchange | Failure:
    """Send a body of JSON and read the answer, all within a deadline."""
    started = time.monotonic()
    try:
        status, raw = _exchanged(url, body, bearer, started + deadline_s)
    except (_TooLateError, TimeoutError):
        sentence = f"The add-on did not answer within {deadline_s:g} s."
        return Failure(sentence, "", url, time.monotonic() - started)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Failure("The add-on cannot be reached.", f"{type(error).__name__}: {error}", url)
    return _judged(url, status, raw, time.monotonic() - started)


def _exchanged(url: str, body: bytes, bearer: str, until: float) -> tuple[int, bytes]:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_left(until))
    headers = {"Content-Type": "application/json; charset=UTF-8"}
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        return response.status, b"".join(_chunks(response, connection, until))
    finally:
        connection.close()


def _chunks(
    response: http.client.HTTPResponse, connection: http.client.HTTPConnection, until: float
) -> Iterator[bytes]:
    read = 0
    while chunk := response.read1(CHUNK_BYTES):
        read += len(chunk)
        if read > MOST_BYTES:
            raise ValueError(f"the answer is longer than {MOST_BYTES} bytes")
        yield chunk
        if connection.sock:
            connection.sock.settimeout(_left(until))
        else:
            _left(until)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _TooLateError
    return left


def _judged(url: str, status: int, raw: bytes, seconds: float) -> Exchange | Failure:
    detail = raw.decode("utf-8", "replace")[:DETAIL_CHARACTERS]
    if status != http.client.OK:
        return Failure(f"The add-on answered with status {status}.", detail, url, seconds)
    try:
        answer = json.loads(raw)
    except ValueError:
        return Failure("The add-on's answer is no JSON.", detail, url, seconds)
    return Exchange(url, answer, len(raw), seconds)
