"""What an issue of a project and type can have: read once, kept for a while."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from addon.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from addon.integrations.jira.client import Client

KEPT_S = 600.0
_PAGE = 50


class Screen:
    """The fields that an issue can be created with, by their ids."""

    def __init__(self, project: str, type_id: str, fields: Sequence[Mapping[str, Any]]) -> None:
        self.project = project
        self.type_id = type_id
        self._fields = {field["fieldId"]: field for field in fields}
        self.names = {name: str(field["name"]) for name, field in self._fields.items()}

    def __contains__(self, field: str) -> bool:
        return field in self._fields

    def options(self, field: str) -> Sequence[Mapping[str, Any]]:
        """The values that a field allows; none where it takes any."""
        found: Sequence[Mapping[str, Any]] = self._fields[field].get("allowedValues") or ()
        return found

    def needed(self) -> Iterator[str]:
        """The fields that somebody has to fill in."""
        for name, field in self._fields.items():
            if field["required"] and not field.get("hasDefaultValue"):
                yield name


class Screens:
    """The screens of one site; shared by all who ask it. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._kept: dict[tuple[str, str], tuple[float, Screen]] = {}
        self._lock = Lock()

    def of(self, client: Client, project: str, issue_type: str) -> Screen:
        """The screen of a project and the name of an issue type.

        Raises:
            RefusedError: the project has no such type.
            AddonError: what the client raises.

        """
        key = (project, issue_type.lower())
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept[0] > self._clock():
            return kept[1]
        screen = _read(client, project, issue_type)
        with self._lock:
            self._kept[key] = (self._clock() + KEPT_S, screen)
        return screen

    def forget(self, project: str) -> None:
        """Read the screens of a project anew next time: somebody has changed them."""
        with self._lock:
            self._kept = {key: kept for key, kept in self._kept.items() if key[0] != project}


def _read(client: Client, project: str, issue_type: str) -> Screen:
    base = f"/issue/createmeta/{quote(project, safe='')}/issuetypes"
    types = list(_all(client, base, "issueTypes", f"read the issue types of {project}"))
    found = next((one for one in types if one["name"].lower() == issue_type.lower()), None)
    if found is None:
        known = ", ".join(one["name"] for one in types if not one.get("subtask"))
        raise RefusedError(
            f'the project {project} has no issue type "{issue_type}"; it has {known}: set '
            "targets.tracker.issue_type in the policy"
        )
    what = f"read the fields of {project}"
    fields = list(_all(client, f"{base}/{quote(found['id'], safe='')}", "fields", what))
    return Screen(project, found["id"], fields)


def _all(client: Client, path: str, name: str, what: str) -> Iterator[Mapping[str, Any]]:
    """Every entry of a list that comes in pages."""
    start = 0
    while True:
        query = {"startAt": start, "maxResults": _PAGE}
        page = client.ask("GET", path, what, query=query)
        entries = page.get(name) or ()
        yield from entries
        start += len(entries)
        if not entries or start >= page.get("total", 0):
            return
