"""What fuzzing stands on: a backend with each tracker, and a limit on what it may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.emulator.local import Local
from tests.fuzz.backend import Fuzzed
from tests.fuzz.effort import MOST_BYTES, ROUNDS, most_memory

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, params=range(ROUNDS))
def _bounded() -> Iterator[None]:
    """Let no property keep more and more, in any of its rounds."""
    before = most_memory()
    yield
    assert most_memory() - before < MOST_BYTES


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """Give a backend over a local Workspace, with tickets in a local Jira."""
    local = Local()
    yield Fuzzed(local, tmp_path_factory.mktemp("fuzzed"))
    local.close()
