"""After "heal all" the structure is that of the template, and no word of the author's is lost."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import heal, requests
from docs_template.reader import read
from emulator.docs import service
from emulator.errors import ApiError
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.heal import damages
from tests.heal.damages import DAMAGES
from tests.heal.filled import body, filled, paragraph_text
from tests.heal.healing import headings, heal_all, names, template_words, unexplained, words
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from tests.heal.damages import Damage

SNAPSHOTS = [filled(incident).snapshot() for incident in INCIDENTS]
TRIPLES = list(itertools.combinations(DAMAGES, 3))

# Of all triples of damages, every so many is in the suite; `make proofs` takes them all, on each
# of the postmortems.
SUITE = 41
PROOFS = os.environ.get("PROOFS") == "1"


def name_of(damage: Damage) -> str:
    return damage.__name__.replace("_", " ")


def damaged(snapshot: dict[str, Any], *chosen: Damage) -> service.StoredDocument:
    document = service.restore(snapshot)
    for damage in chosen:
        damages.apply(damage, document)
    return document


def shape(document: service.StoredDocument, damage: Damage | None = None) -> list[Any]:
    """Title and tables as they show; without what a damage took that nobody can know."""
    read_document = read(document.get(include_tabs=True))
    (title, *_) = read_document.blocks
    tables = [[[cell.text for cell in row] for row in each.rows] for each in read_document.tables]
    if damage is damages.header_chip_deleted:
        tables[0][1][1] = "Choose"
    return [(title.text, title.level, title.kind), *tables]


def check_healing(document: service.StoredDocument) -> None:
    """Heal all; then look whether structure and words are right, each word there and once."""
    before, renamable = words(document), headings(document)

    left = heal_all(document)

    assert unexplained(document, left) == []
    assert before - words(document) - renamable == {}
    assert words(document) - before - template_words() == {}


def test_an_undamaged_postmortem_needs_nothing() -> None:
    for snapshot in SNAPSHOTS:
        document = service.restore(snapshot)
        answer = document.get(include_tabs=True)

        assert heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=name_of)
def test_each_damage_can_be_done(damage: Damage) -> None:
    assert damages.apply(damage, service.restore(SNAPSHOTS[0]))


@pytest.mark.parametrize("damage", DAMAGES, ids=name_of)
@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=[each.title for each in INCIDENTS])
def test_each_damage_heals(damage: Damage, snapshot: dict[str, Any]) -> None:
    check_healing(damaged(snapshot, damage))


@pytest.mark.parametrize("number", range(0, len(TRIPLES), SUITE))
def test_three_damages_at_once_heal(number: int) -> None:
    check_healing(damaged(SNAPSHOTS[number % len(SNAPSHOTS)], *TRIPLES[number]))


@pytest.mark.skipif(not PROOFS, reason="takes minutes: make proofs")
@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=[each.title for each in INCIDENTS])
def test_any_three_damages_heal(snapshot: dict[str, Any]) -> None:
    for triple in TRIPLES:
        check_healing(damaged(snapshot, *triple))


@pytest.mark.parametrize(
    ("damage", "repairs"),
    [
        (damages.heading_deleted, [("restore-section", "impact")]),
        (damages.heading_renamed_to_another_name, [("rename-heading", "timeline")]),
        (damages.heading_renamed_beyond_recognition, [("rename-heading", "went_well")]),
        (damages.heading_style_lost, [("rename-heading", "factors")]),
        (damages.column_deleted, [("restore-table", "action_items")]),
        (damages.header_row_deleted, [("restore-table", "factors")]),
        (damages.table_deleted, [("restore-table", "factors")]),
        (damages.named_range_lost, [("restore-anchors", "")]),
    ],
    ids=lambda each: name_of(each) if callable(each) else "",
)
def test_the_preview_says_what_will_change(damage: Damage, repairs: list[tuple[str, str]]) -> None:
    document = damaged(SNAPSHOTS[0], damage)
    answer = document.get(include_tabs=True)

    steps = heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    assert names(steps) == repairs


@pytest.mark.parametrize(
    "damage",
    [
        damages.cells_merged,
        damages.column_names_merged,
        damages.table_split,
        damages.header_row_deleted,
        damages.header_row_of_times_deleted,
        damages.header_labels_deleted,
        damages.header_cells_merged,
        damages.header_chip_deleted,
        damages.title_style_lost,
    ],
    ids=name_of,
)
def test_what_can_be_told_from_the_template_is_as_before(damage: Damage) -> None:
    document = damaged(SNAPSHOTS[0], damage)

    heal_all(document)

    assert shape(document) == shape(service.restore(SNAPSHOTS[0]), damage)


def test_a_column_of_values_comes_back_empty_but_for_its_choices() -> None:
    document = damaged(SNAPSHOTS[0], damages.header_values_deleted)

    heal_all(document)

    header = read(document.get(include_tabs=True)).tables[0]
    assert [[cell.text for cell in row] for row in header.rows][:4] == [
        ["Incident ID", ""],
        ["Severity", "Choose"],
        ["Status", "Draft"],
        ["Impact started (UTC)", ""],
    ]


def test_a_column_that_could_be_anything_is_not_guessed() -> None:
    document = damaged(
        SNAPSHOTS[0], damages.header_row_of_times_deleted, damages.header_labels_deleted
    )

    assert [step.obstacle for step in heal_all(document)] == ["its 8 lines could be any of them"]


def test_tables_are_not_put_together_where_a_comment_would_be_lost() -> None:
    document = damaged(SNAPSHOTS[0], damages.table_split)
    answer = document.get(include_tabs=True)
    second = [each for each in body(document) if "table" in each][2]
    place = {"startIndex": second["startIndex"] + 4, "endIndex": second["endIndex"] - 3}
    answer["tabs"][0]["documentTab"]["commentAnchors"] = {"kix.1": {"ranges": [place]}}

    steps = heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    assert [(step.text, step.obstacle) for step in steps] == [
        ('Put the two tables of "Timeline" together', "a comment stands on it")
    ]


def test_a_heading_with_an_open_suggestion_is_left_to_its_answer() -> None:
    document = damaged(SNAPSHOTS[0], damages.heading_renamed_to_another_name)
    answer = document.get(include_tabs=True)
    for element in answer["tabs"][0]["documentTab"]["body"]["content"]:
        if paragraph_text(element) == "Chronology\n":
            run = element["paragraph"]["elements"][0]["textRun"]
            run["suggestedInsertionIds"] = ["suggest.1"]

    steps = heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    obstacles = {step.obstacle for step in steps if step.section_id == "timeline"}
    assert obstacles == {"a suggestion in it is still open"}


def test_a_section_that_a_comment_stands_on_stays_and_says_why() -> None:
    document = damaged(SNAPSHOTS[0], damages.sections_swapped)
    answer = document.get(include_tabs=True)
    content = answer["tabs"][0]["documentTab"]
    for element in body(document):
        if paragraph_text(element).startswith(("Checkout", "9,300")):
            place = {"startIndex": element["startIndex"], "endIndex": element["endIndex"] - 1}
            anchors = content.setdefault("commentAnchors", {})
            anchors[f"kix.{len(anchors)}"] = {"ranges": [place]}

    steps = heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    obstacles = {step.obstacle for step in steps if step.kind == "restore-order"}
    assert obstacles == {"a comment stands on it"}


def test_the_section_that_can_move_does() -> None:
    document = damaged(SNAPSHOTS[0], damages.sections_swapped)
    answer = document.get(include_tabs=True)
    content = answer["tabs"][0]["documentTab"]
    for element in body(document):
        if paragraph_text(element).startswith("Checkout"):
            place = {"startIndex": element["startIndex"], "endIndex": element["endIndex"] - 1}
            content["commentAnchors"] = {"kix.1": {"ranges": [place]}}

    steps = heal.next_pass(heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT))

    assert names(steps) == [("restore-order", "impact")]


def test_somebody_elses_named_range_keeps_a_section_where_it_is() -> None:
    document = damaged(SNAPSHOTS[0], damages.sections_swapped)
    end = body(document)[-1]["endIndex"] - 1
    document.batch_update({"requests": [requests.create_named_range("their mark", 1, end)]})
    answer = document.get(include_tabs=True)

    steps = heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    obstacles = {step.obstacle for step in steps if step.kind == "restore-order"}
    assert obstacles == {"another program has marked text in it"}


@pytest.mark.parametrize("damage", DAMAGES, ids=name_of)
def test_a_colleague_who_types_in_between_is_noticed(damage: Damage) -> None:
    """Each pass carries the revision it was made for: a write in between refuses it, whole."""
    document = damaged(SNAPSHOTS[0], damage)
    answer = document.get(include_tabs=True, user="author")
    steps = heal.next_pass(heal.preview(answer, Postmortem(read(answer), DEFAULT), DEFAULT))
    document.batch_update({"requests": [requests.insert_text(1, "typed ")]})
    typed = document.get(include_tabs=True, user="author")
    batch = heal.batch(steps)
    control = {"requiredRevisionId": answer["revisionId"]}

    if batch:
        with pytest.raises(ApiError, match="does not match the latest revision"):
            document.batch_update({"requests": batch, "writeControl": control}, user="author")

    assert document.get(include_tabs=True, user="author") == typed
    check_healing(document)
