"""How soon the local Workspace answers."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from bench import timing

COMMAND = [sys.executable, "-m", "emulator", "--port", "0"]


def start_and_stop() -> float:
    """Time a process of it until it has printed its address, in seconds."""
    with subprocess.Popen(
        COMMAND, env=timing.ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdout is None:
            raise RuntimeError("There is no output to wait for.")
        taken = timing.seconds(process.stdout.readline)
        process.terminate()
    return taken


def report(rounds: int) -> None:
    """Print the median time until it answers, over that of an empty interpreter, in turn."""
    empty = [sys.executable, "-c", "pass"]
    start_and_stop()
    pairs = [(timing.process_seconds(empty), start_and_stop()) for _ in range(rounds)]
    nothing, ready = (median(column) for column in zip(*pairs, strict=True))
    print(f"{'local Workspace':24} {'median ms':>10} {'over the empty':>16}")
    print(f"{'ready to answer':24} {ready * 1e3:10.1f} {ready / nothing:16.2f}")
