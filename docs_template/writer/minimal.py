"""Of an edit only the words that change, so that styles, comments and chips between them stay."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from linter.document import Span
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.diagnostic import Edit
    from linter.document import Block, Piece

_TOKEN = regex(r"\w+|\s+|[^\w\s]")

# So many words that stay part two changes of one edit.
_APART = 3


class Change(NamedTuple):
    """Words to be replaced: where they are in the source, which they are, and what comes instead.

    ``old`` has chips as they show and leaves out what is suggested for deletion; ``is_plain`` tells
    that it is all there is, so that it could be written again.
    """

    span: Span
    old: str
    new: str
    is_plain: bool


class _Token(NamedTuple):
    """A word, a space or a mark of the text, or a whole chip; where it is in the source."""

    text: str
    start: int
    end: int
    is_chip: bool = False


def minimal(block: Block, edit: Edit) -> Iterator[Change]:
    """The changes that an edit of words of a block comes to, in order; none where it does nothing.

    Two changes with few words between them are one, for nobody accepts a sentence by halves; a
    chip between them parts them all the same, since it could not be written again.
    """
    old = list(_tokens(block, edit.span))
    new = _TOKEN.findall(edit.replacement)
    for first, last, words in _differences(old, new):
        replaced = old[first:last]
        start = replaced[0].start if replaced else _edge(old, first, edit.span)
        end = replaced[-1].end if replaced else start
        text = "".join(token.text for token in replaced)
        has_gaps = sum(token.end - token.start for token in replaced) != end - start
        is_plain = not has_gaps and not any(token.is_chip for token in replaced)
        span = Span(start, end, block.tab, block.segment)
        yield Change(span, text, "".join(words), is_plain)


def _edge(old: Sequence[_Token], at: int, span: Span) -> int:
    """Where words go in between tokens: behind the one before, whose style they take."""
    return old[at - 1].end if at else span.start


def _differences(old: list[_Token], new: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """The runs of old tokens that others take the place of, as half-open numbers."""
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, [token.text for token in old], new, autojunk=False)
    for kind, *place in matcher.get_opcodes():
        first, last, start, end = place
        if kind == "equal":
            continue
        if found and _is_short(old[found[-1][1] : first]):
            before = found.pop()
            found.append((before[0], last, before[2], end))
        else:
            found.append((first, last, start, end))
    for first, last, start, end in found:
        yield first, last, new[start:end]


def _is_short(between: Sequence[_Token]) -> bool:
    words = sum(token.text[:1].isalnum() for token in between)
    return words < _APART and not any(token.is_chip for token in between)


def _tokens(block: Block, span: Span) -> Iterator[_Token]:
    """The visible text of a block within a span; what is suggested for deletion is passed over."""
    for piece in block.pieces:
        start, end = max(piece.index, span.start), min(piece.index + piece.width, span.end)
        if start >= end or not piece.length:
            continue
        text = block.text[piece.offset : piece.offset + piece.length]
        if piece.length == piece.width:
            yield from _words(text[start - piece.index : end - piece.index], start)
        else:
            yield _Token(text, piece.index, piece.index + piece.width, _is_chip(piece, text))


def _words(text: str, at: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield _Token(match.group(), at + match.start(), at + match.end())


def _is_chip(piece: Piece, text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 != piece.width
