"""New postmortem: a form that loses nothing, and one document whatever gets lost on the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from addon.cards.links import NEW_POSTMORTEM
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.host import Host, button_of, texts_of, updated
from tests.addon.signing import BASE_URL
from tests.addon.standing import kills

if TYPE_CHECKING:
    from tests.addon.host import Json
    from tests.emulator.local import Local

ADA, BO = "ada@example.com", "bo@example.com"
FILLED = {"title": "checkout answered 503", "severity": "SEV2"}


class Form:
    """The form of one person, and what they send with it."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.card = updated(host.call("/addon/new"))

    def send(self, texts: dict[str, str], card: Json | None = None) -> Json:
        """Press the button of the form with these texts in it."""
        action = button_of(card or self.card, "Create postmortem")["onClick"]["action"]
        given = {entry["key"]: entry["value"] for entry in action["parameters"]}
        event = self.host.event(given)
        inputs = {name: {"stringInputs": {"value": [text]}} for name, text in texts.items()}
        event["commonEventObject"]["formInputs"] = inputs
        response = self.host.post(action["function"].removeprefix(BASE_URL), event)
        assert response.status_code == 200
        answer: Json = json.loads(response.data)
        return answer


@pytest.fixture
def form(host: Host) -> Form:
    """Give the form as Ada sees it, who has opened no document with the add-on."""
    host.is_granted = False
    return Form(host)


def incident() -> str:
    """An incident that no other test has."""
    return f"INC-{uuid4().hex[:8]}"


def documents(local: Local, name: str = "Postmortem: checkout answered 503") -> list[str]:
    return [each["id"] for each in local.documents() if each["title"] == name]


def opened(card: Json) -> str:
    """The id of the document that a card opens."""
    url: str = button_of(card, "Open it")["onClick"]["openLink"]["url"]
    return url.split("/")[-2]


def content(local: Local, document_id: str, email: str = ADA) -> Any:
    return (
        local.docs(email).documents().get(documentId=document_id, includeTabsContent=True).execute()
    )


def test_every_first_card_leads_to_it(host: Host) -> None:
    host.is_granted = False

    assert "newpostmortem" in button_of(host.open(), NEW_POSTMORTEM)["text"].lower().replace(
        " ", ""
    )


def test_title_and_severity_make_a_postmortem(local: Local, form: Form) -> None:
    card = updated(form.send(FILLED))

    (document_id,) = documents(local)
    assert opened(card) == document_id
    postmortem = Postmortem(read(content(local, document_id)), DEFAULT)
    assert (postmortem.kind, postmortem.header.severity) == ("full", "SEV2")


def test_a_sev3_is_a_brief(local: Local, form: Form) -> None:
    form.send(FILLED | {"severity": "SEV3"})

    (document_id,) = documents(local, "Incident brief: checkout answered 503")
    assert Postmortem(read(content(local, document_id)), DEFAULT).kind == "brief"


def test_what_is_known_stands_in_its_header(local: Local, form: Form) -> None:
    incident_id = incident()
    form.send(FILLED | {"incident_id": incident_id, "responders": BO, "service": "checkout"})

    (document_id,) = documents(local)
    fields = Postmortem(read(content(local, document_id)), DEFAULT).header.fields
    assert fields["incident_id"].text == incident_id
    assert fields["responders"].text == BO
    assert fields["service"].text == "checkout"


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(local: Local, form: Form) -> None:
    card = updated(form.send({"title": "checkout answered 503", "responders": "Mira"}))

    assert [text for text in texts_of(card) if "font" in text] == [
        '<font color="#b3261e">Choose one of SEV1, SEV2, SEV3.</font>',
        '<font color="#b3261e">Mira is no e-mail address; separate addresses with commas.</font>',
    ]
    values = [
        widget["textInput"].get("value")
        for section in card["sections"]
        for widget in section["widgets"]
        if "textInput" in widget
    ]
    assert {"checkout answered 503", "Mira"} <= set(values)
    assert documents(local) == []


@pytest.mark.parametrize("typed", ["x" * 70_000, "🔥" * 10_000, "ana@example.com, " * 3_000])
def test_a_whole_page_that_was_pasted_is_told_to_be_too_long(form: Form, typed: str) -> None:
    fields = ("title", "severity", "incident_id", "responders", "service", "visibility")
    card = updated(form.send(dict.fromkeys(fields, typed)))

    said = [text for text in texts_of(card) if "font" in text]
    assert len([text for text in said if "longer than" in text]) == 4


def test_pressing_twice_makes_one_document(local: Local, form: Form) -> None:
    first, second = updated(form.send(FILLED)), updated(form.send(FILLED))

    assert opened(first) == opened(second)
    assert len(documents(local)) == 1


def test_a_second_form_for_the_same_incident_finds_the_first_ones(
    local: Local, form: Form, host: Host
) -> None:
    texts = FILLED | {"incident_id": incident()}
    first = updated(form.send(texts))

    second = updated(Form(host).send(texts))

    assert second["header"]["title"] == "There is one already"
    assert opened(second) == opened(first)
    assert len(documents(local)) == 1


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("path", ["/drive/v3/files", "/v1/documents", "/drive/v3/files/"])
def test_an_answer_that_gets_lost_makes_no_second_document(
    local: Local, form: Form, when: str, path: str
) -> None:
    """The connection ends before or after each write; the person presses again."""
    fault = {"kind": "drop", "when": when, "method": "POST", "path": path, "times": 1}
    local.control("POST", "faults", fault)

    card = updated(form.send(FILLED))
    if "sections" in card and any("font" in text for text in texts_of(card)):
        card = updated(form.send(FILLED, card))

    assert [opened(card)] == documents(local)
    assert Postmortem(read(content(local, opened(card))), DEFAULT).kind == "full"


def test_a_colleague_who_types_in_the_new_document_first_loses_nothing(
    local: Local, form: Form
) -> None:
    typed = [{"insertText": {"location": {"index": 1}, "text": "typed at once"}}]
    fault = {
        "kind": "edit",
        "when": "before",
        "method": "POST",
        "path": "*:batchUpdate",
        "times": 1,
        "user": ADA,
        "requests": typed,
    }
    local.control("POST", "faults", fault)

    card = updated(form.send(FILLED))
    assert any("changed" in text for text in texts_of(card))
    card = updated(form.send(FILLED, card))

    texts = [block.text for block in read(content(local, opened(card))).blocks]
    assert any("typed at once" in text for text in texts)
    assert len(documents(local)) == 1


def test_the_organisation_reads_it_and_nobody_else(local: Local, form: Form) -> None:
    card = updated(form.send(FILLED))

    listed = local.drive(ADA).permissions().list(fileId=opened(card), fields="*").execute()
    assert {(one["type"], one["role"]) for one in listed["permissions"]} == {
        ("user", "owner"),
        ("domain", "reader"),
    }


def test_a_private_one_is_shared_with_nobody(local: Local, form: Form) -> None:
    card = updated(form.send(FILLED | {"visibility": "private"}))

    listed = local.drive(ADA).permissions().list(fileId=opened(card), fields="*").execute()
    assert [one["role"] for one in listed["permissions"]] == ["owner"]


def test_without_the_scope_it_is_asked_for(host: Host) -> None:
    host.scopes = ["https://www.googleapis.com/auth/userinfo.email"]

    answer = host.call("/addon/new")

    assert list(answer) == ["requesting_google_scopes"]


@pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("visibility", ["domain", "private"])
def test_killed_at_any_write_it_ends_as_if_undisturbed(
    local: Local, host: Host, visibility: str, *, is_sent: bool
) -> None:
    """The process ends, and the person presses the same button again."""
    forms: list[Form] = []

    def start() -> None:
        local.workspace.replace([])
        forms.append(Form(host))

    def click() -> None:
        incident_id = f"INC-{visibility}-{is_sent}-{len(forms)}"
        forms[-1].send(FILLED | {"visibility": visibility, "incident_id": incident_id})

    def state() -> list[Any]:
        """One document, its words but for the incident's id, its marks, and who sees it."""
        (document_id,) = documents(local)
        found = read(content(local, document_id))
        listed = local.drive(ADA).permissions().list(fileId=document_id, fields="*").execute()
        return [
            [block.text for block in found.blocks if not block.text.startswith("INC-")],
            sorted(named.name.replace(document_id, "ID") for named in found.named_ranges),
            sorted((one["type"], one["role"]) for one in listed["permissions"]),
        ]

    host.is_granted = False
    start()
    click()
    undisturbed = state()

    for _ in kills(start, click, is_sent=is_sent):
        assert state() == undisturbed


def test_a_refused_click_leaves_the_incident_to_the_next_one(
    local: Local, form: Form, host: Host
) -> None:
    texts = FILLED | {"incident_id": incident()}
    refusal = {"kind": "status", "status": 403, "method": "POST", "path": "/drive/v3/files"}
    local.control("POST", "faults", refusal | {"times": 1})
    form.send(texts)
    assert documents(local) == []

    card = updated(Form(host).send(texts))

    assert [opened(card)] == documents(local)
