"""`python -m tests.browser.screenshots`: the README's picture, made from the running product."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from tests.browser.product import ANA, ROOT, Product, allow_and_check
from tests.browser.visit import Visit, launch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ViewportSize

PICTURE = ROOT / "docs" / "images" / "sidebar.png"
SIZE: ViewportSize = {"width": 1200, "height": 720}


def take(visit: Visit, document: str, path: Path) -> None:
    """Check a document that nobody has granted yet, go to its summary, and take the picture."""
    visit.page.set_viewport_size(SIZE)
    visit.open(document, ANA)
    allow_and_check(visit)
    visit.card.get_by_role("link", name="Summary").click()
    expect(visit.document.get_by_role("heading", name="Summary")).to_be_in_viewport()
    expect(visit.document.locator(".noticed")).to_have_count(0)
    visit.page.mouse.move(0, 0)
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.screenshot(path=path)


def main() -> int:
    """Make the picture anew."""
    product = Product()
    try:
        with sync_playwright() as playwright, launch(playwright) as browser:
            take(Visit(browser.new_page(), product.url), "checkout-outage", PICTURE)
    finally:
        product.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
