"""Each tracker in front of what it speaks to, with the means to make it suffer."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING, Protocol

from flask import Flask

from addon.domain.tickets import PROPERTY
from addon.integrations.console_tracker import ConsoleTracker
from addon.integrations.github.client import Client as GitHubClient
from addon.integrations.github.tracker import GitHubTracker
from addon.integrations.jira.client import Access
from addon.integrations.jira.client import Client as JiraClient
from addon.integrations.jira.limits import Limits
from addon.integrations.jira.screens import Screens
from addon.integrations.jira.tracker import JiraTracker
from addon.integrations.webhook.tracker import WebhookTracker
from emulator.jira import web
from emulator.jira.site import Site
from tests.trackers.contract import Judge, github_document, jira_document
from tests.trackers.fake_github import FakeGitHub
from tests.trackers.receiver import SECRET, Receiver
from tests.trackers.served import Served

if TYPE_CHECKING:
    from pathlib import Path

    from addon.ports import Tracker

BUDGET_S = 5.0


class Bench(Protocol):
    """One tracker. ``finds_lost`` tells whether it can find a ticket nobody heard of."""

    project: str
    finds_lost: bool

    def tracker(self) -> Tracker: ...
    def strike(self, trouble: str) -> None: ...
    def tickets(self, uid: str) -> int: ...
    def close(self) -> None: ...


class JiraBench:
    """Jira in front of the local one, judged by the official document."""

    project = "OPS"
    finds_lost = True

    def __init__(self, root: Path, site: Site | None = None) -> None:
        self.site = site or Site(web.sample_projects(), lambda: datetime.now(UTC))
        self.app = Flask("jira")
        self.app.register_blueprint(web.blueprint(self.site))
        self.judge = Judge(self.app, jira_document(root), "/jira/rest/api/3")
        self.served = Served(self.judge)
        self.access = Access(f"{self.served.url}/jira", "bot@example.com", "token")
        self.limits = Limits()
        self.screens = Screens()

    def tracker(self, access: Access | None = None) -> JiraTracker:
        client = JiraClient(access or self.access, self.limits, BUDGET_S)
        return JiraTracker(client, self.screens)

    def strike(self, trouble: str, **order: object) -> None:
        answer = self.app.test_client().post(
            "/emulator/jira/troubles", json={"kind": trouble, **order}
        )
        assert answer.status_code == 200, answer.text

    def tickets(self, uid: str) -> int:
        marks = [issue.properties.get(PROPERTY, {}) for issue in self.site.issues()]
        return sum(mark.get("uid") == uid for mark in marks)

    def close(self) -> None:
        self.served.close()
        assert not self.judge.faults, "\n".join(self.judge.faults)


class GitHubBench:
    """GitHub in front of a fake, judged by the official document."""

    project = "acme/shop"
    finds_lost = True

    def __init__(self, root: Path) -> None:
        self.fake = FakeGitHub()
        self.judge = Judge(self.fake, github_document(root), "")
        self.served = Served(self.judge)

    def tracker(self) -> GitHubTracker:
        return GitHubTracker(GitHubClient(self.served.url, "token", BUDGET_S))

    def strike(self, trouble: str) -> None:
        self.fake.troubles.append(trouble)

    def tickets(self, uid: str) -> int:
        return sum(uid in issue["body"] for issue in self.fake.issues)

    def close(self) -> None:
        self.served.close()
        assert not self.judge.faults, "\n".join(self.judge.faults)


class WebhookBench:
    """A webhook in front of a receiver that checks what it is told."""

    project = "OPS"
    finds_lost = False

    def __init__(self) -> None:
        self.receiver = Receiver()
        self.served = Served(self.receiver)

    def tracker(self, secret: str = SECRET) -> WebhookTracker:
        return WebhookTracker(f"{self.served.url}/hook", secret, BUDGET_S)

    def strike(self, trouble: str) -> None:
        self.receiver.troubles.append(trouble)

    def tickets(self, uid: str) -> int:
        return int(uid in self.receiver.tickets)

    def close(self) -> None:
        self.served.close()


class ConsoleBench:
    """The console, which meets no trouble."""

    project = "OPS"
    finds_lost = False

    def __init__(self) -> None:
        self.stream = StringIO()

    def tracker(self) -> ConsoleTracker:
        return ConsoleTracker(self.stream)

    def strike(self, trouble: str) -> None:
        raise NotImplementedError(trouble)

    def tickets(self, uid: str) -> int:  # noqa: ARG002 - as the others
        return len(set(self.stream.getvalue().splitlines()))

    def close(self) -> None:
        self.stream.close()
