"""The database: SQLite by default, PostgreSQL by URL; Alembic keeps its schema up to date."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import alembic.command
import alembic.config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from addon.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

# How long a writer waits for another one before it gives up.
BUSY_S = 10

# The lock that upgrades of one database share: a number that nothing else there uses.
_UPGRADING = 20_261_125


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what the engine says into one sentence of ours; a broken rule of a table stays one."""
    try:
        yield
    except IntegrityError:
        raise
    except SQLAlchemyError as problem:
        raise StoreError("the store does not answer; try again in a minute") from problem


def connect(url: str) -> Engine:
    """The engine of a database URL, such as ``sqlite:///store.db`` or ``postgresql://…``.

    Raises:
        StoreError: the URL is none, or of an engine that is not supported.

    """
    try:
        engine = create_engine(_with_driver(url), pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as problem:
        text = "the database URL is neither sqlite:///FILE nor postgresql://USER@HOST/NAME"
        raise StoreError(text) from problem
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_at_once)
    return engine


def _with_driver(url: str) -> str:
    """PostgreSQL is spoken to by psycopg 3, whatever the URL's short form."""
    for short in ("postgresql://", "postgres://"):
        if url.startswith(short):
            return f"postgresql+psycopg://{url.removeprefix(short)}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ArgumentError("unsupported")
    return url


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Readers go on beside one writer, and writers wait for each other."""
    connection.isolation_level = None  # SQLAlchemy begins transactions; the driver must not.
    connection.execute(f"PRAGMA busy_timeout={BUSY_S * 1000}")
    # The file keeps this mode. Where another connection sets it at this moment, SQLite does not
    # wait but refuses, and it is set all the same.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")


def _begin_at_once(connection: Any) -> None:
    """Take the write lock at the start: a lock taken on the way cannot wait, only fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def upgrade(engine: Engine) -> None:
    """Bring the schema up to the newest version; a second call changes nothing.

    Connections are closed again: a server that forks must not hand them on.

    Raises:
        StoreError: the database cannot be reached.

    """
    with said_plainly(), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # Instances that start together take turns; SQLite's begin does so anyway.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADING})")
        alembic.command.upgrade(_configuration(connection), "head")
    engine.dispose()


def versions(engine: Engine) -> tuple[str | None, str]:
    """The version of the schema that is there, None for no schema yet, and the newest one.

    Raises:
        StoreError: the database cannot be reached.

    """
    newest = ScriptDirectory.from_config(_configuration(None)).get_current_head()
    return _current(engine), str(newest)


def _current(engine: Engine) -> str | None:
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return None  # Asking would make the file.
    with said_plainly(), engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _configuration(connection: Any) -> alembic.config.Config:
    configuration = alembic.config.Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.attributes["connection"] = connection
    return configuration
