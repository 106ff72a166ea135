"""The process is killed between two calls of Google's APIs, or while an answer is on its way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from addon.integrations.google.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Iterator

# More calls than any click makes.
MOST_CALLS = 60


class KilledError(BaseException):
    """The end of the process: nothing of the product catches it."""


@contextmanager
def killed_at(call: int, *, is_sent: bool) -> Iterator[None]:
    """Kill at a call, counted from 0: before it is sent, or before its answer arrives."""
    calls = 0
    request = Transport.request

    def counted(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls <= call:
            return request(*given, **named)
        if is_sent:
            request(*given, **named)
        raise KilledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Transport, "request", counted)
        yield
