"""Comments and suggestions stand beside their words, and visitors do with them what they may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import text, widgets
from tests.browser.visit import ANN, BOB
from tests.emulator.documents import delete, insert
from tests.emulator.local import document
from tests.emulator.test_comments import comment

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

Json = dict[str, Any]

CY, DI = "cy@example.com", "di@example.com"
WORDS = ("The pool ran dry at noon.", "Nobody looked at the graph.", "It came back.")


@pytest.fixture
def shared(visit: Visit, local: Local, addon: FakeAddon) -> Visit:
    """Give a visit of a document with Bob's comment on "pool" and his suggestion of "at ten"."""
    addon.answers["/home"] = widgets(text("Hello"))
    local.load("d1", document(*WORDS), owner=ANN, editors=BOB, commenters=CY, viewers=DI)
    docs = local.docs(BOB).documents()
    docs.batchUpdate(documentId="d1", body={"requests": [comment(5, 9, "Which pool?")]}).execute()
    suggested = [delete(21, 25), insert(21, "ten")]
    body = {"requests": suggested, "writeControl": {"writeMode": "SUGGEST"}}
    docs.batchUpdate(documentId="d1", body=body).execute()
    visit.open()
    return visit


def thread(visit: Visit, name: str) -> Locator:
    return visit.page.get_by_role("article", name=name)


def test_words_are_marked_and_their_cards_stand_as_high(shared: Visit) -> None:
    marked = shared.page.evaluate("[...CSS.highlights.get('commented')].map(String)")
    card = thread(shared, "Comment by Bob").bounding_box()
    words = shared.paragraph("The pool").bounding_box()

    assert marked == ["pool"]
    assert card
    assert words
    assert abs(card["y"] - words["y"]) < 8
    assert card["x"] > words["x"] + words["width"]
    expect(shared.page.get_by_role("region", name="Comments").get_by_role("heading")).to_have_text(
        "1 comment, 1 suggestion"
    )


def test_cards_do_not_cover_each_other(shared: Visit) -> None:
    boxes = [card.bounding_box() for card in shared.page.locator(".thread").all()]

    first, second = (box for box in boxes if box)
    assert first["y"] + first["height"] < second["y"]


def test_a_visitor_replies_and_resolves_and_reopens(shared: Visit) -> None:
    card = thread(shared, "Comment by Bob")
    card.get_by_role("textbox", name="Reply").fill("The second one.")
    card.get_by_role("button", name="Reply").click()
    expect(card).to_contain_text("Ann: The second one.")

    card.get_by_role("button", name="Resolve").click()
    expect(card).to_have_count(0)
    assert shared.page.evaluate("CSS.highlights.get('commented').size") == 0

    shared.page.get_by_role("button", name="Resolved (1)").click()
    expect(card).to_contain_text("Ann marked this as resolved")
    card.get_by_role("button", name="Reopen").click()
    expect(card.get_by_role("button", name="Resolve")).to_be_visible()


def select(visit: Visit, paragraph: str, start: int, end: int) -> None:
    """Select some letters of a paragraph of one run."""
    visit.paragraph(paragraph).evaluate(
        """(paragraph, [start, end]) => {
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            const text = walker.nextNode();
            document.getSelection().setBaseAndExtent(text, start, text, end);
        }""",
        [start, end],
    )


def test_a_visitor_comments_on_selected_words(shared: Visit, local: Local) -> None:
    start = shared.page.get_by_role("button", name="Comment", exact=True)
    expect(start).to_be_hidden()
    select(shared, "Nobody looked", 7, 13)
    start.click()
    dialog = shared.page.get_by_role("dialog", name="Comment on these words")
    expect(dialog.locator("blockquote")).to_have_text("looked")
    expect(dialog.get_by_role("textbox", name="Comment")).to_be_focused()
    shared.page.keyboard.type("At which one?")
    dialog.get_by_role("button", name="Comment").click()

    expect(thread(shared, "Comment by Ann")).to_contain_text("At which one?")
    expect(start).to_be_hidden()
    comments = local.whole("d1", ANN)["comments"]
    assert [one["plainTextQuote"] for one in comments] == ["pool", "looked"]
    assert comments[1]["headPost"]["author"]["me"]


def test_the_keyboard_comments_too_and_escape_does_not(shared: Visit, local: Local) -> None:
    shared.paragraph("It came back").click()
    shared.page.keyboard.press("Home")
    for _ in range(2):
        shared.page.keyboard.press("Shift+ArrowRight")
    shared.page.keyboard.press("Control+Alt+m")
    shared.page.keyboard.type("Never mind")
    shared.page.keyboard.press("Escape")
    expect(shared.page.get_by_role("dialog")).to_have_count(0)
    assert len(local.whole("d1", ANN)["comments"]) == 1

    select(shared, "It came back", 0, 2)
    shared.page.keyboard.press("Control+Alt+m")
    shared.page.keyboard.type("What did?")
    shared.page.keyboard.press("Tab")
    shared.page.keyboard.press("Tab")
    shared.page.keyboard.press("Enter")

    expect(thread(shared, "Comment by Ann")).to_contain_text("What did?")
    expect(shared.page.get_by_role("region", name="Comments")).to_be_focused()


def test_who_may_only_view_starts_no_comment(shared: Visit) -> None:
    shared.open(user=DI)
    select(shared, "Nobody looked", 7, 13)

    expect(shared.page.get_by_role("button", name="Comment", exact=True)).to_be_hidden()
    shared.open(user=CY)
    select(shared, "Nobody looked", 7, 13)
    expect(shared.page.get_by_role("button", name="Comment", exact=True)).to_be_visible()


def test_the_keyboard_is_enough(shared: Visit) -> None:
    field = thread(shared, "Comment by Bob").get_by_role("textbox", name="Reply")
    field.focus()
    shared.page.keyboard.type("One")
    shared.page.keyboard.press("Shift+Enter")
    shared.page.keyboard.type("Two")
    shared.page.keyboard.press("Enter")

    expect(thread(shared, "Comment by Bob")).to_contain_text("Ann: One\nTwo")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    shared.page.keyboard.press("Shift+Tab")
    expect(thread(shared, "Comment by Bob").get_by_role("button", name="Resolve")).to_be_focused()
    shared.page.keyboard.press("Enter")
    expect(thread(shared, "Comment by Bob")).to_have_count(0)


def test_an_unsent_reply_outlives_what_others_do(shared: Visit, local: Local) -> None:
    field = thread(shared, "Comment by Bob").get_by_role("textbox", name="Reply")
    field.fill("Not yet")
    body = {"requests": [insert(1, "Well: ")]}
    local.docs(BOB).documents().batchUpdate(documentId="d1", body=body).execute()

    shared.page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(shared.paragraph("Well: The pool")).to_be_visible()
    expect(field).to_have_value("Not yet")
    expect(field).to_be_focused()


def test_a_suggestion_is_accepted_or_rejected(shared: Visit) -> None:
    card = thread(shared, "Suggestion by Bob")
    expect(card).to_contain_text("Replace: “noon” with “ten”")

    card.get_by_role("button", name="Accept").click()

    expect(card).to_have_count(0)
    expect(shared.paragraph("The pool")).to_have_text("The pool ran dry at ten.")


def test_a_rejected_suggestion_leaves_the_text(shared: Visit) -> None:
    thread(shared, "Suggestion by Bob").get_by_role("button", name="Reject").click()

    expect(shared.paragraph("The pool")).to_have_text("The pool ran dry at noon.")


def test_each_role_has_its_own_buttons(shared: Visit) -> None:
    shared.open(user=CY)
    suggestion = thread(shared, "Suggestion by Bob")
    expect(suggestion.get_by_role("textbox", name="Reply")).to_be_visible()
    expect(suggestion.get_by_role("button")).to_have_text(["Reply"])
    field = thread(shared, "Comment by Bob").get_by_role("textbox", name="Reply")
    field.fill("Mine?")
    field.press("Enter")
    expect(thread(shared, "Comment by Bob")).to_contain_text("Cy: Mine?")

    thread(shared, "Comment by Bob").get_by_role("button", name="Resolve").click()
    assert any("The caller does not have permission" in error for error in shared.errors_soon())

    shared.open(user=DI)
    expect(shared.page.get_by_role("region", name="Comments")).to_have_count(0)


def test_the_margin_is_there_where_a_project_has_no_comments(shared: Visit, local: Local) -> None:
    local.control("PUT", "switches", {"comments_and_suggestions": "unknown"})
    local.drive(BOB).comments().create(
        fileId="d1", body={"content": "By Drive"}, fields="id"
    ).execute()

    shared.open()

    expect(shared.page.get_by_role("article", name="Comment by Bob")).to_contain_text(
        ["Which pool?", "By Drive"]
    )


def test_a_narrow_page_has_the_cards_below_the_text(shared: Visit) -> None:
    shared.page.set_viewport_size({"width": 800, "height": 900})

    card = thread(shared, "Comment by Bob").bounding_box()
    sheet = shared.page.locator(".sheet").bounding_box()

    assert card
    assert sheet
    assert card["y"] > sheet["y"] + sheet["height"]


def test_faults_are_ordered_listed_and_called_off(shared: Visit, local: Local) -> None:
    shared.page.get_by_role("button", name="Faults").click()
    panel = shared.page.get_by_role("dialog", name="Faults")
    expect(panel.get_by_role("list", name="Faults to come")).to_have_text("None.")

    panel.get_by_label("What goes wrong").select_option("A colleague types")
    panel.get_by_label("At", exact=True).select_option("a writing of a document")
    panel.get_by_label("How often").fill("2")
    panel.get_by_role("button", name="Add fault").click()
    expect(panel.get_by_role("listitem")).to_have_text("edit, 2 times, before POST /v1/documents/*")
    local.docs(BOB).documents().batchUpdate(
        documentId="d1", body={"requests": [insert(1, "x")]}
    ).execute()
    (left,) = local.control("GET", "faults")
    assert left["times"] == 1

    panel.get_by_role("button", name="Remove all").click()
    expect(panel.get_by_role("listitem")).to_have_text("None.")
    shared.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_each_kind_of_fault_can_be_ordered(shared: Visit, local: Local) -> None:
    shared.page.get_by_role("button", name="Faults").click()
    panel = shared.page.get_by_role("dialog", name="Faults")
    kinds = panel.get_by_label("What goes wrong").get_by_role("option").all_inner_texts()

    for number, kind in enumerate(kinds, 1):
        panel.get_by_label("What goes wrong").select_option(kind)
        panel.get_by_role("button", name="Add fault").click()
        expect(panel.get_by_role("listitem")).to_have_count(number)

    assert len(local.control("GET", "faults")) == len(kinds)
