"""The command line as a person has it: words in; an exit code, standard output and error out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from addon.cli import main

if TYPE_CHECKING:
    from pathlib import Path


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Command(Protocol):
    def __call__(self, *words: object) -> Outcome: ...


class Process(Protocol):
    def __call__(
        self, *words: object, env: dict[str, str] | None = None, stdin: str = ""
    ) -> Outcome: ...


class Stdin(Protocol):
    def __call__(self, data: bytes) -> None: ...


@pytest.fixture
def postmortem(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process."""

    def run(*words: object) -> Outcome:
        code = main([str(word) for word in words])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(root: Path) -> Process:
    """Run a command in a process of its own; ``env`` is added to a small environment."""

    def run(*words: object, env: dict[str, str] | None = None, stdin: str = "") -> Outcome:
        done = subprocess.run(
            command_line(*words),
            cwd=root,
            check=False,
            capture_output=True,
            env=plain_environment() | (env or {}),
            input=stdin.encode(),
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Stdin:
    """Put data on this process's standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def command_line(*words: object) -> list[str]:
    return [sys.executable, "-m", "addon.cli", *map(str, words)]


def plain_environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "HOME")
    return {name: os.environ[name] for name in kept if name in os.environ}
