"""What a check notes for the digest: of what was created here, and nothing of what is private."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from addon.ports import PostmortemRecord
from addon.store import database
from addon.store.chronicle import Chronicle
from addon.store.postmortems import Postmortems
from tests.addon.desk import ADA, Desk
from tests.addon.host import DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

    from addon.domain.outlines import Outline
    from tests.emulator.local import Local

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def desk(local: Local, tmp_path: Path, root: Path) -> Desk:
    """Give a postmortem whose header tells every time."""
    desk = Desk(local, tmp_path)
    answer = json.loads((root / "examples" / "checkout-outage.json").read_text())
    local.load(DOCUMENT, answer | {"documentId": DOCUMENT}, owner=ADA)
    return desk


def checked(desk: Desk, visibility: str) -> dict[str, Outline]:
    """What is kept after a check of a postmortem that was created with a visibility."""
    engine = database.connect(desk.settings["SECOND_STORY_DATABASE"])
    if visibility:
        Postmortems(engine).ask(
            PostmortemRecord("i", "INC-1", DOCUMENT, "full", "SEV1", visibility, 1, NOON)
        )
    desk.editor.call("/addon/check")
    kept = Chronicle(engine).outlines()
    engine.dispose()
    return kept


def test_a_check_notes_when_the_incident_was(desk: Desk) -> None:
    kept = checked(desk, "domain")[DOCUMENT]

    assert kept.started_at == datetime(2026, 3, 12, 2, 47, tzinfo=UTC)
    assert kept.ended_at is not None
    assert kept.ended_at > kept.started_at


@pytest.mark.parametrize("visibility", ["private", ""], ids=["private", "not created here"])
def test_nothing_is_noted_of_one_that_is(desk: Desk, visibility: str) -> None:
    assert checked(desk, visibility) == {}
