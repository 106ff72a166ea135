"""What is said of a postmortem that was just created, and how that ends as it is filled in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from docs_template.template import TIMES, Facts
from linter.engine import lint
from linter.policy import BRIEF, DEFAULT, FULL
from tests.template.documents import created, read_back

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

JUST_NOW = datetime(2026, 3, 1, 15, tzinfo=UTC)
SEVERITIES = {FULL: "SEV2", BRIEF: "SEV3"}


def found(document: StoredDocument) -> list[tuple[str, str | None]]:
    """Code and section of each finding, whatever else holds at the same place left out."""
    report = lint(read_back(document), DEFAULT, JUST_NOW)
    return [(each.code, each.section) for each in report.diagnostics]


def fresh(kind: str) -> StoredDocument:
    return created(kind, Facts("checkout answered 503", SEVERITIES[kind]))


def known(kind: str) -> StoredDocument:
    """A postmortem of which the header was known when it was created."""
    times = dict.fromkeys(TIMES, JUST_NOW)
    facts = Facts(
        "checkout answered 503",
        SEVERITIES[kind],
        incident_id="INC-1",
        times=times,
        responders=("mira@example.com",),
        service="checkout",
    )
    return created(kind, facts)


def without_prompts(document: StoredDocument) -> StoredDocument:
    for section in DEFAULT.sections:
        if section.prompt:
            change = {"text": section.prompt, "matchCase": True}
            replace = {"replaceAllText": {"containsText": change, "replaceText": ""}}
            document.batch_update({"requests": [replace]})
    return document


@pytest.mark.parametrize("kind", [FULL, BRIEF])
def test_of_a_fresh_one_prompts_and_open_fields_are_said_and_nothing_else(kind: str) -> None:
    sections = [spec.id for spec in DEFAULT.sections_of(kind) if spec.required]
    said = [(code, section) for code, section in found(fresh(kind)) if code != "PRC02"]

    prompts = [section for code, section in said if code == "STR05"]
    assert prompts == sections
    assert {code for code, _ in said} == {"STR05", "STR09"}


@pytest.mark.parametrize("kind", [FULL, BRIEF])
def test_where_the_header_was_known_only_prompts_are_left(kind: str) -> None:
    assert {code for code, _ in found(known(kind))} - {"PRC02"} == {"STR05"}


def test_a_table_that_nobody_filled_in_is_an_empty_section() -> None:
    said = found(without_prompts(known(FULL)))

    sections = [spec.id for spec in DEFAULT.sections_of(FULL) if spec.required]
    assert [section for code, section in said if code == "STR04"] == sections
    assert {code for code, _ in said} <= {"STR04", "TML05", "PRC02"}


def test_lines_of_a_brief_that_nobody_filled_in_are_noticed() -> None:
    said = found(without_prompts(known(BRIEF)))

    assert ("BRF01", "brief") in said
    assert ("STR04", "action_items") in said
