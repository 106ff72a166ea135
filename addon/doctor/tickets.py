"""The tracker: a token that is valid for a while yet, and an account that it belongs to."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from addon import outgoing
from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.outgoing import OutOfTimeError, TooLargeError
from addon.settings import GITHUB, JIRA, TRACKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.doctor.case import Case
    from addon.outgoing import Answer
    from addon.policy_file.tracker import TrackerTargets
    from addon.settings import TrackerSettings

BUDGET_S = 15
MOST_BYTES = 1_000_000
# A token that ends sooner is worth a word: somebody has to make another one.
SOON_DAYS = 14

_JIRA_RIGHTS = ("BROWSE_PROJECTS", "CREATE_ISSUES", "EDIT_ISSUES")
_GITHUB_EXPIRY = "github-authentication-token-expiration"

_FAILURES = (OutOfTimeError, TooLargeError, OSError)


class _Asked(NamedTuple):
    """Where the tracker tells whose token it is, and how it is asked."""

    url: str
    authorization: str
    name: str


def tracker(case: Case) -> Iterator[Finding]:
    """The tracker, if there is one, knows the token, which may create tickets and lasts a while."""
    given = case.service.tracker if case.service is not None else None
    if given is None or not given.kind:
        yield skipped(f"{TRACKER} names none: action items become no tickets")
        return
    today = case.clock().date()
    if given.expires:
        yield from _expiry(date.fromisoformat(given.expires), today)
    if given.kind == JIRA:
        yield from _jira(given, _projects(case.targets.tracker))
    elif given.kind == GITHUB:
        yield from _github(given, today)
    else:
        yield ok(f"{given.kind}, which is asked nothing before it is told of an item")


def _projects(targets: TrackerTargets) -> list[str]:
    """Every project that the policy makes tickets in, each once."""
    named = (targets.project, *targets.projects.values())
    return [project for project in dict.fromkeys(named) if project]


def _jira(given: TrackerSettings, projects: Sequence[str]) -> Iterator[Finding]:
    login = b64encode(f"{given.email}:{given.secret}".encode()).decode()
    api, authorization = f"{given.url}/rest/api/3", f"Basic {login}"
    answer, finding = _account(_Asked(f"{api}/myself", authorization, "emailAddress"), JIRA)
    yield finding
    if answer is None:
        return
    if not projects:
        yield warning("the policy names no project", "write targets.tracker.project into it")
    for project in projects:
        query = urlencode({"permissions": ",".join(_JIRA_RIGHTS), "projectKey": project})
        asked = _Asked(f"{api}/mypermissions?{query}", authorization, "permissions")
        yield from _rights(asked, project)


def _rights(asked: _Asked, project: str) -> Iterator[Finding]:
    """What the account may not do in a project."""
    answer, finding = _account(asked, JIRA)
    if answer is None:
        said = f"of the project {project} it says: {finding.said}"
        yield failed(said, "correct targets.tracker in the policy, or let the account see it")
        return
    rights = json.loads(answer.body)[asked.name]
    lacking = [name for name in _JIRA_RIGHTS if not rights.get(name, {}).get("havePermission")]
    if lacking:
        said = f"the account lacks {', '.join(lacking)} in {project}"
        yield failed(said, "give it a role there that has them")


def _github(given: TrackerSettings, today: date) -> Iterator[Finding]:
    asked = _Asked(f"{given.url}/user", f"Bearer {given.secret}", "login")
    answer, finding = _account(asked, GITHUB)
    yield finding
    last = answer.headers.get(_GITHUB_EXPIRY, "")[:10] if answer is not None else ""
    if last:
        yield from _expiry(date.fromisoformat(last), today)


def _expiry(last: date, today: date) -> Iterator[Finding]:
    days = (last - today).days
    remedy = "make another token, and set it in the place of the old one"
    if days < 0:
        yield failed(f"the token's last day was {last}", remedy)
    elif days <= SOON_DAYS:
        yield warning(f"the token ends in {days} days, on {last}", remedy)


def _account(asked: _Asked, kind: str) -> tuple[Answer | None, Finding]:
    """The tracker's answer, None where there is none that can be used; and what to say of it."""
    headers = {"Authorization": asked.authorization, "Accept": "application/json"}
    try:
        with outgoing.new_session() as session:
            answer = outgoing.send(
                session,
                "GET",
                asked.url,
                until=monotonic() + BUDGET_S,
                most_bytes=MOST_BYTES,
                headers=headers,
            )
    except _FAILURES as problem:
        said = f"{kind} does not answer ({type(problem).__name__})"
        return None, failed(said, "look at its address, and let the service call it")
    if answer.status != 200:
        said = f"{kind} answers {answer.status} to the token"
        return None, failed(said, "make another token, for an account that may create tickets")
    try:
        whose = json.loads(answer.body)[asked.name]
    except (ValueError, TypeError, KeyError):
        return None, failed(f"{kind} answers something else than its API", "look at its address")
    return answer, ok(f"{kind} knows the token, which is {whose}'s")
