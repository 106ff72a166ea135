"""How long things may take: periods, the severities and their deadlines, the sprint, the review."""

from __future__ import annotations

from linter.policy.sections import BRIEF, FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

HOURS = "hours"
DAYS = "days"
BUSINESS_DAYS = "business days"
SPRINT = "sprint"
QUARTER = "quarter"

COUNTED = (HOURS, DAYS, BUSINESS_DAYS)
RUNNING = (SPRINT, QUARTER)


class Period:
    """So many hours, days or business days, or what is left of a sprint or quarter.

    Hours and days are those of the clock; business days leave out weekends and holidays. Of a
    running period (``sprint``, ``quarter``) ``count`` is 1: it lasts to the end of the one that
    holds its beginning.
    """

    __slots__ = ("count", "unit")

    def __init__(self, count: int, unit: str) -> None:
        self.count = count
        self.unit = unit

    def __str__(self) -> str:
        """The period as a policy file has it: ``5 business days``, ``sprint``."""
        if self.unit in RUNNING:
            return self.unit
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"


class SeveritySpec:
    """What one severity asks for: the kind of postmortem, and how long after the impact ended.

    ``deadline`` is ``None`` where there is none.
    """

    __slots__ = ("deadline", "kind")

    def __init__(self, kind: str, deadline: Period | None) -> None:
        self.kind = kind
        self.deadline = deadline


class Sprint:
    """The rhythm of sprints: the first day of any one of them (ISO 8601), and their days."""

    __slots__ = ("days", "start")

    def __init__(self, start: str, days: int) -> None:
        self.start = start
        self.days = days


class Review:
    """The review meeting: the most minutes that it takes."""

    __slots__ = ("minutes",)

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes


INCIDENT_SEVERITIES: Mapping[str, SeveritySpec] = {
    "SEV1": SeveritySpec(FULL, Period(5, BUSINESS_DAYS)),
    "SEV2": SeveritySpec(FULL, Period(5, BUSINESS_DAYS)),
    "SEV3": SeveritySpec(BRIEF, Period(24, HOURS)),
}

PRIORITIES: Mapping[str, Period | None] = {
    "P0": Period(7, DAYS),
    "P1": Period(1, SPRINT),
    "P2": Period(1, QUARTER),
}

# A Monday; where nobody has said otherwise, any Monday is as good as another.
SPRINTS = Sprint("2026-01-05", 14)
REVIEW = Review(45)
