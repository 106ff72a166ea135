"""The Markdown reader: a text becomes a Document."""

from __future__ import annotations

from docs_template.markdown.assembly import Assembly
from docs_template.markdown.blocks import BlockReader
from docs_template.markdown.front_matter import read_front_matter
from docs_template.markdown.lines import line_bounds
from linter.document import HEADING, Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.document import Block

__all__ = ["read"]

_BOM = "\ufeff"


def read(text: str, title: str = "") -> Document:
    """Read Markdown: CommonMark with GFM tables, front matter, footnotes and HTML.

    Indexes are offsets into ``text``, in code points. A block's text has its mark-up left out;
    blocks that show no text are left out too, table cells excepted. ``title`` is the document's
    where neither front matter nor a heading of the first level gives one. Raises nothing.
    """
    line_starts, ends = line_bounds(text)
    starts = [len(_BOM) if text.startswith(_BOM) else 0, *line_starts[1:]]
    taken, given = read_front_matter(
        text[start:end] for start, end in zip(starts, ends, strict=True)
    )
    reader = BlockReader(text, starts[taken:], ends[taken:])
    reader.read()
    assembly = Assembly(reader)
    return Document(
        given or _main_heading(assembly.blocks) or title,
        assembly.blocks,
        assembly.tables,
        remarks=assembly.remarks,
        line_starts=line_starts,
    )


def _main_heading(blocks: Sequence[Block]) -> str:
    """The text of the first heading of the first level, or empty."""
    for block in blocks:
        if block.kind == HEADING and block.level == 1:
            return " ".join(block.text.split())
    return ""
