"""``python -m bench.load``: how many checks a second the deployed backend serves, and how soon.

The local Workspace runs apart and stands as far away as Google; the client clicks on time, whether
or not it has its answers. Client, backend and Workspace share the processors of this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from platform import python_version
from time import perf_counter
from typing import TYPE_CHECKING

from bench import docs_json, prose
from bench.clicks import BUSY, ERROR, REPORT, Clicks, share
from bench.deployed import ROOT, Deployed, deployed
from bench.sidebar import BASE_URL, control, local_workspace
from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.clicks import Answered

PEOPLE = 40
AT_ONCE = 32
WARM_UP = 200
PROBE = 400
SHARES = (0.25, 0.5, 0.75, 0.9)
STEPS = 10


@contextmanager
def away(url: str, delay_ms: float) -> Iterator[str]:
    """Put the local Workspace at a distance; gives its address from there."""
    command = [sys.executable, "-m", "bench.google_away", url, str(delay_ms)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("There is no output to wait for.")
        yield process.stdout.readline().strip()
        process.terminate()


def clicks_on(url: str, document: bytes) -> list[bytes]:
    """A click of each person on a document of their own, as it goes over the line."""
    found = []
    for number in range(PEOPLE):
        person, name = f"person{number}@example.com", f"1Load-{number:02}"
        control(url, "PUT", f"documents/{name}?owner={person}", document)
        order = json.dumps({"email": person, "audience": BASE_URL, "lifetime_s": 86_400})
        tokens = control(url, "POST", "token", order.encode())
        event = {
            "authorizationEventObject": {
                "userOAuthToken": tokens["access_token"],
                "userIdToken": tokens["user_id_token"],
            },
            "docs": {"id": name, "addonHasFileScopePermission": True},
        }
        body = json.dumps(event).encode()
        head = (
            "POST /addon/check HTTP/1.1\r\nHost: addon\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {tokens['system_id_token']}\r\nContent-Length: {len(body)}"
        )
        found.append(f"{head}\r\n\r\n".encode() + body)
    return found


def settings(url: str, distant: str, database: str) -> dict[str, str]:
    """What the backend is told."""
    return {
        "SECOND_STORY_BASE_URL": BASE_URL,
        "SECOND_STORY_SERVICE_ACCOUNT": SYSTEM_ACCOUNT,
        "SECOND_STORY_OAUTH_CLIENT_ID": CLIENT_ID,
        "SECOND_STORY_CERTS_URL": f"{url}oauth2/v1/certs",
        "SECOND_STORY_DOCS_ENDPOINT": distant,
        "SECOND_STORY_DRIVE_ENDPOINT": f"{distant}drive/v3/",
        "SECOND_STORY_DATABASE": database,
    }


def row(name: str, answered: Sequence[Answered], seconds: float) -> None:
    """Print what became of some clicks."""
    served = share(answered, REPORT)
    busy, failed = share(answered, BUSY), share(answered, ERROR)
    at = [1e3 * served[ceil(part * len(served)) - 1] for part in (0.5, 0.95, 0.99) if served]
    print(
        f"{name:28} {len(served) / seconds:9.1f} {len(busy):6} {len(failed):7} "
        + " ".join(f"{time:7.0f}" for time in at),
        flush=True,
    )


async def timed(name: str, clicks: Clicks, rate: float, seconds: float) -> None:
    """Click at a rate, and print what became of it."""
    began = perf_counter()
    answered = await clicks.at(rate, seconds)
    row(name, answered, perf_counter() - began)


async def most(clicks: Clicks, backend: Deployed) -> float:
    """How many checks a second there can be: people who wait for their answers, all at once."""
    await clicks.by(AT_ONCE, WARM_UP)
    began, before_s = perf_counter(), backend.processor_s()
    answered = await clicks.by(AT_ONCE, PROBE)
    seconds, served = perf_counter() - began, len(share(answered, REPORT))
    row(f"{AT_ONCE} people without a pause", answered, seconds)
    each_ms = 1e3 * (backend.processor_s() - before_s) / max(1, served)
    print(f"processor time of a check: {each_ms:.1f} ms")
    return served / seconds


async def measure(backend: Deployed, requests: Sequence[bytes], options: Options) -> None:
    """Click at several rates, at twice what can be served, and for as long as is asked."""
    clicks = Clicks(backend.port, requests)
    titles = ("clicks", "checks/s", "busy", "errors", "p50 ms", "p95", "p99")
    print("{:28} {:>9} {:>6} {:>7} {:>7} {:>7} {:>7}".format(*titles))
    served = await most(clicks, backend)
    for part in SHARES:
        rate = part * served
        await timed(f"{rate:.0f}/s, {part:.0%} of that", clicks, rate, options.seconds)
    await timed(f"{2 * served:.0f}/s, twice that", clicks, 2 * served, options.seconds)
    await timed(f"{served / 2:.0f}/s, right after it", clicks, served / 2, options.seconds)
    tell_memory(backend)
    for done in range(STEPS if options.checks else 0):
        part = ceil(options.checks / STEPS)
        began = perf_counter()
        answered = await clicks.by(AT_ONCE, part)
        row(f"check {(done + 1) * part:,}", answered, perf_counter() - began)
        tell_memory(backend)
        tell_failures(clicks)
    tell_failures(clicks)
    await clicks.close()


def tell_failures(clicks: Clicks) -> None:
    """Print what went wrong so far, and how often."""
    for failure, times in clicks.failures.items():
        print(f"errors so far: {times} {failure}", flush=True)


def tell_memory(backend: Deployed) -> None:
    """Print the memory of each worker."""
    sizes = ", ".join(f"{size:.1f}" for size in backend.memory_mib())
    print(f"memory of each worker: {sizes} MiB", flush=True)


class Options(argparse.Namespace):
    """What the command is told."""

    checks: int
    delay: float
    seconds: float
    document: Path | None
    database: str


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    command = argparse.ArgumentParser("python -m bench.load", description=__doc__)
    command.add_argument("--checks", type=int, default=0, help="then so many, for the memory")
    command.add_argument("--delay", type=float, default=200, help="how far Google is away, in ms")
    command.add_argument("--seconds", type=float, default=15, help="for how long at each rate")
    command.add_argument("--document", type=Path, help="Docs JSON; without it that of make bench")
    command.add_argument("--database", default="", help="a database URL; without it SQLite's")
    return command


def main() -> None:
    """Print the report."""
    # Asked to end, it ends what it has started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    told = parser().parse_args(namespace=Options())
    document = told.document.read_bytes() if told.document else docs_json.source(prose.postmortem())
    load = os.getloadavg()[0]
    print(
        f"Python {python_version()}, {os.cpu_count()} processors, load before: {load:.1f}; "
        f"{len(document) // 1024} KiB of Docs JSON, Google {told.delay:.0f} ms away"
    )
    with tempfile.TemporaryDirectory() as folder, local_workspace() as url:
        requests = clicks_on(url, document)
        database = told.database or f"sqlite:///{folder}/store.db"
        with (
            away(url, told.delay) as distant,
            deployed(settings(url, distant, database)) as backend,
        ):
            print(
                f"answered /healthz {backend.started_s:.2f} s after its start, "
                f"for {backend.processor_s():.2f} s of processor time"
            )
            tell_memory(backend)
            asyncio.run(measure(backend, requests, told))


if __name__ == "__main__":
    main()
