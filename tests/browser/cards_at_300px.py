"""`python -m tests.browser.cards_at_300px FILE…`: a picture of each card as the sidebar shows it.

A FILE holds a card, or the answer of a trigger or click; of an answer every card is drawn. What
Google would refuse or drop is printed, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.browser.cards import push
from tests.browser.visit import Visit, launch
from tests.emulator.fake_addon import FakeAddon
from tests.emulator.local import Local, document

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

# A card in its full length, with its footer at the end instead of over it.
UNROLL = """
for (const part of document.querySelectorAll("body, .desk, .sidebar, .cards"))
    Object.assign(part.style, {height: "auto", overflow: "visible"});
for (const footer of document.querySelectorAll(".card-footer")) footer.style.position = "static";
"""
FOLDER = Path(tempfile.gettempdir()) / "cards_at_300px"


def cards_in(value: Json) -> list[Json]:
    """Every card that an answer pushes or puts in place, or the value itself, being a card."""
    actions = value.get("renderActions", value).get("action")
    if actions is None:
        return [value]
    moves = actions.get("navigations", [])
    return [move[kind] for move in moves for kind in ("pushCard", "updateCard") if kind in move]


class Studio:
    """A page with an add-on whose homepage is whatever card is to be drawn."""

    def __init__(self, visit: Visit, local: Local, addon: FakeAddon) -> None:
        self._visit, self._addon = visit, addon
        local.control("PUT", "manifest", addon.manifest())
        local.load("d1", document(""))

    def judge(self, card: Json) -> list[str]:
        """Show a card; gives what the page says is wrong with it."""
        self._addon.answers["/home"] = push(card)
        self._visit.open()
        return self._visit.errors()

    def draw(self, card: Json, path: Path) -> list[str]:
        """The same, with a picture of the card in its full length."""
        errors = self.judge(card)
        self._visit.page.evaluate(UNROLL)
        self._visit.sidebar.screenshot(path=path)
        return errors


def pictured(paths: list[Path]) -> Iterator[tuple[Path, int, Json]]:
    """Each card with the file that holds it and its number in there."""
    for path in paths:
        for number, card in enumerate(cards_in(json.loads(path.read_text()))):
            yield path, number, card


def picture_name(path: Path, number: int) -> str:
    """Folder and name of the file, since the cards of one function share a folder."""
    return (
        "-".join([path.resolve().parent.name, path.stem, *([str(number)] if number else [])])
        + ".png"
    )


def main(arguments: list[str] | None = None) -> int:
    """Draw all cards; 1 where one breaks a limit."""
    parser = argparse.ArgumentParser("python -m tests.browser.cards_at_300px")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    local, addon = Local(), FakeAddon()
    said = 0
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 400})
        studio = Studio(Visit(page, local.url), local, addon)
        for path, number, card in pictured(options.files):
            picture = options.into / picture_name(path, number)
            errors = studio.draw(card, picture)
            said += len(errors)
            print(picture, *errors, sep="\n  ")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
