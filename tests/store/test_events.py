"""What happened to documents: in order, and told by kind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from addon.ports import EventRecord
from addon.store.events import Events

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def events(engine: Engine) -> Events:
    return Events(engine)


def event(kind: str, document_id: str = "DOC", minute: int = 0) -> EventRecord:
    at = NOON + timedelta(minutes=minute)
    return EventRecord(document_id, kind, "ada@example.com", "It is due.", at)


def test_of_nothing_there_is_no_last(events: Events) -> None:
    assert events.last("DOC", ("published",)) is None


def test_the_last_is_the_one_recorded_last(events: Events) -> None:
    events.record(event("published", minute=5))
    events.record(event("published", minute=3))

    assert events.last("DOC", ("published",)) == event("published", minute=3)


def test_other_kinds_and_documents_do_not_count(events: Events) -> None:
    events.record(event("published"))
    events.record(event("adopted"))
    events.record(event("published", "OTHER", 9))

    assert events.last("DOC", ("published", "reopened")) == event("published")
