"""What starts a block: one function a kind, asked by the first character of a line.

Each answers ``NOTHING`` where its block does not start, ``DEEPER`` where it opened a container
that the rest of the line stands in, and ``DONE`` where it used the line up.
"""

from __future__ import annotations

from docs_template.markdown import tags
from docs_template.markdown.leaf import CODE, HTML, PRE, Leaf
from docs_template.markdown.lines import skip_blanks, trim
from docs_template.markdown.references import normal
from docs_template.markdown.tables import cells, delimits
from docs_template.markdown.verbatim import Fence, Html, Raw
from linter import document
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from docs_template.markdown.blocks import BlockReader

NOTHING = 0
DEEPER = 1
DONE = 2

_NUMBER = regex(r"([0-9]{1,9})[.)]")
_FOOTNOTE = regex(r"\[(\^[^\]\s]+)\]:")
_TASK = regex(r"\[[ xX]\][ \t]++(?=\S)")


def _heading(reader: BlockReader) -> int:
    source, at = reader.source, reader.cursor.at
    end = trim(source, at, reader.cursor.end)
    line = source[at:end]
    text = line.lstrip("#")
    level = len(line) - len(text)
    if level > 6 or (text and text[0] not in " \t"):
        return NOTHING
    reader.settle()
    start = skip_blanks(source, at + level, end)
    leaf = reader.add_leaf(document.HEADING, level=level)
    leaf.add(source, start, _closing_sequence(source, start, end))
    return DONE


def _closing_sequence(source: str, start: int, end: int) -> int:
    """Where the ``##`` that may close a heading starts, blanks before it included."""
    text = source[start:end].rstrip("#")
    if text and text[-1] not in " \t":
        return end
    return start + len(text.rstrip(" \t"))


def _underline(reader: BlockReader) -> int:
    leaf = reader.paragraph
    source, at = reader.source, reader.cursor.at
    character = source[at]
    if leaf is None or source[at : reader.cursor.end].rstrip(" \t").strip(character):
        return NOTHING
    if leaf.kind != document.QUOTE:
        leaf.kind = document.HEADING
        leaf.level = 1 if character == "=" else 2
        leaf.ordered = False
    reader.close_leaf()
    return DONE


def _delimiter_row(reader: BlockReader) -> int:
    leaf = reader.paragraph
    source, cursor = reader.source, reader.cursor
    if leaf is None or not delimits(source, cursor.at, cursor.end):
        return NOTHING
    if source.startswith(("- ", "-\t"), cursor.at):
        return NOTHING
    start = leaf.last_line
    header = cells(source, start, leaf.runs[-1])
    columns = len(cells(source, cursor.at, cursor.end))
    if len(header) != columns or source.find("|", start, leaf.runs[-1]) < 0:
        return NOTHING
    leaf.drop_last_line()
    reader.close_leaf()
    reader.open_table(start, header)
    return DONE


def _rule(reader: BlockReader) -> int:
    line = reader.source[reader.cursor.at : reader.cursor.end]
    if line.strip(line[0] + " \t") or line.count(line[0]) < 3:
        return NOTHING
    reader.settle()
    # It shows nothing, but an item that holds one is not empty.
    reader.add_leaf(document.PARAGRAPH)
    return DONE


def _bullet(reader: BlockReader) -> int:
    return _item(reader, 1, interrupts=True, ordered=False)


def _number(reader: BlockReader) -> int:
    found = _NUMBER.match(reader.source, reader.cursor.at, reader.cursor.end)
    if found is None:
        return NOTHING
    return _item(reader, len(found[0]), interrupts=int(found[1]) == 1, ordered=True)


def _item(reader: BlockReader, width: int, *, interrupts: bool, ordered: bool) -> int:
    source, cursor = reader.source, reader.cursor
    start = cursor.at + width
    is_empty = skip_blanks(source, start, cursor.end) == cursor.end
    if reader.is_full or not (is_empty or source[start] in " \t"):
        return NOTHING
    if reader.paragraph is not None and (is_empty or not interrupts):
        return NOTHING
    indent = cursor.indent
    cursor.pass_over(width)
    padding = 1 if is_empty or cursor.indent > 4 else cursor.indent
    cursor.claim(padding)
    reader.open_box(indent + width + padding, item=True, ordered=ordered)
    task = _TASK.match(source, cursor.at, cursor.end)
    if task and cursor.indent < 4:
        reader.tick(checked=task[0][1] != " ")
        cursor.pass_over(len(task[0]))
    return DEEPER


def _quote(reader: BlockReader) -> int:
    if reader.is_full:
        return NOTHING
    reader.open_box(0)
    reader.cursor.pass_over(1)
    reader.cursor.claim(1)
    return DEEPER


def _footnote(reader: BlockReader) -> int:
    cursor = reader.cursor
    found = _FOOTNOTE.match(reader.source, cursor.at, cursor.end)
    if found is None or reader.is_full:
        return NOTHING
    reader.definitions.setdefault(normal(found[1]), "")
    reader.open_box(4)
    cursor.pass_over(len(found[0]))
    cursor.claim(cursor.indent)
    return DEEPER


def _fence(reader: BlockReader) -> int:
    cursor = reader.cursor
    line = reader.source[cursor.at : cursor.end]
    character = line[0]
    info = line.lstrip(character)
    fence = character * (len(line) - len(info))
    if len(fence) < 3 or (character == "`" and "`" in info):
        return NOTHING
    reader.settle()
    reader.leaf = reader.add_leaf(document.CODE, CODE)
    reader.verbatim = Fence(reader.leaf, fence, cursor.indent)
    return DONE


def _angle(reader: BlockReader) -> int:
    source, cursor = reader.source, reader.cursor
    if source.startswith("<!--", cursor.at):
        return _comment(reader)
    name = tags.block_tag(source, cursor.at, cursor.end)
    if name in tags.RAW:
        return _raw(reader, name)
    if not name and (
        reader.open_text
        or not tags.stands_alone(source, cursor.at, trim(source, cursor.at, cursor.end))
    ):
        return NOTHING
    reader.settle()
    reader.leaf = reader.add_leaf(document.PARAGRAPH, HTML)
    reader.verbatim = Html(reader.leaf)
    reader.verbatim.take(reader)
    return DONE


def _raw(reader: BlockReader, name: str) -> int:
    reader.settle()
    is_shown = name == "pre"
    reader.leaf = reader.add_leaf(document.CODE, PRE) if is_shown else Leaf(document.CODE, PRE)
    reader.verbatim = Raw(reader.leaf)
    reader.verbatim.take(reader)
    return DONE


def _comment(reader: BlockReader) -> int:
    """Skip comments; what follows the last one on its line is a paragraph of its own."""
    reader.settle()
    source, at, end = reader.source, reader.cursor.at, reader.cursor.end
    while source.startswith("<!--", at):
        stop = tags.comment_end(source, at)
        reader.add_comment(at, stop)
        end = reader.skip_to(stop - 1)
        at = skip_blanks(source, stop, end)
    if at < end:
        reader.add_leaf(document.PARAGRAPH).add(source, at, trim(source, at, end))
    return DONE


def _dash(reader: BlockReader) -> int:
    if _is_before_word(reader):
        return _bullet(reader)
    return _underline(reader) or _delimiter_row(reader) or _rule(reader) or _bullet(reader)


def _star(reader: BlockReader) -> int:
    return _bullet(reader) if _is_before_word(reader) else _rule(reader) or _bullet(reader)


def _is_before_word(reader: BlockReader) -> bool:
    """Whether a word stands right behind a mark, as behind nearly all: then it can be a bullet."""
    source, at = reader.source, reader.cursor.at
    return source.startswith(" ", at + 1) and source[at + 2 : at + 3].isalnum()


STARTS: dict[str, Callable[[BlockReader], int]] = {
    "#": _heading,
    "=": _underline,
    "-": _dash,
    "*": _star,
    "+": _bullet,
    "_": _rule,
    ">": _quote,
    "`": _fence,
    "~": _fence,
    "|": _delimiter_row,
    ":": _delimiter_row,
    "<": _angle,
    "[": _footnote,
    **dict.fromkeys("0123456789", _number),
}
