"""Google's own client, unmodified, works against the local Workspace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from emulator.discovery import schemas
from tests.emulator.local import document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

ANN = "ann@example.com"
DOCUMENT = "application/vnd.google-apps.document"


def text_of(answer: dict[str, Any]) -> str:
    elements = [
        element
        for block in answer["body"]["content"]
        for element in block.get("paragraph", {}).get("elements", [])
    ]
    return "".join(element.get("textRun", {}).get("content", "") for element in elements)


def test_a_document_is_made_written_and_read(local: Local) -> None:
    documents = local.docs(ANN).documents()

    made = documents.create(body={"title": "Pool exhaustion"}).execute()
    insertion = {"insertText": {"location": {"index": 1}, "text": "The pool ran dry."}}
    answer = documents.batchUpdate(
        documentId=made["documentId"], body={"requests": [insertion]}
    ).execute()
    read = documents.get(documentId=made["documentId"]).execute()

    assert answer["documentId"] == made["documentId"]
    assert read["title"] == "Pool exhaustion"
    assert text_of(read) == "The pool ran dry.\n"


def test_a_file_is_made_in_drive_and_written_in_docs(local: Local) -> None:
    files = local.drive(ANN).files()

    made = files.create(
        body={"name": "INC-42", "mimeType": DOCUMENT}, fields="id,webViewLink"
    ).execute()

    read = local.docs(ANN).documents().get(documentId=made["id"]).execute()
    assert read["title"] == "INC-42"
    assert made["id"] in made["webViewLink"]


def test_a_name_in_drive_is_the_title_in_docs(local: Local) -> None:
    local.load("d1", document(title="Before"), owner=ANN)

    local.drive(ANN).files().update(fileId="d1", body={"name": "After"}).execute()

    assert local.docs(ANN).documents().get(documentId="d1").execute()["title"] == "After"


@pytest.mark.parametrize("include_tabs", [False, True], ids=["older form", "tabs"])
def test_every_real_answer_comes_back_as_it_was(
    local: Local, corpus: Path, *, include_tabs: bool
) -> None:
    documents = local.docs(ANN).documents()
    answers = [json.loads(path.read_text()) for path in sorted((corpus / "gdocs").glob("*.json"))]
    of_this_form = [answer for answer in answers if ("tabs" in answer) == include_tabs]

    for answer in of_this_form:
        file_id = answer.get("documentId", "no-id-of-its-own")
        local.load(file_id, answer)
        read = documents.get(
            documentId=file_id,
            includeTabsContent=include_tabs,
            suggestionsViewMode=answer.get("suggestionsViewMode", "SUGGESTIONS_INLINE"),
        ).execute()
        added = {"documentId", "revisionId", "suggestionsViewMode"} - set(answer)
        assert {name: part for name, part in read.items() if name not in added} == answer

    assert len(of_this_form) > 3


def page(answer: dict[str, Any]) -> dict[str, Any]:
    """The content of a document of one tab in either form, without what others have added."""
    known = schemas("docs.v1")._schemas["DocumentTab"]["properties"]
    content = answer["tabs"][0].get("documentTab", {}) if "tabs" in answer else answer
    return {name: part for name, part in content.items() if name in known}


def test_every_real_answer_says_the_same_in_either_form(local: Local, corpus: Path) -> None:
    documents = local.docs(ANN).documents()
    for path in sorted((corpus / "gdocs").glob("*.json")):
        answer = json.loads(path.read_text())
        is_in_tabs = "tabs" in answer
        local.load("one", answer)
        other = documents.get(documentId="one", includeTabsContent=not is_in_tabs).execute()
        local.load("other", other)
        again = documents.get(documentId="other", includeTabsContent=is_in_tabs).execute()

        assert page(other) == page(again) == page(answer)
