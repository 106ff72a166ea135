"""What tests of the backend stand on: keys and certificates, and a local Workspace."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from addon.store import database
from tests.addon.host import DOCUMENT, Host, store
from tests.addon.signing import CertificateServer, Key
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.emulator.local import Local


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


@pytest.fixture
def local(local: Local, root: Path) -> Local:
    """Give a local Workspace with one postmortem that has planted faults, shared in each role."""
    answer = json.loads((root / "examples" / "checkout-outage.json").read_text())
    people = {"editors": "bo@example.com", "viewers": "vi@example.com"}
    local.load(DOCUMENT, answer, owner="ada@example.com", **people)
    return local


@pytest.fixture
def host(local: Local) -> Host:
    """Give Google as the document's owner meets the add-on in it."""
    return Host(local)


@cache
def _filled(*, has_times: bool) -> str:
    """A filled postmortem as JSON."""
    start, end = datetime(2026, 3, 1, 14, 2, tzinfo=UTC), datetime(2026, 3, 1, 14, 43, tzinfo=UTC)
    known = {"impact_started": start, "detected": start, "mitigated": end, "impact_ended": end}
    facts = {"times": known if has_times else {}, "responders": ["ada@example.com"]}
    return json.dumps(filled(INCIDENTS[0], DOCUMENT, **facts).get(include_tabs=True))


def _empty_store() -> None:
    """Let no test find what another one has recorded."""
    engine = database.connect(store())
    database.upgrade(engine)
    with engine.begin() as connection:
        for table in ("events", "postmortems"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    engine.dispose()


@pytest.fixture
def put(local: Local) -> Callable[..., None]:
    """Give what puts a filled postmortem, unknown to the store, where the open document is."""
    _empty_store()

    def load(*, has_times: bool = True, **people: str) -> None:
        answer = json.loads(_filled(has_times=has_times))
        roles = {"owner": "ada", "editors": "bo", "commenters": "cy", "viewers": "vi"}
        shared = {role: f"{name}@example.com" for role, name in roles.items()}
        local.load(DOCUMENT, answer, **shared | people)

    return load


@pytest.fixture
def ready(put: Callable[..., None]) -> None:
    """Let a postmortem without errors be open."""
    put()


@pytest.fixture
def faulty(put: Callable[..., None]) -> None:
    """Let a postmortem be open whose header is not filled in."""
    put(has_times=False)
