"""GitHub Issues as a tracker: tickets are told by a comment that their readers do not see."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from addon.domain.tickets import DONE, IN_PROGRESS, NEW, PROPERTY, Ticket
from addon.errors import AccessError, RefusedError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addon.domain.tickets import Draft
    from addon.integrations.github.client import Client

_PAGE = 100
_MOST_PAGES = 50
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_KEY = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)#(?P<number>\d{1,9})")
_MARK = re.compile(rf"<!-- {re.escape(PROPERTY)}: (?P<uid>[0-9a-f-]{{36}}) -->")
_LONGEST_TITLE = 256
# What would call people or close other issues is written so that it does neither.
_CALLS = re.compile(r"(?<![\w`])@(?=\w)")


class GitHubTracker:
    """A tracker for one click or job; a project is a repository, ``owner/name``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def floor(self, project: str) -> int:
        """The number of the newest issue or pull request, which share their numbers."""
        found = self._listed(project, 1, 1)
        return int(found[0]["number"]) if found else 0

    def account(self, project: str, email: str) -> str:  # noqa: ARG002 - part of the port
        """Nobody: GitHub tells nobody's address for certain."""
        return ""

    def create(self, draft: Draft) -> Ticket:
        """Make an issue with its mark in one POST, sent once."""
        body: dict[str, object] = {
            "title": _title(draft.summary),
            "body": _body(draft),
            "labels": [*draft.labels, *([draft.priority_name] if draft.priority_name else [])],
        }
        if draft.account:
            body["assignees"] = [draft.account]
        what = f"create an issue in {draft.project}"
        path = f"{_path(draft.project)}/issues"
        made = self._client.ask("POST", path, what, body=body)
        if not isinstance(made, dict) or not isinstance(made.get("number"), int):
            raise UnavailableError("GitHub's answer names no issue; try again later")
        return _ticket(draft.project, made)._replace(uid=draft.uid)

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:
        """Every issue of an item above the floor: the list has no index that lags behind."""
        tickets = [_ticket(project, one) for one in self._above(project, floor)]
        return [ticket for ticket in reversed(tickets) if ticket.uid == uid]

    def marked(self, uids: Sequence[str]) -> None:
        """Not searched: the list that recovery reads has no index that lags, so it saw them all."""

    def read(self, keys: Sequence[str]) -> Mapping[str, Ticket]:
        """Issues by key, one request each."""
        found = {}
        for key in keys:
            match = _KEY.fullmatch(key)
            if match is None:
                continue
            path = f"{_path(match['repository'])}/issues"
            with suppress(AccessError):
                shown = self._client.ask("GET", f"{path}/{match['number']}", f"read {key}")
                found[key] = _ticket(match["repository"], shown)
        return found

    def update(self, key: str, draft: Draft) -> None:
        """Bring title and text up to the item's words."""
        self._change(key, {"title": _title(draft.summary), "body": _body(draft)})

    def assign(self, key: str, account: str) -> None:
        """Give the issue to a login, and to nobody else."""
        self._change(key, {"assignees": [account]})

    def prioritise(self, key: str, priority: str) -> None:  # noqa: ARG002 - part of the port
        """Refuse: an issue has labels alone, and which of them is its priority nobody can tell."""
        raise RefusedError("GitHub knows no priorities; change the label of the issue there")

    def link(self, key: str, draft: Draft) -> None:
        """Do nothing: the issue's text has the link already."""

    def _change(self, key: str, body: Mapping[str, object]) -> None:
        match = _KEY.fullmatch(key)
        if match is None:
            raise RefusedError(f"{key} is no issue of a repository")
        path = f"{_path(match['repository'])}/issues/{match['number']}"
        self._client.ask("PATCH", path, f"change {key}", body=body)

    def _above(self, project: str, floor: int) -> Iterator[Mapping[str, Any]]:
        for page in range(1, _MOST_PAGES + 1):
            found = self._listed(project, _PAGE, page)
            for one in found:
                if one["number"] <= floor:
                    return
                yield one
            if len(found) < _PAGE:
                return

    def _listed(self, project: str, size: int, page: int) -> list[Mapping[str, Any]]:
        query = {
            "state": "all",
            "sort": "created",
            "direction": "desc",
            "per_page": size,
            "page": page,
        }
        path = f"{_path(project)}/issues"
        found = self._client.ask("GET", path, f"list the issues of {project}", query=query)
        return list(found)


def _path(project: str) -> str:
    if not _REPOSITORY.fullmatch(project):
        raise RefusedError(
            f'"{project}" is no repository; write targets.tracker.project as owner/name'
        )
    return f"/repos/{project}"


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1].rstrip()}…"


def _body(draft: Draft) -> str:
    facts = {
        "Done when": draft.done_when,
        "Contributing factor": draft.factor,
        "Owner in the postmortem": "" if draft.account else draft.owner,
        "Due": draft.due,
    }
    lines = [draft.text, ""]
    lines += [f"**{label}:** {' '.join(text.split())}" for label, text in facts.items() if text]
    words = _CALLS.sub("@\u200b", "\n".join(lines))
    title = re.sub(r"[\[\]]", "", draft.document_title or "Postmortem")
    link = f"**Postmortem:** [{title}]({draft.document_url})"
    return f"{words}\n{link}\n\n<!-- {PROPERTY}: {draft.uid} -->\n"


def _ticket(project: str, shown: Mapping[str, Any]) -> Ticket:
    """An open issue that somebody has taken is in progress; GitHub knows no more states."""
    assignee = (shown.get("assignee") or {}).get("login") or ""
    category = NEW if not assignee else IN_PROGRESS
    match = _MARK.search(shown.get("body") or "")
    return Ticket(
        f"{project}#{shown['number']}",
        str(shown.get("html_url") or ""),
        DONE if shown.get("state") == "closed" else category,
        str(shown.get("state") or ""),
        str(assignee),
        "",
        match["uid"] if match else "",
        str(assignee),
    )
