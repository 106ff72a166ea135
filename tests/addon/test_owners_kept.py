"""Whom the store knows as owners: those whom the document names by e-mail, as it does now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.store import database
from addon.store.pushes import Pushes
from tests.addon.desk import Desk
from tests.addon.test_taking_over import INTO_DOCUMENT, PARK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local


@pytest.fixture
def desk(local: Local, tmp_path: Path) -> Desk:
    """Give two items with tickets; the first one is owned by an address, the other by a name."""
    desk = Desk(local, tmp_path)
    desk.own("Mira@example.com")
    desk.send(desk.plan())
    return desk


def kept(desk: Desk) -> list[str]:
    """The addresses in the store, in the order of their tickets."""
    engine = database.connect(desk.settings["SECOND_STORY_DATABASE"])
    pushes = sorted(Pushes(engine).created(), key=lambda push: push.key)
    engine.dispose()
    return [push.owner_email for push in pushes]


def test_an_address_is_kept_in_lower_case_and_none_is_made_up(desk: Desk) -> None:
    assert kept(desk) == ["mira@example.com", ""]


def test_another_owner_in_the_document_is_known_when_somebody_looks(desk: Desk) -> None:
    desk.own("ben@example.com")
    desk.plan()

    assert kept(desk) == ["ben@example.com", ""]


def test_whoever_is_taken_over_from_the_tracker_is_known_at_once(desk: Desk) -> None:
    desk.in_tracker(assignee=PARK)
    desk.editor.press(desk.plan(), INTO_DOCUMENT)

    assert kept(desk) == ["j.park@example.com", ""]
