"""How much is tried: a share in the suite, the same on every machine; far more in ``make fuzz``."""

from __future__ import annotations

import gc
import os
import resource
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

INPUTS = int(os.environ.get("FUZZ", "0"))
PROPERTIES = 10
IN_THE_SUITE = 150
# Of the processor's time, so that a busy machine makes nothing hang; a machine that is slow gets
# more in the suite, where an input takes a hundredth of it.
SECONDS = 1 if INPUTS else 20
# What a property may add to the memory, the memory of what was tried included.
MOST_BYTES = 1_000_000_000


def effort(inputs: int) -> settings:
    """Settings for a property that tries so many inputs."""
    return settings(
        max_examples=max(1, inputs),
        derandomize=not INPUTS,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


# In rounds, since Hypothesis keeps all that it has tried until a test ends.
ROUNDS = max(1, INPUTS // PROPERTIES // 2_000)
SHARE = INPUTS // PROPERTIES // ROUNDS if INPUTS else IN_THE_SUITE
EFFORT = effort(SHARE)
# A click takes as long as ten documents: fewer of them are tried in the suite.
CLICKS = effort(SHARE if INPUTS else 60)


class HangError(BaseException):
    """An input is still being worked on after ``SECONDS``; nothing that is tried can catch it."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Stop what does not end.

    Raises:
        HangError: it took longer than ``SECONDS``.

    """
    before = signal.signal(signal.SIGPROF, _stop)
    gc.disable()  # Looking through what Hypothesis keeps takes longer than any input.
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        gc.enable()


def most_memory() -> int:
    """The most bytes that this process has held at a time so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _stop(_number: int, _frame: FrameType | None) -> None:
    message = f"still at work after {SECONDS} seconds of the processor's time"
    raise HangError(message)
