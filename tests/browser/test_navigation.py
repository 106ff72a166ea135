"""The stack of cards, and what an answer may ask for beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.cards import action, button, card, click, push, text, widgets
from tests.emulator.local import document

if TYPE_CHECKING:
    from typing import Any

    from playwright.sync_api import Locator

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local


@pytest.fixture
def home(visit: Visit, local: Local, addon: FakeAddon) -> Visit:
    """Give a page at a first card whose button asks the add-on where to go."""
    go = button("Go", action(f"{addon.url}/go"))
    addon.answers["/home"] = push(card(text("First card"), go, name="first"))
    local.load("d1", document())
    visit.open()
    return visit


def second(addon: FakeAddon, **more: Any) -> Any:
    """A second card, whose button asks again."""
    return card(text("Second card"), button("On", action(f"{addon.url}/on")), name="second", **more)


def back(visit: Visit) -> Locator:
    return visit.sidebar.get_by_role("button", name="Back")


def test_a_pushed_card_has_a_way_back(home: Visit, addon: FakeAddon) -> None:
    expect(back(home)).to_be_hidden()
    addon.answers["/go"] = click({"pushCard": second(addon)})
    home.press("Go")
    expect(home.card).to_contain_text("Second card")

    back(home).click()

    expect(home.card).to_contain_text("First card")
    expect(back(home)).to_be_hidden()
    assert [one.path for one in addon.received] == ["/home", "/go"]


def test_an_updated_card_takes_the_place_of_the_top_one(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/go"] = click({"updateCard": second(addon)})

    home.press("Go")

    expect(home.card).to_contain_text("Second card")
    expect(back(home)).to_be_hidden()


@pytest.mark.parametrize(
    ("moves", "left", "depth"),
    [
        ([{"pop": True}], "Second card", 2),
        ([{"popToRoot": True}], "First card", 1),
        ([{"popToCard": "first"}], "First card", 1),
        ([{"popToRoot": True}, {"updateCard": card(text("New"))}], "New", 1),
    ],
    ids=["pop", "pop to root", "pop to card", "pop to root and update"],
)
def test_cards_are_taken_off_again(
    home: Visit, addon: FakeAddon, moves: list[Any], left: str, depth: int
) -> None:
    third = card(text("Third card"), button("Home", action(f"{addon.url}/home-again")))
    addon.answers |= {
        "/go": click({"pushCard": second(addon)}),
        "/on": click({"pushCard": third}),
        "/home-again": click(*moves),
    }
    for name in ("Go", "On", "Home"):
        home.press(name)

    expect(home.card).to_contain_text(left)
    assert back(home).is_visible() == (depth > 1)
    assert home.errors() == []


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ({"pop": True}, "pops the only card"),
        ({"popToCard": "nowhere"}, 'pops to the card "nowhere", which is not open'),
    ],
    ids=["pop", "pop to card"],
)
def test_a_move_to_nowhere_is_told(home: Visit, addon: FakeAddon, move: Any, said: str) -> None:
    addon.answers["/go"] = click(move)

    home.press("Go")

    assert said in home.errors()[0]
    expect(home.card).to_contain_text("First card")


def test_a_notification_is_plain_text_in_a_live_region(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/go"] = click(notification={"text": "3 comments & <b>more</b>"})

    home.press("Go")

    expect(home.toast).to_have_text("3 comments & <b>more</b>")
    expect(home.toast).to_have_attribute("aria-live", "polite")


def test_after_a_change_of_state_going_back_asks_anew(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/go"] = {**click({"pushCard": second(addon)}), "stateChanged": True}
    home.press("Go")
    addon.answers["/home"] = widgets(text("Fresh card"))

    back(home).click()

    expect(home.card).to_contain_text("Fresh card")


def test_going_back_finds_the_inputs_as_they_were_left(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    owner = {"textInput": {"name": "owner", "label": "Owner"}}
    on = {"card": card(text("Pushed without a call"))}
    addon.answers["/home"] = widgets(owner, button("On", on))
    local.load("d1", document())
    visit.open()
    visit.card.get_by_label("Owner").fill("sam")
    visit.press("On")
    expect(visit.card).to_contain_text("Pushed without a call")

    back(visit).click()

    expect(visit.card.get_by_label("Owner")).to_have_value("sam")
    expect(visit.card.get_by_role("button", name="On")).to_be_focused()
    assert len(addon.received) == 1


def test_a_link_of_an_answer_opens_beside_the_page(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/go"] = click(link={"url": f"{addon.url}/page"})

    with home.page.context.expect_page() as opened:
        home.press("Go")

    assert opened.value.url == f"{addon.url}/page"


def test_closing_an_overlay_reloads_the_add_on_where_the_link_says_so(
    home: Visit, addon: FakeAddon
) -> None:
    link = {"url": f"{addon.url}/page", "openAs": "OVERLAY", "onClose": "RELOAD"}
    addon.answers["/go"] = click(link=link)
    with home.page.context.expect_page() as opened:
        home.press("Go")
    addon.answers["/home"] = widgets(text("Signed in"))

    opened.value.close()

    expect(home.card).to_contain_text("Signed in")


def test_refresh_asks_for_the_homepage_anew(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/home"] = widgets(text("Anew"))

    home.sidebar.get_by_role("button", name="Add-on menu").click()
    home.page.get_by_role("menuitem", name="Refresh").click()

    expect(home.card).to_contain_text("Anew")


def test_an_answer_for_a_document_that_was_left_is_dropped(
    home: Visit, local: Local, addon: FakeAddon
) -> None:
    local.load("d2", document(title="The other one"))
    home.open()
    addon.answers["/go"] = click({"updateCard": second(addon)})
    addon.delay_s = 0.3
    home.card.get_by_role("button", name="Go").click()
    home.page.get_by_role("button", name="The other one").click()

    expect(home.page.get_by_role("heading", name="The other one")).to_be_visible()
    expect(home.card).to_contain_text("First card")
    expect(home.card).not_to_contain_text("Second card")


def test_signing_in_elsewhere_is_offered_as_google_does(home: Visit, addon: FakeAddon) -> None:
    addon.answers["/go"] = {
        "basic_authorization_prompt": {
            "authorization_url": f"{addon.url}/sign-in",
            "resource": "Jira",
        }
    }

    home.press("Go")

    expect(home.card).to_contain_text("To go on, sign in to Jira.")
    with home.page.context.expect_page() as opened:
        home.press("Sign in")
    assert opened.value.url == f"{addon.url}/sign-in"


def test_a_link_to_a_heading_of_the_open_document_leads_there(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    answer = document(*["A line."] * 80)
    style = answer["body"]["content"][60]["paragraph"]["paragraphStyle"]
    style |= {"namedStyleType": "HEADING_1", "headingId": "h.factors"}
    address = "https://docs.google.com/document/d/d1/edit?tab=t.0#heading=h.factors"
    addon.answers["/home"] = widgets(text(f'<a href="{address}">Factors</a>'))
    local.load("d1", answer)
    visit.open()
    heading = visit.document.get_by_role("heading", name="A line.")
    expect(heading).not_to_be_in_viewport()

    visit.card.get_by_role("link", name="Factors").click()

    expect(heading).to_be_in_viewport()
    assert len(visit.page.context.pages) == 1
