"""The fields of an issue for a draft, as the project's screen takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addon.errors import RefusedError
from addon.integrations.jira.adf import description

if TYPE_CHECKING:
    from addon.domain.tickets import Draft
    from addon.integrations.jira.screens import Screen

Fields = dict[str, Any]

LONGEST_SUMMARY = 255


def fields(draft: Draft, screen: Screen) -> Fields:
    """What to create an issue with; what the screen does not have is left out.

    Raises:
        RefusedError: a value is not allowed there, or a required field has none.

    """
    found: Fields = {
        "project": {"key": draft.project},
        "issuetype": {"id": screen.type_id},
        **texts(draft),
    }
    optional: Fields = {
        "labels": [*draft.labels, draft.label],
        "assignee": {"accountId": draft.account} if draft.account else None,
        "duedate": draft.due,
        "priority": _priority(draft, screen),
        "components": [_option(screen, "components", name) for name in draft.components],
        "security": _security(draft, screen),
    }
    found |= {name: value for name, value in optional.items() if value and name in screen}
    found |= dict(draft.fields)
    lacking = [name for name in screen.needed() if name not in found]
    if lacking:
        shown = ", ".join(f"{screen.names[name]} ({name})" for name in lacking)
        raise RefusedError(
            f"the project {draft.project} asks for {shown}; say what it is under "
            "targets.tracker.fields in the policy"
        )
    return found


def texts(draft: Draft) -> Fields:
    """The words of a draft, which follow the document."""
    return {"summary": summary(draft.summary), "description": description(draft)}


def summary(text: str) -> str:
    """One line, as long as Jira takes it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SUMMARY else f"{line[: LONGEST_SUMMARY - 1].rstrip()}…"


def _priority(draft: Draft, screen: Screen) -> Fields | None:
    """The priority by the name that the policy gives it for this tracker, else by its own."""
    if not draft.priority or "priority" not in screen:
        return None
    names = [name for name in (draft.priority_name, draft.priority) if name]
    allowed = {str(option["name"]).lower(): option for option in screen.options("priority")}
    found = next((allowed[name.lower()] for name in names if name.lower() in allowed), None)
    if found is None:
        known = ", ".join(str(option["name"]) for option in screen.options("priority"))
        raise RefusedError(
            f'the project {draft.project} has no priority "{names[0]}"; it has {known}: set '
            "targets.tracker.priorities in the policy"
        )
    return {"id": found["id"]}


def _security(draft: Draft, screen: Screen) -> Fields | None:
    """The security level; a ticket that should have one is not made without."""
    if not draft.security_level:
        return None
    if "security" not in screen:
        raise RefusedError(
            f"the project {draft.project} has no security levels, so the items of a private "
            "postmortem do not go there"
        )
    return _option(screen, "security", draft.security_level)


def _option(screen: Screen, field: str, name: str) -> Fields:
    if field not in screen:
        return {"name": name}
    options = screen.options(field)
    found = next((one for one in options if str(one["name"]).lower() == name.lower()), None)
    if found is None:
        known = ", ".join(str(one["name"]) for one in options)
        raise RefusedError(
            f'the project {screen.project} has no "{name}" among its {screen.names[field]}: {known}'
        )
    return {"id": found["id"]}
