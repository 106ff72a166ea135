"""Whether an issue may be created or changed so, and which field is wrong where it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from emulator.jira.projects import ACCOUNTS, ISSUE_TYPES

if TYPE_CHECKING:
    from emulator.jira.projects import Project
    from emulator.jira.site import Site

Json = dict[str, Any]

_LONGEST_SUMMARY = 255
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def faults_of_new(site: Site, fields: Json) -> dict[str, str]:
    """A sentence for each field of a new issue that is missing or wrong."""
    try:
        project = site.project_of(fields)
    except (KeyError, AttributeError):
        return {"project": "Specify a valid project ID or key"}
    needed = {"summary": "Summary", **project.required}
    missing = {
        name: f"{label} is required." for name, label in needed.items() if not fields.get(name)
    }
    return {**faults_of_change(project, fields), **_of_type(fields), **missing}


def faults_of_change(project: Project, fields: Json) -> dict[str, str]:
    """A sentence for each field that is wrong, or not on the screen of the project."""
    known = {field["fieldId"]: field for field in project.fields()}
    found = {
        name: f"Field '{name}' cannot be set. It is not on the appropriate screen, or unknown."
        for name in fields
        if name not in known
    }
    for name in ("priority", "security"):
        if name in fields and name in known and not _is_option(fields[name], known[name]):
            found[name] = f"The {known[name]['name'].lower()} selected is invalid."
    if any(not _is_option(one, known["components"]) for one in _components(fields, known)):
        found["components"] = "Component name is not valid"
    return {**found, **_of_values(fields)}


def _components(fields: Json, known: Json) -> list[Any]:
    given = fields.get("components", [])
    return given if isinstance(given, list) and "components" in known else []


def _of_values(fields: Json) -> dict[str, str]:
    found = {}
    summary = fields.get("summary", "x")
    if not isinstance(summary, str) or "\n" in summary:
        found["summary"] = "The summary is invalid because it contains newline characters."
    elif len(summary) > _LONGEST_SUMMARY:
        found["summary"] = "Summary must be less than 255 characters."
    if "description" in fields and not _is_document(fields["description"]):
        found["description"] = "Operation value must be an Atlassian Document"
    if "duedate" in fields and not _DAY.fullmatch(str(fields["duedate"])):
        found["duedate"] = "Error parsing date string"
    if any(not isinstance(one, str) or " " in one for one in fields.get("labels") or ()):
        found["labels"] = "The label can't contain spaces."
    assignee = fields.get("assignee")
    if assignee is not None and _account(assignee) not in {one.id for one in ACCOUNTS}:
        found["assignee"] = "Specify a valid 'accountId' for assignee"
    return found


def _of_type(fields: Json) -> dict[str, str]:
    kind = fields.get("issuetype")
    given = kind if isinstance(kind, dict) else {}
    if given.get("id") in ISSUE_TYPES or given.get("name") in ISSUE_TYPES.values():
        return {}
    return {"issuetype": "Specify an issue type"}


def _is_option(value: Any, field: Json) -> bool:
    given = value if isinstance(value, dict) else {}
    return any(
        given.get("id") == option["id"] or given.get("name") == option["name"]
        for option in field["allowedValues"]
    )


def _is_document(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") == "doc" and value.get("version") == 1


def _account(value: Any) -> str:
    given = value if isinstance(value, dict) else {}
    return str(given.get("accountId") or given.get("id") or "")
