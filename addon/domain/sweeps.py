"""The nightly sweep: what it notes of each postmortem, and how fast it may read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from linter.engine import Report

# What became of a document: it was read; the robot may not, or there is none any more; it is larger
# than what is read; Google refused it, or gave no answer; what was read is no document of any use.
READ, NO_ACCESS, TOO_LARGE = "read", "no access", "too large"
REFUSED, NO_ANSWER, BROKEN = "refused", "no answer", "broken"
OUTCOMES: Mapping[str, str] = {
    READ: "read",
    NO_ACCESS: "deleted, or not shared with the robot",
    TOO_LARGE: "too large",
    REFUSED: "refused by Google",
    NO_ANSWER: "without an answer",
    BROKEN: "broken",
}

# What the Docs API gives one user of a project in a minute (google.md 7), and most of a robot's
# that a sweep takes: the rest is for what else the robot does.
READS_A_MINUTE = 300
MOST_SHARE = 95
_MINUTE_US = 60_000_000

# Whoever holds the sweep says so before each request; after that time it is anybody's. It is longer
# than the longest pause and the slowest answer together.
LEASE = timedelta(minutes=3)


class Sweep(NamedTuple):
    """A sweep in somebody's hands: the number of the sweep, and that of the lease."""

    number: int
    lease: int


class Reading(NamedTuple):
    """What a sweep noted of a document; ``at`` is aware UTC.

    ``findings`` has one ``CODE fingerprint`` a line, ``factors`` one category with its number. Both
    are empty, and the counts 0, where ``outcome`` is not ``READ``.
    """

    document_id: str
    at: datetime
    outcome: str
    kind: str = ""
    error: int = 0
    warning: int = 0
    suggestion: int = 0
    dismissed: int = 0
    findings: str = ""
    factors: str = ""


def reads_a_second(share: int) -> float:
    """How many documents a sweep reads in a second at a share, in percent."""
    return READS_A_MINUTE * share / 100 / 60


def pause_between(share: int) -> timedelta:
    """The time from one read to the next at a share, in percent, of what the robot may read.

    Rounded up to a microsecond, so that no minute holds one read more.
    """
    return timedelta(microseconds=-(-_MINUTE_US * 100 // (READS_A_MINUTE * share)))


def reading(document_id: str, at: datetime, report: Report) -> Reading:
    """What is noted of a document that was checked: codes, fingerprints and counts, no words."""
    shown = report.diagnostics
    categories = [one.category or "none" for one in report.postmortem.factors]
    return Reading(
        document_id,
        at,
        READ,
        report.postmortem.kind,
        report.count("error"),
        report.count("warning"),
        report.count("suggestion"),
        len(report.dismissed),
        "\n".join(sorted(f"{one.code} {one.fingerprint}" for one in shown)),
        "\n".join(f"{name} {categories.count(name)}" for name in sorted({*categories})),
    )
