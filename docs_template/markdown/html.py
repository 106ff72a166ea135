"""A stretch of HTML cut into blocks at its block tags."""

from __future__ import annotations

from docs_template.markdown.leaf import PRE, TEXT, Flow, Leaf
from docs_template.markdown.tags import BLOCKS, comment_end
from linter import document
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MARKUP = regex(r"<!--|<(/?)([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])[^<>]*+>")
_BLANK = " \t\n"


class _State:
    """What the tags so far make of the text that comes next."""

    def __init__(self, leaf: Leaf) -> None:
        self._outer = leaf
        self._kind = leaf.kind
        self._level = leaf.level
        self._lists: list[str] = []
        self._quotes = 0

    def see(self, name: str, *, closes: bool) -> None:
        """Take note of a tag."""
        if name in ("ul", "ol"):
            self._nest(name, closes=closes)
        elif name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closes else 1))
        elif name == "pre":
            self._become(document.PARAGRAPH if closes else document.CODE)
        elif name == "li":
            level = max(0, len(self._lists) - 1)
            self._become(document.PARAGRAPH if closes else document.ITEM, 0 if closes else level)
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._become(*((document.PARAGRAPH, 0) if closes else (document.HEADING, int(name[1]))))

    def leaf(self) -> Leaf:
        """A leaf for the text at hand; what follows an item's first text is a paragraph."""
        is_quoted = self._outer.kind == document.QUOTE or self._quotes > 0
        kind = document.QUOTE if is_quoted else self._kind
        syntax = PRE if self._kind == document.CODE else TEXT
        is_ordered = self._lists[-1:] == ["ol"] if self._lists else self._outer.ordered
        leaf = Leaf(
            kind,
            syntax,
            level=0 if is_quoted else self._level,
            ordered=is_ordered and kind == document.ITEM,
        )
        if self._kind == document.ITEM:
            self._become(document.PARAGRAPH)
        return leaf

    def _become(self, kind: str, level: int = 0) -> None:
        self._kind = kind
        self._level = level

    def _nest(self, name: str, *, closes: bool) -> None:
        if not closes:
            self._lists.append(name)
        elif self._lists:
            self._lists.pop()


def cut_html(source: str, html: Leaf) -> Iterator[Leaf]:
    """The blocks of a leaf of HTML; what lies between two block tags is one."""
    flow = Flow(source, html.runs)
    state = _State(html)
    start = 0
    for found in _block_tags(flow.text):
        yield from _part(flow, start, found.start(), state)
        state.see(found[2].lower(), closes=bool(found[1]))
        start = found.end()
    yield from _part(flow, start, len(flow.text), state)


def _block_tags(text: str) -> Iterator[re.Match[str]]:
    offset = 0
    while found := _MARKUP.search(text, offset):
        if found[2] is None:
            offset = comment_end(text, found.start())
            continue
        offset = found.end()
        if found[2].lower() in BLOCKS or found[2].lower() == "pre":
            yield found


def _part(flow: Flow, start: int, end: int, state: _State) -> Iterator[Leaf]:
    text = flow.text[start:end]
    start += len(text) - len(text.lstrip(_BLANK))
    end = start + len(text.strip(_BLANK))
    if start < end:
        leaf = state.leaf()
        leaf.runs = flow.cut(start, end)
        yield leaf
