"""How the local Jira shows its issues, in the form of the official document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.jira.projects import ACCOUNTS, ISSUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from emulator.jira.projects import Project
    from emulator.jira.site import Issue

Json = dict[str, Any]

_TIME = "%Y-%m-%dT%H:%M:%S.000+0000"


def issue(
    found: Issue, project: Project, base: str, fields: Sequence[str], properties: Collection[str]
) -> Json:
    """An issue with the fields and properties that were asked for."""
    whole = _fields(found, project)
    wanted = whole.keys() if {"*all", "*navigable"} & set(fields) else fields
    shown: Json = {
        "id": found.id,
        "key": found.key,
        "self": f"{base}/rest/api/3/issue/{found.id}",
        "fields": {name: whole[name] for name in wanted if name in whole},
    }
    if properties:
        shown["properties"] = {
            name: value for name, value in found.properties.items() if name in properties
        }
    return shown


def _fields(found: Issue, project: Project) -> Json:
    status = found.status
    return {
        **found.fields,
        "project": {"key": found.key.partition("-")[0]},
        "labels": found.fields.get("labels") or [],
        "status": {
            "id": status.id,
            "name": status.name,
            "statusCategory": {"key": status.category, "name": status.name},
        },
        "assignee": _assignee(found),
        "priority": project.option("priority", found.fields.get("priority")),
        "issuetype": _issue_type(found.fields.get("issuetype") or {}),
        "created": found.created.strftime(_TIME),
        "updated": found.updated.strftime(_TIME),
    }


def _assignee(found: Issue) -> Json | None:
    given = found.fields.get("assignee") or {}
    account_id = given.get("accountId") or given.get("id")
    shown = next((one for one in ACCOUNTS if one.id == account_id), None)
    return None if shown is None else user(shown)


def user(account: Any) -> Json:
    """An account; its address only where its owner shows it."""
    shown = {"accountId": account.id, "displayName": account.name, "active": True}
    return shown | ({"emailAddress": account.email} if account.email else {})


def _issue_type(given: Json) -> Json:
    name = given.get("name") or ISSUE_TYPES.get(given.get("id", ""), "Task")
    return {"id": next(i for i, n in ISSUE_TYPES.items() if n == name), "name": name}


def refusal(*messages: str, errors: Json | None = None) -> Json:
    """An ErrorCollection."""
    return {"errorMessages": list(messages), "errors": errors or {}}
