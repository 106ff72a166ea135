"""``postmortem migrate``: bring the store's schema up to the newest version."""

from __future__ import annotations

import os

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from addon.errors import StoreError
from addon.settings import DATABASE, DEFAULT_DATABASE, SettingsError


def run(argv: list[str]) -> int:
    """Do it; a second time changes nothing. Exit code 0, 2 where the store does not answer."""
    parser = Parser(
        "migrate",
        f"Bring the schema of the store in {DATABASE} up to the newest version. The backend does "
        "so too when it starts; as a step of its own, before a new version is deployed, nobody "
        "waits for it.",
    )
    parser.parse_args(argv)
    # SQLAlchemy is slow to import, and --help wants none.
    from addon.integrations.google import secrets
    from addon.store import database

    try:
        url = secrets.resolved(os.environ).get(DATABASE, "").strip() or DEFAULT_DATABASE
        engine = database.connect(url)
        before, newest = database.versions(engine)
        database.upgrade(engine)
    except SettingsError as problem:
        raise UsageError(str(problem)) from problem
    except StoreError as problem:
        raise UsageError(f"{DATABASE} names a store that cannot be used: {problem}") from problem
    came = "it was so before" if before == newest else f"it came from {before or 'nothing'}"
    streams.write(f"schema version {newest}; {came}\n")
    return 0
