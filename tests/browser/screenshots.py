"""`python -m tests.browser.screenshots`: the README's pictures, made from the running product."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect, sync_playwright

from tests.browser.product import ANA, ROOT, Product, allow_and_check, fix
from tests.browser.visit import Visit, launch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ViewportSize

PICTURE = ROOT / "docs" / "images" / "sidebar.png"
COMMENTS = ROOT / "docs" / "images" / "comments.png"
BESIDE = ROOT / "docs" / "images" / "comments-beside.png"
FIX = ROOT / "docs" / "images" / "fix.png"
SIZE: ViewportSize = {"width": 1200, "height": 720}
WIDER: ViewportSize = {"width": 1440, "height": 760}


def take(visit: Visit, document: str, path: Path) -> None:
    """Check a document that nobody has granted yet, go to its summary, and take the picture.

    The report shows its head: the click has scrolled it away.
    """
    visit.page.set_viewport_size(SIZE)
    visit.open(document, ANA)
    allow_and_check(visit)
    visit.card.get_by_role("link", name="Summary").click()
    expect(visit.document.get_by_role("heading", name="Summary")).to_be_in_viewport()
    expect(visit.document.locator(".noticed")).to_have_count(0)
    visit.page.mouse.move(0, 0)
    visit.page.evaluate("document.activeElement.blur()")
    visit.card.get_by_text("Not ready").scroll_into_view_if_needed()
    visit.page.screenshot(path=path)


def take_comments(visit: Visit, document: str, path: Path) -> None:
    """Comment on all in a document that nobody has granted yet, and take the picture."""
    visit.page.set_viewport_size(WIDER)
    visit.open(document, ANA)
    allow_and_check(visit)
    visit.press("Comment on all")
    visit.open(document, ANA)
    ours = visit.page.locator(".thread", has_text="IMP01")
    ours.evaluate("card => card.scrollIntoView({block: 'center'})")
    visit.page.mouse.move(0, 0)
    visit.page.screenshot(path=path)


def take_fix(visit: Visit, document: str, path: Path) -> None:
    """Have a fix suggested in a document that nobody has granted yet, and take the picture."""
    visit.page.set_viewport_size(WIDER)
    visit.open(document, ANA)
    allow_and_check(visit)
    fix(visit, "We could have paged")
    visit.open(document, ANA)
    made = visit.page.locator(".thread", has_text="The database team was not paged")
    made.evaluate("card => card.scrollIntoView({block: 'center'})")
    visit.card.get_by_text("Fix offered").first.scroll_into_view_if_needed()
    visit.page.mouse.move(0, 0)
    visit.page.screenshot(path=path)


def uncommented() -> dict[str, Any]:
    """The sample with planted faults, before anybody commented on it."""
    answer: dict[str, Any] = json.loads((ROOT / "examples" / "checkout-outage.json").read_text())
    answer.pop("comments")
    for tab in answer["tabs"]:
        tab["documentTab"].pop("commentAnchors", None)
    return answer


def main() -> int:
    """Make the pictures anew."""
    product = Product()
    try:
        with sync_playwright() as playwright, launch(playwright) as browser:
            take(Visit(browser.new_page(), product.url), "checkout-outage", PICTURE)
            for feature, path in (("available", COMMENTS), ("unknown", BESIDE)):
                product.control("PUT", "switches", {"comments_and_suggestions": feature})
                product.load("uncommented", uncommented(), owner=ANA, granted="")
                take_comments(Visit(browser.new_page(), product.url), "uncommented", path)
            product.control("DELETE", "switches")
            product.load("uncommented", uncommented(), owner=ANA, granted="")
            take_fix(Visit(browser.new_page(), product.url), "uncommented", FIX)
    finally:
        product.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
