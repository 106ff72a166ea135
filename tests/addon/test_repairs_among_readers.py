"""Repairs beside what readers left: comments stay on their words, suggestions stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from docs_template.reader import read
from tests.addon.host import DOCUMENT, Host, texts_of, updated
from tests.heal import damages
from tests.heal.damages import DAMAGES
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.service import StoredDocument
    from tests.emulator.local import Local

    Damage = Callable[[StoredDocument], None]

ADA, BO = "ada@example.com", "bo@example.com"


def put(local: Local, *chosen: Damage) -> None:
    """Load a damaged postmortem; Bo comments on its summary and suggests in its impact."""
    document = filled(INCIDENTS[0])
    for damage in chosen:
        assert damages.apply(damage, document)
    local.load(DOCUMENT, document.get(include_tabs=True), owner=ADA, editors=BO)
    docs = local.docs(BO).documents()
    blocks = read(local.whole(DOCUMENT, ADA)).blocks
    summary = next(block for block in blocks if block.text.startswith(INCIDENTS[0].summary))
    impact = next(block for block in blocks if INCIDENTS[0].impact in block.text)
    place = requests.BODY.range(summary.start, summary.start + 8)
    comment = {"insertComment": {"content": "Which one?", "range": place}}
    docs.batchUpdate(documentId=DOCUMENT, body={"requests": [comment]}).execute()
    suggestion = [requests.insert_text(impact.end, " Suggested")]
    body = {"requests": suggestion, "writeControl": {"writeMode": "SUGGEST"}}
    docs.batchUpdate(documentId=DOCUMENT, body=body).execute()


def left_by_readers(local: Local) -> list[Any]:
    """Each thread with the words that it is on, and what is suggested."""
    answer = local.whole(DOCUMENT, ADA)
    document = read(answer)
    quoted = [
        block.quote(span)
        for thread in document.threads
        for span in thread.spans
        for block in document.blocks
        if span.overlaps(block.span())
    ]
    text = str(answer["tabs"])
    states = [each["status"] for each in answer["suggestions"]]
    return [quoted, states, text.count("suggestedInsertionIds"), text.count(" Suggested")]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_repairs_leave_threads_and_suggestions_where_they_are(
    host: Host, local: Local, damage: Damage
) -> None:
    put(local, damage)
    before = left_by_readers(local)

    host.call("/addon/repair")

    assert left_by_readers(local) == before


def test_what_cannot_move_for_them_says_why(host: Host, local: Local) -> None:
    put(local, damages.sections_swapped)

    told = "".join(texts_of(updated(host.call("/addon/repairs"))))

    assert "To be done by hand" in told
    assert "a comment stands on it" in told or "a suggestion in it cannot be moved" in told
