"""The report card: what a person reads first, and where each finding stands."""

from __future__ import annotations

from typing import Any

import pytest

from addon.cards.report import report_card
from linter.formats.tally import tally
from tests.cards.forms import LINKS
from tests.cards.reports import Draft

Json = dict[str, Any]


def card_of(draft: Draft, **checked: Any) -> Json:
    card: Json = report_card(draft.checked(**checked), LINKS)
    return card


def text_of(section: Json) -> str:
    return " ".join(
        widget["textParagraph"]["text"]
        for widget in section["widgets"]
        if "textParagraph" in widget
    )


def headers_of(card: Json) -> list[str]:
    return [section["header"] for section in card["sections"] if "header" in section]


@pytest.fixture
def draft() -> Draft:
    return Draft("Before all.", "# Summary", "One two.", "# Timeline", "Three four.", "Five six.")


class TestFindings:
    def test_stand_under_their_headings_in_document_order(self, draft: Draft) -> None:
        for words in ("Before", "One", "Three", "Five"):
            draft.find("error", "TML01", "entry-without-time", words, f"About {words}.")
        card = card_of(draft)

        assert [header.partition(">")[2].removesuffix("</a>") for header in headers_of(card)] == [
            "",
            "Summary",
            "Timeline",
        ]
        assert headers_of(card)[0] == "Top of the document"
        timeline = text_of(card["sections"][-1])
        assert timeline.index("About Three.") < timeline.index("About Five.")

    def test_of_no_place_come_first(self, draft: Draft) -> None:
        draft.find("error", "STR01", "missing-section", None, "Gone.", section="impact")
        draft.find("error", "TML01", "entry-without-time", "One", "No time.")

        assert headers_of(card_of(draft))[0] == "The whole document"

    def test_that_are_suggestions_come_last_with_their_place(self, draft: Draft) -> None:
        draft.find("suggestion", "TML06", "entry-without-actor", "One", "Who?")
        draft.find("error", "TML01", "entry-without-time", "Five", "No time.")
        card = card_of(draft)

        assert headers_of(card)[-1] == "Suggestions"
        assert card["sections"][-1]["collapsible"] is True
        assert "In: Summary" in text_of(card["sections"][-1])

    def test_lead_to_their_heading(self, draft: Draft) -> None:
        draft.find("error", "TML01", "entry-without-time", "One", "No time.")
        address = "https://docs.google.com/document/d/1AbC-postmortem/edit?tab=t.0#heading=h.1"

        assert headers_of(card_of(draft)) == [f'<a href="{address}">Summary</a>']

    def test_show_their_words_in_the_sentence(self, draft: Draft) -> None:
        draft.write("First sentence. The pod was restarted by hand. Last sentence.")
        draft.find("error", "TML01", "entry-without-time", "was restarted", "How?")

        quoted = "<i>The pod <b>was restarted</b> by hand.</i>"
        assert quoted in text_of(card_of(draft)["sections"][-1])

    def test_of_a_whole_sentence_show_it_without_emphasis(self, draft: Draft) -> None:
        draft.find("error", "TML01", "entry-without-time", "One two.", "No time.")

        assert "<i>One two.</i>" in text_of(card_of(draft)["sections"][-1])

    def test_say_how_to_put_them_right_to_who_may(self, draft: Draft) -> None:
        draft.find("error", "TML01", "entry-without-time", "One", "x", fixes=['Write "14:02 UTC"'])

        assert 'Fix: Write "14:02 UTC"' in text_of(card_of(draft)["sections"][-1])
        assert "Fix:" not in str(card_of(draft, can_write=False))


class TestTheVerdict:
    @pytest.mark.parametrize(
        ("severity", "title", "words"),
        [
            ("error", "Not ready", "It is ready when the errors are put right."),
            ("warning", "Ready", "The warnings deserve another look."),
            ("suggestion", "Ready", "The suggestions are yours to take or leave."),
        ],
    )
    def test_is_that_of_the_gravest_finding(
        self, draft: Draft, severity: str, title: str, words: str
    ) -> None:
        draft.find(severity, "TML01", "entry-without-time", "One", "No time.")
        card = card_of(draft)

        assert card["header"]["title"] == title
        assert words in text_of(card["sections"][0])

    def test_names_the_sections_that_are_missing(self, draft: Draft) -> None:
        for section in ("impact", "action_items"):
            draft.find("error", "STR01", "missing-section", None, "Gone.", section=section)

        assert "<b>Missing:</b> Impact, Action items" in text_of(card_of(draft)["sections"][0])

    def test_tells_when_it_is_of(self, draft: Draft) -> None:
        assert card_of(draft)["header"]["subtitle"] == "Postmortem, checked at 14:02 UTC"

    def test_tells_what_a_viewer_does_not_see(self, draft: Draft) -> None:
        shown = text_of(card_of(draft, can_write=False, sees_comments=False)["sections"][0])

        assert "You can view this document" in shown
        assert "comments are hidden from you" in shown


def test_a_tally_counts_in_words(draft: Draft) -> None:
    assert tally(draft.checked().report) == "no findings"
    for severity in ("error", "error", "warning", "suggestion"):
        draft.find(severity, "TML01", "entry-without-time", "One", "No time.")
    draft.dismiss()

    assert tally(draft.checked().report) == "2 errors, 1 warning, 1 dismissed"
