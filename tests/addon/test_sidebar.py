"""The sidebar as a person goes through it: allow, read the report, edit, check again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.host import (
    DOCUMENT,
    FILE_SCOPE,
    Host,
    button_of,
    buttons_of,
    pushed,
    texts_of,
    updated,
)
from tests.addon.signing import BASE_URL
from tests.emulator.local import document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

ASKED: Json = {"requesting_google_scopes": {"scopes": [FILE_SCOPE]}}
ASKING: Json = {"hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}}}


class TestWithoutAccess:
    @pytest.fixture(autouse=True)
    def _not_granted(self, host: Host) -> None:
        host.is_granted = False

    def test_the_sidebar_offers_to_allow_the_document(self, host: Host) -> None:
        card = host.open()

        assert card["name"] == "access"
        assert button_of(card, "Allow and check")["type"] == "FILLED"
        assert host.reads() == []

    def test_the_click_asks_google_for_the_document(self, host: Host) -> None:
        assert host.press(host.open(), "Allow and check") == {"renderActions": ASKING}

    def test_the_grant_is_answered_with_the_report(self, host: Host) -> None:
        host.open()
        host.is_granted = True

        assert pushed(host.call("/addon/granted"))["name"] == "report"

    @pytest.mark.parametrize("path", ["/addon/home", "/addon/granted"])
    @pytest.mark.parametrize(
        "docs",
        [
            None,
            {},
            [],
            {"addonHasFileScopePermission": False},
            {"addonHasFileScopePermission": True},
            {"addonHasFileScopePermission": "true", "id": DOCUMENT},
            {"id": DOCUMENT},
            {"id": "", "addonHasFileScopePermission": True},
            {"id": 5, "addonHasFileScopePermission": True},
            {"matchedUrl": {"url": "https://example.com"}},
        ],
        ids=str,
    )
    def test_whatever_google_leaves_out_is_no_access(
        self, host: Host, path: str, docs: Any
    ) -> None:
        event = host.event() | {"docs": docs}

        answer = host.post(path, event).json
        assert pushed(answer or {})["name"] == "access"
        event.pop("docs")
        answer = host.post(path, event).json
        assert pushed(answer or {})["name"] == "access"
        assert host.post("/addon/check", event).json == {"renderActions": ASKING}

    def test_a_click_after_the_grant_checks(self, host: Host) -> None:
        """Google may grant in another window, and the card here is still the old one."""
        card = host.open()
        host.is_granted = True

        assert updated(host.press(card, "Allow and check"))["name"] == "report"


class TestWithAccess:
    def test_the_sidebar_opens_with_the_report(self, host: Host) -> None:
        card = host.open()

        assert card["name"] == "report"
        assert card["header"]["title"] == "Not ready"

    def test_a_check_takes_the_place_of_the_report_before(self, host: Host) -> None:
        answer = host.press(host.open(), "Check postmortem")

        assert updated(answer)["name"] == "report"
        notification = answer["renderActions"]["action"]["notification"]["text"]
        assert notification.startswith("Checked: ")

    def test_the_button_is_filled_and_shows_that_it_waits(self, host: Host) -> None:
        button = button_of(host.open(), "Check postmortem")

        assert button["type"] == "FILLED"
        assert button["onClick"]["action"] == {
            "function": f"{BASE_URL}/addon/check",
            "loadIndicator": "SPINNER",
        }

    def test_each_click_reads_once(self, host: Host) -> None:
        card = host.open()
        assert len(host.reads()) == 1
        host.press(card, "Check postmortem")
        assert len(host.reads()) == 1
        host.call("/addon/granted")
        (read,) = host.reads()
        assert read["path"] == f"/v1/documents/{DOCUMENT}"

    def test_an_edit_shows_at_the_next_check(self, host: Host) -> None:
        card = host.open()
        assert "human error" in "".join(texts_of(card))
        docs = host.local.docs("ada@example.com")
        change = {
            "replaceAllText": {
                "containsText": {"text": "human error", "matchCase": True},
                "replaceText": "missing limit",
            }
        }
        docs.documents().batchUpdate(documentId=DOCUMENT, body={"requests": [change]}).execute()

        after = updated(host.press(card, "Check postmortem"))
        assert "human error" not in "".join(texts_of(after))

    def test_what_a_policy_says_holds(self, local: Local, tmp_path: Path) -> None:
        policy = tmp_path / "policy.yaml"
        policy.write_text("practice:\n  levels:\n    LNG04: off\n")
        strict = "".join(texts_of(Host(local).open()))
        lenient = "".join(texts_of(Host(local, SECOND_STORY_POLICY=str(policy)).open()))

        assert "human-error-label" in strict
        assert "human-error-label" not in lenient


class TestAViewer:
    def test_is_told_and_offered_no_change(self, local: Local) -> None:
        card = Host(local, "vi@example.com").open()

        assert "You can view this document" in texts_of(card)[0]
        assert {button["text"] for button in buttons_of(card)} == {"Why?", "Check postmortem"}

    def test_an_editor_is_not(self, host: Host) -> None:
        assert "You can view" not in texts_of(host.open())[0]


class TestWhatIsNoPostmortem:
    @pytest.fixture(autouse=True)
    def _budget(self, local: Local) -> None:
        local.load(DOCUMENT, document("Rent 900", title="Budget"), owner="ada@example.com")

    def test_is_said_with_what_would_make_it_one(self, host: Host) -> None:
        card = host.open()

        assert card["name"] == "not-postmortem"
        assert "Timeline" in texts_of(card)[0]

    def test_is_checked_again_on_a_click(self, host: Host) -> None:
        card = host.open()
        titled = document("Rent 900", title="Postmortem: rent")
        host.local.load(DOCUMENT, titled, owner="ada@example.com")

        assert updated(host.press(card, "Check postmortem"))["name"] == "report"


class TestScopes:
    """Consent is granular: a person may have ticked some of the boxes only."""

    @pytest.mark.parametrize("path", ["/addon/home", "/addon/granted", "/addon/check"])
    def test_that_are_missing_are_asked_for_before_a_read(self, host: Host, path: str) -> None:
        host.scopes = ["https://www.googleapis.com/auth/userinfo.email"]

        assert host.call(path) == ASKED
        assert host.reads() == []

    def test_are_not_asked_for_before_they_are_needed(self, host: Host) -> None:
        host.scopes = []
        host.is_granted = False

        assert host.open()["name"] == "access"
        assert host.call("/addon/check") == ASKED

    @pytest.mark.parametrize("scope", ["documents", "documents.readonly", "drive"])
    def test_that_are_wider_do_as_well(self, host: Host, scope: str) -> None:
        host.scopes = [f"https://www.googleapis.com/auth/{scope}"]

        assert host.open()["name"] == "report"

    def test_that_google_does_not_tell_are_found_out_by_reading(self, host: Host) -> None:
        host.scopes = None
        assert host.open()["name"] == "report"

        host.tokens = host.local.tokens(host.email, audience=BASE_URL, scopes=["userinfo.email"])
        card = host.open()
        assert card["header"]["title"] == "A permission is missing"
        assert host.press(card, "Allow") == ASKED

    def test_that_were_granted_lead_to_the_report(self, host: Host) -> None:
        """Google sends the click again when the scopes are granted."""
        allow = {"ask": "scopes"}

        assert updated(host.call("/addon/check", allow))["name"] == "report"


class TestPages:
    @pytest.fixture(autouse=True)
    def _long(self, local: Local) -> None:
        local.load(DOCUMENT, long_document(160), owner="ada@example.com")

    def test_show_every_finding_once(self, host: Host) -> None:
        card = host.open()
        found = findings_of(card)
        pages = 1
        while any(button["text"] == "Next" for button in buttons_of(card)):
            card = updated(host.press(card, "Next"))
            found += findings_of(card)
            pages += 1

        assert pages > 2
        assert len(found) == total_of(card)
        assert sum("should have checked" in text for text in found) == 160

    def test_lead_back(self, host: Host) -> None:
        first = host.open()
        second = updated(host.press(first, "Next"))
        back = updated(host.press(second, "Previous"))

        assert findings_of(back) == findings_of(first)
        assert findings_of(second) != findings_of(first)

    def test_are_turned_with_one_read_and_no_notification(self, host: Host) -> None:
        card = host.open()
        host.reads()
        answer = host.press(card, "Next")

        assert len(host.reads()) == 1
        assert "notification" not in answer["renderActions"]["action"]

    def test_of_a_changed_document_begin_anew(self, host: Host) -> None:
        card = host.open()
        host.local.load(DOCUMENT, long_document(150), owner="ada@example.com")
        answer = host.press(card, "Next")

        assert findings_of(updated(answer))[0] == findings_of(host.open())[0]
        said = answer["renderActions"]["action"]["notification"]["text"]
        assert said == "The document has changed; this is what is found now."

    @pytest.mark.parametrize("page", ["0", "-1", "99", "x", "٣", "9" * 5000, "1e3"])
    def test_that_are_not_there_are_the_nearest(self, host: Host, page: str) -> None:
        edition = next_of(host.open())["edition"]

        answer = host.call("/addon/check", {"page": page, "edition": edition})
        assert findings_of(updated(answer))


def long_document(number: int) -> Json:
    lines = [f"Step {n}: the on-call engineer should have checked." for n in range(number)]
    return document("Postmortem: a long night", *lines, title="Postmortem: a long night")


def findings_of(card: Json) -> list[str]:
    kinds = ("<b>Error</b>", "<b>Warning</b>", "<b>Suggestion</b>")
    return [text for text in texts_of(card) if any(kind in text for kind in kinds)]


def total_of(card: Json) -> int:
    (line,) = [text for text in texts_of(card) if text.startswith("Findings ")]
    return int(line.rpartition(" ")[2])


def next_of(card: Json) -> dict[str, str]:
    parameters = button_of(card, "Next")["onClick"]["action"]["parameters"]
    return {entry["key"]: entry["value"] for entry in parameters}


def test_a_document_of_mark_up_and_controls_is_shown_harmless(local: Local) -> None:
    nasty = (
        "<script>alert(1)</script> The \u202eengineer should have checked\u202c the "
        "<b onclick=x>logs</b> &lt;ops&gt; \u2066\u200f\x07\ufeff"
    )
    title = "<img src=x> Postmortem \u202e"
    local.load(DOCUMENT, document(title, nasty, title=title), owner="ada@example.com")
    shown = json.dumps(Host(local).open(), ensure_ascii=False)

    assert "<script" not in shown
    assert "<b onclick" not in shown
    assert "<img" not in shown
    assert not set(shown) & set("\u202e\u202c\u2066\u200f\x07\ufeff")
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; The engineer <b>should have checked</b> the" in shown
    )
    assert "&amp;lt;ops&amp;gt;" in shown


def test_a_secret_is_repeated_by_no_finding_of_its_sentence(local: Local) -> None:
    secret = "Q7ZR1KD9XW3TB5YV"
    words = f"The engineer should have rotated AKIA{secret}, which was a human error."
    title = "Postmortem: keys"
    local.load(DOCUMENT, document(title, words, title=title), owner="ada@example.com")

    shown = json.dumps(Host(local).open(), ensure_ascii=False)

    assert "PRV01" in shown
    assert "LNG02" in shown
    assert secret not in shown
