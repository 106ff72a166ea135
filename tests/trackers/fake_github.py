"""The issues of one repository on GitHub, as far as the tracker asks for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

Json = dict[str, Any]

OWN = "https://api.github.com"
AT = "2026-03-01T12:00:00Z"


class FakeGitHub:
    """A WSGI application. ``troubles`` are what the next creates meet, the oldest first."""

    def __init__(self) -> None:
        self.issues: list[Json] = []
        self.troubles: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        return self._answer(request)(environ, start)

    def _answer(self, request: Request) -> Response:
        if not request.headers.get("Authorization", "").startswith("Bearer "):
            return said({"message": "Requires authentication"}, 401)
        parts = request.path.strip("/").split("/")
        if parts[:3] != ["repos", "acme", "shop"]:
            return said({"message": "Not Found"}, 404)
        if len(parts) == 4:
            return self._create(request) if request.method == "POST" else self._list(request)
        number = int(parts[4])
        if number > len(self.issues):
            return said({"message": "Not Found"}, 404)
        issue = self.issues[number - 1]
        if request.method == "PATCH":
            _change(issue, request.get_json())
        return said(issue)

    def _create(self, request: Request) -> Response:
        trouble = self.troubles.pop(0) if self.troubles else ""
        if trouble == "limited":
            return said({"message": "API rate limit exceeded"}, 403, {"Retry-After": "7"})
        if trouble == "unsent":
            request.environ["emulator.drop"]("reset")
            return Response()
        sent = request.get_json()
        if not sent.get("title"):
            faults = [{"resource": "Issue", "field": "title", "code": "missing_field"}]
            return said({"message": "Validation Failed", "errors": faults}, 422)
        self.issues.append(_issue(len(self.issues) + 1, sent))
        if trouble == "lost":
            request.environ["emulator.drop"]("reset")
            return Response()
        return said(self.issues[-1], 201)

    def _list(self, request: Request) -> Response:
        size, page = int(request.args.get("per_page", 30)), int(request.args.get("page", 1))
        newest = self.issues[::-1]
        return said(newest[(page - 1) * size : page * size])


def said(body: Any, status: int = 200, headers: Json | None = None) -> Response:
    return Response(json.dumps(body), status, headers, content_type="application/json")


def _issue(number: int, sent: Json) -> Json:
    own = f"{OWN}/repos/acme/shop"
    logins = sent.get("assignees") or []
    return {
        "id": 1000 + number,
        "node_id": f"I_{number}",
        "number": number,
        "title": sent["title"],
        "body": sent.get("body", ""),
        "state": "open",
        "locked": False,
        "labels": [
            {
                "id": index,
                "node_id": f"L_{index}",
                "url": f"{own}/labels/{index}",
                "name": name,
                "description": None,
                "color": "ededed",
                "default": False,
            }
            for index, name in enumerate(sent.get("labels", []))
        ],
        "assignee": _user(logins[0]) if logins else None,
        "assignees": [_user(login) for login in logins],
        "milestone": None,
        "comments": 0,
        "user": _user("second-story"),
        "closed_at": None,
        "created_at": AT,
        "updated_at": AT,
        "author_association": "NONE",
        "url": f"{own}/issues/{number}",
        "html_url": f"https://github.com/acme/shop/issues/{number}",
        "repository_url": own,
        "comments_url": f"{own}/issues/{number}/comments",
        "events_url": f"{own}/issues/{number}/events",
        "labels_url": f"{own}/issues/{number}/labels{{/name}}",
    }


def _change(issue: Json, sent: Json) -> None:
    if "assignees" in sent:
        people = [_user(login) for login in sent["assignees"]]
        sent = {**sent, "assignees": people, "assignee": people[0] if people else None}
    issue.update(sent)


def _user(login: str) -> Json:
    own = f"{OWN}/users/{login}"
    links = (
        "followers following gists starred subscriptions organizations repos events received_events"
    ).split()
    return {
        "login": login,
        "id": 1,
        "node_id": "U_1",
        "avatar_url": "https://avatars.githubusercontent.com/u/1",
        "gravatar_id": "",
        "url": own,
        "html_url": f"https://github.com/{login}",
        "type": "User",
        "site_admin": False,
        **{f"{name}_url": f"{own}/{name}" for name in links},
    }
