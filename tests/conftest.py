"""What every test may ask for, and how properties are searched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.emulator.local import Local

ROOT = Path(__file__).resolve().parent.parent

# One database server for a run, whichever folders ask for it.
pytest_plugins = ["tests.store.engines"]

# The same examples on every machine and no deadline: a slow or unlucky run is not a failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the one browser of a run: a thread can have one only."""
    from playwright.sync_api import sync_playwright

    from tests.browser.visit import launch

    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def running() -> Iterator[Local]:
    """Give the one local Workspace of a run, as the test before has left it."""
    from tests.emulator.local import Local

    local = Local()
    yield local
    local.close()


@pytest.fixture
def local(running: Local) -> Iterator[Local]:
    """Give a local Workspace without files, faults or recorded calls, all switches as they come."""
    running.renew()
    yield running
    running.hang_up()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of published postmortems and real API answers beside the project.

    A clone on its own has none and skips what needs it. Where CI is "true" its absence is a
    failure, so that a run that counts cannot pass by skipping.
    """
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        absent = "no corpus at ../shared/corpus"
        if os.environ.get("CI") == "true":
            pytest.fail(absent)
        pytest.skip(absent)
    return folder
