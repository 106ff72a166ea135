"""The page as somebody uses it: what they see of document, sidebar and errors, and what they do."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright

ANN, BOB = "ann@example.com", "bob@example.com"
# Pictures of made-up hosts cannot be had, and the browser says so.
EXPECTED = re.compile(r"^Failed to load resource")


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium, which needs no sandbox of its own in a container."""
    path = shutil.which("chromium")
    if path is None:
        raise FileNotFoundError("The browser tests need Debian's chromium; run `make test`.")
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


class Visit:
    """One page; ``mishaps`` gathers what went wrong in its scripts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.mishaps: list[str] = []
        page.on("pageerror", lambda error: self.mishaps.append(str(error)))
        page.on("console", self._said)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not EXPECTED.search(message.text):
            self.mishaps.append(message.text)

    def open(self, document: str = "d1", user: str = ANN) -> None:
        """Open a document as a user, and wait for the add-on's first answer."""
        self.page.goto(f"{self.url}?{urlencode({'document': document, 'user': user})}")
        expect(self.card).to_be_attached()
        self.settled()

    def settled(self) -> None:
        """Wait until the sidebar waits for nothing."""
        expect(self.page.locator(".cards")).to_have_attribute("aria-busy", "false")

    @property
    def sidebar(self) -> Locator:
        return self.page.get_by_role("complementary", name="Add-on")

    @property
    def card(self) -> Locator:
        """The card on top."""
        return self.sidebar.get_by_role("article")

    @property
    def document(self) -> Locator:
        return self.page.get_by_role("region", name="Document")

    @property
    def toast(self) -> Locator:
        return self.sidebar.get_by_role("status")

    def paragraph(self, text: str) -> Locator:
        """The paragraph of the document that holds a text."""
        return self.document.locator(".paragraph", has_text=text)

    def press(self, name: str) -> None:
        """Press a button of the sidebar, and wait for what comes of it."""
        self.sidebar.get_by_role("button", name=name, exact=True).click()
        self.settled()

    def choose(self, name: str) -> None:
        """Choose from the menu of the sidebar, and wait for what comes of it."""
        self.sidebar.get_by_role("button", name="Add-on menu").click()
        self.page.get_by_role("menuitem", name=name, exact=True).click()
        self.settled()

    def errors(self) -> list[str]:
        """What the loud box says, line by line."""
        box = self.page.get_by_role("alert", name="Errors")
        return box.get_by_role("listitem").all_inner_texts() if box.is_visible() else []

    def errors_soon(self) -> list[str]:
        """What the loud box says, once it says something."""
        expect(self.page.get_by_role("alert", name="Errors")).to_be_visible()
        return self.errors()

    def saved(self) -> None:
        """Wait until what was typed is saved."""
        expect(self.page.locator("#saving")).to_have_text("Saved")
