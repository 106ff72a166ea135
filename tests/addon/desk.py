"""One editor with a postmortem and a tracker, and what the cards of action items say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from docs_template import requests
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.host import DOCUMENT, Host, texts_of, updated
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

ADA, VI = "ada@example.com", "vi@example.com"
POLICY = """
targets:
  tracker:
    project: OPS
    projects: {payments: PAY}
    accounts: {mira@example.com: 5b10a2844c20165700ede21g}
"""


class Desk:
    """One editor with a postmortem whose items have no tickets, and a Jira of their own."""

    def __init__(self, local: Local, folder: Path) -> None:
        self.local = local
        (folder / "policy.yaml").write_text(POLICY)
        self.settings = {
            "SECOND_STORY_DATABASE": f"sqlite:///{folder / 'store.db'}",
            "SECOND_STORY_POLICY": str(folder / "policy.yaml"),
            "SECOND_STORY_TRACKER": "jira",
            "SECOND_STORY_JIRA_URL": f"{local.url}jira",
            "SECOND_STORY_JIRA_EMAIL": "bot@example.com",
            "SECOND_STORY_JIRA_TOKEN": "token",
        }
        local.control("DELETE", "jira/issues")
        self.put(INCIDENTS[0].actions)
        self.editor = self.host(ADA)

    def host(self, email: str, **changed: str) -> Host:
        return Host(self.local, email, **(self.settings | changed))

    def put(self, actions: tuple[tuple[str, str, str, str, str], ...], **known: Any) -> None:
        bare = tuple((text, owner, grade, "", done) for text, owner, grade, _, done in actions)
        document = filled(INCIDENTS[0]._replace(actions=bare), DOCUMENT, **known)
        self.local.load(DOCUMENT, document.get(include_tabs=True), owner=ADA, viewers=VI)

    def document(self) -> Json:
        documents = self.local.docs(ADA).documents()
        answer: Json = documents.get(documentId=DOCUMENT, includeTabsContent=True).execute()
        return answer

    def items(self) -> list[Any]:
        return Postmortem(read(self.document()), DEFAULT).action_items

    def tickets(self) -> list[str | None]:
        return [item.ticket for item in self.items()]

    def issues(self) -> list[Json]:
        found: list[Json] = self.local.control("GET", "jira/issues")["issues"]
        return found

    def edit(self, *batch: Json) -> None:
        documents = self.local.docs(ADA).documents()
        documents.batchUpdate(documentId=DOCUMENT, body={"requests": list(batch)}).execute()

    def meanwhile(self, *batch: Json) -> None:
        """Let Ada change the document right before the add-on does."""
        order = {
            "kind": "edit",
            "when": "before",
            "method": "POST",
            "path": "*:batchUpdate",
            "user": ADA,
            "requests": list(batch),
        }
        self.local.control("POST", "faults", order)

    def own(self, email: str) -> None:
        """Let somebody own the first item, as a person chip."""
        cell = self.items()[0].owner_cell
        self.edit(requests.delete(cell.start, cell.end), requests.insert_person(cell.start, email))

    def in_tracker(self, **fields: str) -> None:
        """Change what the first ticket says, in the tracker."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self.local.request("POST", "/jira/browse/OPS-1", urlencode(fields).encode(), kind)

    def trouble(self, kind: str, **order: Any) -> None:
        self.local.control("POST", "jira/troubles", {"kind": kind, **order})

    def plan(self) -> Json:
        return updated(self.editor.call("/addon/tickets"))

    def send(self, card: Json, *, but: str = "", **changed: str) -> Json:
        """Press the button with what the card has ticked, without what reads like ``but``."""
        return self.editor.press(card, "Create tickets", form_of(card, but=but) | changed)


def form_of(card: Json, *, but: str = "") -> dict[str, str]:
    """What a card's form holds when nobody touches it."""
    found = {}
    for section in card["sections"]:
        for widget in section["widgets"]:
            shown = widget.get("decoratedText")
            if shown and not (but and but in shown["text"]):
                found[shown["switchControl"]["name"]] = shown["switchControl"]["value"]
            if "textInput" in widget:
                found[widget["textInput"]["name"]] = widget["textInput"].get("value", "")
    return {name: text for name, text in found.items() if text}


def headers_of(card: Json) -> list[str]:
    return [section["header"] for section in card["sections"] if "header" in section]


def said(card: Json) -> str:
    ticked = [
        widget["decoratedText"]["text"] + widget["decoratedText"].get("bottomLabel", "")
        for section in card["sections"]
        for widget in section["widgets"]
        if "decoratedText" in widget
    ]
    return "\n".join([*texts_of(card), *ticked])


def widgets_of(card: Json) -> list[Json]:
    return [widget for section in card["sections"] for widget in section["widgets"]]


def labels_of(card: Json) -> list[str]:
    """What is written on the buttons of a card's sections."""
    rows = [
        widget["buttonList"]["buttons"] for widget in widgets_of(card) if "buttonList" in widget
    ]
    return [button["text"] for row in rows for button in row]
