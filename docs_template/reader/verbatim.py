"""Code blocks: Docs has no element for them, only paragraphs in a monospaced font throughout."""

from __future__ import annotations

from linter.document import CODE, PARAGRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.document import Block


def mark_code_blocks(blocks: Sequence[Block]) -> None:
    """Make code of the paragraphs outside of tables that are monospaced from end to end.

    Where most of a document is, the font is its author's taste and says nothing.
    """
    monospaced = [block for block in blocks if _is_monospaced(block)]
    worded = sum(bool(block.text.strip()) for block in blocks)
    if 2 * len(monospaced) >= worded > 1:
        return
    for block in monospaced:
        if block.kind == PARAGRAPH and block.cell is None:
            block.kind = CODE


def _is_monospaced(block: Block) -> bool:
    if not block.marks:
        return False
    # A code block begins and ends with a private-use character, which may carry no font.
    text = block.text.strip(" \u000b\ue907")
    covered = sum(mark.end - mark.start for mark in block.marks if mark.kind == "code")
    return bool(text) and covered >= len(text)
