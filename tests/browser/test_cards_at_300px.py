"""The command that draws cards: one picture each, 300 pixels wide, and what is wrong aloud."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.browser.cards import card, click, push, text

if TYPE_CHECKING:
    from pathlib import Path


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
    assert [path.name for path in pictures] == ["home.png", "plain.png", "two-1.png", "two.png"]
    assert {struct.unpack(">I", path.read_bytes()[16:20])[0] for path in pictures} == {300}
    assert done.returncode == 1
    assert done.stdout.count("holds unescaped markup: < 6") == 1
