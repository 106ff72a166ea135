"""A local Workspace and a store for each night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sweep.night import Night

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.emulator.local import Local


@pytest.fixture
def night(local: Local, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Night:
    """Give a night, in which Google's client renews its tokens by the same clock."""
    night = Night(local, engine, tmp_path)
    monkeypatch.setattr("google.auth._helpers.utcnow", lambda: night.now.replace(tzinfo=None))
    return night
