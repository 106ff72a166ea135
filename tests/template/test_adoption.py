"""Adoption adds what a document lacks, and marks it; no word that stood there goes or moves."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import adoption, heal, requests
from docs_template.reader import read
from docs_template.template import Facts, header_table
from emulator.docs import service
from linter.engine import lint
from linter.policy import BRIEF, DEFAULT, FULL, NONE
from linter.postmortem import Postmortem
from tests.heal import damages
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from emulator.docs.service import StoredDocument

SAMPLES = ("checkout-outage", "dns-failover", "search-index-lag", "sev3-brief")
# Each a few lines of notes, as somebody may have them.
NOTES = {
    "nothing": [],
    "notes": ["Call at 14:10", "Rolled back at 14:20 UTC; Mira saw it first"],
    "labels": ["Severity: SEV2", "Status: draft", "Impact: 300 users for 20 minutes"],
    "one section": ["# Timeline", "14:02 UTC the pager went off"],
    "smaller headings": ["# Postmortem: checkout", "## Summary", "Down.", "## Notes", "x"],
    "another order": ["# Action items", "- Raise the alert", "# Summary", "It was down."],
    "twice": ["# Impact", "300 users", "# Impact", "300 users"],
}  # fmt: skip


def written(lines: list[str], title: str = "INC 7") -> StoredDocument:
    """A document of paragraphs, of headings where they begin with number signs."""
    document = service.new("DOC-1", title)
    text = "\n".join(line.lstrip("# ") for line in lines)
    if text:
        document.batch_update({"requests": [requests.insert_text(1, text)]})
    for line, element in zip(lines, document.get()["body"]["content"][1:], strict=False):
        level = len(line) - len(line.lstrip("#"))
        if level:
            place = element["startIndex"], element["endIndex"]
            style = requests.style_paragraph(*place, f"HEADING_{level}")
            document.batch_update({"requests": [style]})
    return document


def adopt(document: StoredDocument) -> int:
    """Adopt as the product does it, pass by pass; gives how many there were."""
    for number in range(heal.MOST_PASSES):
        answer = document.get(include_tabs=True)
        found = adoption.steps(answer, Postmortem(read(answer), DEFAULT), DEFAULT)
        made = heal.next_pass(found)
        if not made:
            return number
        document.batch_update({"requests": heal.batch(made)})
    raise AssertionError("adoption does not end")


def postmortem_of(document: StoredDocument) -> Postmortem:
    return Postmortem(read(document.get(include_tabs=True)), DEFAULT)


def words(document: StoredDocument) -> Counter[str]:
    """Every word and how often it is there."""
    blocks = read(document.get(include_tabs=True)).blocks
    return Counter(word for block in blocks for word in re.findall(r"\w+", block.text))


def lines(document: StoredDocument) -> list[str]:
    """What stands outside of tables, in order."""
    blocks = read(document.get(include_tabs=True)).blocks
    return [block.text for block in blocks if block.text.strip() and block.cell is None]


def is_in_order(some: list[str], among: list[str]) -> bool:
    """Whether lines follow one another among others."""
    rest = iter(among)
    return all(line in rest for line in some)


def check(document: StoredDocument) -> None:
    """Adopt, and look at what has to hold for every document."""
    before, order = words(document), lines(document)

    adopt(document)

    assert before - words(document) == Counter()
    assert is_in_order(order, lines(document))
    postmortem = postmortem_of(document)
    assert adoption.is_own(postmortem, "DOC-1")
    codes = {finding.code for finding in lint(postmortem.document, DEFAULT).diagnostics}
    assert not codes & {"STR01", "STR08"}
    assert {"severity", "status", "impact_started"} <= postmortem.header.fields.keys()
    assert adopt(document) == 0


@pytest.mark.parametrize("notes", NOTES)
def test_notes_become_a_postmortem(notes: str) -> None:
    document = written(NOTES[notes])

    check(document)

    assert postmortem_of(document).kind == FULL


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_becomes_one(root: Path, sample: str) -> None:
    answer = json.loads((root / "examples" / f"{sample}.json").read_text())
    document = service.load(answer | {"documentId": "DOC-1"})
    kind = postmortem_of(document).kind

    check(document)

    assert postmortem_of(document).kind == kind
    assert kind == (BRIEF if sample == "sev3-brief" else FULL)


@pytest.mark.parametrize("damage", damages.DAMAGES, ids=lambda damage: damage.__name__)
def test_whatever_was_done_to_a_document_it_becomes_one(
    damage: Callable[[StoredDocument], None],
) -> None:
    document = filled(INCIDENTS[1])
    damages.apply(damage, document)
    forget_marks(document)

    check(document)


def forget_marks(document: StoredDocument) -> None:
    """What a copy without its original's named ranges looks like."""
    named = read(document.get(include_tabs=True)).named_ranges
    batch = [requests.delete_named_range(each.id) for each in named]
    if batch:
        document.batch_update({"requests": batch})


def test_notes_alone_are_no_postmortem_before() -> None:
    assert postmortem_of(written(NOTES["notes"])).kind == NONE


def test_what_is_said_before_is_what_is_done() -> None:
    answer = written(NOTES["one section"]).get(include_tabs=True)

    found = adoption.steps(answer, Postmortem(read(answer), DEFAULT), DEFAULT)

    rows = header_table(DEFAULT, Facts("")).rows
    labels = ", ".join(f'"{row[0].text}"' for row in rows)
    assert [step.text for step in found] == [
        'Put the title "Postmortem: INC 7" on top',
        f"Add {labels} to the header",
        'Add "Action items" with its prompt',
        'Add "What went well" with its prompt',
        'Add "Contributing factors" with its prompt',
        'Add "Impact" with its prompt',
        'Add "Summary" with its prompt',
        "Mark title and headings, which nobody sees",
    ]


def test_a_name_that_says_what_it_is_is_the_title() -> None:
    document = written(NOTES["one section"], "Postmortem of checkout")

    adopt(document)

    assert lines(document)[0] == "Postmortem of checkout"


def test_the_marks_of_an_original_are_replaced() -> None:
    document = filled(INCIDENTS[0], "ORIGINAL")
    (mark,) = marks(document)
    copy = service.load(document.get(include_tabs=True) | {"documentId": "DOC-1"})

    assert adoption.is_copy(postmortem_of(copy), "DOC-1")
    check(copy)

    assert mark == "second-story:template:1:ORIGINAL:full"
    assert marks(copy) == ["second-story:template:1:DOC-1:full"]


def test_a_copy_of_a_published_one_is_a_draft() -> None:
    document = filled(INCIDENTS[0], "ORIGINAL")
    choose(document, "Published")
    copy = service.load(document.get(include_tabs=True) | {"documentId": "DOC-1"})

    adopt(copy)

    assert postmortem_of(copy).header.fields["status"].text == "Draft"


def choose(document: StoredDocument, shown: str) -> None:
    from docs_template import status

    answer: dict[str, Any] = document.get(include_tabs=True)
    batch = status.show(answer, Postmortem(read(answer), DEFAULT), DEFAULT, shown)
    document.batch_update({"requests": batch})


def marks(document: StoredDocument) -> list[str]:
    """The names of the ranges that say which document it is."""
    named = read(document.get(include_tabs=True)).named_ranges
    return [each.name for each in named if ":template:" in each.name]
