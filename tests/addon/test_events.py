"""Texts of an EventObject: whatever JSON can hold of characters, the store can keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.cards.failure import failure_card
from addon.cards.links import Links
from addon.errors import AddonError
from addon.events import Event
from tests.addon.desk import Desk
from tests.addon.host import updated
from tests.addon.signing import BASE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

NO_TEXT = {"half a pair": "\ud800", "NUL": "\x00"}


@pytest.mark.parametrize("piece", NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_character_is_replaced_wherever_it_stands(piece: str) -> None:
    event = Event(
        {
            "commonEventObject": {
                "parameters": {"key": f"a{piece}"},
                "formInputs": {"why": {"stringInputs": {"value": [f"{piece}b 😀"]}}},
            },
            "docs": {"id": f"{piece}c", "addonHasFileScopePermission": True},
        }
    )

    assert event.parameters == {"key": "a\N{REPLACEMENT CHARACTER}"}
    assert event.inputs == {"why": "\N{REPLACEMENT CHARACTER}b 😀"}
    assert event.document_id == "\N{REPLACEMENT CHARACTER}c"


@pytest.mark.parametrize("piece", NO_TEXT.values(), ids=NO_TEXT)
def test_an_id_that_is_none_is_a_document_that_is_not_there(
    local: Local, tmp_path: Path, piece: str
) -> None:
    host = Desk(local, tmp_path).host("ada@example.com")
    host.document = f"D{piece}"

    card = updated(host.call("/addon/tickets"))

    assert card["name"] == "failure"
    assert card["header"]["title"] != failure_card(AddonError(), Links(BASE_URL))["header"]["title"]
