"""Which stretches of a text are lengths of time, and how long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.durations import durations

MINUTES_A_DAY = 24 * 60


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("23 minutes", 23),
        ("a 23-minute outage", 23),
        ("23min", 23),
        ("23m of 5xx", 23),
        ("20m", 20),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1hr 5mins", 65),
        ("1 hour and 45 minutes", 105),
        ("3 hours, 16 minutes", 196),
        ("2 days, 3 hours", 2 * MINUTES_A_DAY + 180),
        ("a 4-hour 20-minute outage", 260),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("a half hour", 30),
        ("one and a half hours", 90),
        ("two and a half hours", 150),
        ("1.5 hours", 90),
        ("a quarter of an hour", 15),
        ("three quarters of an hour", 45),
        ("seventy-one minutes", 71),
        ("1,403 minutes", 1403),
        ("60+ minutes", 60),
        ("1:45 hours", 105),
        ("0:45 h", 45),
        ("90s", 1.5),
        ("two days", 2 * MINUTES_A_DAY),
        ("a week", 7 * MINUTES_A_DAY),
    ],
)
def test_a_length_of_time_is_read(text: str, minutes: float) -> None:
    (found,) = durations(text)

    assert found.low == found.high == minutes * 60


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30-45 minutes", 30, 45),
        ("30 – 45 minutes", 30, 45),
        ("30 to 45 minutes", 30, 45),
        ("two to three hours", 120, 180),
        ("five or six minutes", 5, 6),
        ("between 20 and 30 minutes", 20, 30),
    ],
)
def test_a_span_has_two_ends(text: str, low: int, high: int) -> None:
    (found,) = durations(text)

    assert (found.low, found.high) == (low * 60, high * 60)


@pytest.mark.parametrize(
    "text",
    [
        "about 2 hours",
        "~45 min",
        "nearly an hour",
        "at least 20 minutes",
        "up to 40 minutes",
        "an hour or so",
        "60 minutes (estimated)",
    ],
)
def test_a_rough_one_says_so(text: str) -> None:
    assert [found.is_rough for found in durations(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "a few minutes",
        "several hours",
        "minutes",
        "5m rows",
        "5m users",
        "24/7",
        "14:03",
        "v1.30 min",
        "PT15M".lower(),
        "10 shops",
        "3 of 5 hosts",
        "2026-03-01",
        "port 22 hung",
    ],
)
def test_what_is_no_length_of_time_is_not_found(text: str) -> None:
    assert [*durations(text)] == []


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("1 1,403 2.5 h m min hours and a half an to - : ~ of".split()))
    .map(" ".join)
    .filter(bool)
)
def test_lengths_of_time_stand_inside_the_text_and_apart(text: str) -> None:
    at = 0
    for found in durations(text.lower()):
        assert at <= found.start < found.end <= len(text.lower())
        assert 0 <= found.low <= found.high
        at = found.end
