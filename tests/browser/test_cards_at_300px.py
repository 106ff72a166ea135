"""The command that draws cards: one picture each, 300 pixels wide, and what is wrong aloud."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.browser.cards import card, click, push, text
from tests.browser.cards_at_300px import Studio, cards_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local


def test_every_card_is_drawn_and_what_breaks_a_limit_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.json").write_text(json.dumps(card(text("One card."))))
    (tmp_path / "home.json").write_text(json.dumps(push(card(text("A trigger's.")))))
    two = click({"updateCard": card(text("first"))}, {"pushCard": card(text("5 < 6"))})
    (tmp_path / "two.json").write_text(json.dumps(two))
    files = sorted(str(path) for path in tmp_path.glob("*.json"))

    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.cards_at_300px", *files, "--into", tmp_path / "out"],
        cwd=root,
        capture_output=True,
        check=False,
        text=True,
    )

    pictures = sorted((tmp_path / "out").iterdir())
    names = [f"{tmp_path.name}-{name}.png" for name in ("home", "plain", "two-1", "two")]
    assert [path.name for path in pictures] == names
    assert {struct.unpack(">I", path.read_bytes()[16:20])[0] for path in pictures} == {300}
    assert done.returncode == 1
    assert done.stdout.count("holds unescaped markup: < 6") == 1


def test_every_card_of_the_product_fits_and_loses_nothing(
    root: Path, visit: Visit, local: Local, addon: FakeAddon
) -> None:
    paths = sorted((root / "tests" / "cards").rglob("*.json"))
    studio = Studio(visit, local, addon)
    told = {}
    for path in paths:
        for kept in cards_in(json.loads(path.read_text())):
            told[path.parent.name, path.stem] = studio.judge(kept)
            width = visit.page.locator(".cards").evaluate("e => e.scrollWidth - e.clientWidth")
            assert width == 0, path

    assert len(paths) > 20
    assert {name: errors for name, errors in told.items() if errors} == {}
