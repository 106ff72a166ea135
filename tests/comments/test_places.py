"""Where a finding is commented on, and which quotes are of those words."""

from __future__ import annotations

import pytest

from addon.domain.comments.places import Place, place_of
from linter.diagnostic import Diagnostic
from linter.document import Block, Document, Mark, Piece, Span
from linter.policy import DEFAULT
from linter.postmortem import Postmortem

# "Ask ADA at noon 😀!" with a person's chip, a suggested deletion and a character of two units.
BLOCK = Block(
    "paragraph",
    "Ask Ada Lim at noon 😀!",
    1,
    25,
    [
        Piece(0, 4, 1, 4),
        Piece(4, 7, 5, 1),
        Piece(11, 4, 6, 4),
        Piece(15, 0, 10, 5, "late "),
        Piece(15, 5, 15, 5),
        Piece(20, 1, 20, 2),
        Piece(21, 1, 22, 1),
    ],
    marks=[Mark("person", 4, 11, "ada@example.com")],
    tab="t.0",
)
WHOLE = Place(BLOCK, Span(1, 23, "t.0"))


@pytest.mark.parametrize(
    "quote",
    [
        "Ask Ada Lim at late noon 😀!",
        "Ask Ada Lim at noon 😀!",
        "Ask  at noon 😀!",
        "Ask \ue907 at noon 😀!",
        "Ask\nada@example.com at noon\t😀!",
    ],
)
def test_chips_white_space_and_suggested_deletions_may_be_quoted_in_any_form(quote: str) -> None:
    assert WHOLE.is_quoted_by(quote)


@pytest.mark.parametrize(
    "quote",
    ["", "Ask Ada Lim at noon", "Ask Ada Lim at noon 😀!!", "ask Ada Lim at noon 😀!", "noon"],
)
def test_other_words_are_not_these(quote: str) -> None:
    assert not WHOLE.is_quoted_by(quote)


def test_a_part_of_the_words_is_quoted_by_itself_alone() -> None:
    place = Place(BLOCK, Span(15, 22, "t.0"))

    assert place.quote == "noon 😀"
    assert place.is_quoted_by("noon 😀")
    assert not place.is_quoted_by(BLOCK.text)


def placed(section: str | None, span: Span | None) -> Place | None:
    heading = Block("heading", "Impact", 1, 7, [Piece(0, 6, 1, 6)], level=2)
    text = Block("paragraph", "None.", 8, 13, [Piece(0, 5, 8, 5)])
    postmortem = Postmortem(Document("Postmortem", [heading, text]), DEFAULT, "full")
    block = text if span is not None else None
    found = Diagnostic("IMP01", "unquantified-impact", "…", section=section, block=block, span=span)
    return place_of(found, postmortem)


def test_a_finding_stands_on_its_words_else_on_its_heading_else_nowhere() -> None:
    own, empty, none = (
        placed("impact", Span(8, 12)),
        placed("impact", Span(8, 8)),
        placed("x", None),
    )

    assert own is not None
    assert own.quote == "None"
    assert empty is not None
    assert empty.quote == "Impact"
    assert none is None
