"""The blocks of a text, as the reader and as markdown-it-py find them, in the same terms.

Differences that are meant, and so are no matter of opinion:

- A block that shows no text is none: an empty heading or item, an image alone, an empty fence.
- What is an HTML block to the judge is not compared: the reader cuts it at its tags, and ends a
  comment where it is closed, whatever container that is in.
- Front matter, footnotes and templates (``{% %}``, ``<% %>``) are no part of CommonMark.
- Whatever stands in a quote is a quote.

Where the judge differs from CommonMark and GFM, which the reader follows:

- It takes a ``>`` behind four columns or more for one that continues a quote.
- It looks for a table before anything else, so that a header may start with ``#`` or ``-``, and
  dashes without a pipe under a row make it a table instead of a heading.
- It ends the paragraph of an item at what resembles a fence or heading behind four columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from docs_template.markdown import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

JUDGE = MarkdownIt("commonmark").enable("table")


class Place(NamedTuple):
    """A block: its kind (``row`` for the row of a table), its level and its first line."""

    kind: str
    level: int
    line: int


def our_places(text: str) -> list[Place]:
    """The blocks that the reader finds outside of HTML blocks."""
    document = read(text)
    html = _html_lines(JUDGE.parse(text))
    places = []
    for block in document.blocks:
        line = document.line(block.start)
        assert line is not None
        if line in html:
            continue
        if block.cell is None:
            places.append(Place(block.kind, block.level, line))
        elif block.cell[2] == 0:
            places.append(Place("row", 0, line))
    return places


def their_places(text: str) -> list[Place]:
    """The blocks that markdown-it-py finds."""
    return list(_judged(JUDGE.parse(text)))


def _judged(tokens: list[Token]) -> Iterator[Place]:
    lists = quotes = 0
    for number, token in enumerate(tokens):
        if token.type.endswith(("list_open", "list_close")):
            lists += token.nesting
        elif token.type.startswith("blockquote"):
            quotes += token.nesting
        elif token.map and (found := _place(tokens, number, token.map[0] + 1, lists)):
            yield Place("quote", 0, found.line) if quotes and found.kind != "row" else found


def _place(tokens: list[Token], number: int, line: int, lists: int) -> Place | None:
    token = tokens[number]
    match token.type:
        case "tr_open":
            return Place("row", 0, line)
        case "code_block":
            return Place("code", 0, line)
        case "fence" if token.content.strip():
            return Place("code", 0, line + 1)
        case "heading_open" if _shows(tokens[number + 1]):
            return Place("heading", int(token.tag[1]), line)
        case "paragraph_open" if _shows(tokens[number + 1]):
            is_item = tokens[number - 1].type == "list_item_open"
            return Place("item", lists - 1, line) if is_item else Place("paragraph", 0, line)
    return None


def _shows(inline: Token) -> bool:
    """Tell whether a text shows anything but images and tags."""
    return any(
        part.type in ("text", "code_inline") and part.content.strip()
        for part in inline.children or []
    )


def _html_lines(tokens: list[Token]) -> set[int]:
    ranges = [token.map for token in tokens if token.type == "html_block" and token.map]
    return {line + 1 for lines in ranges for line in range(*lines)}
