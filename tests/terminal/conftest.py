"""Commands that call Google, against a local Workspace."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from addon.cli import main

if TYPE_CHECKING:
    from tests.emulator.local import Local

ADA = "ada@example.com"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Terminal:
    """One person at a terminal; ``environ`` is what a process of its own would be given."""

    def __init__(
        self, local: Local, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.local = local
        self.environ: dict[str, str] = {}
        self._patch = patch
        self._capsys = capsys
        self.set(
            DOCS_ENDPOINT=local.url,
            DRIVE_ENDPOINT=f"{local.url}drive/v3/",
            ACCESS_TOKEN=local.token(ADA),
        )

    def set(self, **settings: str) -> None:
        """Change settings, named without their prefix."""
        for name, value in settings.items():
            self.environ[f"SECOND_STORY_{name}"] = value
            self._patch.setenv(f"SECOND_STORY_{name}", value)

    def __call__(self, *words: object) -> Outcome:
        """Run a command."""
        code = main([str(word) for word in words])
        return Outcome(code, *self._capsys.readouterr())


@pytest.fixture
def postmortem(
    local: Local, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """Give Ada's terminal, where tries of a failed read follow each other at once."""
    impatient = SimpleNamespace(sleep=lambda _: None, time=time.time)
    monkeypatch.setattr("googleapiclient.http.time", impatient)
    return Terminal(local, monkeypatch, capsys)
