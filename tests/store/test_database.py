"""The database: either engine, one schema, clear words for a wrong URL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from addon.errors import StoreError
from addon.store import database
from addon.store.tables import EVENTS, METADATA

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def test_the_migrations_make_the_tables_that_the_code_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    database.upgrade(engine)

    current, newest = database.versions(engine)
    assert current == newest


def test_instances_that_start_together_take_turns(url: str) -> None:
    engines = [database.connect(url) for _ in range(4)]

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(database.upgrade, engines))

    for current, newest in map(database.versions, engines):
        assert current == newest
    for engine in engines:
        engine.dispose()


def test_a_database_without_schema_says_so(url: str) -> None:
    engine = database.connect(url)
    current, newest = database.versions(engine)
    engine.dispose()

    assert current is None
    assert newest


def test_asking_for_the_schema_makes_no_file(tmp_path: Path) -> None:
    engine = database.connect(f"sqlite:///{tmp_path}/nothing.db")

    assert database.versions(engine)[0] is None
    assert list(tmp_path.iterdir()) == []


def test_a_time_without_a_zone_is_refused(engine: Engine) -> None:
    event = {"document_id": "D", "kind": "published", "by_user": "u", "reason": ""}

    statement = insert(EVENTS).values(event | {"at": datetime(2026, 1, 1)})  # noqa: DTZ001

    with engine.connect() as connection, pytest.raises(StatementError, match="needs a zone"):
        connection.execute(statement)


def test_a_time_comes_back_in_utc(engine: Engine) -> None:
    noon = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=5)))
    event = {"document_id": "D", "kind": "published", "by_user": "u", "reason": "", "at": noon}
    with engine.begin() as connection:
        connection.execute(insert(EVENTS).values(event))

    with engine.connect() as connection:
        stored = connection.execute(select(EVENTS.c.at)).scalar_one()

    assert (stored, stored.utcoffset()) == (noon.astimezone(UTC), timedelta(0))


@pytest.mark.parametrize(
    "url", ["", "mysql://u@h/db", "store.db", "sqlite://", "http://example.com"]
)
def test_a_wrong_url_gets_one_sentence(url: str) -> None:
    with pytest.raises(StoreError, match="neither sqlite:///FILE nor postgresql://"):
        database.connect(url)
