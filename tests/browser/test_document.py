"""A document is drawn as Docs would draw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.cards import text, widgets
from tests.browser.rich_document import rich_document
from tests.browser.visit import ANN

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local


@pytest.fixture
def rich(visit: Visit, local: Local, addon: FakeAddon) -> Visit:
    """Give a visit of a document with everything in it."""
    addon.answers["/home"] = widgets(text("Hello"))
    local.load(
        "d1", rich_document(), owner=ANN, commenters="cy@example.com", viewers="di@example.com"
    )
    visit.open()
    return visit


def css(locator: Locator, name: str) -> str:
    return str(locator.evaluate(f"e => getComputedStyle(e).{name}"))


def test_title_and_headings_are_headings_of_their_level(rich: Visit) -> None:
    title = rich.document.get_by_role("heading", name="Everything", level=1)
    heading = rich.document.get_by_role("heading", name="Words", level=1)

    expect(title).to_have_class("paragraph title")
    expect(heading).to_be_visible()
    expect(rich.paragraph("What Docs can show")).to_have_class("paragraph subtitle")


def test_words_carry_their_styles(rich: Visit) -> None:
    words = rich.paragraph("bold italic")

    assert css(words.get_by_text("bold"), "fontWeight") == "700"
    assert css(words.get_by_text("italic"), "fontStyle") == "italic"
    assert css(words.get_by_text("under"), "textDecorationLine") == "underline"
    assert css(words.get_by_text("struck"), "textDecorationLine") == "line-through"
    assert css(words.get_by_text("red"), "color") == "rgb(255, 0, 0)"
    link = words.get_by_role("link", name="link")
    expect(link).to_have_attribute("href", "https://example.com/")


def test_suggestions_stand_in_the_text(rich: Visit) -> None:
    words = rich.paragraph("Kept")

    assert css(words.get_by_text("old"), "textDecorationLine") == "line-through"
    expect(words.get_by_text("new")).to_have_class(re.compile("suggested-insertion"))


def test_lists_count_as_docs_counts(rich: Visit) -> None:
    bullets = rich.document.locator(".bulleted")
    glyphs = bullets.evaluate_all("all => all.map((e) => e.dataset.glyph)")

    assert glyphs == ["●", "○", "3.", "3.a)", "i.", "3.b)", "4."]
    indents = [float(css(one, "paddingInlineStart")[:-2]) for one in bullets.all()[:2]]
    assert indents[0] < indents[1]


def test_chips_show_what_they_stand_for(rich: Visit) -> None:
    chips = rich.paragraph("Owner").locator(".atom")

    assert chips.all_inner_texts() == ["Ana R.", "Runbook", "1 Mar 2026", "SEV2"]
    assert not any(chip.evaluate("e => e.isContentEditable") for chip in chips.all())


def test_merged_cells_are_one(rich: Visit) -> None:
    rows = rich.document.get_by_role("row")

    assert [row.get_by_role("cell").all_inner_texts() for row in rows.all()] == [
        ["Wide", "Tall"],
        ["Left", "Right"],
    ]
    expect(rich.document.get_by_role("cell", name="Wide")).to_have_attribute("colspan", "2")
    expect(rich.document.get_by_role("cell", name="Tall")).to_have_attribute("rowspan", "2")


def test_rules_breaks_images_and_footnotes_are_drawn(rich: Visit) -> None:
    expect(rich.document.locator(".rule")).to_be_visible()
    expect(rich.document.get_by_role("separator", name="Page break")).to_be_attached()
    image = rich.document.get_by_role("img", name="Error rate")
    box = image.bounding_box()
    assert box
    assert (round(box["width"]), round(box["height"])) == (267, 107)  # 200 and 80 points.
    expect(rich.paragraph("Noted").locator("sup")).to_have_text("1")
    expect(rich.document.get_by_role("group", name="Footnotes")).to_have_text("1At the foot.")


def test_tabs_are_listed_with_their_children(rich: Visit) -> None:
    tabs = rich.page.locator("#tabs")
    assert tabs.get_by_role("button").all_inner_texts() == ["Main", "Child", "Second"]

    tabs.get_by_role("button", name="Child").click()
    expect(rich.paragraph("In the child.")).to_be_visible()
    expect(rich.paragraph("The end.")).to_have_count(0)
    assert "tab=t.1" in rich.page.url


def test_a_named_range_is_outlined_with_its_name_while_pointed_at(rich: Visit) -> None:
    outline = rich.document.locator(".outline")
    expect(outline).to_have_count(0)
    rich.paragraph("bold italic").hover()

    expect(outline).to_have_text("pm.words")
    drawn = outline.bounding_box()
    word = rich.paragraph("bold italic").get_by_text("bold").bounding_box()
    assert drawn
    assert word
    assert abs(drawn["x"] + 3 - word["x"]) < 2
    assert abs(drawn["width"] - 6 - word["width"]) < 2

    rich.paragraph("The end.").hover()
    expect(outline).to_have_count(0)


def test_open_threads_are_marked_and_stand_beside(rich: Visit) -> None:
    threads = rich.page.get_by_role("region", name="Comments")

    expect(threads).to_contain_text("Bob: Why bold?")
    marked = rich.page.evaluate("[...CSS.highlights.get('commented')].map(String)")
    assert marked == ["bold"]


def test_a_viewer_sees_neither_suggestions_nor_comments(rich: Visit) -> None:
    rich.open(user="di@example.com")

    expect(rich.paragraph("Kept")).to_have_text("Kept old words.")
    expect(rich.page.get_by_role("region", name="Comments")).to_have_count(0)


def test_typing_around_chips_leaves_them_alone(rich: Visit, local: Local) -> None:
    paragraph = rich.paragraph("Owner")
    paragraph.get_by_text("Owner").click()
    rich.page.keyboard.press("Home")
    rich.page.keyboard.insert_text("The ")
    rich.saved()

    expect(rich.paragraph("The Owner").locator(".atom")).to_have_count(4)
    kinds = [kind for kind in kinds_in(local, "The Owner") if kind != "textRun"]
    assert kinds == ["person", "richLink", "dateElement", "dropdown"]


def test_a_chip_can_be_deleted_like_a_letter(rich: Visit, local: Local) -> None:
    paragraph = rich.paragraph("Owner")
    paragraph.click()
    rich.page.keyboard.press("Control+End")
    rich.page.keyboard.press("Backspace")
    rich.saved()

    expect(rich.paragraph("Owner").locator(".atom")).to_have_count(3)
    assert "dropdown" not in kinds_in(local, "Owner")


def kinds_in(local: Local, words: str) -> list[str]:
    """The kinds of elements of the paragraph that holds these words."""
    read = local.docs(ANN).documents().get(documentId="d1", includeTabsContent=True).execute()
    held = read["tabs"][0]["documentTab"]["body"]["content"]
    paragraph = next(one["paragraph"] for one in held if words in str(one) and "paragraph" in one)
    return [next(name for name in part if "Index" not in name) for part in paragraph["elements"]]


def test_backspace_before_a_bullet_takes_the_bullet_first(rich: Visit) -> None:
    rich.paragraph("Ring").click()
    rich.page.keyboard.press("Home")
    rich.page.keyboard.press("Backspace")
    expect(rich.document.locator(".bulleted")).to_have_count(6)
    rich.page.keyboard.press("Backspace")

    expect(rich.paragraph("DotRing")).to_be_focused()


def test_cells_are_typed_in_and_never_joined_with_their_neighbours(rich: Visit) -> None:
    rich.paragraph("Right").click()
    rich.page.keyboard.press("Home")
    rich.page.keyboard.press("Backspace")
    rich.page.keyboard.insert_text("Far ")
    rich.saved()

    expect(rich.document.get_by_role("cell", name="Far Right")).to_be_visible()
    expect(rich.document.get_by_role("cell", name="Left", exact=True)).to_be_visible()
    assert rich.errors() == []


def test_a_footnote_is_typed_in_where_it_stands(rich: Visit) -> None:
    rich.paragraph("At the foot.").click()
    rich.page.keyboard.press("End")
    rich.page.keyboard.insert_text(" Really.")
    rich.saved()

    expect(rich.paragraph("At the foot. Really.")).to_be_visible()
    assert rich.errors() == []
