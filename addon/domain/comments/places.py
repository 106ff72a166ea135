"""Where a finding is commented on, and whether what Google anchored is what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.diagnostic import Diagnostic
    from linter.document import Block, Piece, Span
    from linter.postmortem import Postmortem

_CHIPS = frozenset(("person", "date", "dropdown", "rich_link"))
_SPACE = re.compile(r"\s+")
# Stands in a quote where Google keeps something that has no text of its own (google.md 5.8).
_PLACEHOLDERS = re.compile("[\ue000-\uf8ff]")


class Place(NamedTuple):
    """The words that a finding is commented on."""

    block: Block
    span: Span

    @property
    def quote(self) -> str:
        """What stands there, chips as displayed and suggested deletions included."""
        return self.block.quote(self.span)

    def is_quoted_by(self, quote: str) -> bool:
        """Tell whether a quote is of these words, chips and white space apart.

        How Google shows a chip or a suggested deletion in a quote is documented nowhere, so either
        may be there in any form.
        """
        pattern = "".join(_patterns(self.block, self.span))
        return re.fullmatch(pattern, _bare(quote), re.DOTALL) is not None


def place_of(finding: Diagnostic, postmortem: Postmortem) -> Place | None:
    """The finding's own words, else the heading of its section; ``None`` where there is neither."""
    block, span = finding.block, finding.span
    if block is not None and span is not None and block.quote(span).strip():
        return Place(block, span)
    heading = _heading(finding, postmortem)
    return Place(heading, heading.span()) if heading is not None else None


def heading_of(finding: Diagnostic, postmortem: Postmortem) -> str:
    """What the section of a finding is called; the document's title where it has none."""
    section = next((one for one in postmortem.all_sections if finding.block in one.blocks), None)
    if section is not None and section.heading is not None:
        return section.heading.text
    heading = _heading(finding, postmortem)
    return heading.text if heading is not None else postmortem.document.title


def _heading(finding: Diagnostic, postmortem: Postmortem) -> Block | None:
    for section in postmortem.all_sections:
        if finding.section is not None and section.id == finding.section:
            heading = section.heading
            if heading is not None and heading.text.strip():
                return heading
    return None


def _patterns(block: Block, span: Span) -> Iterator[str]:
    """What each stretch of the words looks like in a quote without white space."""
    chips = [mark for mark in block.marks if mark.kind in _CHIPS]
    for piece in block.pieces:
        low = max(piece.index, span.start)
        high = min(piece.index + piece.width, span.end)
        if low >= high:
            continue
        is_chip = any(mark.start <= piece.offset < mark.end for mark in chips)
        yield _pattern(block, piece, low, high, is_chip=is_chip)


def _pattern(block: Block, piece: Piece, low: int, high: int, *, is_chip: bool) -> str:
    if piece.raw is not None:
        return f"(?:{re.escape(_bare(piece.raw))})?"
    if is_chip:
        return ".*"
    text = block.text[piece.offset : piece.offset + piece.length]
    if piece.length == piece.width:
        text = text[low - piece.index : high - piece.index]
    return re.escape(_bare(text))


def _bare(text: str) -> str:
    return _PLACEHOLDERS.sub("", _SPACE.sub("", text))
