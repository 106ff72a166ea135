"""The issues of one Jira site, with what makes a real one hard to write to.

Whoever creates an issue may never hear of it; it may be committed long after the connection broke;
search finds it later still. Keys are given out in the order of commits, and reads by key see every
commit at once.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, Any

from emulator.jira.projects import STATUSES, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Json = dict[str, Any]

_PROJECT = re.compile(r"\bproject\s*(?:=|in)\s*\(?\s*\"?(\w+)\"?", re.IGNORECASE)
_LABELS = re.compile(r"\blabels\s*(?:=|in)\s*(\([^)]*\)|\"?[\w.-]+\"?)", re.IGNORECASE)
_WORD = re.compile(r"[\w.-]+")
_OLDEST_FIRST = re.compile(r"ORDER BY created ASC", re.IGNORECASE)


class Issue:
    """One issue. ``seen_at`` is when search begins to find it."""

    def __init__(self, number: int, fields: Json, properties: Json, at: datetime) -> None:
        self.id = str(10_000 + number)
        self.key = ""
        self.keys: list[str] = []
        self.fields = fields
        self.properties = properties
        self.links: dict[str, Json] = {}
        self.created = at
        self.updated = at
        self.seen_at = at
        self.status = STATUSES[0]

    def named(self, key: str) -> None:
        """Give it a key; it is found under those that it had before, too."""
        self.key = key
        self.keys.append(key)


class Site:
    """The issues of some projects. ``clock`` tells aware UTC; ``lag_s`` is that of the search."""

    def __init__(
        self, projects: Iterable[Project], clock: Callable[[], datetime], lag_s: float = 0
    ) -> None:
        self.projects = {project.key: project for project in projects}
        self.clock = clock
        self.lag_s = lag_s
        self.lock = RLock()
        self._issues: list[Issue] = []
        self._late: list[tuple[datetime, Json, Json]] = []
        self._last = dict.fromkeys(self.projects, 0)

    def create(self, fields: Json, properties: Json) -> Issue:
        """Commit an issue now."""
        with self.lock:
            self._settle()
            return self._commit(fields, properties, self.clock())

    def create_later(self, fields: Json, properties: Json, after_s: float) -> None:
        """Commit an issue some seconds from now, whoever may still wait for it."""
        with self.lock:
            at = self.clock() + timedelta(seconds=after_s)
            self._late.append((at, fields, properties))

    def clear(self) -> None:
        """Forget every issue, and count keys from 1 again."""
        with self.lock:
            self._issues.clear()
            self._late.clear()
            self._last = dict.fromkeys(self.projects, 0)

    def issues(self) -> list[Issue]:
        """All that is committed, in the order of commits."""
        with self.lock:
            self._settle()
            return list(self._issues)

    def pending(self) -> int:
        """How many commits are still to come."""
        with self.lock:
            self._settle()
            return len(self._late)

    def find(self, key_or_id: str) -> Issue | None:
        """The issue of a key, also of one from before it was moved, or of an id."""
        wanted = key_or_id.upper()
        return next((i for i in self.issues() if wanted in (i.id, *i.keys)), None)

    def search(self, jql: str) -> list[Issue]:
        """What the index knows by now of a project or of labels, the newest first if not asked."""
        project, named = _PROJECT.search(jql), _LABELS.search(jql)
        labels = set(_WORD.findall(named[1])) if named else None
        found = [issue for issue in self.issues() if self._matches(issue, project, labels)]
        return found if _OLDEST_FIRST.search(jql) else found[::-1]

    def move(self, key: str, project: str) -> Issue:
        """Move an issue to another project, where it gets a key of that project."""
        issue = self.find(key)
        if issue is None or project not in self.projects:
            raise KeyError(key)
        with self.lock:
            issue.named(self._next_key(project))
            issue.fields["project"] = {"key": project}
        return issue

    def _settle(self) -> None:
        now = self.clock()
        due = sorted((one for one in self._late if one[0] <= now), key=lambda one: one[0])
        for late in due:
            self._late.remove(late)
            self._commit(late[1], late[2], late[0])

    def _commit(self, fields: Json, properties: Json, at: datetime) -> Issue:
        issue = Issue(len(self._issues), dict(fields), dict(properties), at)
        issue.named(self._next_key(self.project_of(fields).key))
        issue.seen_at = at + timedelta(seconds=self.lag_s)
        self._issues.append(issue)
        return issue

    def project_of(self, fields: Json) -> Project:
        """The project that an issue names by key or id; KeyError where there is none."""
        wanted = fields.get("project") or {}
        for project in self.projects.values():
            if project.key == wanted.get("key") or project.id == wanted.get("id"):
                return project
        raise KeyError(str(wanted))

    def _next_key(self, project: str) -> str:
        self._last[project] += 1
        return f"{project}-{self._last[project]}"

    def _matches(
        self, issue: Issue, project: re.Match[str] | None, labels: set[str] | None
    ) -> bool:
        if issue.seen_at > self.clock():
            return False
        if project is not None and not issue.key.startswith(f"{project[1].upper()}-"):
            return False
        return labels is None or not labels.isdisjoint(issue.fields.get("labels") or ())

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues())
