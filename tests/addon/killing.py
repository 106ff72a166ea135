"""The process is killed around a write of Google's APIs: before it is sent, or before its answer.

Reads change nothing, so a kill around one leaves what a kill around the writes beside it leaves.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from addon.integrations.google.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Iterator

# More writes than any click makes.
MOST_WRITES = 30


class KilledError(BaseException):
    """The end of the process: nothing of the product catches it."""


@contextmanager
def killed_at(write: int, *, is_sent: bool) -> Iterator[None]:
    """Kill at a write, counted from 0: before it is sent, or before its answer arrives."""
    writes = 0
    request = Transport.request

    def counted(transport: Transport, uri: str, method: str = "GET", **named: Any) -> Any:
        nonlocal writes
        writes += method != "GET"
        if method == "GET" or writes <= write:
            return request(transport, uri, method, **named)
        if is_sent:
            request(transport, uri, method, **named)
        raise KilledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Transport, "request", counted)
        yield
