"""What a click in the sidebar costs: tokens, one read of the local Workspace, the report."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from addon.integrations.google import client
from addon.main import create_app
from bench import timing, workspace
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

Json = dict[str, Any]

BASE_URL = "https://second-story.example.com"
DOCUMENT = "1AbC-postmortem"
USER = "ada@example.com"
WARM_UP = 5


@contextmanager
def local_workspace() -> Iterator[str]:
    """Run a local Workspace; gives its address, which ends with a slash."""
    with subprocess.Popen(
        workspace.COMMAND, env=timing.ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdout is None:
            raise RuntimeError("There is no output to wait for.")
        yield process.stdout.readline().split()[-1]
        process.terminate()


def control(url: str, method: str, path: str, body: bytes) -> Json:
    """What a control endpoint of the local Workspace answers."""
    headers = {"Content-Type": "application/json"}
    request = Request(f"{url}emulator/{path}", body, headers, method=method)  # noqa: S310 - ours
    with urlopen(request) as answer:  # noqa: S310 - as above
        found: Json = json.load(answer)
    return found


class Click:
    """A click on the postmortem, as Google sends it."""

    def __init__(self, url: str, source: bytes) -> None:
        control(url, "PUT", f"documents/{DOCUMENT}?owner={USER}", source)
        order = json.dumps({"email": USER, "audience": BASE_URL}).encode()
        tokens = control(url, "POST", "token", order)
        self._headers = {"Authorization": f"Bearer {tokens['system_id_token']}"}
        self._event = {
            "authorizationEventObject": {
                "userOAuthToken": tokens["access_token"],
                "userIdToken": tokens["user_id_token"],
            },
            "docs": {"id": DOCUMENT, "addonHasFileScopePermission": True},
        }
        self._client = self._backend(url, tokens)

    def __call__(self) -> None:
        """Click, and wait for the report."""
        answer = self._client.post("/addon/check", json=self._event, headers=self._headers)
        card = answer.get_json()["renderActions"]["action"]["navigations"][0]["updateCard"]
        if card["name"] != "report":
            raise RuntimeError(f"The click was answered with {card['name']}.")

    def _backend(self, url: str, tokens: Json) -> FlaskClient:
        environ = {
            "SECOND_STORY_BASE_URL": BASE_URL,
            "SECOND_STORY_SERVICE_ACCOUNT": tokens["service_account"],
            "SECOND_STORY_OAUTH_CLIENT_ID": tokens["client_id"],
            "SECOND_STORY_CERTS_URL": f"{url}oauth2/v1/certs",
            "SECOND_STORY_DOCS_ENDPOINT": url,
        }
        return create_app(environ).test_client()


def report(source: bytes, rounds: int) -> None:
    """Print what a click costs over reading and linting alone, and what is spared each one."""
    with local_workspace() as url:
        click = Click(url, source)
        pairs = [
            (timing.seconds(lambda: check(source)), timing.seconds(click))
            for _ in range(WARM_UP + rounds)
        ][WARM_UP:]
    builds = [timing.seconds(build_api) for _ in range(rounds)]
    checking, clicking = (median(column) for column in zip(*pairs, strict=True))
    print(f"{'a click in the sidebar':24} {'median ms':>10} {'over the check':>16}")
    for name, time in (
        ("read and lint", checking),
        ("the whole click", clicking),
        ("building the API", median(builds)),
    ):
        print(f"{name:24} {time * 1e3:10.2f} {time / checking:16.2f}")


def check(source: bytes) -> None:
    """What the click does of its own."""
    lint(read(json.loads(source)), DEFAULT)


def build_api() -> None:
    """What the backend does once instead of for each click."""
    client.documents_api.cache_clear()
    client.documents_api()
