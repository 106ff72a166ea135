"""The entries of a timeline on one axis of minutes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_template import markdown
from linter.engine import lint
from linter.policy import DEFAULT
from tests.linter.reading import postmortem


def steps(text: str) -> list[int | None]:
    """Minutes from each entry to the next; ``None`` where the two cannot be compared."""
    found = postmortem(f"# Postmortem\n\n## Timeline\n\n{text}\n").moments
    return [b.at - a.at if a.track == b.track else None for a, b in pairwise(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 14:03 a\n- 14:05 b\n- 14:05 c", [2, 0]),
        ("- 14:05 a\n- 14:03 b", [-2]),
        ("- 23:50 a\n- 00:10 b\n- 00:20 c", [20, 10]),
        ("- 18:00 a\n- 09:00 b\n- 09:10 c", [900, 10]),
        ("- 01:00 a\n- 20:00 b", [1140]),
        ("- 2026-03-01 23:50 a\n- 00:10 b\n- 2026-03-02 00:15 c", [20, 5]),
        ("- 2026-03-01 14:00 a\n- 2026-03-03 13:00 b", [2820]),
        ("- 2026-03-02 00:10 a\n- 2026-03-01 23:50 b", [-20]),
        ("- Dec 31, 23:50 a\n- Jan 1, 00:10 b", [20]),
        ("- 14:03 UTC a\n- 15:05 CET b\n- 9:10 AM EST c", [2, 5]),
        ("- 23:40 UTC a\n- 00:45 CET b", [5]),
        ("- 15:03 CET a\n- 15:05 b\n- 14:09 UTC c", [2, 4]),
        ("All times CET.\n\n- 15:03 a\n- 14:09 UTC b\n- 15:12 c", [6, 3]),
        ("- 14:03–14:10 a\n- 14:05 b", [2]),
        ("- 14:09 a\n- ~14:05 b\n- 14:10 c", [0, 1]),
        ("- 11:50 AM a\n- 12:10 PM b\n- 1:05 PM c", [20, 55]),
        ("- 1:05 PM a\n- 1:15 b\n- 1:30 PM c", [25]),
        ("- 14:29 PM a\n- 15:01 PM b", [32]),
        ("- 14:03 a\n- The job of 02:00 ran into it and so on\n- 14:05 c", [2]),
        ("- 14:03 IST a\n- 14:05 IST b", [2]),
        ("- 14:03 IST a\n- 14:05 UTC b", [None]),
        ("- 14:03 a\n- 2026-03-01 14:05 b", [None]),
        ("- 03/04/2026 14:03 a\n- 04/04/2026 14:05 b", [None]),
        ("- 03/04/2026 14:03 a\n- 03/04/2026 14:05 b", [2]),
        ("- 14:03 a\n\n### EU\n\n- 14:02 b\n- 14:04 c", [None, 2]),
        ("### 1 March 2026\n\n- 23:50 a\n\n### 2 March 2026\n\n- 00:10 b", [20]),
    ],
    ids=lambda value: value.replace("\n", " ")[:50] if isinstance(value, str) else "",
)
def test_from_entry_to_entry_so_many_minutes_pass(text: str, expected: list[int | None]) -> None:
    assert steps(text) == expected


def test_a_range_lasts_to_its_end() -> None:
    (moment,) = postmortem("## Timeline\n\n- 23:50–00:10 UTC restarted\n").moments

    assert moment.until - moment.at == 20


clock_times = st.lists(st.integers(0, 1439), min_size=2, max_size=12)


@given(clock_times)
def test_entries_of_one_day_keep_the_order_of_their_clocks(minutes: list[int]) -> None:
    times = [f"2026-03-01 {at // 60:02}:{at % 60:02} UTC" for at in minutes]

    expected = [after - before for before, after in pairwise(minutes)]
    assert steps("\n".join(f"- {time} x" for time in times)) == expected


@given(clock_times)
def test_without_days_no_step_goes_back_further_than_six_hours(minutes: list[int]) -> None:
    entries = "\n".join(f"- {at // 60:02}:{at % 60:02} UTC x" for at in minutes)

    assert all(step is not None and -360 <= step < 1440 for step in steps(entries))


@given(st.lists(st.integers(0, 6 * 1440), min_size=1, max_size=12))
def test_a_dated_timeline_is_out_of_order_if_and_only_if_it_is(minutes: list[int]) -> None:
    lines = [
        f"- 2026-03-{1 + at // 1440:02} {at // 60 % 24:02}:{at % 60:02} UTC x" for at in minutes
    ]
    document = markdown.read("# Postmortem\n\n## Timeline\n\n" + "\n".join(lines) + "\n")

    found = lint(document, DEFAULT, codes=frozenset(["TML03"])).diagnostics
    assert bool(found) == (minutes != sorted(minutes))
