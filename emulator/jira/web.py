"""The local Jira over HTTP: the REST API, control, and a page for each issue."""

from __future__ import annotations

import html
import time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, redirect, request

from emulator.errors import ControlError
from emulator.jira import answers, troubles
from emulator.jira.creation import faults_of_change, faults_of_new
from emulator.jira.projects import ACCOUNTS, ISSUE_TYPES, STATUSES, Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.jira.site import Issue, Site

Json = dict[str, Any]
Answer = Any

API = "/rest/api/3"
MOST_KEYS = 100
MOST_RESULTS = 5_000
EXPIRED = "expired"  # A token that says so is refused, as one past its day.

_NO_ISSUE = "Issue does not exist or you do not have permission to see it."


def blueprint(site: Site, prefix: str = "/jira") -> Blueprint:
    """The site below a prefix, and its control below ``/emulator/jira/``."""
    jira = Blueprint("jira", __name__)
    web = _Web(site, prefix)
    api = f"{prefix}{API}"
    types = f"{api}/issue/createmeta/<project>/issuetypes"
    rules: tuple[tuple[str, str, Callable[..., Answer]], ...] = (
        ("POST", f"{api}/issue", web.create),
        ("POST", f"{api}/issue/bulkfetch", web.bulkfetch),
        ("PUT", f"{api}/issue/<key>", web.change),
        ("PUT", f"{api}/issue/<key>/assignee", web.assign),
        ("POST", f"{api}/issue/<key>/remotelink", web.link),
        ("GET", types, web.issue_types),
        ("GET", f"{types}/<issue_type>", web.fields),
        ("GET", f"{api}/search/jql", web.search),
        ("GET", f"{api}/user/assignable/search", web.assignable),
        ("GET", f"{prefix}/browse/<key>", web.browse),
        ("POST", f"{prefix}/browse/<key>", web.edit),
        ("GET", "/emulator/jira/issues", web.all_issues),
        ("DELETE", "/emulator/jira/issues", web.forget),
        ("POST", "/emulator/jira/troubles", web.order),
    )
    for method, rule, view in rules:
        guarded = web.guarded(view) if rule.startswith(api) else view
        jira.add_url_rule(
            rule,
            endpoint=f"{method} {rule}".replace(".", "_"),
            view_func=guarded,
            methods=[method],
            provide_automatic_options=False,
        )
    return jira


class _Web:
    def __init__(self, site: Site, prefix: str) -> None:
        self.site = site
        self.prefix = prefix
        self.troubles = troubles.Troubles()

    def guarded(self, view: Callable[..., Answer]) -> Callable[..., Answer]:
        """A method of the API, behind its credentials and the troubles that are due."""

        def answer(**path: str) -> Answer:
            login = request.authorization
            if login is None or login.type != "basic" or not login.password:
                return answers.refusal("You are not authenticated."), 401
            if login.password == EXPIRED:
                return answers.refusal("The token has expired."), 401
            trouble = self.troubles.next(request.method, request.path)
            return view(**path) if trouble is None else self._struck(trouble, view, path)

        return answer

    def _struck(self, trouble: troubles.Trouble, view: Callable[..., Answer], path: Json) -> Answer:
        if trouble.kind == troubles.LIMITED:
            return answers.refusal("Rate limit exceeded."), 429, trouble.response_headers()
        if trouble.kind == troubles.SLOW:
            answer = view(**path)
            time.sleep(trouble.seconds)
            return answer
        if trouble.kind == troubles.LATE:
            body = _body()
            self.site.create_later(body["fields"], _properties(body), trouble.seconds)
        elif trouble.kind != troubles.UNSENT:
            view(**path)
        if trouble.kind == troubles.BAD_GATEWAY:
            return Response("<html>Bad Gateway</html>", 502, content_type="text/html")
        request.environ["emulator.drop"]("reset")
        return Response()

    def create(self) -> Answer:
        body = _body()
        fields = body.get("fields")
        fields = fields if isinstance(fields, dict) else {}
        faults = faults_of_new(self.site, fields)
        if faults:
            return answers.refusal(errors=faults), 400
        made = self.site.create(fields, _properties(body))
        return {"id": made.id, "key": made.key, "self": f"{self._base()}{API}/issue/{made.id}"}, 201

    def bulkfetch(self) -> Answer:
        body = _body()
        keys = body.get("issueIdsOrKeys")
        if not isinstance(keys, list) or not 1 <= len(keys) <= MOST_KEYS:
            return answers.refusal(f"From 1 to {MOST_KEYS} issues can be asked for."), 400
        found = [self.site.find(str(key)) for key in keys]
        unique = {one.id: one for one in found if one is not None}
        return {
            "issues": self._shown(
                list(unique.values()), _texts(body, "fields"), _texts(body, "properties")
            )
        }

    def change(self, key: str) -> Answer:
        issue = self.site.find(key)
        if issue is None:
            return answers.refusal(_NO_ISSUE), 404
        fields = _body().get("fields")
        fields = fields if isinstance(fields, dict) else {}
        faults = faults_of_change(self.site.project_of(issue.fields), fields)
        if faults:
            return answers.refusal(errors=faults), 400
        issue.fields.update(fields)
        issue.updated = self.site.clock()
        return Response(status=204)

    def assign(self, key: str) -> Answer:
        issue, account = self.site.find(key), _body().get("accountId")
        if issue is None:
            return answers.refusal(_NO_ISSUE), 404
        if account not in {None, *(one.id for one in ACCOUNTS)}:
            text = f"User '{account}' cannot be assigned issues."
            return answers.refusal(errors={"assignee": text}), 400
        issue.fields["assignee"] = {"accountId": account}
        issue.updated = self.site.clock()
        return Response(status=204)

    def link(self, key: str) -> Answer:
        issue, body = self.site.find(key), _body()
        if issue is None:
            return answers.refusal(_NO_ISSUE), 404
        thing = body.get("object")
        if not isinstance(thing, dict) or not thing.get("url") or not thing.get("title"):
            return answers.refusal(
                errors={"object": "The link object needs a title and a URL"}
            ), 400
        name = str(body.get("globalId") or len(issue.links))
        is_known = name in issue.links
        issue.links[name] = thing
        number = 10_000 + list(issue.links).index(name)
        address = f"{self._base()}{API}/issue/{issue.key}/remotelink/{number}"
        return {"id": number, "self": address}, 200 if is_known else 201

    def issue_types(self, project: str) -> Answer:
        if project.upper() not in self.site.projects:
            return answers.refusal("No project could be found."), 404
        shown = [
            {"id": number, "name": name, "subtask": False} for number, name in ISSUE_TYPES.items()
        ]
        return _page("issueTypes", shown)

    def fields(self, project: str, issue_type: str) -> Answer:
        known = self.site.projects.get(project.upper())
        if known is None or issue_type not in ISSUE_TYPES:
            return answers.refusal("No project or issue type could be found."), 404
        return _page("fields", known.fields())

    def search(self) -> Answer:
        jql = request.args.get("jql", "")
        if "=" not in jql and " in " not in jql.lower():
            return answers.refusal("Unbounded JQL queries are not allowed here."), 400
        most = request.args.get("maxResults", "50")
        if not most.isdecimal() or not 0 < int(most) <= MOST_RESULTS:
            return answers.refusal("maxResults is a number from 1 to 5000."), 400
        begin = request.args.get("nextPageToken", "0")
        if not begin.isdecimal():
            return answers.refusal("nextPageToken is not one of a page before."), 400
        start, end = int(begin), int(begin) + int(most)
        found = self.site.search(jql)
        fields, properties = _listed("fields"), _listed("properties")
        page: Json = {"issues": self._shown(found[start:end], fields, properties)}
        return page | ({"isLast": True} if end >= len(found) else {"nextPageToken": str(end)})

    def assignable(self) -> Answer:
        query = request.args.get("query", "").lower()
        found = [
            account
            for account in ACCOUNTS
            if account.name.lower().startswith(query) or account.email.lower().startswith(query)
        ]
        return jsonify([answers.user(account) for account in found])

    def browse(self, key: str) -> Answer:
        issue = self.site.find(key)
        return (_NO_ISSUE, 404) if issue is None else _page_of(issue)

    def edit(self, key: str) -> Answer:
        """Take what somebody chose on the issue's page."""
        issue = self.site.find(key)
        if issue is None:
            return _NO_ISSUE, 404
        wanted = request.form.get("status")
        issue.status = next((one for one in STATUSES if one.name == wanted), issue.status)
        if "assignee" in request.form:
            issue.fields["assignee"] = {"accountId": request.form["assignee"]}
        if "priority" in request.form:
            issue.fields["priority"] = {"name": request.form["priority"]}
        issue.updated = self.site.clock()
        return redirect(request.path)

    def all_issues(self) -> Answer:
        shown = self._shown(self.site.issues(), ["*all"], ["*"])
        return {"issues": shown, "pending": self.site.pending()}

    def forget(self) -> Answer:
        """Begin anew, without issues and troubles."""
        self.site.clear()
        self.troubles.clear()
        return {}

    def order(self) -> Answer:
        try:
            self.troubles.order(request.get_json(force=True))
        except ControlError as problem:
            return {"error": {"message": str(problem)}}, 400
        return {}

    def _shown(self, issues: list[Issue], fields: list[str], properties: list[str]) -> list[Json]:
        base = self._base()
        names = {n for i in issues for n in i.properties} if "*" in properties else set(properties)
        projects = [self.site.projects[issue.key.partition("-")[0]] for issue in issues]
        return [
            answers.issue(issue, project, base, fields, names)
            for issue, project in zip(issues, projects, strict=True)
        ]

    def _base(self) -> str:
        return f"{request.host_url.rstrip('/')}{self.prefix}"


def _body() -> Json:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}


def _properties(body: Json) -> Json:
    given = body.get("properties")
    pairs = given if isinstance(given, list) else []
    return {one["key"]: one.get("value") for one in pairs if isinstance(one, dict) and "key" in one}


def _texts(body: Json, name: str) -> list[str]:
    given = body.get(name)
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else []


def _listed(name: str) -> list[str]:
    return [one for text in request.args.getlist(name) for one in text.split(",") if one]


def _page(name: str, entries: list[Json]) -> Answer:
    """Some of a list, from ``startAt`` on; 50 of it where ``maxResults`` says nothing."""
    start, most = request.args.get("startAt", "0"), request.args.get("maxResults", "50")
    if not (start.isdecimal() and most.isdecimal()):
        return answers.refusal("startAt and maxResults are numbers."), 400
    low, count = int(start), int(most)
    shown = entries[low : low + count]
    return {name: shown, "startAt": low, "maxResults": count, "total": len(entries)}


def _page_of(issue: Issue) -> str:
    """An issue as its page: what it is about, and its status to choose."""
    buttons = " ".join(
        f'<button name="status" value="{one.name}"'
        f"{' disabled' if one == issue.status else ''}>{one.name}</button>"
        for one in STATUSES
    )
    summary = html.escape(str(issue.fields.get("summary", "")))
    account = (issue.fields.get("assignee") or {}).get("accountId")
    people = [("", "Nobody"), *((one.id, one.name) for one in ACCOUNTS)]
    holder = dict(people).get(account or "", "somebody else")
    options = "".join(
        f'<option value="{id_}"{" selected" if id_ == account else ""}>{name}</option>'
        for id_, name in people
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{issue.key}</title><style>body{{font:16px sans-serif;margin:3rem auto;"
        "max-width:40rem}</style>"
        f"<h1>{issue.key}</h1><p>{summary}</p><p>Status: <b>{issue.status.name}</b></p>"
        f"<p>Assigned to: <b>{holder}</b></p>"
        f'<form method="post">{buttons}</form><form method="post"><p><label>Assignee '
        f'<select name="assignee">{options}</select></label> <button>Assign</button></form></html>'
    )


def sample_projects() -> list[Project]:
    """The projects that the local Jira has where nobody says otherwise."""
    return [
        Project("OPS", "Operations", security_levels=("Confidential",)),
        Project("PAY", "Payments", number=10_001, components=("Checkout",)),
    ]
