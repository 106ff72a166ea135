"""A mail server for each test that wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mails.postbox import Postbox, serving
from tests.store.conftest import engine, postgresql, url

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["engine", "postgresql", "url"]


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """Give a server on this machine that speaks openly."""
    with serving(Postbox()) as box:
        yield box
