"""Who sees what: the grant of a document, scopes, roles, and each visitor on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import action, button, click, text, widgets
from tests.browser.visit import ANN, BOB
from tests.emulator.fake_addon import SCOPES
from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

ASK: dict[str, Any] = {"hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}}}


@pytest.fixture
def asking(local: Local, addon: FakeAddon) -> FakeAddon:
    """Give an add-on that needs the document, which Ann owns, Bob edits and Cy views."""
    allow = button("Allow and check", action(f"{addon.url}/ask"))
    addon.answers |= {
        "/home": widgets(text("I need this document."), allow),
        "/ask": {"renderActions": ASK},
        "/granted": widgets(text("Thank you.")),
    }
    local.load("d1", document(), owner=ANN, editors=BOB, viewers="cy@example.com", granted="")
    return addon


def test_the_grant_is_asked_for_and_its_trigger_answers(visit: Visit, asking: FakeAddon) -> None:
    visit.open()
    visit.press("Allow and check")
    dialog = visit.page.get_by_role("dialog", name="Allow access to this document?")
    expect(dialog).to_contain_text("Fake wants to see and change Pool exhaustion")
    dialog.get_by_role("button", name="Allow").click()

    expect(visit.card).to_contain_text("Thank you.")
    assert [one.path for one in asking.received] == ["/home", "/ask", "/granted"]
    assert asking.received[-1].event["docs"]["id"] == "d1"
    assert visit.errors() == []


@pytest.mark.parametrize(("switch", "is_left"), [("pushed", True), ("alone", False)])
def test_the_card_of_the_grant_lies_on_the_one_that_asked_or_stands_alone(
    *, visit: Visit, local: Local, asking: FakeAddon, switch: str, is_left: bool
) -> None:
    local.control("PUT", "switches", {"granted_card": switch})
    visit.open()
    visit.press("Allow and check")
    visit.page.get_by_role("button", name="Allow", exact=True).click()
    expect(visit.card).to_contain_text("Thank you.")

    assert visit.sidebar.get_by_role("button", name="Back").is_visible() == is_left
    assert asking.received


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_a_refused_grant_changes_nothing(visit: Visit, asking: FakeAddon, way: str) -> None:
    visit.open()
    visit.press("Allow and check")
    if way == "Escape":
        visit.page.keyboard.press("Escape")
    else:
        visit.page.get_by_role("button", name="Cancel").click()

    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    expect(visit.card).to_contain_text("I need this document.")
    assert [one.path for one in asking.received] == ["/home", "/ask"]


def test_a_second_visitor_grants_on_their_own(visit: Visit, asking: FakeAddon) -> None:
    visit.open()
    visit.press("Allow and check")
    visit.page.get_by_role("button", name="Allow", exact=True).click()
    expect(visit.card).to_contain_text("Thank you.")

    visit.page.get_by_label("Visiting as").select_option(BOB)

    expect(visit.page.get_by_label("who is")).to_have_value("editor")
    expect(visit.card).to_contain_text("I need this document.")
    assert asking.received[-1].event["docs"] == {}


def test_a_viewer_reads_and_cannot_type(visit: Visit, asking: FakeAddon) -> None:
    visit.open(user="cy@example.com")

    paragraph = visit.paragraph("The pool ran dry.")
    expect(paragraph).to_be_visible()
    expect(paragraph).to_have_js_property("isContentEditable", value=False)
    assert asking.received[-1].path == "/home"


def test_whoever_may_not_see_it_is_told_and_has_no_sidebar(visit: Visit, asking: FakeAddon) -> None:
    visit.page.goto(f"{visit.url}?document=d1&user=dee@example.com")

    expect(visit.document).to_contain_text("dee@example.com may not see this document.")
    expect(visit.card).to_have_count(0)
    assert asking.received == []


def test_a_role_can_be_changed_and_everything_is_drawn_anew(
    visit: Visit, asking: FakeAddon
) -> None:
    visit.open()
    for role, can_type in (("viewer", False), ("editor", True)):
        visit.page.get_by_label("who is").select_option(role)
        expect(visit.paragraph("The pool")).to_have_js_property("isContentEditable", can_type)

    visit.page.get_by_label("who is").select_option("none")
    expect(visit.document).to_contain_text("may not see this document")
    expect(visit.page.get_by_role("button", name="Pool exhaustion not shared")).to_be_visible()
    assert asking.received


def test_somebody_else_can_visit(visit: Visit, asking: FakeAddon) -> None:
    visit.open()
    visit.page.get_by_label("Visiting as").select_option("Someone else …")
    visit.page.get_by_label("E-mail address").fill("eve@example.com")
    visit.page.get_by_role("button", name="Visit").click()

    expect(visit.document).to_contain_text("eve@example.com may not see this document.")
    assert len(asking.received) == 1


def test_a_grant_can_be_taken_back_to_begin_anew(visit: Visit, asking: FakeAddon) -> None:
    visit.open()
    visit.press("Allow and check")
    visit.page.get_by_role("button", name="Allow", exact=True).click()
    expect(visit.card).to_contain_text("Thank you.")

    visit.page.get_by_role("button", name="Access").click()
    visit.page.get_by_role("menuitem", name="Take this document back").click()

    expect(visit.card).to_contain_text("I need this document.")
    assert asking.received[-1].event["docs"] == {}


def test_a_missing_scope_is_asked_for_and_the_click_is_sent_again(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    files = SCOPES + "drive.file"
    addon.answers |= {
        "/home": widgets(button("Go", action(f"{addon.url}/go"))),
        "/go": {"requesting_google_scopes": {"scopes": [files]}},
    }
    local.load("d1", document())
    local.control("PUT", "page/consent", {"user": ANN, "scopes": []})
    visit.open()
    visit.press("Go")
    dialog = visit.page.get_by_role("dialog", name="Permissions")
    dialog.get_by_label("drive.file").check()
    addon.answers["/go"] = click(notification={"text": "Now I may."})
    dialog.get_by_role("button", name="Continue").click()

    expect(visit.toast).to_have_text("Now I may.")
    granted = [one.event["authorizationEventObject"]["authorizedScopes"] for one in addon.received]
    assert granted == [[], [], [files]]


def test_a_document_that_is_not_there_is_told(visit: Visit, asking: FakeAddon) -> None:
    visit.page.goto(f"{visit.url}?document=gone&user={ANN}")

    expect(visit.document).to_contain_text("There is no document of this id.")
    assert asking.received == []


def test_an_empty_workspace_says_how_to_fill_it(visit: Visit) -> None:
    visit.page.goto(visit.url)

    expect(visit.page.get_by_text("No documents yet.")).to_be_visible()
    expect(visit.document).to_contain_text("PUT a documents.get answer to /emulator/documents/ID")


def test_a_copy_is_the_visitors_own_and_given_to_no_app(
    visit: Visit, asking: FakeAddon, local: Local
) -> None:
    visit.open(user="cy@example.com")
    visit.page.get_by_role("button", name="Make a copy").click()

    expect(visit.page.locator("#title")).to_have_text("Copy of Pool exhaustion")
    expect(visit.page.get_by_label("who is")).to_have_value("owner")
    expect(visit.card).to_contain_text("I need this document.")
    assert asking.received[-1].event["docs"] == {}
    (copy,) = [one for one in local.documents() if one["title"] == "Copy of Pool exhaustion"]
    assert (copy["roles"], copy["granted"]) == ({"cy@example.com": "owner"}, [])
    assert visit.errors() == []
