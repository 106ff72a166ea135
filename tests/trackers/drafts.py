"""Drafts of tickets to try trackers with."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from addon.domain.tickets import Draft


def draft(name: str = "one", project: str = "OPS", **changed: Any) -> Draft:
    """A whole draft; the same name stands for the same item."""
    whole = Draft(
        uid=str(uuid5(NAMESPACE_URL, name)),
        document_id="DOC",
        document_url="https://docs.google.com/document/d/DOC/edit",
        document_title="Postmortem: checkout outage",
        revision="8f1c02ab",
        project=project,
        issue_type="Task",
        summary=f"Add an alert for the payments queue ({name})",
        text=f"Add an alert for the payments queue ({name})\nAsk @team-pay which one.",
        done_when="the alert fires in staging",
        factor="Nobody was told of the backlog",
        owner="Ana R.",
        priority="P0",
        priority_name="Highest",
        due="2026-03-08",
        labels=("postmortem",),
    )
    return whole._replace(**changed)
