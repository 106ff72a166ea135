"""The counts of a report in words."""

from __future__ import annotations

from linter.diagnostic import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.engine import Report


def tally(report: Report, nothing: str = "no findings") -> str:
    """The counts of a report: ``2 errors, 1 warning, 3 dismissed``; ``nothing`` where all are 0."""
    counts = [
        f"{number} {severity}{'' if number == 1 else 's'}"
        for severity in SEVERITIES
        if (number := report.count(severity))
    ]
    if report.dismissed:
        counts.append(f"{len(report.dismissed)} dismissed")
    return ", ".join(counts) or nothing
