"""Paragraphs that open with a bold label ("**Impact:** 1,200 requests failed"): sections too."""

from __future__ import annotations

from linter.document import PARAGRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from linter.document import Block, Document

# One label may be a word of emphasis; several are how the document is written.
_FEWEST = 2


def labelled_sections(
    document: Document, name: Callable[[str], str | None], taken: Collection[str]
) -> dict[int, str | None]:
    """The section that each labelled paragraph opens, by ``id(block)``.

    ``name`` gives the id that a label has in the practice. ``None`` is a label that it does not
    know: it ends the section before. Ids in ``taken`` have a heading of their own.
    """
    found = {
        id(block): name(label)
        for block in document.blocks
        if (label := label_of(block)) is not None
    }
    ids = {section_id for section_id in found.values() if section_id is not None} - {*taken}
    if len(ids) < _FEWEST:
        return {}
    return {block: section_id for block, section_id in found.items() if section_id not in taken}


def label_of(block: Block) -> str | None:
    """The bold label that a paragraph opens with, if a colon and more words follow it."""
    if block.kind != PARAGRAPH or block.cell is not None or not block.marks:
        return None
    mark = min(block.marks, key=lambda mark: mark.start)
    if mark.kind != "bold" or block.text[: mark.start].strip():
        return None
    label = block.text[mark.start : mark.end].rstrip()
    rest = block.text[mark.end :].lstrip()
    if label.endswith(":"):
        return label if rest else None
    return label if rest.startswith(":") and rest[1:].strip() else None
