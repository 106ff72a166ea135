"""What the page is given: files, documents and roles of a visitor, a token that is Docs' own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from emulator.card_schema import answer_schema
from tests.emulator.local import Local, document

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

ANN, BOB, CY = "ann@example.com", "bob@example.com", "cy@example.com"


def entry(local: Local, email: str, document_id: str = "d1") -> Json:
    listed = local.control("GET", f"page/documents?user={email}")["documents"]
    found: Json = next(one for one in listed if one["id"] == document_id)
    return found


def set_role(local: Local, email: str, role: str) -> None:
    local.control("PUT", "page/role", {"document": "d1", "user": email, "role": role})


def page_token(local: Local, email: str) -> str:
    return str(local.control("POST", "page/token", {"user": email})["access_token"])


def read(local: Local, token: str) -> int:
    return local.request("GET", "/v1/documents/d1", headers={"Authorization": f"Bearer {token}"})[0]


def test_each_visitor_sees_every_document_with_their_role(local: Local) -> None:
    local.load("d1", document(), owner=ANN, viewers=BOB, granted=ANN)

    assert entry(local, ANN) == {
        "id": "d1",
        "title": "Pool exhaustion",
        "role": "owner",
        "granted": True,
    }
    assert (entry(local, BOB)["role"], entry(local, BOB)["granted"]) == ("viewer", False)
    assert entry(local, CY)["role"] == "none"


def test_visitors_are_those_with_whom_something_is_shared(local: Local) -> None:
    local.load("d1", document(), owner=ANN, viewers=BOB)

    listed = local.control("GET", "page")["users"]

    assert listed == [{"email": ANN, "name": "Ann"}, {"email": BOB, "name": "Bob"}]


@pytest.mark.parametrize("role", ["owner", "editor", "commenter", "viewer", "none"])
def test_a_role_can_be_set_whatever_the_document_was_open_to(local: Local, role: str) -> None:
    local.load("d1", document())
    local.load("d2", document(), owner=ANN, editors=BOB)

    set_role(local, ANN, role)

    assert entry(local, ANN)["role"] == role
    assert entry(local, BOB)["role"] == "editor"


def test_a_new_owner_makes_the_old_one_an_editor(local: Local) -> None:
    local.load("d1", document(), owner=ANN, viewers=BOB)

    set_role(local, BOB, "owner")

    assert (entry(local, ANN)["role"], entry(local, BOB)["role"]) == ("editor", "owner")


def test_a_grant_to_all_can_be_taken_back_from_one(local: Local) -> None:
    local.load("d1", document(), owner=ANN, editors=BOB)

    local.control("DELETE", "page/grant", {"document": "d1", "user": ANN})

    assert (entry(local, ANN)["granted"], entry(local, BOB)["granted"]) == (False, True)


def test_docs_itself_reads_without_a_grant_and_within_the_role(local: Local) -> None:
    local.load("d1", document(), viewers=BOB, granted="")

    assert (read(local, page_token(local, BOB)), read(local, page_token(local, CY))) == (200, 403)


def test_what_the_page_reads_is_no_call_of_the_addon(local: Local) -> None:
    local.load("d1", document())

    read(local, page_token(local, ANN))

    assert local.control("GET", "calls") == []


def test_a_fault_waits_for_the_addon_and_spares_the_page(local: Local) -> None:
    local.load("d1", document())
    local.control("POST", "faults", {"kind": "status", "status": 500})

    statuses = [read(local, page_token(local, ANN)), read(local, local.token(ANN))]

    assert statuses == [200, 500]


def test_every_file_of_the_page_is_served_under_a_strict_policy(local: Local, root: Path) -> None:
    for path in (root / "emulator" / "page").iterdir():
        assert local.request("GET", f"/page/{path.name}")[0] == 200
    answer = local.request("GET", "/")[1]

    assert "<script" in answer
    assert "onclick" not in answer


@pytest.mark.parametrize(
    ("method", "path", "body", "sentence"),
    [
        ("POST", "page/token", {"user": "ann"}, "'ann' is no address; write ann@example.com."),
        ("PUT", "page/role", [], "The body is a JSON object."),
        (
            "PUT",
            "page/role",
            {"document": "d1", "user": ANN, "role": "king"},
            "A role is one of owner, editor, commenter, viewer, none, not 'king'.",
        ),
        (
            "POST",
            "page/call",
            {"document": "d9", "user": ANN, "call": "homepage"},
            "There is no document 'd9'.",
        ),
        (
            "POST",
            "page/call",
            {"document": "d1", "user": ANN, "call": "shout"},
            "A call is one of homepage, granted, universal, click, link, completion, not 'shout'.",
        ),
    ],
    ids=["address", "body", "role", "document", "call"],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    local: Local, method: str, path: str, body: Any, sentence: str
) -> None:
    local.load("d1", document())

    status, answer = local.request(method, f"/emulator/{path}", body)

    assert (status, answer["error"]) == (400, sentence)


def test_the_schema_of_cards_is_closed_and_knows_other_products() -> None:
    definitions = answer_schema()["$defs"]

    assert all(schema["additionalProperties"] is False for schema in definitions.values())
    marked = {
        f"{name}.{member}"
        for name, schema in definitions.items()
        for member, described in schema["properties"].items()
        if "onlyIn" in described
    }
    assert marked >= {
        "Widget.carousel",
        "Widget.columns",
        "Widget.id",
        "Widget.visibility",
        "Widget.eventActions",
        "Card.expressionData",
        "TextParagraph.textSyntax",
        "DecoratedText.contentText",
        "DecoratedText.topLabelText",
        "DecoratedText.bottomLabelText",
        "DecoratedText.startIconVerticalAlignment",
        "TextInput.placeholderText",
        "Icon.materialIcon",
        "SelectionInput.externalDataSource",
        "SelectionInput.platformDataSource",
        "SelectionInput.dataSourceConfigs",
        "SelectionInput.hintText",
        "Action.interaction",
    }
