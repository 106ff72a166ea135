"""What somebody saw last: the change that a look showed stays until there is another one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from addon.ports import Look
from addon.store.looks import Looks

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def seen(minutes: int, *findings: str) -> Look:
    return Look(frozenset(findings), NOON + timedelta(minutes=minutes))


def test_the_first_look_has_none_before_it(engine: Engine) -> None:
    assert Looks(engine).look("ada", "D", seen(0, "LNG02 0badcafe")) is None


def test_a_look_is_compared_with_the_last_one_that_saw_something_else(engine: Engine) -> None:
    looks = Looks(engine)
    looks.look("ada", "D", seen(0, "a"))

    assert looks.look("ada", "D", seen(1, "b")) == seen(0, "a")
    assert looks.look("ada", "D", seen(2, "b")) == seen(0, "a")
    assert looks.look("ada", "D", seen(3)) == seen(2, "b")


def test_whoever_comes_back_later_compares_with_then(engine: Engine) -> None:
    looks = Looks(engine)
    looks.look("ada", "D", seen(0, "a"))
    looks.look("ada", "D", seen(1, "b"))

    assert looks.look("ada", "D", seen(600, "b")) == seen(1, "b")


def test_everybody_looks_with_their_own_eyes(engine: Engine) -> None:
    looks = Looks(engine)
    looks.look("ada", "D", seen(0, "a"))

    assert looks.look("bo", "D", seen(1, "b")) is None
    assert looks.look("ada", "OTHER", seen(1, "b")) is None


def test_what_is_older_than_half_a_year_is_forgotten(engine: Engine) -> None:
    looks = Looks(engine)
    looks.look("ada", "D", seen(0, "a"))
    looks.look("bo", "E", seen(181 * 24 * 60, "b"))

    assert looks.look("ada", "D", seen(181 * 24 * 60, "b")) is None
