"""What is a contributing factor, and which category it is marked with."""

from __future__ import annotations

import pytest

from linter.policy import CATEGORIES, CATEGORY_SYNONYMS, Policy
from tests.linter.reading import of_docs, postmortem
from tests.reader import writing

WORDS = "the runbook named a tool that is gone"


def factors(text: str) -> list[tuple[str, str | None]]:
    found = postmortem(f"# Postmortem\n\n## Contributing factors\n\n{text}\n").factors
    return [(factor.text, factor.category) for factor in found]


@pytest.mark.parametrize(
    "text",
    [
        "- Process: {}",
        "- **Process:** {}",
        "- *Process* – {}",
        "- [Process] {}",
        "- (process) {}",
        "- 🔧 PROCESS: {}",
        "- Process factor: {}",
        "- Category: Process – {}",
        "- Process / detection: {}",
        "- {} (process)",
        "- {} [Process].",
        "- {} (category: process)",
        "- {} — Process",
        "1. Process: {}",
        "### Process\n\n- {}",
        "### 2. Process factors\n\n- {}",
        "### Process\n\n#### Runbooks\n\n- {}",
        "**Process**\n\n- {}",
        "Process:\n\n- {}",
        "- Process\n  - {}",
        "- **Process:**\n  - {}",
        "| Category | Factor |\n|---|---|\n| Process | {} |",
        "| What | Evidence | Type |\n|---|---|---|\n| {} | a much longer text than that of it | process |",
        "| | |\n|---|---|\n| Process | {} |",
        "| Process | {} |\n|---|---|",
        "Process: {}",
        "### Process\n\n{}",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_category_may_stand_wherever_people_write_it(text: str) -> None:
    assert factors(text.format(WORDS)) == [(WORDS, "process")]


@pytest.mark.parametrize(
    "text",
    [
        "- {}",
        "{}",
        "| Factor | Owner |\n|---|---|\n| {} | SRE |",
        "### Technical\n\n### Runbooks\n\n- {}",
        "- Technical\n- {}",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_factor_without_a_category_has_none(text: str) -> None:
    assert factors(text.format(WORDS))[-1] == (WORDS, None)


@pytest.mark.parametrize(
    "words",
    [
        "Technical debt: nobody owned the runbook",
        "Technical-debt grew",
        "Process owners (SRE) had changed",
        "Nobody looked – detection took an hour",
        "The detection was late",
    ],
)
def test_a_word_of_the_factor_is_no_label(words: str) -> None:
    assert factors(f"- {words}") == [(words, None)]


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_category_is_known_by_its_name(category: str) -> None:
    assert factors(f"- {category.title()}: {WORDS}") == [(WORDS, category)]


@pytest.mark.parametrize(("synonym", "category"), CATEGORY_SYNONYMS.items())
def test_each_category_is_known_by_its_synonyms(synonym: str, category: str) -> None:
    assert factors(f"- {synonym.title()}: {WORDS}") == [(WORDS, category)]


def test_the_policy_names_the_categories() -> None:
    policy = Policy(categories=["people", "machines"])
    text = "## Contributing factors\n\n- Machines: old\n- Process: new\n"

    assert [factor.category for factor in postmortem(text, policy).factors] == ["machines", None]


def test_each_top_level_bullet_is_a_factor_and_what_is_under_it_is_not() -> None:
    assert factors("Several:\n\n- One\n  - detail\n- Two\n\n> quoted\n\n- Three") == [
        ("One", None),
        ("Two", None),
        ("Three", None),
    ]


def test_groups_of_bullets_and_of_headings_follow_each_other() -> None:
    text = "- Technical\n  - One\n  - Two\n- Process\n  - Three\n- Four"

    assert factors(text) == [
        ("One", "technical"),
        ("Two", "technical"),
        ("Three", "process"),
        ("Four", None),
    ]
    assert factors("### Process\n\n- One\n\n### Detection\n\n- Two") == [
        ("One", "process"),
        ("Two", "detection"),
    ]


def test_paragraphs_are_factors_where_nothing_is_listed() -> None:
    text = "These:\n\nThe disk was full.\n\n**Disk** alerts were off.\n\n```\ndf -h\n```\n\n> 100 %"
    found = postmortem(f"## Root causes\n\n{text}\n").factors

    assert [factor.text for factor in found] == ["The disk was full.", "Disk alerts were off."]
    assert all(factor.is_prose for factor in found)


def test_rows_without_words_and_the_header_are_no_factors() -> None:
    text = "| Name | Why |\n|---|---|\n| | |\n| Disk | it was full for a long time |"

    assert factors(text) == [("it was full for a long time", None)]


def test_several_sections_are_one_list() -> None:
    text = "## Root cause\n\n- One\n\n## Impact\n\nNone.\n\n## Contributing factors\n\n- Two\n"

    assert [factor.text for factor in postmortem(text).factors] == ["One", "Two"]


def docs(*content: writing.Json) -> list[tuple[str, str | None]]:
    heading = writing.paragraph("Contributing factors", style="HEADING_2")
    return [(f.text, f.category) for f in of_docs(writing.page(heading, *content)).factors]


CHIP = writing.dropdown("Process")


@pytest.mark.parametrize(
    "content",
    [
        writing.paragraph(CHIP, f" {WORDS}", bullet=("kix.bullets", 0)),
        writing.paragraph(f"{WORDS} – ", CHIP, bullet=("kix.bullets", 0)),
        writing.table([writing.cell(writing.paragraph(CHIP)), WORDS]),
        writing.table(["Factor", "Category"], [WORDS, writing.cell(writing.paragraph(CHIP))]),
        writing.table(["Factor", "Notes"], [writing.cell(writing.paragraph(CHIP, WORDS)), "None."]),
    ],
    ids=["in front", "behind", "cell", "column", "in the factor's cell"],
)
def test_a_dropdown_chip_gives_the_category(content: writing.Json) -> None:
    assert docs(content) == [(WORDS, "process")]


def test_a_table_without_a_header_loses_no_row() -> None:
    assert docs(writing.table(["Process", "Old runbook"], ["Technical", "Full disk"])) == [
        ("Old runbook", "process"),
        ("Full disk", "technical"),
    ]
