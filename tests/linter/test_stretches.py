"""Stretches answer what looking at each of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.language.stretches import Stretches

STRETCH = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: tuple(sorted(ends)))


@given(st.lists(STRETCH, max_size=8), STRETCH)
def test_one_that_lies_around_another_is_found(
    stretches: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked

    assert Stretches(stretches).around(start, end) == any(
        low <= start and end <= high for low, high in stretches
    )


@given(st.lists(STRETCH, max_size=8), STRETCH)
def test_one_that_touches_another_is_found(
    stretches: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked

    assert Stretches(stretches).touch(start, end) == any(
        low < end and start < high for low, high in stretches
    )
