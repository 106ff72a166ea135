"""A template's document is told from any other, and made what it should be again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_template import anchors
from docs_template.likeness import digest, lines_of_document, lines_of_template
from docs_template.rewrite import rewrite
from docs_template.template import Facts, template
from linter.policy import BRIEF, DEFAULT, FULL, Policy
from tests.template.documents import DOCS, DOCUMENT_ID, answer, created

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

NOTHING = Facts("")


def expected(kind: str, policy: Policy = DEFAULT) -> list[str]:
    origin = anchors.Origin(DOCUMENT_ID, kind, policy.template_version)
    return lines_of_template(template(policy, kind, NOTHING), origin.name)


def shown(document: StoredDocument) -> list[str]:
    return lines_of_document(answer(document))


def made_anew(document: StoredDocument, kind: str, policy: Policy = DEFAULT) -> None:
    origin = anchors.Origin(DOCUMENT_ID, kind, policy.template_version)
    batch = rewrite(answer(document), template(policy, kind, NOTHING), origin.name)
    DOCS.check_request("BatchUpdateDocumentRequest", {"requests": batch})
    document.batch_update({"requests": batch})


def edit(document: StoredDocument, *requests: dict[str, Any]) -> None:
    document.batch_update({"requests": list(requests)})


@pytest.mark.parametrize("kind", [FULL, BRIEF])
def test_a_rendered_template_is_its_own_likeness(kind: str) -> None:
    assert shown(created(kind, NOTHING)) == expected(kind)


@pytest.mark.parametrize(
    "change",
    [
        {"insertText": {"location": {"index": 4}, "text": "x"}},
        {"deleteContentRange": {"range": {"startIndex": 1, "endIndex": 3}}},
        {
            "updateParagraphStyle": {
                "range": {"startIndex": 1, "endIndex": 2},
                "paragraphStyle": {"namedStyleType": "HEADING_2"},
                "fields": "namedStyleType",
            }
        },
        {"deleteNamedRange": {"name": anchors.HEADER}},
        {"addDocumentTab": {"tabProperties": {"title": "Notes"}}},
    ],
    ids=["word", "deletion", "style", "named range", "tab"],
)
def test_a_change_by_hand_shows_and_goes(change: dict[str, Any]) -> None:
    document = created(FULL, NOTHING)
    edit(document, change)
    if "addDocumentTab" in change:
        tab = answer(document)["tabs"][1]["tabProperties"]["tabId"]
        edit(document, {"insertText": {"location": {"index": 1, "tabId": tab}, "text": "notes"}})
    assert shown(document) != expected(FULL)

    made_anew(document, FULL)

    assert shown(document) == expected(FULL)
    assert len(answer(document)["tabs"]) == 1


@pytest.mark.parametrize("kind", [FULL, BRIEF])
def test_an_older_version_becomes_the_new_one(kind: str) -> None:
    document = created(kind, NOTHING)
    newer = Policy(template_version=2, categories=("tools", "training"))

    made_anew(document, kind, newer)

    assert shown(document) == expected(kind, newer)
    assert digest(shown(document)) != digest(expected(kind))


@given(st.text("abc äöñ日本語😀", min_size=1, max_size=30), st.sampled_from((FULL, BRIEF)))
@settings(max_examples=25)
def test_whatever_a_document_held_it_becomes_the_template(text: str, kind: str) -> None:
    document = created(FULL, Facts(text.strip() or "x", "SEV1", incident_id="INC-1"))

    made_anew(document, kind)

    assert shown(document) == expected(kind)
