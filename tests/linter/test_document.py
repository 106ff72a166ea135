"""Where words stand in their source, whatever stands between and around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_template import markdown
from linter.document import Block, Document, Mark, Piece, Span

# "ab" in step, "😀" one code point and two units, "x" deleted, a chip "Lee" on one index, "cd".
BLOCK = Block(
    "paragraph",
    "ab😀Leecd",
    10,
    18,
    [
        Piece(0, 2, 10, 2),
        Piece(2, 1, 12, 2),
        Piece(3, 0, 14, 1, "x"),
        Piece(3, 3, 15, 1),
        Piece(6, 2, 16, 2),
    ],
    tab="t.0",
)


@pytest.mark.parametrize(
    ("start", "end", "expected", "quote"),
    [
        (0, None, (10, 18), "ab😀xLeecd"),
        (0, 2, (10, 12), "ab"),
        (1, 3, (11, 14), "b😀"),
        (2, 6, (12, 16), "😀xLee"),
        (3, 6, (15, 16), "Lee"),
        (4, 5, (15, 16), "Lee"),
        (4, 7, (15, 17), "Leec"),
        (7, 8, (17, 18), "d"),
        (8, 8, (18, 18), ""),
        (3, 3, (15, 15), ""),
    ],
    ids=repr,
)
def test_a_stretch_of_a_block_stands_where_its_pieces_stand(
    start: int, end: int | None, expected: tuple[int, int], quote: str
) -> None:
    span = BLOCK.span(start, end)

    assert span == Span(*expected, "t.0")
    assert BLOCK.quote(span) == quote


def test_blanking_a_mark_moves_no_offset() -> None:
    marks = [Mark("code", 4, 6), Mark("code", 0, 2), Mark("code", 1, 3)]

    assert Block("paragraph", "abcdefg", 0, 7).blanked(marks, "-") == "---d--g"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(1, 3), Span(2, 4), True),
        (Span(1, 3), Span(3, 4), False),
        (Span(1, 3), Span(2, 4, "t.1"), False),
        (Span(1, 3), Span(2, 4, None, "kix.a"), False),
        (Span(1, 9), Span(2, 4), True),
    ],
)
def test_spans_overlap_only_within_one_text(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is overlap


def test_spans_of_equal_ends_are_equal() -> None:
    assert len({Span(1, 2, "t.0"), Span(1, 2, "t.0"), Span(1, 2)}) == 2


def test_a_line_is_that_of_the_source() -> None:
    document = markdown.read("# One\n\nTwo\r\nthree\n")

    assert [document.line(index) for index in (0, 5, 7, 12, 17)] == [1, 1, 3, 4, 4]
    assert Document("Docs", []).line(0) is None


@given(st.text("ab \n*`[](-😀é<>|#", max_size=60), st.data())
def test_what_a_span_quotes_is_the_source_between_its_ends(text: str, data: st.DataObject) -> None:
    for block in markdown.read(text).blocks:
        start = data.draw(st.integers(0, len(block.text)))
        span = block.span(start, data.draw(st.integers(start, len(block.text))))

        assert block.quote(span) == text[span.start : span.end]
