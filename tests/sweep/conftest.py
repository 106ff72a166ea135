"""A local Workspace and a store for each night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.emulator.local import Local
from tests.store.conftest import engine, postgresql, url
from tests.sweep.night import Night

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

__all__ = ["engine", "postgresql", "url"]


@pytest.fixture(scope="module")
def running() -> Iterator[Local]:
    """Give the local Workspace of all nights."""
    local = Local()
    yield local
    local.close()


@pytest.fixture
def local(running: Local) -> Local:
    """Give an empty local Workspace."""
    running.workspace.replace([])
    for path in ("calls", "faults", "switches", "clock"):
        running.control("DELETE", path)
    running.workspace.quotas.clear()
    return running


@pytest.fixture
def night(local: Local, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Night:
    """Give a night, in which Google's client renews its tokens by the same clock."""
    night = Night(local, engine, tmp_path)
    monkeypatch.setattr("google.auth._helpers.utcnow", lambda: night.now.replace(tzinfo=None))
    return night
