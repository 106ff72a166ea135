"""Templates rendered into documents of the local Workspace, and read back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docs_template import anchors
from docs_template.reader import read
from docs_template.render import render
from docs_template.template import Facts, template
from emulator.discovery import schemas
from emulator.docs import service
from linter.policy import DEFAULT, Policy

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument
    from linter.document import Document

DOCUMENT_ID = "DOC-1"
DOCS = schemas("docs.v1")

KNOWN = Facts(
    "checkout answered 503 😀",
    "SEV2",
    incident_id="INC-1",
    times={
        "impact_started": datetime(2026, 3, 1, 13, 50, tzinfo=UTC),
        "detected": datetime(2026, 3, 1, 14, 2, tzinfo=UTC),
    },
    responders=("mira@example.com", "jonas@example.com"),
    service="checkout-api",
)
UNKNOWN = Facts("checkout answered 503", "SEV2")


def rendered(kind: str, facts: Facts = KNOWN, policy: Policy = DEFAULT) -> list[dict[str, Any]]:
    """The batch of a template, valid by the discovery document."""
    origin = anchors.Origin(DOCUMENT_ID, kind, policy.template_version)
    batch = render(template(policy, kind, facts), origin.name)
    DOCS.check_request("BatchUpdateDocumentRequest", {"requests": batch})
    return batch


def created(kind: str, facts: Facts = KNOWN, policy: Policy = DEFAULT) -> StoredDocument:
    """A new document that a template was rendered into."""
    document = service.new(DOCUMENT_ID, "")
    document.batch_update({"requests": rendered(kind, facts, policy)})
    return document


def answer(document: StoredDocument) -> dict[str, Any]:
    """The answer of ``documents.get``, valid by the discovery document."""
    shown = document.get(include_tabs=True)
    assert DOCS.check_response("Document", shown) == []
    return shown


def read_back(document: StoredDocument) -> Document:
    """The document as the product reads it."""
    return read(answer(document))
