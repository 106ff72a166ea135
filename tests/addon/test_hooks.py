"""Trackers tell of changes: believed only with a signature, and then only which ticket it is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from time import time
from typing import TYPE_CHECKING, Any

import pytest

from addon.auth.hooks import is_signed
from addon.main import MOST_BYTES
from tests.addon.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

SECRETS = ["the-old-one", "the-new-one"]
BODY = b'{"issue": {"key": "OPS-1"}}'
NOW = 1_700_000_000.0


def hub(body: bytes, secret: str) -> str:
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def coded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def token(
    secret: str, *, expires: float = NOW + 60, algorithm: str = "HS256", head: str = ""
) -> str:
    head = head or coded({"alg": algorithm, "typ": "JWT"})
    signed = f"{head}.{coded({'iss': 'x', 'exp': expires})}"
    digest = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def standard(body: bytes, secret: str, at: int = int(NOW)) -> dict[str, str]:
    content = f"msg_1.{at}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,AAAA v1,{digest}",
    }


# As deeply nested, and as large, as a header of a server's usual limit can make it.
DEEP = base64.urlsafe_b64encode(b"[" * 5_000).decode()
WHSEC = "whsec_" + base64.b64encode(b"sixteen bytes ok").decode()


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("jira", lambda secret: {"X-Hub-Signature": hub(BODY, secret)}),
        ("jira", lambda secret: {"Authorization": f"Bearer {token(secret)}"}),
        ("jira", lambda secret: {"Authorization": f"JWT {token(secret)}"}),
        ("github", lambda secret: {"X-Hub-Signature-256": hub(BODY, secret)}),
    ],
    ids=["jira, signed", "jira, bearer", "jira, jwt", "github"],
)
def test_either_secret_holds_while_one_is_replaced(kind: str, headers: Any, secret: str) -> None:
    assert is_signed(kind, headers(secret), BODY, SECRETS, NOW)


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("jira", {}),
        ("jira", {"X-Hub-Signature": hub(BODY, "another")}),
        ("jira", {"X-Hub-Signature": hub(b"other bytes", SECRETS[0])}),
        ("jira", {"X-Hub-Signature": "sha256=ä"}),
        ("jira", {"X-Hub-Signature": ""}),
        ("jira", {"Authorization": f"Bearer {token('another')}"}),
        ("jira", {"Authorization": f"Bearer {token(SECRETS[0], expires=NOW - 3_600)}"}),
        ("jira", {"Authorization": f"Bearer {token(SECRETS[0], algorithm='none')}"}),
        ("jira", {"Authorization": "Bearer a.b.c"}),
        ("jira", {"Authorization": "Bearer "}),
        ("jira", {"Authorization": "Bearer ä.ä.ä"}),
        ("jira", {"Authorization": f"Bearer {DEEP}.{DEEP}.x"}),
        ("jira", {"Authorization": f"Bearer {token(SECRETS[0], head=DEEP)}"}),
        ("jira", {"Authorization": f"Bearer {token(SECRETS[0], expires=10**400)}"}),
        ("jira", {"Authorization": f"Bearer {token('another', expires=10**400)}"}),
        ("github", {"X-Hub-Signature": hub(BODY, SECRETS[0])}),
        ("console", {"X-Hub-Signature": hub(BODY, SECRETS[0])}),
    ],
)
def test_whatever_else_comes_is_nobodys(kind: str, headers: dict[str, str]) -> None:
    assert not is_signed(kind, headers, BODY, SECRETS, NOW)


def test_without_a_secret_nothing_is_signed() -> None:
    assert not is_signed("jira", {"X-Hub-Signature": hub(BODY, "")}, BODY, [], NOW)


@pytest.mark.parametrize(
    ("at", "is_right"), [(0, True), (-299, True), (299, True), (-301, False), (301, False)]
)
def test_a_standard_webhook_is_of_now(at: int, is_right: bool) -> None:
    headers = standard(BODY, WHSEC, int(NOW) + at)

    assert is_signed("webhook", headers, BODY, [WHSEC], NOW) == is_right
    assert not is_signed("webhook", headers, b"other", [WHSEC], NOW)


@pytest.mark.parametrize("at", ["9" * 5_000, "٣", "-1", "1e9", "", "²"])
def test_a_time_that_is_none_is_refused(at: str) -> None:
    headers = standard(BODY, WHSEC) | {"webhook-timestamp": at}

    assert not is_signed("webhook", headers, BODY, [WHSEC], NOW)


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    desk = Desk(local, tmp_path)
    desk.settings["SECOND_STORY_HOOK_SECRETS"] = " ".join(SECRETS)
    desk.editor = desk.host("ada@example.com")
    return desk


def deliver(desk: Desk, body: bytes = BODY, **headers: str) -> int:
    signed = headers or {"X-Hub-Signature": hub(body, SECRETS[1])}
    answer = desk.editor.client.post("/hooks/jira", data=body, headers=signed)
    return answer.status_code


def close(desk: Desk, key: str, status: str = "Done") -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    desk.local.request("POST", f"/jira/browse/{key}", f"status={status}".encode(), form)


def stored(desk: Desk) -> list[str]:
    """The states in the store, without asking Jira: its tracker is not set up for this reader."""
    host = desk.host("ada@example.com", SECOND_STORY_TRACKER="")
    card = json.dumps(host.call("/addon/tickets"))
    return [name for name in ("Done", "In Progress", "To Do") if name in card]


def test_a_delivery_brings_the_state_of_the_ticket(desk: Desk) -> None:
    desk.send(desk.plan())
    close(desk, "OPS-1")

    assert deliver(desk) == 202

    assert stored(desk) == ["Done"]


def test_deliveries_that_come_twice_late_or_out_of_order_do_no_harm(desk: Desk) -> None:
    desk.send(desk.plan())
    close(desk, "OPS-1")
    reopened = b'{"issue": {"key": "OPS-1", "fields": {"status": {"name": "To Do"}}}}'

    for body in (BODY, reopened, BODY, reopened):
        assert deliver(desk, body) == 202

    assert stored(desk) == ["Done"]


def test_a_ticket_that_is_not_ours_is_accepted_and_forgotten(desk: Desk) -> None:
    assert deliver(desk, b'{"issue": {"key": "OPS-999"}}') == 202


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"issue": 1}', b'{"issue": {"key": 7}}'])
def test_a_delivery_that_names_no_ticket_changes_nothing(desk: Desk, body: bytes) -> None:
    assert deliver(desk, body) == 202


def test_what_is_no_json_is_refused(desk: Desk) -> None:
    assert deliver(desk, b"nothing") == 400


def test_one_that_is_larger_than_any_tracker_sends_is_refused_unread(desk: Desk) -> None:
    assert deliver(desk, b" " * (MOST_BYTES + 1)) == 413


def test_a_delivery_without_a_right_signature_is_refused(desk: Desk) -> None:
    assert deliver(desk, BODY, Authorization="Bearer x.y.z") == 401
    assert desk.editor.client.post("/hooks/github", data=BODY).status_code == 401


def test_a_tracker_that_fails_meanwhile_is_asked_to_deliver_again(desk: Desk) -> None:
    desk.send(desk.plan())
    desk.trouble("bad_gateway", path="/bulkfetch")

    assert deliver(desk) == 503


def test_the_clock_follows_what_no_delivery_told_of(desk: Desk, monkeypatch: Any) -> None:
    desk.send(desk.plan())
    close(desk, "OPS-2", "In Progress")
    asked = {"X-Appengine-Cron": "true"}
    assert desk.editor.client.get("/cron/tickets", headers=asked).status_code == 403

    monkeypatch.setenv("GAE_APPLICATION", "s~project")
    engine = desk.host("ada@example.com", GAE_APPLICATION="s~project").client
    assert engine.get("/cron/tickets").status_code == 403
    assert engine.get("/cron/tickets", headers=asked).json == {
        "settled": 0,
        "news": 2,
        "forgotten": 0,
    }

    assert stored(desk) == ["In Progress", "To Do"]


def test_a_receiver_of_webhooks_tells_the_state_itself(local: Local, tmp_path: Path) -> None:
    desk = Desk(local, tmp_path)
    desk.send(desk.plan())
    changed = {
        "SECOND_STORY_TRACKER": "webhook",
        "SECOND_STORY_WEBHOOK_URL": "http://127.0.0.1:9/hook",
        "SECOND_STORY_WEBHOOK_SECRET": WHSEC,
        "SECOND_STORY_HOOK_SECRETS": WHSEC,
    }
    client = desk.host("ada@example.com", **changed).client
    now = int(time())

    def tell(category: Any, status: str, at: int) -> int:
        data = {"key": "OPS-1", "category": category, "status": status}
        body = json.dumps({"type": "ticket.changed", "data": data}).encode()
        headers = standard(body, WHSEC, at)
        return client.post("/hooks/webhook", data=body, headers=headers).status_code

    assert tell("done", "Done", now + 20) == 202
    assert tell(["done"], "Done", now + 15) == 202
    assert tell("in progress", "In Progress", now + 10) == 202

    assert stored(desk) == ["Done"]
