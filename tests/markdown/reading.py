"""What a test of the Markdown reader says: a text in, its blocks out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_template.markdown import read

if TYPE_CHECKING:
    from linter.document import Block


def only(text: str) -> Block:
    """The one block of a text."""
    (block,) = read(text).blocks
    return block


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text) for block in read(text).blocks]


def texts(text: str) -> list[str]:
    """The text of each block."""
    return [block.text for block in read(text).blocks]


def marks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each mark in the one block of a text."""
    block = only(text)
    return [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks]


def source(text: str, block: Block) -> str:
    """What the source has between the start and the end of a block."""
    return text[block.start : block.end]
