"""What the ticket of an action item is to hold, as the policy maps it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addon.domain.tickets import Draft
from linter.anatomy.due_days import due_day
from linter.anatomy.owners import A_PERSON
from linter.policy.calendar import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from addon.policy_file.tracker import TrackerTargets
    from linter.anatomy.action_items import ActionItem
    from linter.postmortem import Postmortem

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BETWEEN = re.compile(r"[(),;/\[\]]")
_LONGEST_SUMMARY = 250


def draft(
    item: ActionItem,
    uid: str,
    fingerprint: str,
    postmortem: Postmortem,
    targets: TrackerTargets,
    *,
    document_url: str,
    today: date,
    is_private: bool,
    summary: str = "",
) -> Draft:
    """The draft of an item; ``summary`` is what somebody would rather call it.

    Nobody is assigned yet, unless the policy itself says who it is.
    """
    priority = item.priority or ""
    email = owner_address(item)
    return Draft(
        uid=uid,
        document_id=postmortem.document.id,
        document_url=document_url,
        document_title=postmortem.document.title,
        revision=fingerprint,
        project=project_of(item, postmortem, targets),
        issue_type=targets.issue_type,
        summary=summary or summary_of(item),
        text=item.text,
        done_when=item.done_when or "",
        factor=item.factor or "",
        owner=item.owner,
        account=targets.accounts.get(email.lower(), "") if email else "",
        priority=priority,
        priority_name=targets.priorities.get(priority, ""),
        due=due(item, postmortem, today),
        labels=targets.labels,
        components=targets.components,
        security_level=targets.security_level if is_private else "",
        fields=targets.fields,
    )


def project_of(item: ActionItem, postmortem: Postmortem, targets: TrackerTargets) -> str:
    """The project of the incident's service, else of the owner's team, else the usual one."""
    return targets.project_of([*services(postmortem), *teams(item.owner)])


def teams(owner: str) -> Iterator[str]:
    """What may be a team's name in how an owner is written, the longest first.

    "J. Park (payments)" says it in brackets, "Payments team lead" in front of the role.
    """
    yield owner
    for part in _BETWEEN.split(owner):
        words = part.split()
        for count in range(len(words), 0, -1):
            yield " ".join(words[:count])


def services(postmortem: Postmortem) -> Sequence[str]:
    """The services that the header names."""
    field = postmortem.header.fields.get("service")
    text = field.text if field is not None and postmortem.header.gives("service") else ""
    return [name.strip() for name in text.split(",") if name.strip()]


def summary_of(item: ActionItem) -> str:
    """The item's first line, as long as a title may be."""
    line = " ".join(item.text.partition("\n")[0].split()).rstrip(".")
    return line if len(line) <= _LONGEST_SUMMARY else f"{line[:_LONGEST_SUMMARY].rstrip()}…"


def due(item: ActionItem, postmortem: Postmortem, today: date) -> str:
    """The day that the item names, else the last one of its priority's window; ISO 8601."""
    policy = postmortem.policy
    named = due_day(item.due, today, policy) if item.due else None
    window = policy.priorities.get(item.priority or "")
    day = named or (last_day(window, today, policy) if window is not None else None)
    return day.isoformat() if day is not None else ""


def owner_address(item: ActionItem) -> str:
    """The e-mail address of an owner who is one person; empty where there is none for certain."""
    if item.owner_kind != A_PERSON or item.owner_block is None:
        return ""
    written = {
        mark.value
        for mark in item.owner_block.marks
        if mark.kind == "person"
        and mark.start < item.owner_end
        and item.owner_start < mark.end
        and _ADDRESS.fullmatch(mark.value)
    }
    written.update(_ADDRESS.findall(item.owner))
    return written.pop() if len(written) == 1 else ""
