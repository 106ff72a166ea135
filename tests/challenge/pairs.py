"""The minimal pairs as they are written: one labelled sentence a line, two lines a pair."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

Item = dict[str, Any]


def files() -> list[Path]:
    """One file for each area."""
    return sorted(FOLDER.glob("*.jsonl"))


def items_of(path: Path) -> list[Item]:
    """The sentences of one area."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def items() -> list[Item]:
    """Every sentence of the set."""
    return [item for path in files() for item in items_of(path)]


def pairs_of(path: Path) -> list[tuple[Item, Item]]:
    """The pairs of one area, two lines each, as they follow each other."""
    found = items_of(path)
    return list(zip(found[::2], found[1::2], strict=True))
