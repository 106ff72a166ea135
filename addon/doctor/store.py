"""The store: reachable, kept, and with the newest schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.errors import StoreError
from addon.settings import DATABASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from addon.doctor.case import Case

# What App Engine sets in every instance.
_ON_APP_ENGINE = "GAE_ENV"

_REACH = (
    "look at its address, its password and whether the instance is running; on App Engine, at the "
    "path /cloudsql/PROJECT:REGION:INSTANCE and the role roles/cloudsql.client"
)


def database(case: Case) -> Iterator[Finding]:
    """The database answers, and survives the instance that writes it."""
    from addon.store.database import versions

    if case.service is None:
        yield skipped("the settings are not complete")
        return
    try:
        engine = _engine(case.service.database)
        versions(engine)
    except StoreError as problem:
        yield failed(f"{DATABASE} names a store that cannot be used: {problem}", _REACH)
        return
    yield ok(f"{engine.dialect.name} answers")
    if engine.dialect.name == "sqlite" and _ON_APP_ENGINE in case.environ:
        yield failed(
            "a file on App Engine is gone with its instance, and no other instance sees it",
            f"make a Cloud SQL instance and name it in {DATABASE}",
        )
    elif engine.dialect.name == "sqlite":
        yield warning(
            "the store is a file, which one machine alone can use",
            f"name a PostgreSQL in {DATABASE} where more than one serves",
        )


def migrations(case: Case) -> Iterator[Finding]:
    """The schema is the newest one."""
    from addon.store.database import versions

    if case.service is None:
        yield skipped("the settings are not complete")
        return
    try:
        current, newest = versions(_engine(case.service.database))
    except StoreError:
        yield skipped("the database does not answer")
        return
    if current == newest:
        yield ok(f"the schema is version {current}")
    else:
        stands = "has no schema yet" if current is None else f"has schema version {current}"
        yield failed(f"the store {stands}, and not version {newest}", "run postmortem migrate")


def _engine(url: str) -> Engine:
    from addon.store.database import connect

    return connect(url)
