"""Typing in the document: the smallest edits, through batchUpdate, and never a lost word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import text, widgets
from tests.browser.visit import ANN, BOB
from tests.emulator.local import document

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Request, Route

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

Json = dict[str, Any]


@pytest.fixture
def requests(visit: Visit, local: Local, addon: FakeAddon) -> list[Json]:
    """Give the requests that the page sends, once a document with three paragraphs is open."""
    sent: list[Json] = []
    visit.page.on("request", lambda request: sent.extend(requests_in(request)))
    addon.answers["/home"] = widgets(text("Hello"))
    local.load("d1", document("The pool ran dry.", "Nobody knew.", "It was 🎉 late."))
    visit.open()
    return sent


def requests_in(request: Request) -> list[Json]:
    is_write = "batchUpdate" in request.url
    return json.loads(request.post_data or "")["requests"] if is_write else []


def texts(local: Local, document_id: str = "d1") -> list[str]:
    """The paragraphs as the API has them, without their ends."""
    answer = local.docs(ANN).documents().get(documentId=document_id).execute()
    paragraphs = [one["paragraph"] for one in answer["body"]["content"] if "paragraph" in one]
    return [
        "".join(part.get("textRun", {}).get("content", "¤") for part in paragraph["elements"])[:-1]
        for paragraph in paragraphs
    ]


def at_end(visit: Visit, words: str) -> Locator:
    """Click into a paragraph and put the caret to its end."""
    paragraph = visit.paragraph(words)
    paragraph.click()
    visit.page.keyboard.press("End")
    return paragraph


def test_what_is_typed_is_one_insertion(visit: Visit, local: Local, requests: list[Json]) -> None:
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.insert_text(" Until 02:51.")
    visit.saved()

    insertion = {"location": {"index": 31, "tabId": "t.0"}, "text": " Until 02:51."}
    assert requests == [{"insertText": insertion}]
    assert texts(local)[1] == "Nobody knew. Until 02:51."


def test_a_word_replaced_costs_only_its_letters(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    visit.paragraph("Nobody knew.").fill("Somebody knew.")
    visit.saved()

    assert texts(local)[1] == "Somebody knew."
    assert requests == [
        {"insertText": {"location": {"index": 21, "tabId": "t.0"}, "text": "Some"}},
        {
            "deleteContentRange": {
                "range": {"startIndex": 19, "endIndex": 21, "tabId": "t.0"},
            }
        },
    ]


def test_a_pair_of_surrogates_is_never_cut(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    visit.paragraph("It was").fill("It was 🎊 late.")
    visit.saved()

    assert texts(local)[2] == "It was 🎊 late."
    assert requests[0]["insertText"]["text"] == "🎊"


def test_enter_parts_a_paragraph_and_typing_goes_on_at_once(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type("Not even us.")
    expect(visit.paragraph("Not even us.")).to_be_focused()
    visit.saved()

    assert texts(local) == ["The pool ran dry.", "Nobody knew.", "Not even us.", "It was 🎉 late."]
    assert requests[0] == {"insertText": {"location": {"index": 31, "tabId": "t.0"}, "text": "\n"}}


def test_shift_and_enter_break_a_line(visit: Visit, local: Local, requests: list[Json]) -> None:
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.press("Shift+Enter")
    visit.page.keyboard.type("x")
    expect(visit.paragraph("Nobody knew.")).to_contain_text("Nobody knew.\nx")
    visit.saved()

    assert texts(local)[1] == "Nobody knew.\x0bx"
    assert requests


def test_backspace_at_the_start_joins_with_the_paragraph_before(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    visit.paragraph("Nobody knew.").click()
    visit.page.keyboard.press("Home")
    visit.page.keyboard.press("Backspace")
    visit.page.keyboard.type(" ")
    expect(visit.paragraph("The pool ran dry. Nobody knew.")).to_be_focused()
    visit.saved()

    assert texts(local) == ["The pool ran dry. Nobody knew.", "It was 🎉 late."]
    assert requests


@pytest.mark.parametrize(
    ("key", "left"), [("Backspace", "It was  late."), ("Delete", "It was 🎉late.")]
)
def test_letters_are_erased_whole_before_and_behind_the_caret(
    visit: Visit, local: Local, requests: list[Json], key: str, left: str
) -> None:
    at_end(visit, "It was")
    for _ in " late.":
        visit.page.keyboard.press("ArrowLeft")
    visit.page.keyboard.press(key)
    visit.saved()

    assert texts(local)[2] == left
    assert len(requests) == 1


def test_delete_at_the_end_joins_with_the_paragraph_after(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.press("Delete")
    expect(visit.paragraph("Nobody knew.It was")).to_be_focused()
    visit.saved()

    assert texts(local) == ["The pool ran dry.", "Nobody knew.It was 🎉 late."]
    assert requests


def test_pasted_lines_stay_one_paragraph(visit: Visit, local: Local, requests: list[Json]) -> None:
    at_end(visit, "Nobody knew.").evaluate(
        """(paragraph) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", " one\\n\\ntwo");
            clipboardData.setData("text/html", "<img src=x onerror=alert(1)>");
            const init = { clipboardData, cancelable: true };
            paragraph.dispatchEvent(new ClipboardEvent("paste", init));
        }"""
    )
    visit.saved()

    assert texts(local)[1] == "Nobody knew. one two"
    assert requests


def test_the_caret_stays_where_it_was_when_the_document_is_drawn_anew(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    visit.paragraph("Nobody knew.").click()
    visit.page.keyboard.press("Home")
    for letters in ("In ", "March "):
        visit.page.keyboard.type(letters)
        visit.page.wait_for_timeout(700)
    visit.saved()

    assert texts(local)[1] == "In March Nobody knew."
    assert len(requests) == 2


def test_a_refused_edit_is_told_and_the_text_shown_as_it_was(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    refusal = {"error": {"code": 403, "message": "The caller does not have permission"}}
    visit.page.route("**/*:batchUpdate", lambda route: route.fulfill(status=403, json=refusal))
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.type(" Lost?")
    expect(visit.page.locator("#saving")).to_have_text("Not saved")

    assert "not saved: The caller does not have permission." in visit.errors()[0]
    assert texts(local)[1] == "Nobody knew."
    expect(visit.paragraph("Nobody knew.")).to_have_text("Nobody knew.")
    assert requests


def elsewhere(local: Local, *requests: Json) -> None:
    """Let Bob change the document while it is open."""
    body = {"requests": list(requests)}
    local.docs(BOB).documents().batchUpdate(documentId="d1", body=body).execute()


INTRODUCTION = {"insertText": {"location": {"index": 1}, "text": "Introduction.\n"}}


def test_what_others_wrote_meanwhile_does_not_move_the_edit(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    elsewhere(local, INTRODUCTION)
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.type(" At first.")
    visit.saved()

    assert texts(local)[:3] == ["Introduction.", "The pool ran dry.", "Nobody knew. At first."]
    expect(visit.paragraph("Introduction.")).to_be_visible()
    assert requests


def typed_while_reading(visit: Visit, words: str) -> None:
    """Type at the end of a paragraph between the page's reading of the document and its drawing."""
    held: list[tuple[Route, Any]] = []

    def hold_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    visit.page.route("**/v1/documents/d1?*", hold_first)
    visit.page.evaluate("window.dispatchEvent(new Event('focus'))")
    while not held:
        visit.page.wait_for_timeout(20)
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.type(words)
    route, answer = held[0]
    route.fulfill(response=answer)


def test_words_typed_while_the_document_is_drawn_anew_are_kept(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    elsewhere(local, INTRODUCTION)
    typed_while_reading(visit, " At first.")
    expect(visit.paragraph("Introduction.")).to_be_visible()
    visit.saved()

    assert texts(local)[2] == "Nobody knew. At first."
    assert requests


def test_words_typed_into_what_somebody_else_changed_are_told(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    elsewhere(local, {"deleteContentRange": {"range": {"startIndex": 19, "endIndex": 25}}})
    typed_while_reading(visit, " At first.")
    expect(visit.paragraph("Introduction.")).to_have_count(0)

    expect(visit.page.get_by_role("alert", name="Errors")).to_contain_text(
        "Somebody else changed this paragraph; yours was not saved: Nobody knew. At first."
    )
    assert texts(local)[1] == " knew."
    assert requests == []


def test_arrows_go_from_paragraph_to_paragraph(visit: Visit, requests: list[Json]) -> None:
    at_end(visit, "The pool ran dry.")
    for keys, words in (
        (["ArrowDown"], "Nobody knew."),
        (["End", "ArrowRight"], "It was"),
        (["Home", "ArrowLeft"], "Nobody knew."),
        (["ArrowUp"], "The pool ran dry."),
    ):
        for key in keys:
            visit.page.keyboard.press(key)
        expect(visit.paragraph(words)).to_be_focused()
    assert requests == []


def test_edits_are_taken_back_one_by_one(visit: Visit, local: Local, requests: list[Json]) -> None:
    before = texts(local)
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.insert_text(" Until 🎉.")
    visit.saved()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.insert_text("Then all did.")
    visit.saved()
    visit.page.keyboard.press("Home")
    visit.page.keyboard.press("Backspace")
    visit.saved()
    steps = [texts(local)]
    while steps[-1] != before:
        assert len(steps) < 6, steps
        visit.page.keyboard.press("ControlOrMeta+z")
        visit.saved()
        steps.append(texts(local))

    assert steps[0][1] == "Nobody knew. Until 🎉.Then all did."
    assert steps[1][1:3] == ["Nobody knew. Until 🎉.", "Then all did."]
    assert visit.errors() == []
    assert requests


def test_nothing_is_taken_back_once_somebody_else_has_written(
    visit: Visit, local: Local, requests: list[Json]
) -> None:
    at_end(visit, "Nobody knew.")
    visit.page.keyboard.insert_text(" At first.")
    visit.saved()
    elsewhere(local, INTRODUCTION)
    visit.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(visit.paragraph("Introduction.")).to_be_visible()

    visit.page.keyboard.press("ControlOrMeta+z")
    visit.saved()

    assert texts(local)[2] == "Nobody knew. At first."
    assert len(requests) == 1
