"""A browser, a local Workspace and an add-on: all real, and as good as new for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.product import Product
from tests.browser.visit import Visit
from tests.emulator.fake_addon import FakeAddon
from tests.emulator.local import Local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def running() -> Iterator[Local]:
    """Give a local Workspace of its own, since an add-on once set up there stays."""
    local = Local()
    yield local
    local.close()


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    """Give the whole product, started once for the tests of a file."""
    product = Product()
    yield product
    product.end()


@pytest.fixture(scope="session")
def running_addon() -> Iterator[FakeAddon]:
    addon = FakeAddon()
    yield addon
    addon.close()


@pytest.fixture
def addon(running_addon: FakeAddon) -> FakeAddon:
    """Give an add-on without answers."""
    running_addon.forget()
    return running_addon


@pytest.fixture
def local(local: Local, addon: FakeAddon) -> Local:
    """Give a local Workspace without documents, with the add-on set up."""
    local.control("PUT", "manifest", addon.manifest())
    return local


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        locale="en-GB", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(5_000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, local: Local) -> Iterator[Visit]:
    """Give a visit of the page; whatever its scripts throw or the browser blocks fails the test."""
    visit = Visit(context.new_page(), local.url)
    yield visit
    assert visit.mishaps == []
