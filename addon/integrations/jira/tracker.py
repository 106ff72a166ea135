"""Jira Cloud as a tracker: one create, reads by key, and tickets told by their property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from addon.domain.tickets import DONE, IN_PROGRESS, NEW, PROPERTY, Ticket, label_of
from addon.errors import RefusedError, UnavailableError
from addon.integrations.jira.fields import fields, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from addon.domain.tickets import Draft
    from addon.integrations.jira.client import Client
    from addon.integrations.jira.screens import Screens

# So many keys go into one bulkfetch (official document); so many whole ones without any issue are
# taken for the end of the project's keys, since deleted issues leave gaps.
CHUNK = 100
EMPTY_CHUNKS = 2
# So many items are searched for at once, which keeps the address short; so many pages are read.
ITEMS = 40
MOST_PAGES = 10

_SHOWN = ["status", "assignee", "priority", "labels", "created"]
_CATEGORIES = {"new": NEW, "indeterminate": IN_PROGRESS, "done": DONE}


class JiraTracker:
    """A tracker for one click or job; ``screens`` are shared by all."""

    def __init__(self, client: Client, screens: Screens) -> None:
        self._client = client
        self._screens = screens

    def floor(self, project: str) -> int:
        """The highest number that search knows; the newest issues may be missing, which is fine."""
        query = {
            "jql": f'project = "{project}" ORDER BY created DESC',
            "maxResults": 1,
            "fields": ["created"],
        }
        found = self._client.ask("GET", "/search/jql", f"search {project}", query=query)
        keys = [str(issue["key"]) for issue in found.get("issues") or ()]
        return max((_number(key) for key in keys if key.startswith(f"{project}-")), default=0)

    def account(self, project: str, email: str) -> str:
        """The account id of the one account with exactly this e-mail address.

        Search goes by prefixes of names and addresses too, and says nothing where the token may
        not browse users: whatever is not certain is no account.
        """
        query = {"project": project, "query": email, "maxResults": 50}
        what = f"look for people of {project}"
        found = self._client.ask("GET", "/user/assignable/search", what, query=query)
        same = [one for one in found if str(one.get("emailAddress", "")).lower() == email.lower()]
        return str(same[0]["accountId"]) if len(same) == 1 else ""

    def create(self, draft: Draft) -> Ticket:
        """Make a ticket with its label and property in one POST, sent once."""
        screen = self._screens.of(self._client, draft.project, draft.issue_type)
        body = {
            "fields": fields(draft, screen),
            "properties": [{"key": PROPERTY, "value": dict(draft.mark)}],
        }
        what = f"create a ticket in {draft.project}"
        try:
            made = self._client.ask("POST", "/issue", what, body=body, names=screen.names)
        except RefusedError:
            self._screens.forget(draft.project)
            raise
        if not isinstance(made, dict) or not isinstance(made.get("key"), str):
            raise UnavailableError("Jira's answer names no ticket; try again later")
        return Ticket(made["key"], self._page(made["key"]), uid=draft.uid)

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:
        """Every ticket of an item above the floor, by its key; then what search adds to them."""
        found: dict[str, tuple[str, Ticket]] = {}
        number, empty = floor + 1, 0
        while empty < EMPTY_CHUNKS:
            keys = [f"{project}-{one}" for one in range(number, number + CHUNK)]
            issues = self._fetched(keys)
            empty = 0 if issues else empty + 1
            number += CHUNK
            found |= {ticket.key: (made, ticket) for made, ticket in self._of(uid, issues)}
        searched = self._searched(f'labels = "{label_of(uid)}"')
        found |= {ticket.key: (made, ticket) for made, ticket in self._of(uid, searched)}
        return [ticket for _, ticket in sorted(found.values())]

    def marked(self, uids: Sequence[str]) -> list[Ticket]:
        """Search by label, a few items a request; the property says whose each ticket is."""
        found = []
        for start in range(0, len(uids), ITEMS):
            own = {label_of(uid): uid for uid in uids[start : start + ITEMS]}
            names = ", ".join(f'"{label}"' for label in own)
            for issue in self._searched(f"labels in ({names}) ORDER BY created ASC"):
                labels = (issue.get("fields") or {}).get("labels") or ()
                ticket = self._ticket(issue)
                uid = ticket.uid or next((own[label] for label in labels if label in own), "")
                found.append(ticket._replace(uid=uid))
        return found

    def read(self, keys: Sequence[str]) -> Mapping[str, Ticket]:
        """Tickets by key; a moved one has another key than it was asked for."""
        found: dict[str, Ticket] = {}
        for start in range(0, len(keys), CHUNK):
            chunk = list(keys[start : start + CHUNK])
            tickets = [self._ticket(issue) for issue in self._fetched(chunk)]
            found |= {ticket.key: ticket for ticket in tickets}
            if any(ticket.key not in chunk for ticket in tickets):
                for key in set(chunk) - found.keys():
                    found |= self._moved(key)
        return {key: found[key] for key in keys if key in found}

    def update(self, key: str, draft: Draft) -> None:
        """Bring summary and description up to the item's words."""
        path = f"/issue/{quote(key, safe='')}"
        self._client.ask("PUT", path, f"change {key}", body={"fields": texts(draft)})

    def assign(self, key: str, account: str) -> None:
        """Give the ticket to an account."""
        path = f"/issue/{quote(key, safe='')}/assignee"
        self._client.ask("PUT", path, f"assign {key}", body={"accountId": account})

    def prioritise(self, key: str, priority: str) -> None:
        """Give the ticket a priority of its project's scheme; Jira says which it does not have."""
        path = f"/issue/{quote(key, safe='')}"
        body = {"fields": {"priority": {"name": priority}}}
        self._client.ask("PUT", path, f"change {key}", body=body)

    def link(self, key: str, draft: Draft) -> None:
        """Put the postmortem among the ticket's links; its global id keeps it one."""
        body = {
            "globalId": f"system={PROPERTY}&item={draft.uid}",
            "relationship": "postmortem",
            "object": {"url": draft.document_url, "title": draft.document_title or "Postmortem"},
        }
        path = f"/issue/{quote(key, safe='')}/remotelink"
        self._client.ask("POST", path, f"link {key}", body=body)

    def _searched(self, jql: str) -> Iterator[Mapping[str, Any]]:
        query: dict[str, Any] = {
            "jql": jql,
            "fields": _SHOWN,
            "properties": [PROPERTY],
            "maxResults": CHUNK,
        }
        for _ in range(MOST_PAGES):
            page = self._client.ask("GET", "/search/jql", "search by label", query=query)
            yield from page.get("issues") or ()
            if not page.get("nextPageToken"):
                return
            query["nextPageToken"] = page["nextPageToken"]

    def _fetched(self, keys: Sequence[str]) -> list[Mapping[str, Any]]:
        body = {"issueIdsOrKeys": list(keys), "fields": _SHOWN, "properties": [PROPERTY]}
        found = self._client.ask("POST", "/issue/bulkfetch", "read tickets", body=body)
        return list(found.get("issues") or ())

    def _moved(self, key: str) -> dict[str, Ticket]:
        """The ticket that had a key before it was moved, by that key."""
        issues = self._fetched([key])
        return {key: self._ticket(issues[0])} if issues else {}

    def _of(self, uid: str, issues: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Ticket]]:
        """When each ticket of an item was made, and the ticket."""
        label = label_of(uid)
        for issue in issues:
            shown = issue.get("fields") or {}
            ticket = self._ticket(issue)
            if ticket.uid == uid or (not ticket.uid and label in (shown.get("labels") or ())):
                yield str(shown.get("created") or ""), ticket

    def _ticket(self, issue: Mapping[str, Any]) -> Ticket:
        shown = issue.get("fields") or {}
        status, assignee = shown.get("status") or {}, shown.get("assignee") or {}
        mark = (issue.get("properties") or {}).get(PROPERTY) or {}
        return Ticket(
            str(issue["key"]),
            self._page(str(issue["key"])),
            _CATEGORIES.get(str((status.get("statusCategory") or {}).get("key")), NEW),
            str(status.get("name") or ""),
            str(assignee.get("displayName") or ""),
            str((shown.get("priority") or {}).get("name") or ""),
            str(mark.get("uid") or ""),
            str(assignee.get("accountId") or ""),
            str(assignee.get("emailAddress") or ""),
        )

    def _page(self, key: str) -> str:
        return f"{self._client.access.url}/browse/{key}"


def _number(key: str) -> int:
    number = key.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0
