"""The template: the same batch every time, and a document that the linter knows its way around."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from docs_template import anchors
from docs_template.dropdowns import STATUSES, UNCHOSEN, dropdowns
from docs_template.template import TRUST
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.template.documents import DOCUMENT_ID, KNOWN, UNKNOWN, created, read_back, rendered

KINDS = ("full", "brief")
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", KINDS)
def test_the_batch_is_the_recorded_one(kind: str) -> None:
    path = GOLDEN / f"{kind}.json"
    batch = json.dumps(rendered(kind), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("RECORD"):
        path.write_text(batch)

    assert batch == path.read_text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_is_of_its_kind(kind: str) -> None:
    assert Postmortem(read_back(created(kind)), DEFAULT).kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_its_sections_are_those_of_the_practice_in_order(kind: str) -> None:
    postmortem = Postmortem(read_back(created(kind)), DEFAULT)

    wanted = [section.id for section in DEFAULT.sections_of(kind) if section.required]
    assert [section.id for section in postmortem.sections if section.id] == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_which_document_it_was_made_as(kind: str) -> None:
    origin = anchors.origin(read_back(created(kind)).named_ranges)

    assert origin is not None
    assert (origin.document_id, origin.kind, origin.version) == (DOCUMENT_ID, kind, 1)


def test_each_heading_carries_the_named_range_of_its_section() -> None:
    document = read_back(created("full"))
    headings = {block.start: block.text for block in document.blocks if block.kind == "heading"}
    named = {each.name: headings.get(each.spans[0].start) for each in document.named_ranges}

    for section in DEFAULT.sections_of("full"):
        if section.required:
            assert named[anchors.section(section.id)] == section.heading


def test_what_is_known_is_filled_in() -> None:
    header = Postmortem(read_back(created("full")), DEFAULT).header

    assert header.severity == "SEV2"
    assert header.time("detected") == KNOWN.times["detected"]
    assert header.fields["responders"].text == "mira@example.com, jonas@example.com"
    assert header.fields["incident_id"].text == "INC-1"


def test_what_is_not_known_waits() -> None:
    header = Postmortem(read_back(created("full", UNKNOWN)), DEFAULT).header

    assert [name for name in header.fields if header.fields[name].text] == ["severity", "status"]


def test_a_new_document_is_a_draft() -> None:
    header = Postmortem(read_back(created("full")), DEFAULT).header

    assert header.fields["status"].text == STATUSES[0]


def test_it_states_that_it_is_never_used_in_performance_evaluation() -> None:
    assert TRUST in [block.text for block in read_back(created("full")).blocks]


def test_a_dropdown_that_nobody_has_chosen_from_says_so() -> None:
    chosen = dropdowns(DEFAULT)

    assert [name for name in chosen if chosen[name].options[0] == UNCHOSEN] == [
        "severity",
        "category",
        "priority",
    ]
