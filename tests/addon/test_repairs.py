"""Repair the structure: told before, done with a revision check, and no word lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docs_template import requests
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.host import DOCUMENT, Host, button_of, buttons_of, texts_of, updated
from tests.addon.standing import kills
from tests.heal import damages
from tests.heal.filled import filled, paragraph_text
from tests.heal.incidents import INCIDENTS
from tests.terminal.test_new import without_ids

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


def offer(card: Any, section: str) -> Any:
    """The button on the finding about a section that leads to its repair."""
    (found,) = [
        button
        for button in buttons_of(card)
        if button["text"] == "Repair" and section in parameters_of(button).values()
    ]
    return found


def parameters_of(button: Any) -> dict[str, str]:
    entries = button["onClick"]["action"].get("parameters", [])
    return {entry["key"]: entry["value"] for entry in entries}


def columns(local: Local) -> list[str]:
    """The words of the last table's first row."""
    *_, table = read(document_of(local)).tables
    return [cell.text for cell in table.rows[0]]


def test_one_finding_is_repaired_by_itself(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.section_cut, damages.column_deleted)

    preview = updated(host.click(offer(updated(host.call("/addon/check")), "went_well")))
    answer = host.press(preview, "Repair")

    told = "".join(texts_of(preview))
    assert 'Restore "What went well"' in told
    assert "column" not in told
    assert answer["renderActions"]["action"]["notification"]["text"] == "1 repair made."
    assert sections(local) == WHOLE
    assert "Owner" not in columns(local)
    host.press(updated(host.click(offer(updated(answer), "action_items"))), "Repair")
    assert "Owner" in columns(local)


def test_what_is_no_longer_what_was_told_is_told_again(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.section_cut)
    preview = updated(host.call("/addon/repairs"))
    damaged(damages.section_cut, damages.heading_deleted)
    before = document_of(local)

    answer = host.press(preview, "Repair all")

    assert "has changed" in answer["renderActions"]["action"]["notification"]["text"]
    assert 'Restore "Impact" with its prompt' in "".join(texts_of(updated(answer)))
    assert document_of(local) == before


def test_a_finding_that_is_gone_needs_no_repair(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    damaged(damages.section_cut)
    found = offer(updated(host.call("/addon/check")), "went_well")
    damaged()

    card = updated(host.click(found))

    assert texts_of(card) == ["That is in order by now. Nothing to repair."]
    assert local is host.local


# A click on one repair: read, write, and the check's read.
EVERYWHERE = [
    {"when": when, "method": method, "skip": skip}
    for method, skip in (("GET", 0), ("POST", 0), ("GET", 1))
    for when in ("before", "after")
]


@pytest.mark.parametrize(
    "found",
    [
        (damages.section_cut, "went_well"),
        (damages.sections_swapped, "summary"),
        (damages.heading_duplicated, "action_items"),
        (damages.heading_renamed_to_another_name, "timeline"),
        (damages.column_deleted, "action_items"),
        (damages.table_deleted, "factors"),
    ],
    ids=lambda found: found[0].__name__,
)
@pytest.mark.parametrize("order", EVERYWHERE, ids=lambda each: "-".join(map(str, each.values())))
def test_one_finding_is_repaired_whenever_a_colleague_types(
    host: Host,
    local: Local,
    damaged: Callable[..., None],
    found: tuple[Callable[[StoredDocument], None], str],
    order: dict[str, Any],
) -> None:
    damage, section = found
    damaged(damage)
    preview = updated(host.click(offer(updated(host.call("/addon/check")), section)))
    typed = [requests.insert_text(1, "typed meanwhile ")]
    edit = {"kind": "edit", "path": "/v1/*", "user": ADA, "requests": typed}
    local.control("POST", "faults", edit | order)

    card = updated(host.press(preview, "Repair"))

    shown = document_of(local)
    texts = [paragraph_text(each) for each in shown["tabs"][0]["documentTab"]["body"]["content"]]
    assert sum("typed meanwhile" in text for text in texts) == 1
    assert sections(local) == WHOLE
    assert [button for button in buttons_of(card) if button["text"] == "Repair"] == []


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


def test_killed_behind_any_call_the_next_click_ends_where_an_undisturbed_one_does(
    host: Host, local: Local, damaged: Callable[..., None]
) -> None:
    def start() -> None:
        damaged(damages.sections_swapped, damages.section_cut, damages.table_deleted)

    def content() -> Any:
        return without_ids(document_of(local)["tabs"])

    start()
    host.call("/addon/repair")
    undisturbed = content()

    for _ in kills(start, lambda: host.call("/addon/repair"), is_sent=True):
        assert content() == undisturbed
    assert sections(local) == WHOLE


def test_a_viewer_is_offered_no_change(local: Local, damaged: Callable[..., None]) -> None:
    damaged(damages.heading_deleted)
    viewer = Host(local, VI)
    before = document_of(local)

    report = updated(viewer.call("/addon/check"))
    viewer.call("/addon/repair")

    assert menu_of(report) == ["New postmortem", "Action items"]
    assert document_of(local) == before


def test_the_report_leads_there(host: Host, damaged: Callable[..., None]) -> None:
    damaged()

    assert menu_of(updated(host.call("/addon/check"))) == [
        "New postmortem",
        "Review",
        "Repair the structure",
        "Action items",
    ]
