"""A backend that is sent whatever can be: its documents come back, its faults are counted."""

from __future__ import annotations

import base64
import json
import logging
from typing import TYPE_CHECKING, Any

from addon.cards.links import ENDPOINTS, TRIGGERS
from addon.main import MOST_BYTES
from addon.settings import GITHUB, JIRA, WEBHOOK
from tests.addon.desk import Desk
from tests.addon.host import DOCUMENT, Host
from tests.cards.schema import bundled, faults
from tests.fuzz.effort import no_hang
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from werkzeug.test import TestResponse

    from tests.emulator.local import Local

Json = dict[str, Any]

SECRET = "whsec_" + base64.b64encode(b"sixteen bytes ok").decode()
# After so many inputs everything is as it was: what they have made does not add up.
INPUTS_APART = 40


class Faults(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


class Fuzzed:
    """One editor of one faulty postmortem, whose clicks go wrong; deliveries of three trackers."""

    def __init__(self, local: Local, folder: Path) -> None:
        self.local = local
        self.desk = Desk(local, folder)
        self.desk.settings["SECOND_STORY_HOOK_SECRETS"] = SECRET
        self.desk.send(self.desk.plan())
        self.host = self.desk.host("ada@example.com")
        self.sent = 0
        self.put()
        self.clicks = list(self._clicks())
        trackers: dict[str, dict[str, str]] = {
            JIRA: {},
            GITHUB: {
                "SECOND_STORY_TRACKER": GITHUB,
                "SECOND_STORY_GITHUB_URL": f"{local.url}github",
                "SECOND_STORY_GITHUB_TOKEN": "token",
                "SECOND_STORY_POLICY": "",
            },
            WEBHOOK: {
                "SECOND_STORY_TRACKER": WEBHOOK,
                "SECOND_STORY_WEBHOOK_URL": "http://127.0.0.1:9/hook",
                "SECOND_STORY_WEBHOOK_SECRET": SECRET,
            },
        }
        self.receivers = {
            kind: self.desk.host("ada@example.com", **changed).client
            for kind, changed in trackers.items()
        }

    def put(self) -> None:
        """Have one document again, as faulty as it was."""
        self.local.workspace.replace([])
        self.local.control("DELETE", "jira/issues")
        self.local.control("DELETE", "calls")
        self.desk.put(INCIDENTS[0].actions)

    def send(self, path: str, event: Any, body: bytes | None = None) -> TestResponse:
        """Send an event, or a body that is none, and hold the answer to what every one must be."""
        self._again()
        data = json.dumps(event).encode() if body is None else body
        bearer = {"Authorization": f"Bearer {self.host.tokens['system_id_token']}"}
        with no_fault(), no_hang():
            response = self.host.client.post(
                path, data=data, headers=bearer, content_type="application/json"
            )
        assert response.status_code < 500, response.text
        return response

    def deliver(self, kind: str, body: bytes, headers: dict[str, str]) -> int:
        """The status that a delivery is answered with."""
        self._again()
        with no_fault(), no_hang():
            answer = self.receivers[kind].post(f"/hooks/{kind}", data=body, headers=headers)
        return answer.status_code

    def _again(self) -> None:
        self.sent += 1
        if self.sent % INPUTS_APART == 0:
            self.put()

    def _clicks(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Every click that the cards of this document offer, and each endpoint on its own."""
        for path in ENDPOINTS:
            yield path, {}
        for path in ("home", "new", "tickets", "repairs", "publication", "adoption", "review"):
            card = json.dumps(self.host.call(f"/addon/{path}"))
            for action in actions_of(json.loads(card)):
                given = {one["key"]: one["value"] for one in action.get("parameters", [])}
                yield "/addon/" + action["function"].rpartition("/addon/")[2], given


class no_fault:  # noqa: N801 - read as a sentence where it is used
    """Fails where something is logged as an error meanwhile."""

    def __enter__(self) -> None:
        self._faults = Faults()
        logging.getLogger("addon").addHandler(self._faults)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("addon").removeHandler(self._faults)
        assert self._faults.seen == []


def actions_of(node: Any) -> Iterator[Json]:
    """Every action of a card that calls an endpoint."""
    if isinstance(node, dict):
        if isinstance(node.get("function"), str):
            yield node
        for each in node.values():
            yield from actions_of(each)
    elif isinstance(node, list):
        for each in node:
            yield from actions_of(each)


def judge(path: str, response: TestResponse) -> None:
    """Hold an accepted event to its answer: one that Google takes, with a card that it knows."""
    if response.status_code == 413:
        assert (response.request.content_length or 0) > MOST_BYTES
        return
    assert (response.status_code, response.mimetype) == (200, "application/json")
    answer = json.loads(response.data)
    if "requesting_google_scopes" in answer:
        return
    action = answer if path in TRIGGERS else answer["renderActions"]
    for navigation in action.get("action", {}).get("navigations", []):
        for card in navigation.values():
            assert faults(card, bundled()) == []


def event(host: Host, parameters: dict[str, str], inputs: dict[str, str]) -> Json:
    """An event as Google sends it."""
    assert host.document == DOCUMENT
    return host.event(parameters, inputs)
