"""What goes wrong while a document is read: a card that says what to do, within the time."""

from __future__ import annotations

import json
import logging
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from addon.integrations.google import clicks
from tests.addon.host import Host, button_of, buttons_of, pushed, texts_of, updated
from tests.cli.google_api import DocsApi, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.google_api import Reply
    from tests.emulator.local import Local

Json = dict[str, Any]

ASKING: Json = {"hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}}}


@pytest.fixture
def api() -> Iterator[DocsApi]:
    """Give a stand-in that refuses as it is told."""
    api = DocsApi()
    yield api
    api.close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the pauses between tries instead of making them."""
    made: list[float] = []
    monkeypatch.setattr("googleapiclient.http.time.sleep", made.append)
    return made


@pytest.fixture
def refused(local: Local, api: DocsApi) -> Host:
    host = Host(local, SECOND_STORY_DOCS_ENDPOINT=api.address)
    api.token = host.tokens["access_token"]
    return host


REFUSALS: dict[str, tuple[Reply, str, str, int]] = {
    "401": (
        error(401, "Request had invalid authentication credentials."),
        "Your sign-in has run out",
        "Try again",
        1,
    ),
    "403 of the scope": (
        error(403, "Request had insufficient scopes.", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
        "A permission is missing",
        "Allow",
        1,
    ),
    "403 of the scope, the older way": (
        error(403, "Insufficient Permission", old_reason="insufficientPermissions"),
        "A permission is missing",
        "Allow",
        1,
    ),
    "403 of the file": (
        error(403, "The caller does not have permission"),
        "No access to this document",
        "Allow and check",
        1,
    ),
    "403 of the file, never granted": (
        error(403, "The user has not granted the app", old_reason="appNotAuthorizedToFile"),
        "No access to this document",
        "Allow and check",
        1,
    ),
    "403 of the API": (
        error(403, "Google Docs API has not been used in project 1", "SERVICE_DISABLED"),
        "The Google Docs API is off",
        "Try again",
        1,
    ),
    "403 of the quota": (
        error(403, "User Rate Limit Exceeded", old_reason="userRateLimitExceeded"),
        "Too many checks for now",
        "Try again",
        2,
    ),
    "404": (
        error(404, "Requested entity was not found."),
        "No access to this document",
        "Allow and check",
        1,
    ),
    "400 of a Word file": (
        error(400, "This operation is not supported for this document."),
        "Google refuses this document",
        "Try again",
        1,
    ),
    "429": (
        error(429, "Quota exceeded", "RATE_LIMIT_EXCEEDED"),
        "Too many checks for now",
        "Try again",
        2,
    ),
    "500": (error(500, "Internal error"), "Google Docs is not available", "Try again", 2),
    "502 without JSON": (
        (502, b"<html>Bad Gateway</html>"),
        "Google Docs is not available",
        "Try again",
        2,
    ),
    "503": (error(503, "Unavailable"), "Google Docs is not available", "Try again", 2),
    "302": ((302, b""), "Google refuses this document", "Try again", 1),
    "no JSON": (
        (200, b"<html>Sign in to the network</html>"),
        "Google Docs is not available",
        "Try again",
        1,
    ),
    "no object": ((200, b"[]"), "Google Docs is not available", "Try again", 1),
    "no document": ((200, b'{"kind": "other"}'), "Google Docs is not available", "Try again", 1),
    "nested too deeply": (
        (200, b'{"a": ' * 90_000),
        "Google Docs is not available",
        "Try again",
        1,
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_a_card_with_a_way_on(refused: Host, api: DocsApi, name: str) -> None:
    reply, title, label, reads = REFUSALS[name]
    api.refuse = lambda _: reply
    opened = refused.open()

    assert (opened["header"]["title"], len(api.calls)) == (title, reads)
    assert button_of(opened, label)["type"] == "FILLED"
    assert updated(refused.call("/addon/check")) == opened
    assert pushed(refused.call("/addon/granted")) == opened


def test_a_document_that_may_not_be_seen_is_asked_for_anew(refused: Host, api: DocsApi) -> None:
    api.refuse = lambda _: error(404, "Requested entity was not found.")
    card = refused.open()
    api.calls.clear()

    assert refused.press(card, "Allow and check") == {"renderActions": ASKING}
    assert api.calls == []


def test_a_click_without_an_access_token_reads_nothing(refused: Host, api: DocsApi) -> None:
    event = refused.event()
    del event["authorizationEventObject"]["userOAuthToken"]
    card = pushed(json.loads(refused.post("/addon/home", event).data))

    assert card["header"]["title"] == "Your sign-in has run out"
    assert api.calls == []


class TestGoogleRecovers:
    """The local Workspace goes wrong as ordered, and is right again."""

    def test_within_a_click(self, host: Host) -> None:
        order(host, kind="status", status=503)
        card = host.open()

        assert card["name"] == "report"
        assert [read["status"] for read in host.reads()] == [503, 200]

    def test_at_the_next_click(self, host: Host) -> None:
        order(host, kind="status", status=500, times=2)
        card = host.open()

        assert card["header"]["title"] == "Google Docs is not available"
        assert updated(host.press(card, "Try again"))["name"] == "report"

    def test_after_a_connection_that_broke(self, host: Host) -> None:
        order(host, kind="drop")

        assert host.open()["name"] == "report"

    def test_after_an_answer_of_unreasonable_size(self, host: Host) -> None:
        order(host, kind="oversized")
        card = host.open()

        assert card["header"]["title"] == "This document is too long"
        assert host.open()["name"] == "report"


def order(host: Host, **fault: Any) -> None:
    host.local.control("POST", "faults", {"path": "/v1/*", **fault})


def test_a_comment_view_that_is_refused_is_left_out(refused: Host, api: DocsApi) -> None:
    """A documented retry: the one case in which a check reads twice (google.md 5.2)."""
    refusal = error(403, "The caller does not have permission to view comments.")
    api.refuse = lambda given: refusal if "commentsViewMode" in given else None
    api.documents["1AbC-postmortem"] = {
        "documentId": "1AbC-postmortem",
        "title": "Postmortem",
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
        "tabs": [{"tabProperties": {"tabId": "t.0"}, "documentTab": {"body": {"content": []}}}],
    }
    card = refused.open()

    assert card["name"] == "report"
    assert "comments are hidden" in texts_of(card)[0]
    assert len(api.calls) == 2


class TestInTime:
    """Ten seconds is what a person waits, and what Google may (google.md 1.5)."""

    def test_the_time_for_a_read_leaves_room_for_the_rest(self) -> None:
        longest_pause_s = 2.0
        assert clicks.RETRIES == 1
        assert clicks.BUDGET_S + longest_pause_s < 10

    def test_silence_ends_in_a_card(
        self, refused: Host, api: DocsApi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clicks, "BUDGET_S", 0.2)
        api.delay_s = 1
        began = monotonic()
        card = refused.open()

        assert card["header"]["title"] == "Google took too long"
        assert monotonic() - began < 1
        assert len(api.calls) == 1

    def test_nobody_at_the_other_end_is_a_card(self, local: Local) -> None:
        card = Host(local, SECOND_STORY_DOCS_ENDPOINT="http://127.0.0.1:1/").open()

        assert card["header"]["title"] == "Google Docs is not available"


class TestAFaultOfOurs:
    SECRET = "the text of a document"

    @pytest.fixture
    def card(self, host: Host, monkeypatch: pytest.MonkeyPatch) -> Json:
        def fail(*_: object) -> None:
            raise KeyError(self.SECRET)

        monkeypatch.setattr("addon.handlers.sidebar.report_card", fail)
        return host.open()

    def test_is_a_card_with_a_reference(self, card: Json) -> None:
        assert card["header"]["title"] == "Something went wrong here"
        assert [button["text"] for button in buttons_of(card)] == ["Try again", "Support"]
        assert "Reference: " in texts_of(card)[0]

    def test_is_logged_by_its_reference_without_its_words(
        self, caplog: pytest.LogCaptureFixture, card: Json
    ) -> None:
        records = caplog.get_records("setup")
        (record,) = [one for one in records if one.levelno == logging.ERROR]
        reference = texts_of(card)[0].rpartition(" ")[2]

        assert reference in record.getMessage()
        assert "KeyError" in record.getMessage()
        assert "sidebar.py" in record.getMessage()
        assert not any(self.SECRET in one.getMessage() for one in records)


def test_no_log_holds_a_token_or_text_of_the_document(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("urllib3").setLevel(logging.INFO)
        host.open()
    logged = json.dumps(caplog.messages)

    for token in ("access_token", "user_id_token", "system_id_token"):
        assert host.tokens[token] not in logged
    assert "human error" not in logged
