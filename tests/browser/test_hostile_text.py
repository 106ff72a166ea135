"""Text that wants to be more than text stays text, in the document, its margins and the sidebar."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import card, push, text
from tests.browser.rich_document import content, paragraph, rich_document, run, tab
from tests.browser.visit import ANN

if TYPE_CHECKING:
    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

Json = dict[str, Any]

SCRIPT = "<script>window.hit = 1</script>"
IMAGE = "<img src=x onerror='window.hit = 1'>"
CLOSING = "</p></div></textarea><svg onload=window.hit=1>"
TURNED = "ends \u202ehere\u202c and \u2067there"


def hostile() -> Json:
    """A document that is hostile wherever a person can write into it."""
    answer = rich_document()
    link = run("a link", link={"url": "javascript:window.hit = 1"})
    answer["title"] = f"{SCRIPT} {TURNED}"
    texts = [paragraph(words) for words in (IMAGE, CLOSING, TURNED, link)]
    main = tab("t.0", IMAGE, [paragraph(SCRIPT, style="HEADING_1"), *texts])
    span = {"startIndex": 1, "endIndex": 5}
    named = {"namedRangeId": "kix.n", "name": IMAGE, "ranges": [span]}
    main["documentTab"] |= {
        "namedRanges": {IMAGE: {"name": IMAGE, "namedRanges": [named]}},
        "commentAnchors": {"kix.a": {"anchorId": "kix.a", "ranges": [span]}},
    }
    thread = answer["comments"][0]
    thread["plainTextQuote"] = IMAGE
    thread["headPost"] |= {"content": SCRIPT, "author": {"displayName": CLOSING}}
    answer["tabs"] = [main, tab("t.1", SCRIPT, content())]
    return answer


@pytest.fixture
def harmed(visit: Visit, local: Local, addon: FakeAddon) -> Visit:
    """Give a visit of the hostile document, with a card that quotes it wherever it can."""
    quoted = html.escape(f"{SCRIPT} {IMAGE} {CLOSING}")
    plain = f"{SCRIPT} {IMAGE}"
    button = {"text": plain, "onClick": {"openLink": {"url": "https://example.com/"}}}
    shown = card(
        text(quoted),
        {"decoratedText": {"topLabel": plain, "text": quoted, "bottomLabel": plain}},
        {"buttonList": {"buttons": [button]}},
        {"chipList": {"chips": [{"label": plain}]}},
        {"textInput": {"name": "x", "label": plain, "value": plain}},
        title=plain,
    )
    addon.answers["/home"] = push(shown)
    local.load("d1", hostile(), owner=ANN)
    visit.open()
    return visit


def hit(visit: Visit) -> bool:
    return bool(visit.page.evaluate("'hit' in window"))


def test_nothing_of_it_runs_and_all_of_it_is_read(harmed: Visit) -> None:
    expect(harmed.page.locator("#title")).to_contain_text(SCRIPT)
    for words in (IMAGE, CLOSING):
        expect(harmed.paragraph(words)).to_have_text(words)
    expect(harmed.document.get_by_role("heading", level=1)).to_have_text(SCRIPT)
    expect(harmed.page.locator("#tabs")).to_contain_text(IMAGE)
    harmed.document.get_by_role("heading", level=1).hover()
    expect(harmed.document.locator(".outline-name")).to_have_text(IMAGE)
    expect(harmed.page.locator(".thread")).to_contain_text(f"{CLOSING}: {SCRIPT}")

    assert harmed.document.locator("script, img").count() == 0
    assert not hit(harmed)


def test_a_link_to_a_script_is_no_link(harmed: Visit) -> None:
    expect(harmed.paragraph("a link").get_by_role("link")).to_have_count(0)


def test_typing_into_it_keeps_it_text(harmed: Visit, local: Local) -> None:
    harmed.paragraph(IMAGE).click()
    harmed.page.keyboard.press("End")
    harmed.page.keyboard.insert_text(SCRIPT)
    harmed.saved()

    expect(harmed.paragraph(IMAGE)).to_have_text(IMAGE + SCRIPT)
    read = local.docs(ANN).documents().get(documentId="d1").execute()
    assert IMAGE + SCRIPT in str(read)
    assert not hit(harmed)


def test_a_card_shows_it_as_written(harmed: Visit) -> None:
    expect(harmed.card.locator(".textParagraph")).to_have_text(f"{SCRIPT} {IMAGE} {CLOSING}")
    expect(harmed.card.get_by_role("link")).to_have_text(f"{SCRIPT} {IMAGE}")
    expect(harmed.card.get_by_role("textbox")).to_have_value(f"{SCRIPT} {IMAGE}")

    assert harmed.card.locator("script, img").count() == 0
    assert harmed.errors() == []
    assert not hit(harmed)


def test_direction_controls_turn_nothing_beside_them(harmed: Visit, local: Local) -> None:
    local.control("PUT", "page/role", {"document": "d1", "user": "bob@example.com", "role": "none"})
    harmed.page.goto(f"{harmed.url}?document=d1&user=bob@example.com")
    entry = harmed.page.locator("#documents").get_by_role("button")
    expect(entry).to_contain_text("not shared")

    words = entry.locator("bdi").bounding_box()
    mark = entry.locator("small").bounding_box()
    assert words
    assert mark
    assert mark["y"] >= words["y"]
    assert entry.locator("small").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert entry.locator("bdi").evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
