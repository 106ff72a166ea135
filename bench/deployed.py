"""The backend as it is deployed, on this machine: gunicorn with its own configuration."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

from bench import timing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
COMMAND += ["--log-level", "warning"]
# As in that configuration, and what one takes to be ready at most.
WORKERS = 2
BOOT_S = 2.0


class Deployed(NamedTuple):
    """A running backend: its port, and after how many seconds it answered ``/healthz``."""

    port: int
    started_s: float
    process: int

    def workers(self) -> list[int]:
        """The ids of the worker processes."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        return [int(word) for word in children.read_text().split()]

    def memory_mib(self) -> list[float]:
        """The resident size of each worker."""
        pages = [
            int(Path(f"/proc/{worker}/statm").read_text().split()[1]) for worker in self.workers()
        ]
        return [count * os.sysconf("SC_PAGE_SIZE") / 1024**2 for count in pages]

    def processor_s(self) -> float:
        """The processor time of all its processes so far, which other work hardly moves."""
        return sum(_processor_s(one) for one in (self.process, *self.workers()))


def _processor_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def deployed(settings: Mapping[str, str]) -> Iterator[Deployed]:
    """Run the backend until the block ends, logging as in production, to nowhere."""
    port = free_port()
    environ = {**timing.ENVIRONMENT, **settings, "PORT": str(port), "GAE_ENV": "standard"}
    began = perf_counter()
    with subprocess.Popen(COMMAND, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process)
            backend = Deployed(port, perf_counter() - began, process.pid)
            _complete(backend)
            yield backend
        finally:
            process.terminate()


def _complete(backend: Deployed) -> None:
    """Wait for the other workers: who comes before them stays with the first, on open lines."""
    while len(backend.workers()) < WORKERS:
        sleep(0.05)
    sleep(BOOT_S)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    """Ask until there is an answer: it listens before its workers are ready to answer."""
    while process.poll() is None:
        try:
            urlopen(address, timeout=60).close()  # noqa: S310 - ours
        except OSError:
            continue
        return
    raise RuntimeError(f"The backend ended as it started; try {' '.join(COMMAND)} by hand.")
