"""What a document says is looked for where it must never be: in logs, and in the store."""

from __future__ import annotations

import io
import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from addon import logs
from tests.addon.host import DOCUMENT, Host
from tests.addon.standing import ADA
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.emulator.local import Local

# In the title, the summary, the timeline and a factor: words that nobody else writes.
PLACES = ("Summary", "Impact", "Timeline", "Contributing factors", "What went well")
CANARIES = [f"canary{number}zwitscher" for number in range(len(PLACES))]
CLICKS = (
    *("home", "check", "repairs", "repair", "publication", "adoption", "upgrades"),
    *("new", "fixes", "check"),
)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Give all that is logged, also what nobody would read."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonLines("sre"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def planted(local: Local) -> None:
    """Put a postmortem with a canary behind each heading into the place of the open document."""
    document = filled(INCIDENTS[0])
    answer = document.get(include_tabs=True)
    content = answer["tabs"][0]["documentTab"]["body"]["content"]
    edits: list[Any] = []
    for place, canary in zip(PLACES, CANARIES, strict=True):
        (heading,) = [block for block in content if text_of(block) == f"{place}\n"]
        edits.append(
            {
                "insertText": {
                    "location": {"index": heading["endIndex"]},
                    "text": f"The {canary} of j.doe@elsewhere.example should have known better. ",
                }
            }
        )
    edits.sort(key=lambda one: -one["insertText"]["location"]["index"])
    document.batch_update({"requests": edits})
    local.load(DOCUMENT, document.get(include_tabs=True), owner=ADA)


def text_of(block: Any) -> str:
    elements = block.get("paragraph", {}).get("elements", [])
    return "".join(each.get("textRun", {}).get("content", "") for each in elements)


def test_no_canary_is_in_the_log_or_in_the_store(
    local: Local, planted: None, logged: io.StringIO, tmp_path: Path
) -> None:
    assert planted is None
    host = Host(local, SECOND_STORY_DATABASE=f"sqlite:///{tmp_path}/store.db")
    shown = "".join(str(host.call(f"/addon/{path}")) for path in CLICKS)
    assert any(canary in shown for canary in CANARIES)  # They were read, and a card quotes them.

    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        stored = "\n".join(connection.iterdump())
    assert DOCUMENT in stored  # It was written to, of this very document.
    for canary in (*CANARIES, "j.doe", host.tokens["access_token"], host.tokens["user_id_token"]):
        assert canary not in logged.getvalue()
        assert canary not in stored
