"""What tests of the backend stand on: keys and certificates, and a local Workspace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.host import DOCUMENT, Host
from tests.addon.signing import CertificateServer, Key
from tests.emulator.local import Local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def key() -> Key:
    """Give the key that tokens are signed with."""
    return Key("the-key")


@pytest.fixture(scope="session")
def other_key() -> Key:
    """Give a key whose certificate is published nowhere."""
    return Key("another-key")


@pytest.fixture
def certificates(key: Key) -> Iterator[CertificateServer]:
    """Give what serves the certificate."""
    server = CertificateServer(key)
    yield server
    server.close()


@pytest.fixture(scope="session")
def running() -> Iterator[Local]:
    """Give the local Workspace of all tests of the backend."""
    local = Local()
    yield local
    local.close()


@pytest.fixture
def local(running: Local, root: Path) -> Local:
    """Give a local Workspace with one postmortem that has planted faults, shared in each role."""
    running.workspace.replace([])
    for path in ("calls", "faults", "switches", "clock"):
        running.control("DELETE", path)
    answer = json.loads((root / "examples" / "checkout-outage.json").read_text())
    people = {"editors": "bo@example.com", "viewers": "vi@example.com"}
    running.load(DOCUMENT, answer, owner="ada@example.com", **people)
    return running


@pytest.fixture
def host(local: Local) -> Host:
    """Give Google as the document's owner meets the add-on in it."""
    return Host(local)
