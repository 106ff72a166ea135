"""The audit of dependencies: a vulnerability fails it, and what was not audited is never a pass."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Outcome = tuple[int, str]
PINS = "".join(f"{name}==1.0 --hash=sha256:{'0' * 64}\n" for name in ("sound-one", "leaky-one"))
ADVISORY = {
    "id": "GHSA-aaaa-bbbb-cccc",
    "summary": "It leaks.",
    "modified": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": "leaky-one", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}],
        }
    ],
}


class Advisories:
    """A service of advisories in the form of OSV; ``known`` are those of one package."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                named = service.known.get(asked["package"]["name"])
                body = json.dumps({"vulns": [named]} if named else {}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1/query"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def advisories() -> Iterator[Advisories]:
    service = Advisories()
    yield service
    service.close()


@pytest.fixture
def audit(root: Path, tmp_path: Path) -> Callable[..., Outcome]:
    """Audit two pins; gives the exit code and what was said."""
    pins = tmp_path / "requirements.txt"
    pins.write_text(PINS)

    def run(url: str, **environ: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, str(root / ".ci" / "audit.py"), str(pins)],
            env={**os.environ, "ADVISORIES": url, **environ},
            check=False,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_dependencies_that_nothing_is_known_of_pass(
    audit: Callable[..., Outcome], advisories: Advisories
) -> None:
    said = "audit: 2 dependencies audited, none with a known vulnerability\n"
    assert audit(advisories.url, AUDIT="required") == (0, said)


def test_a_vulnerability_fails_and_says_what_mends_it(
    audit: Callable[..., Outcome], advisories: Advisories
) -> None:
    advisories.known["leaky-one"] = ADVISORY
    said = (
        "audit: leaky-one 1.0 has GHSA-aaaa-bbbb-cccc, mended in 1.1\n"
        "audit: Renew the pins: make requirements\n"
    )
    assert audit(advisories.url) == (1, said)


@pytest.mark.parametrize(("asked", "code"), [("", 0), ("required", 1)])
def test_without_a_network_it_says_that_nothing_is_audited(
    audit: Callable[..., Outcome], asked: str, code: int
) -> None:
    found, said = audit("http://127.0.0.1:9/v1/query", AUDIT=asked)

    assert found == code
    assert said.startswith("audit: NOT AUDITED, the advisories cannot be reached: ")
    assert said.count("\n") == 1


# What pip-audit prints of a pin with an advisory, of one without, and of one that the package index
# has no record of, as a mirror without advisories has of none.
RECORDED = {
    "vulnerable": {
        "name": "leaky-one",
        "version": "1.0",
        "vulns": [
            {
                "id": "PYSEC-2026-1",
                "fix_versions": ["1.1", "2.0"],
                "aliases": ["CVE-2026-1"],
                "description": "It leaks.",
            }
        ],
    },
    "sound": {"name": "sound-one", "version": "1.0", "vulns": []},
    "unknown": {
        "name": "unheard-of",
        "skip_reason": "Dependency not found on PyPI and could not be audited: unheard-of (1.0)",
    },
}


@pytest.fixture
def judged(root: Path) -> Callable[..., Outcome]:
    """Audit what pip-audit is recorded to have printed."""
    audit = runpy.run_path(str(root / ".ci" / "audit.py"))

    def run(*names: str, is_required: bool = False) -> Outcome:
        printed = json.dumps({"dependencies": [RECORDED[name] for name in names], "fixes": []})
        words = [sys.executable, "-c", f"print({printed!r})"]
        code, said = audit["verdict"](audit["audited"](words), is_required=is_required)
        return code, "\n".join(said)

    return run


def test_a_vulnerable_pin_fails_though_others_are_not_known(judged: Callable[..., Outcome]) -> None:
    code, said = judged("unknown", "vulnerable", "sound")

    assert code == 1
    assert said.startswith("leaky-one 1.0 has PYSEC-2026-1, mended in 1.1, 2.0\nRenew the pins")
    assert "NOT AUDITED: 1 of 3 dependencies, unheard-of first" in said


def test_an_index_without_advisories_is_no_pass_and_what_to_do_is_said(
    judged: Callable[..., Outcome],
) -> None:
    said = (
        "NOT AUDITED: 2 of 2 dependencies, unheard-of first; the index that was asked has no "
        "advisories of them. Name an OSV service in ADVISORIES"
    )
    assert judged("unknown", "unknown") == (0, said)
    assert judged("unknown", "unknown", is_required=True) == (1, said)


def test_what_is_known_and_sound_passes(judged: Callable[..., Outcome]) -> None:
    said = "1 dependencies audited, none with a known vulnerability"
    assert judged("sound", is_required=True) == (0, said)
