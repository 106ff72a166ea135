"""Whose turn it is to comment: one click at a time, and none for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from addon.errors import BusyError, PendingError
from addon.store.comment_turns import CommentTurns

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PATIENCE = timedelta(seconds=30)


def test_the_second_click_waits_for_the_first(engine: Engine) -> None:
    turns = CommentTurns(engine)

    assert turns.take("D", NOON, PATIENCE) is None
    with pytest.raises(BusyError) as refused:
        turns.take("D", NOON + PATIENCE, PATIENCE)
    assert not isinstance(refused.value, PendingError)
    turns.take("OTHER", NOON, PATIENCE)


def test_whoever_comes_later_learns_when_comments_were_written(engine: Engine) -> None:
    turns = CommentTurns(engine)
    turns.take("D", NOON, PATIENCE)
    turns.give_back("D", NOON + PATIENCE)

    assert turns.take("D", NOON + MINUTE, PATIENCE) == NOON + PATIENCE


def test_nobody_has_the_turn_while_comments_may_still_come(engine: Engine) -> None:
    """And what was read meanwhile counts as read before they came."""
    turns = CommentTurns(engine)
    turns.take("D", NOON, PATIENCE)
    turns.hold("D", NOON + MINUTE, PATIENCE)

    with pytest.raises(PendingError):
        turns.take("D", NOON + MINUTE + PATIENCE, PATIENCE)
    assert turns.take("D", NOON + 2 * MINUTE, PATIENCE) == NOON + MINUTE + PATIENCE


def test_a_click_that_never_came_to_its_end_is_not_waited_for(engine: Engine) -> None:
    turns = CommentTurns(engine)
    turns.take("D", NOON, PATIENCE)

    assert turns.take("D", NOON + MINUTE, PATIENCE) is None


def test_of_many_clicks_at_once_one_has_the_turn(engine: Engine) -> None:
    turns = CommentTurns(engine)

    def click(_: int) -> bool:
        try:
            turns.take("D", NOON, PATIENCE)
        except BusyError:
            return False
        return True

    with ThreadPoolExecutor(max_workers=6) as pool:
        assert sum(pool.map(click, range(12))) == 1
