"""A pattern is compiled when it is first used, and then finds what ``re.compile`` would find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from linter.language import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def compiled() -> Iterator[list[str]]:
    """The patterns compiled so far."""
    seen: list[str] = []

    def compiler(pattern: str, flags: int) -> re.Pattern[str]:
        seen.append(pattern)
        return re.compile(pattern, flags)

    patterns.compile_with(compiler)
    yield seen
    patterns.compile_with(patterns.compiled)


def test_nothing_is_compiled_before_it_is_used(compiled: list[str]) -> None:
    word = patterns.regex(r"\w+")

    assert compiled == []
    assert word.findall("a b") == ["a", "b"]
    assert [match.span() for match in word.finditer("a b")] == [(0, 1), (2, 3)]
    assert compiled == [r"\w+"]


def test_all_that_a_compiled_pattern_has_is_there() -> None:
    late = patterns.regex("(?P<first>a)(b)?", re.IGNORECASE)
    plain = re.compile("(?P<first>a)(b)?", re.IGNORECASE)

    for name in dir(plain):
        assert hasattr(late, name), name
    assert late.flags == plain.flags
    assert late.groupindex == {"first": 1}
    assert late.sub("x", "AB") == "x"


def test_a_wrong_pattern_is_refused_at_its_first_use() -> None:
    wrong = patterns.regex("(")

    with pytest.raises(re.error):
        wrong.search("")


def test_alternatives_stand_on_lines_and_a_space_is_any_white_space() -> None:
    either = patterns.regex(patterns.one_of("root cause\n\n  human   error"))

    assert either.fullmatch("root\n cause")
    assert either.fullmatch("human error")
    assert not either.fullmatch("humanerror")


def test_all_can_be_compiled_before_they_are_needed(compiled: list[str]) -> None:
    pattern = patterns.regex("compiled before it is needed")
    patterns.regex("(")
    patterns.compile_all()
    assert compiled.count(pattern.pattern) == 1
    pattern.search("")

    assert compiled.count(pattern.pattern) == 1
