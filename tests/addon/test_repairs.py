"""Repair the structure: told before, done with a revision check, and no word lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.host import DOCUMENT, Host, button_of, texts_of, updated
from tests.heal import damages
from tests.heal.filled import filled, paragraph_text
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.service import StoredDocument
    from tests.emulator.local import Local

ADA, VI = "ada@example.com", "vi@example.com"


@pytest.fixture
def damaged(local: Local) -> Callable[..., None]:
    """Give what puts a damaged postmortem into the place of the document that is open."""

    def put(*chosen: Callable[[StoredDocument], None]) -> None:
        document = filled(INCIDENTS[0])
        for damage in chosen:
            assert damages.apply(damage, document)
        answer = document.get(include_tabs=True)
        local.load(DOCUMENT, answer, owner=ADA, viewers=VI)

    return put


def document_of(local: Local, email: str = ADA) -> Any:
    documents = local.docs(email).documents()
    return documents.get(documentId=DOCUMENT, includeTabsContent=True).execute()


def sections(local: Local) -> list[str | None]:
    postmortem = Postmortem(read(document_of(local)), DEFAULT)
    return [section.id for section in postmortem.sections if section.id]


WHOLE = ["summary", "impact", "timeline", "factors", "went_well", "action_items"]


def menu_of(card: Any) -> list[str]:
    return [action["actionLabel"] for action in card.get("cardActions", [])]


def test_the_preview_says_what_will_change_and_changes_nothing(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.heading_deleted, damages.heading_made_smaller)
    before = document_of(local)

    card = updated(host.call("/addon/repairs"))

    text = "".join(texts_of(card))
    assert 'Restore "Impact" with its prompt' in text
    assert 'Make "Timeline" a heading' in text
    assert document_of(local) == before


def test_one_click_repairs_all_and_shows_the_report(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.sections_swapped, damages.section_cut, damages.column_deleted)
    assert sections(local) != WHOLE

    answer = host.press(updated(host.call("/addon/repairs")), "Repair all")

    assert "made." in answer["renderActions"]["action"]["notification"]["text"]
    assert sections(local) == WHOLE


def test_a_whole_document_needs_nothing(host: Host, damaged: Callable[..., None]) -> None:
    damaged()

    card = updated(host.call("/addon/repairs"))

    assert "Nothing to repair" in texts_of(card)[0]
    assert [button["text"] for button in [button_of(card, "Back to the report")]]


@pytest.mark.parametrize("skip", [0, 1, 2])
def test_a_colleague_who_types_between_any_two_calls_loses_nothing(
    host: Host, local: Local, damaged: Callable[..., None], skip: int
) -> None:
    damaged(damages.sections_swapped, damages.section_cut, damages.table_deleted)
    local.control(
        "POST",
        "faults",
        {
            "kind": "edit",
            "when": "before",
            "method": "POST",
            "path": "*:batchUpdate",
            "skip": skip,
            "user": ADA,
            "requests": [requests.insert_text(1, "typed meanwhile ")],
        },
    )

    host.call("/addon/repair")

    shown = document_of(local)
    texts = [paragraph_text(each) for each in shown["tabs"][0]["documentTab"]["body"]["content"]]
    assert sum("typed meanwhile" in text for text in texts) == 1
    assert sections(local) == WHOLE


def test_colleagues_who_never_stop_are_left_alone(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.heading_deleted)
    local.control(
        "POST",
        "faults",
        {
            "kind": "edit",
            "when": "before",
            "method": "POST",
            "path": "*:batchUpdate",
            "times": 9,
            "user": ADA,
            "requests": [requests.insert_text(1, "x")],
        },
    )

    card = updated(host.call("/addon/repair"))

    assert card["header"]["title"] == "Somebody was faster"


def test_what_was_cut_off_goes_on_with_the_next_click(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.sections_swapped, damages.section_cut)
    order = {"kind": "drop", "when": "after", "method": "POST", "path": "*:batchUpdate"}
    local.control("POST", "faults", order)

    host.call("/addon/repair")
    host.call("/addon/repair")

    assert sections(local) == WHOLE


def test_a_viewer_is_offered_no_change(local: Local, damaged: Callable[..., None]) -> None:
    damaged(damages.heading_deleted)
    viewer = Host(local, VI)
    before = document_of(local)

    report = updated(viewer.call("/addon/check"))
    viewer.call("/addon/repair")

    assert menu_of(report) == ["New postmortem"]
    assert document_of(local) == before


def test_the_report_leads_there(host: Host, damaged: Callable[..., None]) -> None:
    damaged()

    assert menu_of(updated(host.call("/addon/check"))) == [
        "New postmortem",
        "Repair the structure",
    ]
