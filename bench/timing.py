"""Medians of wall-clock time, and the peak memory of a process."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A process inherits its parent's peak across fork and exec, so it needs a parent smaller than it.
LAUNCHER = """
import os, sys
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(process, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
MAXRSS_PER_MIB = 1024**2 if sys.platform == "darwin" else 1024

# An installed command has its byte code at hand, so the one measured here may keep its own.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def seconds(action: Callable[[], object]) -> float:
    """Time one call, with the garbage collector as it is in production: on."""
    start = perf_counter()
    action()
    return perf_counter() - start


def process_seconds(command: Sequence[str]) -> float:
    """Time one whole process; raises CalledProcessError unless it exits with 0."""
    return seconds(
        lambda: subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    )


def processor_seconds(command: Sequence[str]) -> float:
    """The processor time of one whole process, which other work on the machine hardly moves.

    Raises:
        CalledProcessError: it exits with anything but 0.

    """
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawnp(command[0], list(command), ENVIRONMENT, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise subprocess.CalledProcessError(code, command)
    return usage.ru_utime + usage.ru_stime


def alternating_process_seconds(commands: Sequence[Sequence[str]], rounds: int) -> list[float]:
    """Run the commands in turn, so that the machine's drift meets all alike; a median for each."""
    for command in commands:
        process_seconds(command)
    times = [[process_seconds(command) for command in commands] for _ in range(rounds)]
    return [median(column) for column in zip(*times, strict=True)]


def peak_mib(command: Sequence[str]) -> float:
    """Measure the largest resident size of a process; raises CalledProcessError as above."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    answer = subprocess.run(launcher, check=True, capture_output=True, text=True).stdout
    return int(answer) / MAXRSS_PER_MIB
