"""Every widget is drawn, and what is put into it arrives as Google sends it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.cards import action, button, card, click, push, text, widgets
from tests.emulator.local import document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

Json = dict[str, Any]


@pytest.fixture
def gallery(root: Path, addon: FakeAddon) -> Json:
    """Give one card with every widget; its actions go to the add-on."""
    written = (root / "tests" / "browser" / "gallery.json").read_text()
    return json.loads(written.replace('"@/', f'"{addon.url}/'))  # type: ignore[no-any-return]


@pytest.fixture
def shown(visit: Visit, local: Local, addon: FakeAddon, gallery: Json) -> Locator:
    """Give the card with every widget as the page draws it."""
    addon.answers |= {"/home": push(gallery), "/click": click(notification={"text": "Done"})}
    local.load("d1", document())
    visit.open()
    return visit.card


def event(addon: FakeAddon) -> Json:
    common: Json = addon.received[-1].event["commonEventObject"]
    return common


def test_every_widget_of_the_schema_is_in_the_gallery_and_drawn(
    shown: Locator, visit: Visit, local: Local, gallery: Json
) -> None:
    known = local.control("GET", "page")["schema"]["$defs"]["Widget"]["properties"]
    usable = {name for name, member in known.items() if "$ref" in member and "onlyIn" not in member}
    held = {name for section in gallery["sections"] for one in section["widgets"] for name in one}
    drawn = {
        name
        for classes in shown.locator(".widget").evaluate_all("all => all.map(e => e.className)")
        for name in classes.split()
    }

    assert usable == held
    assert usable <= drawn
    assert visit.errors() == []


def test_the_sidebar_is_exactly_300_pixels_wide_and_nothing_juts_out(
    shown: Locator, visit: Visit
) -> None:
    assert visit.sidebar.evaluate("e => e.getBoundingClientRect().width") == 300
    assert visit.page.locator(".cards").evaluate("e => e.scrollWidth <= e.clientWidth")
    expect(shown).to_be_visible()


def test_markup_is_drawn_and_escaped_text_stays_text(shown: Locator) -> None:
    paragraph = shown.locator(".textParagraph").first

    expect(paragraph.locator("b")).to_have_text("bold")
    expect(paragraph.locator("s")).to_have_text("struck")
    expect(paragraph).to_contain_text("<b>not bold</b> & so on")
    expect(paragraph.get_by_role("link")).to_have_attribute("href", "https://example.com/?a=1&b=2")


def test_long_text_is_shown_on_demand(shown: Locator) -> None:
    paragraph = shown.locator(".textParagraph").nth(1)
    height = paragraph.locator("p").bounding_box()

    paragraph.get_by_role("button", name="Show more").click()

    opened = paragraph.locator("p").bounding_box()
    assert height
    assert opened
    assert height["height"] == 40
    assert opened["height"] > 40
    expect(paragraph.get_by_role("button", name="Show less")).to_be_visible()


def test_a_section_folds_its_later_widgets(shown: Locator) -> None:
    section = shown.get_by_role("region", name="A section that folds")

    expect(section.get_by_text("Always shown")).to_be_visible()
    expect(section.get_by_text("Folded away")).to_be_hidden()
    section.get_by_role("button", name="Show more (2)").click()
    expect(section.get_by_text("Folded away")).to_be_visible()
    section.get_by_role("button", name="Show less").click()
    expect(section.get_by_text("Folded away")).to_be_hidden()


def test_inputs_arrive_as_they_stand(shown: Locator, visit: Visit, addon: FakeAddon) -> None:
    shown.get_by_label("Owner").fill("olena@example.com")

    visit.press("Send")

    assert event(addon)["parameters"] == {"what": "send"}
    assert event(addon)["formInputs"] == {
        "owner": {"stringInputs": {"value": ["olena@example.com"]}},
        "note": {"stringInputs": {"value": ["First line\nsecond"]}},
        "tick": {"stringInputs": {"value": ["yes"]}},
        "boxes": {"stringInputs": {"value": ["technical"]}},
        "radio": {"stringInputs": {"value": ["2"]}},
        "switches": {"stringInputs": {"value": ["suggest"]}},
        "drop": {"stringInputs": {"value": ["P1"]}},
        "many": {"stringInputs": {"value": ["olena"]}},
        "when": {
            "dateTimeInput": {"hasDate": True, "hasTime": True, "msSinceEpoch": "1789999980000"}
        },
        "day": {"dateInput": {"msSinceEpoch": "1789948800000"}},
        "at": {"timeInput": {"hours": 9, "minutes": 30}},
    }


def test_inputs_arrive_as_they_were_changed(shown: Locator, visit: Visit, addon: FakeAddon) -> None:
    shown.get_by_label("Owner").fill("sam@example.com")
    shown.get_by_label("Note").fill("short")
    shown.get_by_role("switch", name="With a switch").check()
    shown.get_by_role("checkbox", name="With a checkbox").uncheck()
    shown.get_by_label("Technical").uncheck()
    shown.get_by_label("SEV1").check()
    shown.get_by_role("switch", name="Comment").check()
    shown.get_by_label("Dropdown").select_option("P0")
    shown.get_by_role("button", name="Remove Olena").click()
    shown.get_by_role("combobox", name="Several").fill("in")
    shown.get_by_role("option", name="Ines").click()
    shown.get_by_role("group", name="Date and time").get_by_label("Time").fill("08:05")
    shown.get_by_role("group", name="Date", exact=True).get_by_label("Date").fill("")
    shown.get_by_role("group", name="Time", exact=True).get_by_label("Time").fill("00:00")

    visit.press("Send")

    sent = event(addon)["formInputs"]
    words = {
        name: one["stringInputs"]["value"] for name, one in sent.items() if "stringInputs" in one
    }
    assert words == {
        "owner": ["sam@example.com"],
        "note": ["short"],
        "toggle": ["on"],
        "radio": ["1"],
        "switches": ["comment", "suggest"],
        "drop": ["P0"],
        "many": ["ines"],
    }
    assert sent["when"]["dateTimeInput"]["msSinceEpoch"] == "1789974300000"
    assert "day" not in sent
    assert sent["at"] == {"timeInput": {"hours": 0, "minutes": 0}}


def test_a_required_input_holds_the_action_back(
    shown: Locator, visit: Visit, addon: FakeAddon
) -> None:
    calls = len(addon.received)

    visit.press("Send")

    assert len(addon.received) == calls
    expect(shown.get_by_text("Required")).to_be_visible()
    expect(shown.get_by_label("Owner")).to_be_focused()


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Owner", "nobody", "Enter an e-mail address"),
        ("Note", "x" * 41, "At most 40 characters"),
    ],
)
def test_a_wrong_value_holds_the_action_back(
    *, shown: Locator, visit: Visit, addon: FakeAddon, label: str, typed: str, said: str
) -> None:
    shown.get_by_label("Owner").fill("sam@example.com")
    shown.get_by_label(label).fill(typed)
    calls = len(addon.received)

    visit.press("Send")

    assert len(addon.received) == calls
    expect(shown.get_by_text(said)).to_be_visible()
    expect(shown.get_by_label(label)).to_have_attribute("aria-invalid", "true")


def test_no_more_can_be_chosen_than_the_card_allows(shown: Locator) -> None:
    box = shown.get_by_role("combobox", name="Several")
    box.focus()
    box.press("ArrowDown")
    box.press("Enter")

    expect(box).to_be_disabled()
    expect(box).to_have_attribute("placeholder", "2 chosen, the most there can be")


def test_a_grid_tells_which_item_was_clicked(
    shown: Locator, visit: Visit, addon: FakeAddon
) -> None:
    shown.get_by_role("button", name="Two above").click()
    expect(visit.toast).to_have_text("Done")

    assert event(addon)["parameters"] == {"grid_item_identifier": "two"}


def test_an_overflow_menu_opens_and_chooses(shown: Locator, visit: Visit, addon: FakeAddon) -> None:
    shown.get_by_role("button", name="Borderless").click()
    menu = visit.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Second, disabled")).to_be_disabled()
    menu.get_by_role("menuitem", name="First").click()
    expect(visit.toast).to_have_text("Done")

    assert event(addon)["parameters"] == {"what": "first"}
    expect(menu).to_have_count(0)


def test_card_actions_are_in_the_menu_of_the_bar(visit: Visit, shown: Locator) -> None:
    visit.sidebar.get_by_role("button", name="Add-on menu").click()

    names = visit.page.get_by_role("menuitem").all_inner_texts()
    assert names == ["Settings", "Help", "Refresh"]
    expect(shown).to_be_visible()


def test_a_changed_input_calls_its_action_at_once(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    change = {"onChangeAction": {"function": f"{addon.url}/change"}}
    items = [{"text": "One", "value": "1"}, {"text": "Two", "value": "2", "selected": True}]
    number = {"name": "n", "label": "Number", "type": "DROPDOWN", "items": items, **change}
    addon.answers |= {
        "/home": widgets({"selectionInput": number}),
        "/change": click(notification={"text": "Changed"}),
    }
    local.load("d1", document())
    visit.open()

    visit.card.get_by_label("Number").select_option("1")
    expect(visit.toast).to_have_text("Changed")

    assert event(addon)["formInputs"] == {"n": {"stringInputs": {"value": ["1"]}}}
    expect(visit.card.get_by_label("Number")).to_have_value("1")


def test_suggestions_come_from_the_add_on_as_one_types(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    complete = {"function": f"{addon.url}/complete"}
    field = {"textInput": {"name": "id", "label": "Incident", "autoCompleteAction": complete}}
    addon.answers |= {
        "/home": widgets(field),
        "/complete": {"autoComplete": {"items": [{"text": "INC-1"}, {"text": "INC-2"}]}},
    }
    local.load("d1", document())
    visit.open()

    visit.card.get_by_label("Incident").press_sequentially("INC")
    options = visit.card.locator("datalist option")
    expect(options).to_have_count(2)

    assert options.evaluate_all("all => all.map((one) => one.value)") == ["INC-1", "INC-2"]
    assert event(addon)["formInputs"] == {"id": {"stringInputs": {"value": ["INC"]}}}


def test_values_are_kept_by_an_update_where_the_input_is_equivalent(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    go = button("Go", action(f"{addon.url}/go"))
    owner = {"textInput": {"name": "owner", "label": "Owner"}}
    note = {"textInput": {"name": "note", "label": "Note"}}
    items = [{"text": "Note", "value": "n"}]
    box = {"selectionInput": {"name": "note", "type": "CHECK_BOX", "items": items}}
    addon.answers["/home"] = widgets(owner, note, go)
    addon.answers["/go"] = click({"updateCard": card(box, owner, go)})
    local.load("d1", document())
    visit.open()
    visit.card.get_by_label("Owner").fill("sam")
    visit.card.get_by_label("Note").fill("text")

    visit.press("Go")

    expect(visit.card.get_by_label("Owner")).to_have_value("sam")
    expect(visit.card.get_by_label("Note")).not_to_be_checked()


@pytest.mark.parametrize(("persist", "left"), [(True, "typed"), (False, "")], ids=["kept", "reset"])
def test_values_outlast_an_action_only_where_it_says_so(
    visit: Visit, local: Local, addon: FakeAddon, persist: bool, left: str
) -> None:
    go = button("Go", action(f"{addon.url}/go", persistValues=persist))
    owner = {"textInput": {"name": "owner", "label": "Owner"}}
    addon.answers |= {"/home": widgets(owner, go), "/go": click(notification={"text": "Sent"})}
    local.load("d1", document())
    visit.open()
    visit.card.get_by_label("Owner").fill("typed")

    visit.press("Go")

    expect(visit.toast).to_have_text("Sent")
    expect(visit.card.get_by_label("Owner")).to_have_value(left)


def test_a_spinner_holds_the_card_while_the_add_on_thinks(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    go = button("Go", action(f"{addon.url}/go", loadIndicator="SPINNER"))
    addon.answers["/home"] = widgets(text("Hello"), go)
    addon.answers["/go"] = click(notification={"text": "Now"})
    local.load("d1", document())
    visit.open()
    addon.delay_s = 0.4

    visit.card.get_by_role("button", name="Go").click()

    expect(visit.sidebar.get_by_role("progressbar")).to_be_visible()
    expect(visit.page.locator(".cards")).to_have_attribute("inert", "")
    expect(visit.toast).to_have_text("Now")
    expect(visit.sidebar.get_by_role("progressbar")).to_be_hidden()


def test_a_picture_that_cannot_be_had_leaves_its_words(shown: Locator) -> None:
    shown.get_by_role("button", name=re.compile("Show more .2.")).click()

    expect(shown.get_by_role("img", name="A picture that cannot be had")).to_be_visible()
