"""What tests of the backend stand on: a signing key, its certificate over HTTP, and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.signing import CertificateServer, Key

if TYPE_CHECKING:
    from collections.abc import Iterator


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
