"""Starts the product on this machine: the local Workspace with the examples, the add-on beside it.

It only starts processes and speaks HTTP to them; it imports nothing of either. `make run` calls it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PORT = 8790
PATIENCE_S = 60.0
# The people of the sample postmortems, who have not yet let the add-on have any of them.
PEOPLE = {
    "owner": "ana.r@example.com",
    "editors": "j.park@example.com",
    "commenters": "m.chen@example.com",
    "viewers": "t.okafor@example.com",
    "granted": "",
}
POLICY = """\
targets:
  tracker:
    project: OPS
    projects: {checkout: PAY, payments: PAY}
    security_level: Confidential
"""


class StartError(Exception):
    """Something does not start, in one sentence."""


def asked(method: str, url: str, body: Any = None) -> Any:
    """What a server answers, as JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        text = answer.read()
    return json.loads(text) if answer.headers.get_content_type() == "application/json" else text


def port_from(wanted: int) -> int:
    """The port wanted, if it is free, or any free one."""
    for port in (wanted, 0):
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise StartError("No port of this machine is free.")


class Child:
    """One process of the product; ``ready`` is an address that answers once it serves."""

    def __init__(self, name: str, words: list[str], ready: str, environ: Mapping[str, str]) -> None:
        self.name = name
        self._ready = ready
        # A session of its own: Ctrl-C reaches this script alone, which then ends both in order.
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env={**os.environ, **environ},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until it serves.

        Raises:
            StartError: It ended, or takes too long.

        """
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise StartError(f"{self.name} ended as it started; its own words stand above.")
            with contextlib.suppress(OSError):
                asked("GET", self._ready)
                return
            time.sleep(0.1)
        raise StartError(f"{self.name} does not answer at {self._ready}.")

    def end(self) -> None:
        """Ask it to end, and make it after ten seconds."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def started(
    *, name: str, words: list[str], ready: str, environ: Mapping[str, str]
) -> Iterator[Child]:
    """A process that serves, ended with the block."""
    child = Child(name, words, ready, environ)
    try:
        child.wait()
        yield child
    finally:
        child.end()


def settings(workspace: str, addon: str, folder: str) -> dict[str, str]:
    """What the add-on is told: where it is, who calls it, and where what it needs is.

    Its store lies in a folder that is gone with the local Workspace, whose documents it names.
    """
    signed = asked("POST", f"{workspace}/emulator/token", {"email": PEOPLE["owner"]})
    return {
        "SECOND_STORY_BASE_URL": addon,
        "SECOND_STORY_SERVICE_ACCOUNT": signed["service_account"],
        "SECOND_STORY_OAUTH_CLIENT_ID": signed["client_id"],
        "SECOND_STORY_CERTS_URL": f"{workspace}/oauth2/v1/certs",
        "SECOND_STORY_DOCS_ENDPOINT": f"{workspace}/",
        "SECOND_STORY_DRIVE_ENDPOINT": f"{workspace}/drive/v3/",
        "SECOND_STORY_DATABASE": f"sqlite:///{folder}/store.db",
        "SECOND_STORY_POLICY": policy(folder),
        "SECOND_STORY_TRACKER": "jira",
        "SECOND_STORY_JIRA_URL": f"{workspace}/jira",
        "SECOND_STORY_JIRA_EMAIL": "second-story@example.com",
        "SECOND_STORY_JIRA_TOKEN": "local",
    }


def policy(folder: str) -> str:
    """The path of a policy that says in which project of the local Jira a ticket is made."""
    path = Path(folder) / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return str(path)


def fill(workspace: str, addon: str, folder: Path) -> None:
    """Deploy the add-on to the local Workspace and load the sample postmortems."""
    deployment = (ROOT / "deploy" / "deployment.json").read_text(encoding="utf-8")
    manifest = json.loads(deployment.replace("https://ADDON_HOST", addon))
    asked("PUT", f"{workspace}/emulator/manifest", manifest)
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        asked("PUT", f"{workspace}/emulator/documents/{path.stem}?{urlencode(PEOPLE)}", document)


def try_out(environ: Mapping[str, str], workspace: str) -> None:
    """Let the doctor see whether the local Workspace suggests: fixes are offered only then."""
    signed = asked("POST", f"{workspace}/emulator/token", {"email": PEOPLE["owner"]})
    token = {"SECOND_STORY_ACCESS_TOKEN": signed["access_token"]}
    for command in ("migrate", "doctor"):
        subprocess.run(
            [sys.executable, "-m", "addon.cli", command],
            cwd=ROOT,
            env={**os.environ, **environ, **token},
            stdout=subprocess.DEVNULL,
            check=False,
        )
    for scratch in asked("GET", f"{workspace}/emulator/documents"):
        asked("DELETE", f"{workspace}/emulator/documents/{scratch['id']}")
    asked("DELETE", f"{workspace}/emulator/calls")


def run(port: int, folder: Path) -> NoReturn:
    """Start both, say where, and stay until one ends or somebody ends it."""
    port, addon_port = port_from(port), port_from(port + 1 if port else 0)
    workspace, addon = f"http://{HOST}:{port}", f"http://{HOST}:{addon_port}"
    emulator = ["-m", "emulator", "--port", str(port), "--addon", addon]
    serve = ["-m", "addon.cli", "serve", "--port", str(addon_port)]
    with (
        TemporaryDirectory(prefix="second-story-") as store,
        started(
            name="The local Workspace",
            words=emulator,
            ready=f"{workspace}/emulator/clock",
            environ={},
        ) as one,
    ):
        environ = settings(workspace, addon, store)
        try_out(environ, workspace)
        with started(
            name="The add-on", words=serve, ready=f"{addon}/healthz", environ=environ
        ) as other:
            fill(workspace, addon, folder)
            print(f"Second Story is at {workspace}/ (Ctrl-C ends it).", flush=True)
            while one.process.poll() is None and other.process.poll() is None:
                time.sleep(0.5)
            ended = one if one.process.poll() is not None else other
            raise StartError(f"{ended.name} has ended.")


def main() -> int:
    """0 when it is ended from outside, 1 when it cannot start or go on."""
    parser = argparse.ArgumentParser(".ci/start.py", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"where the page is, {PORT} if free")
    parser.add_argument("--documents", type=Path, default=ROOT / "examples", metavar="FOLDER")
    options = parser.parse_args()
    for ending in (signal.SIGINT, signal.SIGTERM):  # The first is ignored in a script's background.
        signal.signal(ending, signal.default_int_handler)
    try:
        run(options.port, options.documents)
    except KeyboardInterrupt:
        return 0
    except StartError as problem:
        print(f"second-story: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
