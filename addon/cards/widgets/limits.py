"""What Google takes of a card, in one place: a card beyond it is dropped in part, in silence.

Figures: google.md 1.5. Those of bytes are ours, for Google documents none for add-ons.
"""

from __future__ import annotations

import json
from typing import Any, NewType

Widget = dict[str, Any]
CardSection = dict[str, Any]

# A whole card that keeps the limits.
Card = NewType("Card", dict[str, Any])

MOST_WIDGETS = 100
MOST_SECTIONS = 100
MOST_BYTES = 24_000  # The answer around the card has room up to 25,000.


class CardLimitError(Exception):
    """A card that Google would not show as it is meant; a fault of ours."""


def weight(part: object) -> int:
    """The bytes that a part of a card takes at most, in the widest form that JSON has."""
    return len(json.dumps(part))


def fitting(text: str, most: int) -> str:
    """As much of a text, from its beginning, as weighs ``most`` bytes or less."""
    kept = text[:most]
    while weight(kept) > most:
        kept = kept[: len(kept) * most // weight(kept)]
    return kept


def within_limits(card: dict[str, Any]) -> Card:
    """The card, if Google shows it as it is.

    Raises:
        CardLimitError: it would not.

    """
    sections = card["sections"]
    widgets = sum(len(section["widgets"]) for section in sections)
    faults = {
        "no title": not card["header"]["title"],
        "no sections": not sections,
        "a section without widgets": not all(section["widgets"] for section in sections),
        f"{len(sections)} sections": len(sections) > MOST_SECTIONS,
        f"{widgets} widgets": widgets > MOST_WIDGETS,
        f"{weight(card)} bytes": weight(card) > MOST_BYTES,
    }
    found = [fault for fault, is_so in faults.items() if is_so]
    if found:
        raise CardLimitError(f"the card {card.get('name')!r} has {', '.join(found)}")
    return Card(card)
