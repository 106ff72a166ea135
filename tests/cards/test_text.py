"""Text in cards: whole characters, nothing that Google would obey, nothing lost that fits."""

from __future__ import annotations

import html
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.cards.widgets.text import escaped, head, plain, tail

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY)
def test_plain_text_holds_nothing_that_acts(text: str) -> None:
    kept = plain(text)

    assert not {category(c) for c in kept if c not in "\u200c\u200d"} & {"Cc", "Cf", "Cs", "Co"}
    assert kept == " ".join(kept.split())
    kept.encode()


@given(ANY)
def test_escaped_text_reads_as_the_plain_text(text: str) -> None:
    shown = escaped(text)

    assert html.unescape(shown) == plain(text) or "&" in plain(text)
    assert not set(shown) & set("<>")


@given(ANY, st.integers(2, 30))
def test_a_cut_text_fits_and_begins_or_ends_as_the_whole(text: str, most: int) -> None:
    whole = plain(text)
    for cut, kept in ((head(text, most), str.removesuffix), (tail(text, most), str.removeprefix)):
        assert len(cut) <= max(most, 1)
        assert kept(cut, "…") in whole
    if len(whole) <= most:
        assert head(text, most) == tail(text, most) == whole


@pytest.mark.parametrize(
    ("text", "most", "beginning"),
    [
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("onetwothree", 7, "onetwo…"),
        ("a " + "b" * 90, 30, "a " + "b" * 27 + "…"),
        ("ae\u0301e\u0301", 4, "ae\u0301…"),
        ("abe\u0301x", 4, "ab…"),
        ("ab👩‍👩‍👧", 5, "ab…"),
        ("ab👍🏽c", 4, "ab…"),
        ("ab👍🏽cd", 5, "ab👍🏽…"),
        ("🇩🇪🇫🇷🇪🇸", 4, "🇩🇪…"),
        ("🇩🇪🇫🇷🇪🇸", 5, "🇩🇪🇫🇷…"),
        ("障害が発生しました", 5, "障害が発…"),
    ],
)
def test_a_beginning_is_of_whole_words_or_at_least_whole_characters(
    text: str, most: int, beginning: str
) -> None:
    assert head(text, most) == beginning


@pytest.mark.parametrize(
    ("text", "most", "end"),
    [
        ("one two three", 10, "…two three"),
        ("one two three", 9, "…three"),
        ("one two three", 6, "…three"),
        ("onetwothree", 6, "…three"),
        ("x👩‍👩‍👧ab", 5, "…ab"),
        ("xae\u0301b", 4, "…e\u0301b"),
        ("xae\u0301b", 3, "…b"),
        ("🇩🇪🇫🇷🇪🇸", 4, "…🇪🇸"),
    ],
)
def test_an_end_is_of_whole_words_or_at_least_whole_characters(
    text: str, most: int, end: str
) -> None:
    assert tail(text, most) == end
