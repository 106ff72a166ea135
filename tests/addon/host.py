"""Google as the add-on meets it: it opens the sidebar, clicks, and shows what is answered."""

from __future__ import annotations

import atexit
import json
from functools import cache, lru_cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from addon.main import create_app
from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT
from tests.addon.signing import BASE_URL

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.emulator.local import Local

Json = dict[str, Any]

DOCUMENT = "1AbC-postmortem"
FILE_SCOPE = "https://www.googleapis.com/auth/drive.file"
EMAIL_SCOPE = "https://www.googleapis.com/auth/userinfo.email"


@cache
def store() -> str:
    """The address of a store that all tests share, gone with them."""
    folder = TemporaryDirectory(prefix="second-story-")
    atexit.register(folder.cleanup)
    return f"sqlite:///{folder.name}/store.db"


def settings(local: Local) -> dict[str, str]:
    """Settings of a backend that takes a local Workspace for Google."""
    return {
        "SECOND_STORY_BASE_URL": BASE_URL,
        "SECOND_STORY_SERVICE_ACCOUNT": SYSTEM_ACCOUNT,
        "SECOND_STORY_OAUTH_CLIENT_ID": CLIENT_ID,
        "SECOND_STORY_CERTS_URL": f"{local.url}oauth2/v1/certs",
        "SECOND_STORY_DOCS_ENDPOINT": local.url,
        "SECOND_STORY_DRIVE_ENDPOINT": f"{local.url}drive/v3/",
        "SECOND_STORY_DATABASE": store(),
    }


@lru_cache(maxsize=8)
def application(**environ: str) -> Flask:
    """The backend of some settings: it keeps nothing, so tests may share it.

    Those of long ago are let go, for each holds connections to its store and the Workspace.
    """
    return create_app(environ)


class Host:
    """One person with the document open, and the sidebar beside it."""

    def __init__(self, local: Local, email: str = "ada@example.com", **changed: str) -> None:
        self.local = local
        self.email = email
        self.client = application(**settings(local) | changed).test_client()
        self.tokens = local.tokens(email, audience=BASE_URL)
        self.document = DOCUMENT
        self.is_granted = True
        self.scopes: list[str] | None = [EMAIL_SCOPE, FILE_SCOPE]

    def event(
        self, parameters: dict[str, str] | None = None, inputs: dict[str, str] | None = None
    ) -> Json:
        """An EventObject as google.md 1.3 has it: what is false or empty is left out."""
        authorization: Json = {
            "userOAuthToken": self.tokens["access_token"],
            "userIdToken": self.tokens["user_id_token"],
            "systemIdToken": self.tokens["system_id_token"],
        }
        if self.scopes is not None:
            authorization["authorizedScopes"] = self.scopes
        shared: Json = {"hostApp": "DOCS", "platform": "WEB"}
        if parameters:
            shared["parameters"] = parameters
        if inputs:
            typed = {name: {"stringInputs": {"value": [text]}} for name, text in inputs.items()}
            shared["formInputs"] = typed
        docs: Json = {}
        if self.is_granted:
            docs = {"id": self.document, "title": "INC-42", "addonHasFileScopePermission": True}
        return {
            "commonEventObject": shared,
            "authorizationEventObject": authorization,
            "docs": docs,
        }

    def post(self, path: str, event: Any, authorization: str | None = None) -> TestResponse:
        """Send an event as Google sends it."""
        bearer = f"Bearer {self.tokens['system_id_token']}"
        return self.client.post(
            path,
            data=json.dumps(event),
            headers={"Authorization": bearer if authorization is None else authorization},
            content_type="application/json; charset=UTF-8",
        )

    def call(
        self,
        path: str,
        parameters: dict[str, str] | None = None,
        inputs: dict[str, str] | None = None,
    ) -> Json:
        """The answer to a trigger or a click; ``inputs`` is what is typed into the card."""
        response = self.post(path, self.event(parameters, inputs))
        assert response.status_code == 200, response.text
        answer: Json = json.loads(response.data)
        return answer

    def open(self) -> Json:
        """The card that the sidebar opens with."""
        answer = self.call("/addon/home")
        return pushed(answer)

    def click(self, button: Json, inputs: dict[str, str] | None = None) -> Json:
        """The answer to a click on a button that calls the add-on."""
        action = button["onClick"]["action"]
        assert action["function"].startswith(f"{BASE_URL}/")
        given = {entry["key"]: entry["value"] for entry in action.get("parameters", [])}
        return self.call(action["function"].removeprefix(BASE_URL), given, inputs)

    def press(self, card: Json, label: str, inputs: dict[str, str] | None = None) -> Json:
        """The answer to a click on the button of a card with a label."""
        return self.click(button_of(card, label), inputs)

    def reads(self) -> list[Json]:
        """Every call of the Docs API since the last time, or since the beginning."""
        calls: list[Json] = self.local.control("GET", "calls")
        self.local.control("DELETE", "calls")
        return [call for call in calls if call["path"].startswith("/v1/")]


def pushed(answer: Json) -> Json:
    """The card of an answer to a trigger."""
    assert list(answer) == ["action"]
    (navigation,) = answer["action"]["navigations"]
    card: Json = navigation["pushCard"]
    return card


def updated(answer: Json) -> Json:
    """The card of an answer to a click."""
    assert list(answer) == ["renderActions"]
    (navigation,) = answer["renderActions"]["action"]["navigations"]
    card: Json = navigation["updateCard"]
    return card


def buttons_of(card: Json) -> list[Json]:
    """Every button of a card, the footer's last."""
    found = [
        button
        for section in card["sections"]
        for widget in section["widgets"]
        for button in widget.get("buttonList", {}).get("buttons", [])
    ]
    footer = card.get("fixedFooter", {}).get("primaryButton")
    return [*found, footer] if footer else found


def button_of(card: Json, label: str) -> Json:
    """The button with a label."""
    (button,) = [button for button in buttons_of(card) if button["text"] == label]
    return button


def texts_of(card: Json) -> list[str]:
    """Every text paragraph of a card, as HTML."""
    return [
        widget["textParagraph"]["text"]
        for section in card["sections"]
        for widget in section["widgets"]
        if "textParagraph" in widget
    ]
