"""Blocks whose lines are not looked into: fenced code, raw text and HTML."""

from __future__ import annotations

from docs_template.markdown import tags
from docs_template.markdown.lines import trim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.markdown.blocks import BlockReader
    from docs_template.markdown.leaf import Leaf


class Fence:
    """Fenced code: it ends at a fence of the same character that is at least as long.

    ``indent`` counts the columns that its opening fence is indented by.
    """

    def __init__(self, leaf: Leaf, fence: str, indent: int) -> None:
        self._leaf = leaf
        self._fence = fence
        self._indent = indent

    def take(self, reader: BlockReader) -> bool:
        """Take the line that the reader is at, whatever it is."""
        cursor = reader.cursor
        line = reader.source[cursor.at : cursor.end].rstrip(" \t")
        closes = line.startswith(self._fence) and not line.strip(self._fence[0])
        if closes and cursor.indent < 4:
            reader.close_leaf()
        else:
            self._leaf.add(reader.source, cursor.within(self._indent), cursor.end)
        return True


class Raw:
    """The text of an HTML element such as ``pre``: it ends on the line with a closing tag."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf

    def take(self, reader: BlockReader) -> bool:
        """Take the line that the reader is at, whatever it is."""
        cursor = reader.cursor
        start = cursor.within(0)
        self._leaf.add(reader.source, start, cursor.end)
        if tags.CLOSES_RAW.search(reader.source, start, cursor.end):
            reader.close_leaf()
        return True


class Html:
    """HTML that goes on to the next blank line."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf

    def take(self, reader: BlockReader) -> bool:
        """Take the line that the reader is at; tell whether it belongs here."""
        cursor = reader.cursor
        if cursor.is_blank:
            return False
        end = trim(reader.source, cursor.at, cursor.end)
        self._leaf.add(reader.source, cursor.at, end)
        return True
