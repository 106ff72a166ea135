"""Which headings are sections of the practice, and what belongs to each."""

from __future__ import annotations

from typing import Any

import pytest

from linter.anatomy.sections import announced
from linter.policy import DEFAULT, Policy, SectionSpec
from tests.linter.reading import of_docs, postmortem
from tests.reader import writing


def contents(text: str) -> list[tuple[str | None, list[str]]]:
    """Id and texts of each stretch that says anything or has an id."""
    return [
        (section.id, [block.text for block in section.blocks])
        for section in postmortem(text).all_sections
        if section.id or section.blocks
    ]


def ids(text: str) -> list[str | None]:
    return [section.id for section in postmortem(text).sections]


@pytest.mark.parametrize("spec", DEFAULT.sections, ids=lambda spec: spec.id)
def test_a_heading_or_alias_of_the_policy_makes_its_section(spec: SectionSpec) -> None:
    for name in (spec.heading, *spec.aliases):
        assert ids(f"# Postmortem\n\n## {name}\n\nWords.") == [spec.id], name
        assert ids(f"# Postmortem\n\n## {name.upper()}?\n\nWords.") == [spec.id], name


@pytest.mark.parametrize(
    ("heading", "section_id"),
    [
        ("1. Timeline", "timeline"),
        ("2.1) Timeline", "timeline"),
        ("IV. Impact", "impact"),
        ("B. Impact", "impact"),
        ("Section 3 - Impact", "impact"),
        ("🕒 Timeline", "timeline"),
        (":clock3: Timeline :clock3:", "timeline"),
        ("Timeline:", "timeline"),
        ("*Timeline*", "timeline"),
        ("__TIMELINE__", "timeline"),
        ("Timeline (all times UTC)", "timeline"),
        ("Timeline [UTC]", "timeline"),
        ("Timeline (UTC) 3/1 - 3/2, all times approximate", "timeline"),
        ("Timeline, UTC", "timeline"),
        ("Timeline in UTC", "timeline"),
        ("Timeline – what happened when", "timeline"),
        ("Timeline of the outage", "timeline"),
        ("The incident timeline", "timeline"),
        ("Our impact", "impact"),
        ("Impact: 2 hours", "impact"),
        ("Impact & scope", "impact"),
        ("Incident impact", "impact"),
        ("Summary/TL;DR", "summary"),
        ("Summary of the incident", "summary"),
        ("Post-mortem summary", "summary"),
        ("Root Cause(s)", "factors"),
        ("Root-cause analysis", "factors"),
        ("Trigger and root cause", "factors"),
        ("Causes and contributing factors", "factors"),
        ("Action Items & Follow-ups", "action_items"),
        ("Lessons learned / Action items", "action_items"),
        ("Follow-up work", "action_items"),
        ("Planned actions", "action_items"),
        ("Remediation plan and owners", "action_items"),
        ("Corrective and preventive steps", "action_items"),
        ("Next steps and owners", "action_items"),
        ("Tickets filed", "action_items"),
        ("Where did we get lucky?", "lucky"),
        ("Open question(s)", "open_questions"),
    ],
)
def test_a_heading_is_read_as_people_write_it(heading: str, section_id: str) -> None:
    assert ids(f"# Postmortem\n\n## {heading}\n\nWords.") == [section_id]


@pytest.mark.parametrize(
    "heading",
    [
        "Impact-driven planning",
        "Cause-effect diagrams",
        "Timelines we should have",
        "Actions taken during the response",
        "Process improvements",
        "Resolution",
        "Lessons learned",
        "What went wrong",
        "Summary" + " of this and that" * 20,
    ],
)
def test_a_heading_that_only_resembles_a_section_is_none(heading: str) -> None:
    assert ids(f"# Postmortem\n\n## {heading}\n\nWords.") == []


@pytest.mark.parametrize(
    "heading",
    [
        "What we will do",
        "What we're doing about it",
        "How are we going to do better?",
        "Steps we are taking",
        "Moving forward",
        "What's next?",
        "Preventing recurrence",
    ],
)
def test_a_heading_may_announce_follow_ups_that_are_no_list(heading: str) -> None:
    text = f"# Postmortem\n\n## Causes\n\n- One\n\n### {heading}\n\nA longer story."

    assert ids(text) == ["factors"]
    assert [announced(section) for section in postmortem(text).all_sections][-1]
    assert [factor.text for factor in postmortem(text).factors] == ["One"]


@pytest.mark.parametrize(
    "heading", ["What we did", "How we found it", "What we were doing", "Forward proxies"]
)
def test_other_questions_announce_nothing(heading: str) -> None:
    text = f"# Postmortem\n\n## {heading}\n\nA longer story."

    assert not any(announced(section) for section in postmortem(text).all_sections)


def test_the_policy_decides_what_sections_there_are() -> None:
    policy = Policy(sections=[SectionSpec("money", "What it cost", ["The bill"])])
    found = postmortem("# Postmortem\n\n## 1. The Bill\n\n## Timeline\n", policy).sections

    assert [section.id for section in found] == ["money"]


@pytest.mark.parametrize(
    "line", ["**Impact**", "**Impact:**", "**Impact**:", "**🔥 Impact (SEV2)**"]
)
def test_a_bold_line_that_equals_a_heading_stands_for_one(line: str) -> None:
    text = f"# Postmortem\n\n{line}\n\n14 shops.\n\n**Timeline**\n\nNothing.\n"

    assert contents(text) == [("impact", ["14 shops."]), ("timeline", ["Nothing."])]


@pytest.mark.parametrize(
    "line",
    [
        "**Impact**: 14 shops.",
        "**Impact: two hours**",
        "**Impact** of the outage",
        "Impact",
        "- **Impact**",
        "> **Impact**",
        "`Impact`",
        "| **Impact** |\n|---|\n| 14 |",
    ],
)
def test_another_line_does_not(line: str) -> None:
    assert ids(f"# Postmortem\n\n{line}\n\n14 shops.\n") == []


def test_a_bold_section_ends_at_a_bold_line_that_other_practices_know_as_a_heading() -> None:
    text = "**What went well**\n\nThe canary.\n\n**What went wrong?**\n\nThe pager.\n"

    assert contents(text) == [("went_well", ["The canary."]), (None, ["The pager."])]


def test_a_bold_line_inside_a_section_is_part_of_it() -> None:
    text = "# Postmortem\n\n## Summary\n\n**Background**\n\nThe canary.\n\n**Next**\n\nNothing."

    assert contents(text) == [("summary", ["Background", "The canary.", "Next", "Nothing."])]


def test_a_bold_section_ends_at_the_next_heading() -> None:
    text = "# Postmortem\n\n**Impact**\n\n14 shops.\n\n##### Notes\n\nNone.\n"

    assert contents(text) == [("impact", ["14 shops."]), (None, ["None."])]


def test_deeper_unknown_headings_belong_to_their_section() -> None:
    text = "# Postmortem\n\n## Timeline\n\n### 14:03\n\nPaged.\n\n#### Note\n\nHm.\n\n### 14:05\n"

    assert contents(text) == [("timeline", ["14:03", "Paged.", "Note", "Hm.", "14:05"])]


def test_an_unknown_heading_of_the_same_level_ends_a_section() -> None:
    text = "# Postmortem\n\n## Timeline\n\nPaged.\n\n## Resolution\n\nRolled back.\n"

    assert contents(text) == [("timeline", ["Paged."]), (None, ["Rolled back."])]


def test_a_section_inside_an_unknown_one_is_a_section() -> None:
    text = "## Lessons learned\n\nSome.\n\n### What went well\n\nA.\n\n### What went wrong\n\nB.\n"

    assert contents(text) == [(None, ["Some."]), ("went_well", ["A."]), (None, ["B."])]


def test_a_section_inside_another_leaves_the_rest_to_the_outer_one() -> None:
    text = "# Postmortem\n## Summary\nA.\n### Impact\nB.\n#### More\nC.\n### Rest\nD.\n"

    assert contents(text) == [("summary", ["A.", "Rest", "D."]), ("impact", ["B.", "More", "C."])]


def test_a_heading_of_the_same_id_inside_a_section_is_part_of_it() -> None:
    text = "# Postmortem\n## Root causes\nA.\n### Contributing factors\nB.\n"

    assert contents(text) == [("factors", ["A.", "Contributing factors", "B."])]


def test_a_repeated_section_is_there_twice() -> None:
    text = "# Postmortem\n## Impact\nA.\n## Timeline\nB.\n## Impact\nC.\n"

    assert ids(text) == ["impact", "timeline", "impact"]
    assert len(postmortem(text).sections_with("impact")) == 2


def test_a_section_knows_the_headings_that_it_stands_under() -> None:
    (section,) = postmortem("# Postmortem\n## Lessons\n### What went well\nA.\n").sections

    assert section.path == ("Postmortem", "Lessons")


@pytest.mark.parametrize(
    "title",
    [
        "# Incident brief: the API was down",
        "# Root cause analysis of the outage",
        "# Timeline: how we lost a Monday",
        "# Impact on customers – 3 March",
        "# Root cause analysis",
        "# Incident summary\n\nSEV2\n\n## Summary",
        "Incident brief: the API was down\n===",
    ],
)
def test_the_title_is_no_section(title: str) -> None:
    found = postmortem(f"{title}\n\nWords.\n\n## What went well\n\nWords.\n")

    assert found.sections[-1].id == "went_well"
    assert all(section.level > 1 for section in found.sections)


def test_a_title_beside_its_sections_is_none_of_them() -> None:
    text = "# Incident brief: API down\n\n# Root cause analysis\n\nA.\n\n# Action items\n\nB.\n"

    assert ids(text) == ["factors", "action_items"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Timeline\n\n- 14:03 UTC paged\n", ["timeline"]),
        ("# Summary\n\nA.\n\n## Impact\n\nB.\n", ["summary", "impact"]),
        ("# Summary\n\nA.\n\n# Impact\n\nB.\n", ["summary", "impact"]),
        ("# Incident brief\n\nA.\n\n## Action items\n\nB.\n", ["brief", "action_items"]),
        ("# Root cause analysis\n\nA.\n", ["factors"]),
    ],
    ids=["alone", "above another", "beside another", "brief", "alone, though a kind of document"],
)
def test_a_first_heading_that_is_a_section_and_no_more_is_one(
    text: str, expected: list[str]
) -> None:
    assert ids(text) == expected


def test_what_stands_before_the_first_heading_has_none() -> None:
    first = postmortem("Words.\n\n## Impact\n\n14 shops.\n").all_sections[0]

    assert (first.id, first.heading, [block.text for block in first.blocks]) == (
        None,
        None,
        ["Words."],
    )


def heading(text: str, level: int = 2) -> writing.Json:
    return writing.paragraph(writing.run(text), style=f"HEADING_{level}")


def line(text: str) -> writing.Json:
    return writing.paragraph(writing.run(text))


def test_a_title_style_is_the_title_whatever_it_says() -> None:
    title = writing.paragraph(writing.run("Timeline"), style="TITLE")
    found = of_docs(writing.page(title, line("Words."), heading("Impact"), line("14 shops.")))

    assert [section.id for section in found.sections] == ["impact"]


def test_a_heading_without_words_opens_nothing() -> None:
    found = of_docs(writing.page(heading("Impact"), heading(" "), heading(""), line("14 shops.")))

    assert [block.text for block in found.sections[0].content] == ["14 shops."]


def test_a_heading_in_a_table_is_no_section() -> None:
    table = writing.table(writing.row(writing.cell(heading("Timeline"))))
    found = of_docs(writing.page(heading("Impact"), table, line("14 shops.")))

    assert [section.id for section in found.sections] == ["impact"]
    assert [block.text for block in found.sections[0].blocks] == ["Timeline", "14 shops."]


def test_a_section_ends_with_its_tab() -> None:
    found = of_docs(
        writing.tabbed(
            writing.tab("t.0", heading("Impact"), line("14 shops.")),
            writing.tab("t.1", line("Notes."), heading("Timeline")),
        )
    )

    assert [(s.id, [b.text for b in s.blocks]) for s in found.all_sections if s.blocks] == [
        ("impact", ["14 shops."]),
        (None, ["Notes."]),
    ]
    assert [section.id for section in found.sections] == ["impact", "timeline"]


def test_a_footnote_belongs_to_no_section() -> None:
    found = of_docs(
        writing.page(
            heading("Impact"),
            writing.paragraph(writing.run("14 shops."), writing.reference("kix.a")),
            footnotes={"kix.a": [line("Says the till.")]},
        )
    )

    assert [block.text for block in found.all_sections[-1].blocks] == ["Says the till."]
    assert found.all_sections[-1].id is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minutes of the meeting", "none"),
        ("# Postmortem of the outage", "full"),
        ("# Outage of 3 March\n\n## Impact\n\n14 shops.", "full"),
        ("# Incident brief: API down", "brief"),
        ("# SEV3 brief 2026-03-01 (incident report)", "brief"),
        ("# Outage\n\n## Incident brief\n\nA.\n\n## Action items\n\nB.", "brief"),
        ("# Postmortem of a brief outage", "full"),
        ("# Incident brief: API down\n\n## Impact\n\nA.", "brief"),
        ("# Postmortem in brief\n\n## Impact\n\nA\n\n## Timeline\n\nB\n\n## Causes\n\nC", "full"),
        ("# Tasks\n\n## Action items\n\nA.", "full"),
    ],
    ids=lambda value: value.replace("\n", " ")[:40],
)
def test_the_kind_of_postmortem_is_seen_from_title_and_sections(text: str, kind: str) -> None:
    assert postmortem(text).kind == kind


LABELLED = """# Postmortem

**Date:** 2026-03-03

**Summary:** The pool was full.

**Impact**: 1,200 requests failed.

They were retried.

**Root causes:** two.

**Detection:** an alert.

It fired late.

**Action items:**

- Cap the pool
"""


def test_bold_labels_in_front_of_paragraphs_open_sections() -> None:
    assert contents(LABELLED)[1:] == [
        ("summary", ["Summary: The pool was full."]),
        ("impact", ["Impact: 1,200 requests failed.", "They were retried."]),
        ("factors", ["Root causes: two."]),
        (None, ["Detection: an alert.", "It fired late."]),
        ("action_items", ["Cap the pool"]),
    ]


def test_one_label_alone_is_a_word_of_emphasis() -> None:
    assert ids("# Notes\n\n**Summary:** we met.\n\n**Next:** we meet again.") == []


def test_a_label_opens_nothing_where_a_heading_does() -> None:
    text = "## Summary\n\n**Impact:** none.\n\n**Timeline:** short.\n\n## Impact\n\nNone."

    assert contents(text) == [
        ("summary", ["Impact: none.", "Timeline: short."]),
        ("impact", ["None."]),
    ]


def test_bullets_with_labels_are_bullets() -> None:
    assert ids("# Notes\n\n- **Summary:** the pool was full.\n- **Impact:** none.") == []


def marked_page(name: str, *content: Any) -> list[str | None]:
    title = writing.paragraph("T", style="TITLE")
    heading = writing.paragraph("Damage", style="HEADING_2")
    answer = writing.answer(title, heading, *content)
    entry = {"namedRangeId": "kix.1", "name": name, "ranges": [{"startIndex": 3, "endIndex": 9}]}
    answer["tabs"][0]["documentTab"]["namedRanges"] = {name: {"name": name, "namedRanges": [entry]}}
    return [section.id for section in of_docs(answer).sections]


def test_a_mark_of_the_template_names_a_section_that_no_heading_does() -> None:
    assert marked_page("second-story:impact", "None.") == ["impact"]
    assert marked_page("second-story:impact:document-1", "None.") == ["impact"]
    assert marked_page("somebody:impact", "None.") == []


def test_a_heading_is_worth_more_than_a_mark() -> None:
    impact = writing.paragraph("Impact", style="HEADING_2")

    assert marked_page("second-story:impact", "None.", impact, "None.") == ["impact"]
