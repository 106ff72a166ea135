"""One local Workspace for all tests of the emulator, as good as new for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.emulator.local import Local

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running() -> Iterator[Local]:
    local = Local()
    yield local
    local.close()


@pytest.fixture
def local(running: Local) -> Iterator[Local]:
    """Give a local Workspace without files, faults or recorded calls, all switches as they come."""
    running.workspace.replace([])
    for path in ("calls", "faults", "switches", "clock", "tasks"):
        running.control("DELETE", path)
    yield running
    running.hang_up()
