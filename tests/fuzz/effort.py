"""How much is tried: a share in the suite, the same on every machine; far more in ``make fuzz``."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

INPUTS = int(os.environ.get("FUZZ", "0"))
PROPERTIES = 5
IN_THE_SUITE = 150
# No input of a few kilobytes takes a hundredth of this; one that does hangs.
SECONDS = 20

EFFORT = settings(
    max_examples=max(1, INPUTS // PROPERTIES) if INPUTS else IN_THE_SUITE,
    derandomize=not INPUTS,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class HangError(Exception):
    """An input is still being worked on after ``SECONDS``."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Stop what does not end.

    Raises:
        HangError: it took longer than ``SECONDS``.

    """
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    message = f"still at work after {SECONDS} seconds"
    raise HangError(message)
