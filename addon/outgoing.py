"""Requests that end: within a time, and with no larger an answer than was asked for."""

from __future__ import annotations

from http.cookiejar import DefaultCookiePolicy
from time import monotonic

import requests
import urllib3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT_S = 3.05  # A little over three seconds, the time after which a lost packet is sent again.

_CHUNK = 65_536


class OutOfTimeError(Exception):
    """The time was over before the whole answer was there."""


class UnreachableError(ConnectionError):
    """No connection could be made, so nothing was sent."""


class TooLargeError(Exception):
    """The answer is larger than what was asked for."""


class Answer:
    """A whole answer. ``headers`` are found in any case."""

    __slots__ = ("body", "headers", "reason", "status")

    def __init__(self, status: int, reason: str, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.reason = reason
        self.headers = headers
        self.body = body


def new_session() -> requests.Session:
    """Connections that are kept, and nothing else that one request would leave to another.

    Not to be shared between threads.
    """
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    # Any authentication of its own keeps requests from putting a .netrc's in place of ours.
    session.auth = lambda request: request
    return session


def send(
    session: requests.Session,
    method: str,
    url: str,
    *,
    until: float,
    most_bytes: int,
    headers: Mapping[str, str] | None = None,
    body: str | bytes | None = None,
) -> Answer:
    """Send a request once and read its answer; a redirect is an answer, and is not followed.

    ``until`` is a moment of ``time.monotonic``. ``most_bytes`` counts the answer unpacked.

    Raises:
        OutOfTimeError: the whole answer is not there at that moment.
        TooLargeError: the answer is larger.
        UnreachableError: nobody answers, so nothing was sent.
        ConnectionError: the connection broke, and what was sent may have arrived.

    """
    left_s = until - monotonic()
    if left_s <= 0:
        raise OutOfTimeError
    try:
        with session.request(
            method,
            url,
            data=body,
            headers=headers,
            timeout=(min(CONNECT_S, left_s), left_s),
            allow_redirects=False,
            stream=True,
        ) as response:
            content = _read(response, until, most_bytes)
            return Answer(response.status_code, response.reason or "", response.headers, content)
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as problem:
        raise OutOfTimeError from problem
    except (requests.RequestException, urllib3.exceptions.HTTPError) as problem:
        kind = UnreachableError if _is_unsent(problem) else ConnectionError
        raise kind(_why(problem)) from problem


def _read(response: requests.Response, until: float, most_bytes: int) -> bytes:
    """The whole body, unpacked; looked at as it comes, since a slow one keeps no time-out busy."""
    content = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > most_bytes:
            raise TooLargeError
        if monotonic() > until:
            raise OutOfTimeError
    return bytes(content)


def _is_unsent(problem: Exception) -> bool:
    """Whether no connection was made: urllib3 says so as the reason behind its last try."""
    tried = problem.args[0] if problem.args else None
    reason = getattr(tried, "reason", None)
    return isinstance(reason, urllib3.exceptions.NewConnectionError)


def _why(problem: BaseException) -> str:
    """What the system says of a broken connection, below the layers that wrap it."""
    inner = problem
    while (below := inner.__cause__ or inner.__context__) is not None:
        inner = below
    return (inner.strerror if isinstance(inner, OSError) else None) or str(inner)
