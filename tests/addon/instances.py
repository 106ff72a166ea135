"""The backend as it is deployed: a gunicorn of its own, which can be asked to end or be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bench.deployed import COMMAND, ROOT, free_port

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE_S = 60.0


class Instance:
    """One server with its workers, in a session of its own; what they say is in ``log``."""

    def __init__(self, settings: Mapping[str, str], log: Path) -> None:
        self.port = free_port()
        self.log = log
        self._environ = {**os.environ, **settings, "PORT": str(self.port)}
        self.start()

    def start(self) -> None:
        """Start it, again after it has ended."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                COMMAND, cwd=ROOT, env=self._environ, stderr=log, start_new_session=True
            )

    def wait(self) -> None:
        """Wait until it serves."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()
            with suppress(OSError):
                urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10).close()
                return
            time.sleep(0.02)
        raise TimeoutError(self.log.read_text())

    def workers(self) -> list[int]:
        """The ids of its worker processes; none where it has ended."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with suppress(OSError):
            return [int(word) for word in children.read_text().split()]
        return []

    def kill(self) -> None:
        """Kill all of it at once, as a machine that fails does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_workers(self) -> None:
        """Kill its workers, which it will replace."""
        for worker in self.workers():
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
