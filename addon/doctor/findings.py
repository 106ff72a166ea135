"""What a check of the doctor says: how it stands, in a sentence, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

OK = "ok"
WARNING = "warning"
FAILED = "failed"
SKIPPED = "skipped"


class Finding(NamedTuple):
    """One sentence of one check; ``remedy`` is what to do, empty where there is nothing to do."""

    state: str
    said: str
    remedy: str = ""
    check: str = ""


def ok(said: str) -> Finding:
    """All is well."""
    return Finding(OK, said)


def skipped(said: str, remedy: str = "") -> Finding:
    """Nothing was looked at, for this reason."""
    return Finding(SKIPPED, said, remedy)


def warning(said: str, remedy: str) -> Finding:
    """It works, and not as well as it could, or not for long."""
    return Finding(WARNING, said, remedy)


def failed(said: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(FAILED, said, remedy)
