"""Two action items become tickets: keys in the document, and their state in the sidebar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.product import ANA, OKAFOR, Product, allow_and_check
from tests.browser.visit import Visit
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext


@pytest.fixture
def story(request: pytest.FixtureRequest) -> str:
    """Give the id of a document of its own: the store remembers those of other tests."""
    return f"1{request.node.name}"


@pytest.fixture
def visit(context: BrowserContext, product: Product, story: str) -> Iterator[Visit]:
    """Give a visit of a postmortem with two action items that have no tickets."""
    bare = tuple(
        (text, owner, grade, "", end) for text, owner, grade, _, end in INCIDENTS[0].actions
    )
    document = filled(INCIDENTS[0]._replace(actions=bare), story)
    product.control("DELETE", "jira/issues")
    answer = json.loads(json.dumps(document.get(include_tabs=True)))
    product.load(story, answer, owner=ANA, viewers=OKAFOR, granted="")
    visit = Visit(context.new_page(), product.url)
    yield visit
    assert visit.mishaps == []


def test_two_items_become_tickets_whose_state_comes_back(
    visit: Visit, product: Product, story: str
) -> None:
    visit.open(story, ANA)
    allow_and_check(visit)
    visit.press("Create tickets")
    expect(visit.card).to_contain_text("2 to create")
    expect(visit.card).to_contain_text("Mira Castell · P0")
    visit.card.get_by_label("Title of the ticket").first.fill("Alert on dead connections")

    visit.press("Create tickets")

    expect(visit.card).to_contain_text("2 of 2 items with a ticket")
    expect(visit.document.get_by_role("link", name="OPS-1")).to_be_visible()
    expect(visit.document.get_by_role("link", name="OPS-2")).to_be_visible()
    assert visit.errors() == []
    issues = product.control("GET", "jira/issues")["issues"]
    assert [issue["fields"]["summary"] for issue in issues] == [
        "Alert on dead connections",
        "Run the load test on each change of a limit",
    ]

    page = visit.page.context.new_page()
    page.goto(f"{product.url}jira/browse/OPS-1")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Status: Done")).to_be_visible()
    page.close()

    visit.press("Action items")

    expect(visit.card).to_contain_text("2 with a ticket")
    expect(visit.card).to_contain_text("OPS-1 Done")
    expect(visit.card).to_contain_text("OPS-2 To Do")
    assert visit.errors() == []


def test_another_owner_in_the_tracker_is_taken_over_into_the_document(
    visit: Visit, product: Product, story: str
) -> None:
    visit.open(story, ANA)
    allow_and_check(visit)
    visit.press("Create tickets")
    visit.press("Create tickets")
    expect(visit.card).to_contain_text("2 of 2 items with a ticket")
    page = visit.page.context.new_page()
    page.goto(f"{product.url}jira/browse/OPS-1")
    page.get_by_label("Assignee").select_option("J. Park")
    page.get_by_role("button", name="Assign").click()
    # A page that is closed while it loads may never be closed.
    expect(page.get_by_text("Assigned to: J. Park")).to_be_visible()
    page.close()

    visit.press("Action items")
    expect(visit.card).to_contain_text(
        "Owner: J. Park in the tracker, Mira Castell in the document"
    )
    visit.press("Into the document")

    expect(visit.document).to_contain_text("j.park@example.com")
    expect(visit.card).not_to_contain_text("in the tracker, Mira")
    assert visit.errors() == []


def test_an_answer_that_gets_lost_makes_no_second_ticket(
    visit: Visit, product: Product, story: str
) -> None:
    product.control("POST", "jira/troubles", {"kind": "lost"})
    visit.open(story, ANA)
    allow_and_check(visit)
    visit.press("Create tickets")
    visit.press("Create tickets")
    expect(visit.card).to_contain_text("1 of 2 items with a ticket")
    expect(visit.card).to_contain_text("not made twice")

    visit.press("Action items")

    expect(visit.card).to_contain_text("Nobody knows yet whether there is a ticket")
    assert len(product.control("GET", "jira/issues")["issues"]) == 2


def test_a_viewer_sees_what_there_is_and_no_button(visit: Visit, story: str) -> None:
    visit.open(story, OKAFOR)
    allow_and_check(visit)
    expect(visit.card).to_contain_text("2 of 2 action items have no ticket")
    assert visit.card.get_by_role("button", name="Create tickets").count() == 0
