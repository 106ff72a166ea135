"""A pattern that is compiled our way finds what it would find without, only sooner."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language import patterns, programs
from linter.registry import all_rules

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = [
    (r"\bfoo|\bbar", 0),
    (r"(?<!\w)(?P<zone>utc|[+-]\d)", re.IGNORECASE),
    (r"(?:^|\b)(?:a|[^\W\d])x", 0),
    (r"(?=k)\w++|(?:(?:))s?kit", re.IGNORECASE),
    (r"\b(?:x?y|(?i:z))+(?<!\w.)", re.DOTALL),
    (r"\B\d|\s$|^-", re.MULTILINE),
    (r"\b[a-fé\s]\b", 0),
    (r"(?P<one>foo|fab(?P<two>c)?|(?:c|[xy]|b)o+|f|bar\b|)(?(two)z|x?)", 0),
    (r"(?:(?:ka?|s[ck]|\u017f|i)x|[iI]b|(?-i:F)o|f(?:o|oo|[a-f])c|st)+", re.IGNORECASE),
    (r"(?:k|[sS]x|\Wf|(?:a|)b|foo){1,3}?(?<=[ox])", re.IGNORECASE | re.ASCII),
    (r"(?:ab|(?!abc)a\w|ac|a(?=x)|(?>f+|fo)|b){2,}", 0),
]
SPELLED = st.text(st.sampled_from("abcfoxyzkKsS\u017f\u212autcUTC09+-_ .\n\x00é"), max_size=40)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Where a pattern is found."""
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize(("pattern", "flags"), KNOWN)
@given(text=SPELLED)
def test_the_same_is_found(pattern: str, flags: int, text: str) -> None:
    assert found(patterns.compiled(pattern, flags), text) == found(re.compile(pattern, flags), text)


ALTERNATIVES = st.recursive(
    st.text(st.sampled_from("abkxS"), max_size=3)
    | st.sampled_from([r"\b", "[ab]", "[^a]", r"\w", "k?", "(?=a)", "(a)", "a+?", "(?<!x)"]),
    lambda ways: (
        st.lists(ways, min_size=1, max_size=6).map(lambda some: f"(?:{'|'.join(some)})")
        | st.tuples(ways, ways).map("".join)
    ),
    max_leaves=20,
)


@given(ways=ALTERNATIVES, flags=st.sampled_from((0, re.IGNORECASE)), text=SPELLED | st.text("abkx"))
def test_alternatives_that_are_merged_find_the_same(ways: str, flags: int, text: str) -> None:
    plain, fast = re.compile(ways, flags), patterns.compiled(ways, flags)

    assert [match.groups() for match in fast.finditer(text)] == [
        match.groups() for match in plain.finditer(text)
    ]
    assert found(fast, text) == found(plain, text)


def test_alternatives_that_begin_alike_are_tried_as_one() -> None:
    parsed = re.compile(r"(?:ab|cd|ae|cf)")

    assert patterns.compiled(parsed.pattern, 0) != parsed


def letters(pattern: str, flags: int = 0) -> bool:
    """Whether a program tells the letters that a match starts with."""
    return patterns.compiled(pattern, flags) != re.compile(pattern, flags)


@pytest.mark.parametrize("pattern", [r"\bfoo|\bbar", r"(?<!\w)\d", r"^(?:a|b)c", r"(?:\bx)?y"])
def test_the_letters_behind_what_has_no_width_are_told(pattern: str) -> None:
    assert letters(pattern)


@pytest.mark.parametrize("pattern", [r"\bx?", r"\b[^a]", r"\b.", r"(a)?\b\1", "(?i)\\bé"])
def test_nothing_is_told_where_it_may_start_with_anything(pattern: str) -> None:
    assert not letters(pattern)


def known() -> set[tuple[str, int]]:
    """The patterns of the linter and their flags; other tests may have left a wrong one."""
    all_rules()
    found: set[tuple[str, int]] = set()
    for late in patterns.known():
        with suppress(re.error):
            found.add((late.pattern, late.flags & ~re.UNICODE))
    return found


def test_every_pattern_finds_the_same_in_the_examples(root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "examples").glob("*.md"))]
    whole = "\n".join(texts)[:6_000]
    every = known()

    assert len(every) > 200
    for pattern, flags in every:
        plain, fast = re.compile(pattern, flags), patterns.compiled(pattern, flags)
        for text in (whole, whole.lower()):
            assert found(fast, text) == found(plain, text), pattern


def test_another_engine_is_asked_for_nothing_but_the_pattern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(pattern: str, flags: int) -> programs.Program:
        raise AttributeError(pattern, flags)

    monkeypatch.setattr(patterns, "program", unknown)

    assert patterns.compiled(r"\bfoo", 0) == re.compile(r"\bfoo")
