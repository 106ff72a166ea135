"""The story of a reviewer: comment on all, see it on the words, dismiss, check, see it counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.product import ANA, CHEN, OKAFOR, PARK, Product, allow_and_check, check
from tests.browser.screenshots import uncommented
from tests.browser.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Locator

PEOPLE = {"owner": ANA, "editors": PARK, "commenters": CHEN, "viewers": OKAFOR, "granted": ""}


@pytest.fixture(params=["available", "unknown"])
def feature(request: pytest.FixtureRequest) -> str:
    """Give whether Google offers comments on words to this project."""
    return str(request.param)


@pytest.fixture
def product(feature: str) -> Iterator[Product]:
    """Give the product with a postmortem that nobody has commented on, started for this test."""
    product = Product()
    product.load("copy", uncommented(), **PEOPLE)
    product.control("PUT", "switches", {"comments_and_suggestions": feature})
    yield product
    product.end()


@pytest.fixture
def visit(context: BrowserContext, product: Product) -> Iterator[Visit]:
    visit = Visit(context.new_page(), product.url)
    yield visit
    assert visit.mishaps == []


def margin(visit: Visit) -> Locator:
    return visit.page.get_by_role("region", name="Comments")


def ours(visit: Visit) -> Locator:
    """The cards of our own comments, beside those of suggestions."""
    return margin(visit).get_by_role("article").filter(has_text="Second Story ·")


def marked(visit: Visit) -> list[str]:
    """The words that are highlighted, in order."""
    found: list[str] = visit.page.evaluate(
        "[...(CSS.highlights.get('commented') ?? [])].map(String)"
    )
    return found


def test_a_reviewer_comments_dismisses_and_sees_it_counted(visit: Visit, feature: str) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)

    visit.press("Comment on all")

    expect(visit.toast).to_contain_text("Comments: 10 added.")
    visit.open("copy", PARK)
    expect(ours(visit)).to_have_count(10)
    if feature == "available":
        assert "Payments team" in marked(visit)
    else:
        assert marked(visit) == []
        expect(margin(visit)).to_contain_text("In “Action items”: “Payments team”")

    card = ours(visit).first
    card.get_by_role("textbox", name="Reply").fill("dismiss: customer quote")
    card.get_by_role("button", name="Reply").click()
    expect(card).to_contain_text("dismiss: customer quote")
    allow_and_check(visit)
    check(visit)

    expect(visit.card).to_contain_text("1 dismissed")
    visit.choose("Review")
    expect(visit.card).to_contain_text("customer quote")
    why = "Comments stand on the words" if feature == "available" else "Google does not offer"
    expect(visit.card).to_contain_text(why)
    assert visit.errors() == []


def test_a_finding_is_dismissed_from_its_card(visit: Visit) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)

    visit.sidebar.get_by_role("button", name="Dismiss", exact=True).first.click()
    visit.settled()
    visit.sidebar.get_by_label("Why is it all right here?").fill("quotes the customer")
    visit.press("Dismiss")

    expect(visit.card).to_contain_text("1 dismissed")
    expect(visit.toast).to_contain_text("is dismissed here.")
    visit.open("copy", ANA)
    expect(visit.card).to_contain_text("1 dismissed")
    expect(visit.page.get_by_role("button", name="Resolved (1)")).to_be_visible()
    assert visit.errors() == []
