"""The projects of the local Jira: what an issue of each can and must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = dict[str, Any]


class Status(NamedTuple):
    """A status and the key of its category; ``id`` is also that of the transition to it."""

    id: str
    name: str
    category: str


STATUSES = (
    Status("10000", "To Do", "new"),
    Status("3", "In Progress", "indeterminate"),
    Status("10001", "Done", "done"),
)

PRIORITIES = ("Highest", "High", "Medium", "Low")


class Account(NamedTuple):
    """Somebody with an account; ``email`` is empty where they hide it."""

    id: str
    name: str
    email: str


ACCOUNTS = (
    Account("5b10a2844c20165700ede21g", "Ana R.", "ana.r@example.com"),
    Account("5b10ac8d82e05b22cc7d4ef5", "J. Park", "j.park@example.com"),
    Account("5b109f2e9729b51b54dc274d", "M. Chen", ""),
)


class Project:
    """One project. ``required`` are custom fields by id, with their names.

    ``priorities`` is its priority scheme; an empty one leaves the field off the screen.
    """

    def __init__(
        self,
        key: str,
        name: str,
        *,
        number: int = 10_000,
        priorities: Sequence[str] = PRIORITIES,
        security_levels: Sequence[str] = (),
        components: Sequence[str] = (),
        required: dict[str, str] | None = None,
    ) -> None:
        self.key = key
        self.name = name
        self.id = str(number)
        self.priorities = priorities
        self.security_levels = security_levels
        self.components = components
        self.required = required or {}

    def fields(self) -> list[Json]:
        """What an issue can have when it is created, as createmeta tells it."""
        found = [
            _field("summary", "Summary", "string", required=True),
            _field("issuetype", "Issue Type", "issuetype", required=True),
            _field("project", "Project", "project", required=True),
            _field("description", "Description", "string"),
            _field("labels", "Labels", "array"),
            _field("assignee", "Assignee", "user"),
            _field("duedate", "Due date", "date"),
        ]
        for name, label, options in (
            ("priority", "Priority", self.priorities),
            ("security", "Security Level", self.security_levels),
            ("components", "Components", self.components),
        ):
            if options:
                found.append(_field(name, label, name, options=options))
        for name, label in self.required.items():
            found.append(_field(name, label, "string", required=True))
        return found

    def option(self, name: str, value: Any) -> Json | None:
        """The option of a field that an id or a name chooses, as an issue shows it."""
        given = value if isinstance(value, dict) else {}
        field = next((one for one in self.fields() if one["fieldId"] == name), {})
        for option in field.get("allowedValues") or ():
            if given.get("id") == option["id"] or given.get("name") == option["name"]:
                return dict(option)
        return None


def _field(
    name: str, label: str, kind: str, *, required: bool = False, options: Sequence[str] = ()
) -> Json:
    field: Json = {
        "fieldId": name,
        "key": name,
        "name": label,
        "required": required,
        "hasDefaultValue": False,
        "operations": ["set"],
        "schema": {"type": kind, "system": name},
    }
    if options:
        field["allowedValues"] = [
            {"id": str(number), "name": option} for number, option in enumerate(options, 1)
        ]
    return field


ISSUE_TYPES = {"10001": "Task", "10002": "Bug"}
