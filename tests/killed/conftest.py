"""A page and a PostgreSQL, as their own tests start them, and a local Workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import context, running
from tests.store.conftest import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.emulator.local import Local

__all__ = ["context", "local", "postgresql", "running"]


@pytest.fixture
def local(running: Local) -> Iterator[Local]:
    """Give a local Workspace without documents."""
    running.workspace.replace([])
    for path in ("calls", "faults", "switches", "clock"):
        running.control("DELETE", path)
    yield running
    running.hang_up()
