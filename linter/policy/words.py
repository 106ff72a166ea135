"""The words of the practice: categories, synonyms, what a postmortem is called, the header."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CATEGORIES = ("technical", "process", "organizational", "detection")

CATEGORY_SYNONYMS = {
    "tech": "technical",
    "technology": "technical",
    "procedural": "process",
    "procedure": "process",
    "organisational": "organizational",
    "organization": "organizational",
    "organisation": "organizational",
    "org": "organizational",
    "organizational factors": "organizational",
    "detection gap": "detection",
    "monitoring": "detection",
    "alerting": "detection",
    "observability": "detection",
}

PRIORITY_SYNONYMS = {
    "critical": "P0",
    "urgent": "P0",
    "highest": "P0",
    "high": "P1",
    "medium": "P2",
    "low": "P2",
    "lowest": "P2",
    "p3": "P3",
    "p4": "P4",
}

TITLE_WORDS = (
    "postmortem",
    "post-mortem",
    "post mortem",
    "incident report",
    "incident review",
    "post-incident",
    "post incident",
    "outage report",
    "incident brief",
    "root cause analysis",
    "incident retrospective",
)

# Lists of an organisation's own words; what they are for stands in the policy file.
WORD_LISTS = ("people", "roles", "teams", "systems", "domains", "acronyms")


class HeaderSpec:
    """The fields that a header needs: ``required`` ones are an error where missing."""

    __slots__ = ("expected", "required")

    def __init__(self, required: Sequence[str], expected: Sequence[str]) -> None:
        self.required = required
        self.expected = expected


HEADER = HeaderSpec(
    required=("severity", "impact_started", "impact_ended"),
    expected=("incident_id", "status", "detected", "mitigated", "responders"),
)
