"""A local Workspace, a store, and a worker that its queue delivers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.jobs.works import Work, make_queue, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from tests.emulator.local import Local


@pytest.fixture
def local(local: Local) -> Local:
    """Give an empty local Workspace that delivers on demand."""
    local.control("PUT", "switches", {"task_dispatch": "on_demand"})
    return local


@pytest.fixture
def work(
    local: Local,
    engine: Engine,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Work]:
    """Give a worker whose queue is made as the printed command says, but tries again at once."""
    make_queue(local, printed(capsys, monkeypatch), minBackoff="0.01s", maxBackoff="0.01s")
    work = Work(local, engine)
    yield work
    work.close()
