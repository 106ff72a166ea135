"""A mail server for each test that wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mails.postbox import Postbox, serving
from tests.mails.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """Give a server on this machine that speaks openly."""
    with serving(Postbox()) as box:
        yield box


@pytest.fixture
def service(
    postbox: Postbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Service:
    """Give a service that mails go out from."""
    return Service(tmp_path, postbox.url, monkeypatch, capsys)
