"""The words of a finding in their sentence, for outputs that show both."""

from __future__ import annotations

from linter.formats.masking import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.diagnostic import Diagnostic
    from linter.document import Block
    from linter.postmortem import Postmortem

REACH = 1000  # More characters than any output shows, so that a huge sentence costs no more.


def excerpt(
    postmortem: Postmortem, finding: Diagnostic, hidden: Collection[str] = ()
) -> tuple[str, str, str]:
    """The sentences around a finding's words: before them, the words, after them.

    As the document has them, white space and control characters included. Empty for a finding
    without a place; its quote alone where its place holds no text that is linted. ``hidden`` texts
    are masked.
    """
    block, span = finding.block, finding.span
    if block is None or span is None:
        return "", "", ""
    start, end = _offset(block, span.start), _offset(block, span.end)
    if not block.text[start:end].strip():
        return "", masked(finding.quote or "", hidden), ""
    text = postmortem.text(block)
    first = max(text.sentence_at(start)[0], start - REACH)
    last = min(text.sentence_at(end - 1)[1], end + REACH)
    shown = masked(block.text, hidden)
    return shown[first:start], shown[start : min(end, start + REACH)], shown[end:last]


def _offset(block: Block, index: int) -> int:
    """The offset (code points) at which a source index stands in a block's text."""
    for piece in block.pieces:
        if index < piece.index + piece.width:
            in_step = piece.length == piece.width
            return piece.offset + (max(0, index - piece.index) if in_step else 0)
    return len(block.text)
