"""Both engines: SQLite in a file, and a real PostgreSQL that the tests start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addon.store import database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


def programs() -> Path:
    """Where Debian puts PostgreSQL's server programs, of the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        pytest.fail("PostgreSQL is not installed; `make test` installs it")
    return found[-1]


def as_server(*command: str | Path) -> None:
    """Run a program of PostgreSQL, which refuses to be root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *map(str, command)], check=True, capture_output=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Give the URL of a server of our own, reached through a socket in its folder."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    as_server(programs() / "initdb", "--pgdata", data, "--auth=trust", "--no-sync", "-U", "store")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    start = ("--pgdata", data, "--wait", "--log", folder / "log", "--options", options, "start")
    as_server(programs() / "pg_ctl", *start)
    yield f"postgresql://store@/postgres?host={folder}"
    as_server(programs() / "pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """The URL of an empty database on a server."""
    name = f"test_{os.urandom(6).hex()}"
    engine = database.connect(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of an empty database of either engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """Give a database with the schema."""
    engine = database.connect(url)
    database.upgrade(engine)
    yield engine
    engine.dispose()
