"""What rules are shown of a document: whose words, in which section, in which sentence."""

from __future__ import annotations

import pytest

from tests.linter.reading import of_docs, postmortem
from tests.reader import writing


def read(text: str) -> list[str]:
    """The texts that language rules read under a heading."""
    return [passage.text.raw for passage in postmortem(f"## Summary\n\n{text}\n").passages][1:]


@pytest.mark.parametrize(
    "text",
    [
        "```\nours\n```",
        "> ours",
        "<@jo> ours",
        "[14:03] @jo: ours",
        "@jo: ours",
        "| Who | What |\n|---|---|",
    ],
)
def test_what_others_said_is_not_read(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ours.", ["Ours."]),
        ("- Ours.\n- Ours too.", ["Ours.", "Ours too."]),
        ("### Ours", ["Ours"]),
        ("| Who | What |\n|---|---|\n| we | ours |", ["we", "ours"]),
        ("14:03 ours", ["14:03 ours"]),
    ],
)
def test_our_own_words_are_read(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("heading", ["Appendix", "Slack log", "Chat transcript of the incident"])
def test_a_transcript_is_not_read_nor_what_is_under_it(heading: str) -> None:
    text = f"## {heading}\n\nTheirs.\n\n### Part 2\n\nTheirs.\n\n## Summary\n\nOurs.\n"

    assert [p.text.raw for p in postmortem(text).passages if not p.is_heading] == ["Ours."]


def test_code_links_and_quotations_are_exempt_within_our_words() -> None:
    (_, passage) = postmortem('## Summary\n\nWe `ran` [this](x) and "that".\n').passages
    words = passage.text.raw

    for exempt in ("ran", "this", "that"):
        assert passage.is_exempt(words.index(exempt), words.index(exempt) + len(exempt))
    assert not passage.is_exempt(words.index("and"), words.index("and") + 3)


def test_a_block_knows_its_section_and_an_offset_its_sentence() -> None:
    found = postmortem("# X\n\n## Impact\n\nOne. Two.\n\n### More\n\nThree.\n")
    blocks = found.document.blocks

    assert [found.section_of[id(block)] for block in blocks] == [None, *["impact"] * 4]
    assert found.sentence(blocks[2], 6) == "Two."


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        ("### Details", True),
        ("| Time | Event |\n|---|---|\n| | |", True),
        ("| Time | Event |\n|---|---|\n| 14:03 | |", False),
        ("None.", False),
        ("```\nx\n```", False),
    ],
)
def test_a_section_is_blank_that_says_nothing(text: str, blank: bool) -> None:
    found = postmortem(f"## Timeline\n\n{text}\n")

    assert found.is_blank(found.sections[0]) is blank


def test_names_are_learnt_from_where_only_people_stand() -> None:
    text = (
        "Responders: Ana Park\n\nSeverity: SEV2\n\n## Timeline\n\n"
        "| Time | Who | What |\n|---|---|---|\n| 14:03 | Lee (SRE) | Asked Bo |\n\n"
        "## Action items\n\n- Add an alert (Owner: Zoe Kim)\n- Tell them (Owner: Platform team)\n"
    )

    assert postmortem(text).people == {"ana", "park", "lee", "zoe", "kim"}


def test_names_are_learnt_from_person_chips() -> None:
    chip = writing.person("Ana Park", "park@example.com")

    assert of_docs(writing.page(writing.paragraph("Asked ", chip))).people == {"ana", "park"}


def test_declined_items_are_not_open() -> None:
    found = postmortem("## Action items\n\n- One\n- Two (declined: too costly)\n")

    assert [item.text for item in found.open_items] == ["One"]
    assert len(found.action_items) == 2


@pytest.mark.parametrize(("name", "is_ours"), [("second-story:impact", True), ("kix.1", False)])
def test_the_template_is_known_by_its_named_ranges(name: str, is_ours: bool) -> None:
    ranges = {name: {"namedRanges": [{"namedRangeId": "r", "name": name, "ranges": []}]}}
    page = writing.page("Words.", namedRanges=ranges)

    assert of_docs(page).is_from_template is is_ours
