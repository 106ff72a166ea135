"""What a terminal makes of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.formats.terminal import ELLIPSIS, head, tail, visible, width, wrapped

TEXTS = st.text(st.sampled_from("ab é…“\u0301数👩\u200d🚒⚠\ufe0f "), max_size=60).map(visible)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("plain", 5),
        ("“quoted” – é…", 13),
        ("e\u0301", 1),
        ("数据库", 6),
        ("한국", 4),
        ("😀", 2),
        ("👍\U0001f3fd", 2),
        ("👩\u200d🚒", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("⚠", 1),
        ("⚠\ufe0f", 2),
        ("🇩🇪", 2),
        ("שלום", 4),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝｶｸ", 4),
    ],
)
def test_a_text_takes_the_columns_that_terminals_give_it(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is", "as it is"),
        ("two\nlines,\ttabs\xa0and\u2028all", "two lines, tabs and all"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x9b31m", "\ufffd31m"),
        ("bell\x07 and\x00 del\x7f", "bell\ufffd and\ufffd del\ufffd"),
        ("\u202egnihton\u202c", "\ufffdgnihton\ufffd"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_visible_is_printable_or_joins(text: str) -> None:
    assert visible(text).translate({0x200C: None, 0x200D: None}).isprintable()


def test_lines_are_broken_at_spaces() -> None:
    assert list(wrapped("which signal was missing", 12)) == ["which signal", "was missing"]


def test_a_word_that_is_too_long_has_a_line_of_its_own() -> None:
    assert list(wrapped("see https://example.com/x now", 8)) == [
        "see",
        "https://example.com/x",
        "now",
    ]


@given(TEXTS, st.integers(1, 40))
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    lines = list(wrapped(text, room))

    assert " ".join(lines) == text
    assert all(width(line) <= room or " " not in line for line in lines)


def test_a_head_ends_with_a_whole_word() -> None:
    assert head("the dashboard of the service", 16) == "the dashboard…"


def test_a_tail_begins_with_a_whole_word() -> None:
    assert tail("the dashboard of the service", 16) == "…of the service"


def test_what_fits_is_left_alone() -> None:
    assert head("it fits", 7) == tail("it fits", 7) == "it fits"


@given(TEXTS, st.integers(1, 40))
def test_heads_and_tails_fit(text: str, room: int) -> None:
    start, end = head(text, room), tail(text, room)

    assert width(start) <= room
    assert width(end) <= room
    assert text.startswith(start.removesuffix(ELLIPSIS))
    assert text.endswith(end.removeprefix(ELLIPSIS))


def test_characters_known_to_be_narrow_are() -> None:
    spans = [(0x20, 0x7F), (0xA0, 0xAD), (0xAE, 0x300), (0x2010, 0x2028), (0x2190, 0x2200)]
    narrow = [chr(code) for first, stop in spans for code in range(first, stop)]

    assert [c for c in narrow if width(c) != 1] == []
    # Beside one that is looked up, each is looked up too.
    assert [c for c in narrow if width(f"{c}深") != 3] == []
