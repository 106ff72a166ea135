"""Everything can be reached and done without a mouse, and one sees where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import action, button, card, click, push, text, widgets
from tests.browser.visit import ANN
from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local


@pytest.fixture
def opened(visit: Visit, local: Local, addon: FakeAddon) -> Visit:
    """Give a visit at an add-on that asks for the document first."""
    ask: dict[str, Any] = {"requestFileScopeForActiveDocument": {}}
    more = {"overflowMenu": {"items": [
        {"text": "Explain", "onClick": action(f"{addon.url}/explain")},
        {"text": "Dismiss", "onClick": action(f"{addon.url}/dismiss")},
    ]}}  # fmt: skip
    addon.answers |= {
        "/home": widgets(button("Allow and check", action(f"{addon.url}/ask"))),
        "/ask": {"renderActions": {"hostAppAction": {"editorAction": ask}}},
        "/granted": push(card(text("One finding."), button("More", more), title="Report")),
        "/explain": click({"pushCard": card(text("Because."), title="Why?")}),
        "/dismiss": click(notification={"text": "Dismissed"}),
    }
    local.load("d1", document("The pool ran dry.", "Nobody knew."), owner=ANN, granted="")
    visit.open()
    return visit


def press(visit: Visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)


def focused(visit: Visit) -> str:
    """The name or text of what has the focus."""
    return str(
        visit.page.evaluate(
            "document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.textContent.trim()"
        )
    )


def tab_to(visit: Visit, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    passed: list[str] = []
    while focused(visit) != name:
        assert len(passed) < 40, f"Tab does not reach {name}: {passed}"
        press(visit, "Tab")
        passed.append(focused(visit))


def test_the_way_from_the_first_key_to_a_finding_and_back_into_the_text(opened: Visit) -> None:
    tab_to(opened, "Skip to the add-on")
    press(opened, "Enter")
    tab_to(opened, "Allow and check")
    press(opened, "Enter")
    expect(opened.page.get_by_role("button", name="Allow", exact=True)).to_be_focused()
    press(opened, "Enter")
    expect(opened.card).to_contain_text("One finding.")
    expect(opened.card).to_be_focused()

    tab_to(opened, "More")
    press(opened, "Enter")
    expect(opened.page.get_by_role("menuitem", name="Explain")).to_be_focused()
    press(opened, "ArrowDown", "ArrowDown", "End", "Home", "Enter")
    expect(opened.card).to_contain_text("Because.")
    expect(opened.card).to_be_focused()

    press(opened, "Shift+Tab", "Shift+Tab")
    assert focused(opened) == "Back"
    press(opened, "Space")
    expect(opened.card).to_contain_text("One finding.")
    expect(opened.card.get_by_role("button", name="More")).to_be_focused()


def test_the_document_is_one_stop_and_arrows_go_on(opened: Visit) -> None:
    tab_to(opened, "Skip to the document")
    press(opened, "Enter", "Tab")
    expect(opened.paragraph("The pool ran dry.")).to_be_focused()
    press(opened, "ArrowDown", "End")
    opened.page.keyboard.insert_text(" At first.")
    opened.saved()
    expect(opened.paragraph("Nobody knew. At first.")).to_be_focused()

    press(opened, "Tab")
    assert focused(opened) == "Add-on menu"


def test_escape_closes_a_menu_and_gives_the_focus_back(opened: Visit) -> None:
    tab_to(opened, "Add-on menu")
    press(opened, "Enter")
    expect(opened.page.get_by_role("menu")).to_be_visible()
    press(opened, "Escape")

    expect(opened.page.get_by_role("menu")).to_have_count(0)
    assert focused(opened) == "Add-on menu"


def test_what_has_the_focus_is_outlined(opened: Visit) -> None:
    for name in ("Pool exhaustion", "Access", "Add-on menu", "Allow and check"):
        tab_to(opened, name)
        outline = opened.page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + ' ' +"
            " getComputedStyle(document.activeElement).outlineWidth"
        )
        assert outline == "solid 2px"
