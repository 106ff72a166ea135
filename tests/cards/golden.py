"""``python -m tests.cards.golden`` writes every card in every form, to be looked at and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cards.forms import FORMS

FOLDER = Path(__file__).parent

NAMES = [(function, form) for function, forms in FORMS.items() for form in forms]


def path_of(function: str, form: str) -> Path:
    """Where a golden card is kept."""
    return FOLDER / function / f"{form}.json"


def text_of(function: str, form: str) -> str:
    """A golden card as it is written."""
    card: dict[str, Any] = FORMS[function][form]()
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name in NAMES:
        path = path_of(*name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(*name))
