"""Pages: whatever the length of a report, each card is whole and no finding is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.cards.report import edition, report_card
from addon.cards.widgets.limits import CardLimitError, within_limits
from addon.cards.widgets.parts import button, card, open_page, paragraph, section
from addon.cards.widgets.text import Html
from tests.cards import limits, schema
from tests.cards.forms import LINKS, longest
from tests.cards.reports import Draft

Json = dict[str, Any]

SEVERITIES = ("error", "warning", "suggestion")


def pages(draft: Draft) -> list[Json]:
    """Every page of a report, found as a person finds it: by its Next."""
    checked = draft.checked()
    found: list[Json] = []
    number = 1
    while True:
        shown: Json = report_card(checked, LINKS, number)
        found.append(shown)
        if not any(button["text"] == "Next" for button in buttons_of(shown)):
            return found
        number += 1


def buttons_of(shown: Json) -> list[Json]:
    return [
        button
        for part in shown["sections"]
        for widget in part["widgets"]
        for button in widget.get("buttonList", {}).get("buttons", [])
    ]


def reasons_of(shown: Json) -> list[str]:
    """The findings of a page, by the rule that their Why leads to."""
    return [
        button["onClick"]["openLink"]["url"].rpartition("/")[2]
        for button in buttons_of(shown)
        if button["text"] == "Why?"
    ]


findings = st.lists(
    st.tuples(
        st.sampled_from(SEVERITIES),
        st.text(st.characters(exclude_categories=()), max_size=30),
        st.integers(1, 60),
        st.booleans(),
    ),
    max_size=120,
)


@given(findings)
def test_every_finding_stands_on_one_page_and_every_page_is_whole(
    found: list[tuple[str, str, int, bool]],
) -> None:
    draft = Draft("# Summary")
    for number, (severity, text, times, begins) in enumerate(found):
        if begins:
            draft.write(f"# Heading {number} {text}")
        draft.write(f"w{number}. {text * times}")
        draft.find(severity, "TML07", f"rule-{number}", f"w{number}.", text * times or "m")
    shown = pages(draft)

    expected = [f"rule-{n}" for n, one in enumerate(found) if one[0] != "suggestion"]
    expected += [f"rule-{n}" for n, one in enumerate(found) if one[0] == "suggestion"]
    assert [name for page in shown for name in reasons_of(page)] == expected
    for page in shown:
        assert limits.faults(page) == []
        assert schema.faults(page, schema.bundled()) == []


def test_the_longest_findings_fit_several_to_a_page() -> None:
    first: Json = report_card(longest(), LINKS)

    assert len(reasons_of(first)) >= 4


def test_a_group_that_goes_on_says_so() -> None:
    draft = Draft("# Timeline")
    for number in range(90):
        draft.write(f"w{number}.")
        draft.find("error", "TML01", "entry-without-time", f"w{number}.", "It has no time.")
    first, second, *_ = pages(draft)

    assert first["sections"][2]["header"].endswith(">Timeline</a>")
    assert second["sections"][1]["header"].endswith(">Timeline</a>, continued")


def test_suggestions_are_folded_on_every_page() -> None:
    draft = Draft("# Timeline")
    for number in range(90):
        draft.write(f"w{number}.")
        draft.find("suggestion", "TML06", "entry-without-actor", f"w{number}.", "Who?")
    for page in pages(draft):
        (listed,) = [part for part in page["sections"] if "header" in part]
        assert listed["collapsible"] is True
        assert listed["header"].startswith("Suggestions")


def test_a_page_tells_which_findings_it_shows() -> None:
    draft = Draft("# Timeline")
    for number in range(90):
        draft.write(f"w{number}.")
        draft.find("error", "TML01", "entry-without-time", f"w{number}.", "It has no time.")
    shown = pages(draft)
    places = [page["sections"][-1]["widgets"][0]["textParagraph"]["text"] for page in shown]

    assert places == [
        "Findings 1 to 25 of 90",
        "Findings 26 to 50 of 90",
        "Findings 51 to 75 of 90",
        "Findings 76 to 90 of 90",
    ]
    assert [[button["text"] for button in buttons_of(page)][-2:] for page in shown] == [
        ["Dismiss", "Next"],
        ["Previous", "Next"],
        ["Previous", "Next"],
        ["Dismiss", "Previous"],
    ]


def test_an_edition_is_of_the_findings_alone() -> None:
    one, other = Draft("# Summary", "a b"), Draft("# Summary", "a b, and more")
    for draft in (one, other):
        draft.find("error", "TML01", "entry-without-time", "a b", "It has no time.")
    assert edition(one.checked().report) == edition(other.checked().report)

    other.find("error", "TML01", "entry-without-time", "more", "It has no time.")
    assert edition(one.checked().report) != edition(other.checked().report)


class TestACardBeyondALimit:
    """It cannot be built, in whatever way its limits are broken."""

    @pytest.mark.parametrize(
        ("sections", "fault"),
        [
            ([], "no sections"),
            ([section([])], "a section without widgets"),
            ([section([paragraph(Html("x"))] * 101)], "101 widgets"),
            ([section([paragraph(Html("x"))])] * 101, "101 sections"),
            ([section([paragraph(Html("x" * 24_000))])], "bytes"),
        ],
        ids=["none", "empty", "widgets", "sections", "bytes"],
    )
    def test_is_refused(self, sections: list[Json], fault: str) -> None:
        with pytest.raises(CardLimitError, match=fault):
            card("test", "Title", sections)

    def test_is_refused_without_a_title(self) -> None:
        with pytest.raises(CardLimitError, match="no title"):
            card("test", "\u202e", [section([paragraph(Html("x"))])])

    def test_names_all_of_its_faults(self) -> None:
        with pytest.raises(CardLimitError, match="no title, no sections"):
            within_limits({"name": "test", "header": {"title": ""}, "sections": []})

    def test_is_none_at_the_limit(self) -> None:
        full = card("test", "Title", [section([paragraph(Html("x"))])] * 100)

        assert len(full["sections"]) == 100


def test_a_footer_states_the_colour_that_google_wants() -> None:
    footer = button("Go", open_page("https://example.com/x"))
    built = card("test", "Title", [section([paragraph(Html("x"))])], footer=footer)

    assert built["fixedFooter"]["primaryButton"]["type"] == "FILLED"
    assert limits.faults(built) == []
