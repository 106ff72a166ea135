"""How fast one person may click: as fast as by hand, and no machine's pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.auth import pace
from addon.auth.pace import Pace
from addon.settings import ServiceSettings, SettingsError
from tests.addon.host import Host, settings, updated

if TYPE_CHECKING:
    from tests.emulator.local import Local


def test_a_minutes_clicks_may_come_at_once_and_then_no_more() -> None:
    mine = Pace(3)

    assert [mine.allows("ada", 0.0) for _ in range(5)] == [True, True, True, False, False]


def test_time_gives_clicks_back_one_by_one() -> None:
    mine = Pace(3)
    for _ in range(3):
        mine.allows("ada", 0.0)

    assert not mine.allows("ada", 19.0)
    assert mine.allows("ada", 21.0)
    assert not mine.allows("ada", 21.0)
    assert [mine.allows("ada", 999.0) for _ in range(4)] == [True, True, True, False]


def test_nobody_pays_for_another() -> None:
    mine = Pace(1)

    assert mine.allows("ada", 0.0)
    assert mine.allows("bo", 0.0)


def test_it_remembers_no_more_people_than_it_has_room_for() -> None:
    mine = Pace(1)
    for number in range(pace.MOST_PEOPLE + 5):
        mine.allows(str(number), 0.0)

    assert len(mine._left) == pace.MOST_PEOPLE


def test_whoever_is_too_fast_is_told_so_and_google_is_spared(local: Local) -> None:
    host = Host(local, SECOND_STORY_CLICKS_A_MINUTE="3")
    for _ in range(3):
        host.call("/addon/new")
    local.control("DELETE", "calls")

    card = updated(host.call("/addon/check"))

    assert card["header"]["title"] == "Too many checks for now"
    assert local.control("GET", "calls") == []


@pytest.mark.parametrize("text", ["0", "-1", "many", "1000000"])
def test_a_pace_that_is_none_is_refused(local: Local, text: str) -> None:
    with pytest.raises(SettingsError, match="SECOND_STORY_CLICKS_A_MINUTE is no number"):
        ServiceSettings(settings(local) | {"SECOND_STORY_CLICKS_A_MINUTE": text})
