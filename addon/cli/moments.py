"""Times as they are typed on the command line."""

from __future__ import annotations

from datetime import UTC, datetime

from addon.cli.usage import UsageError


def moment(option: str, text: str) -> datetime:
    """An ISO 8601 time as aware UTC; one without a zone is UTC.

    Raises:
        UsageError: it is none.

    """
    try:
        typed = datetime.fromisoformat(text)
        return typed.astimezone(UTC) if typed.tzinfo else typed.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as problem:
        raise UsageError(f'{option} "{text}" is no time such as 2026-03-01T14:00:00Z') from problem
