"""Docs JSON is parsed as ``json`` parses it, also where it is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.cli.reading import _parsed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
BLANKS = st.text(" \t\r\n", max_size=3)


@given(VALUES, BLANKS, BLANKS, st.booleans())
def test_a_value_is_the_one_that_was_written(
    value: object, before: str, after: str, ascii_only: bool
) -> None:
    assert _parsed(before + json.dumps(value, ensure_ascii=ascii_only) + after) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "{", '{"a": }', "[1,]", "{}\u00a0", "{} {}", '"\n"', "nul", '["\\u12"]', "9" * 5_000],
)
def test_what_is_no_value_is_refused_in_the_same_words(text: str) -> None:
    with pytest.raises(ValueError) as expected:  # noqa: PT011 - whatever it says is expected
        json.loads(text)
    with pytest.raises(type(expected.value)) as refused:
        _parsed(text)

    assert str(refused.value) == str(expected.value)


def test_numbers_that_are_none_are_taken_as_ever() -> None:
    assert str(_parsed("[NaN, -Infinity]")) == "[nan, -inf]"
