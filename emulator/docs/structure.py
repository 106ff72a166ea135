"""Structure read off a sequence of units: paragraphs, tables, rows, cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emulator.docs.model import CLOSING, HOLDERS, IN_PARAGRAPH, LAST_BEFORE, OPENING, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Unit


class Node(NamedTuple):
    """A part of a segment from ``start`` to ``end``; ``kind`` END is a paragraph."""

    kind: Kind
    start: int
    end: int
    children: list[Node]


def parse(units: list[Unit], at: int = 0) -> list[Node]:
    """The structural elements from an index on, up to the end of what holds them."""
    nodes: list[Node] = []
    while at < len(units) and units[at].kind not in LAST_BEFORE:
        node = _element(units, at)
        nodes.append(node)
        at = node.end
    return nodes


def _element(units: list[Unit], at: int) -> Node:
    kind = units[at].kind
    if kind is Kind.TABLE:
        rows = list(_parts(units, at + 1, Kind.ROW))
        return Node(kind, at, _end(rows, at) + 1, rows)
    if kind is Kind.CONTENTS:
        inner = parse(units, at + 1)
        return Node(kind, at, _end(inner, at) + 1, inner)
    if kind is Kind.SECTION:
        return Node(kind, at, at + 1, [])
    return Node(Kind.END, at, paragraph_end(units, at), [])


def _parts(units: list[Unit], at: int, kind: Kind) -> Iterator[Node]:
    """The rows of a table, or the cells of a row."""
    while units[at].kind is kind:
        children = list(_parts(units, at + 1, Kind.CELL)) if kind is Kind.ROW else None
        inner = parse(units, at + 1) if children is None else children
        node = Node(kind, at, _end(inner, at), inner)
        yield node
        at = node.end


def _end(children: list[Node], at: int) -> int:
    return children[-1].end if children else at + 1


def paragraph_start(units: list[Unit], at: int) -> int:
    """Where the paragraph begins that holds an index."""
    while at > 0 and units[at - 1].kind in IN_PARAGRAPH and units[at - 1].kind is not Kind.END:
        at -= 1
    return at


def paragraph_end(units: list[Unit], at: int) -> int:
    """Where the paragraph ends that holds an index: the index after its newline."""
    while units[at].kind is not Kind.END:
        at += 1
    return at + 1


def paragraphs(units: list[Unit], start: int, end: int) -> Iterator[int]:
    """The newlines of all paragraphs that a range touches, those in tables included."""
    at = start
    while at < min(end, len(units)):
        if units[at].kind in IN_PARAGRAPH:
            at = paragraph_end(units, at)
            yield at - 1
        else:
            at += 1


def is_last_newline(units: list[Unit], at: int) -> bool:
    """Tell whether a newline ends a segment, a cell or a table of contents."""
    return at + 1 == len(units) or units[at + 1].kind in LAST_BEFORE


def table_at(units: list[Unit], start: int) -> Node | None:
    """The table that opens at an index."""
    if not 0 <= start < len(units) or units[start].kind is not Kind.TABLE:
        return None
    return _element(units, start)


def holder(units: list[Unit], at: int) -> int | None:
    """Where the cell or table of contents opens that an index of a paragraph lies in, if any."""
    closed = 0
    for index in range(at - 1, -1, -1):
        unit = units[index]
        if unit.char:
            continue
        if unit.kind in CLOSING:
            closed += 1
        elif closed:
            closed -= unit.kind in OPENING
        elif unit.kind in HOLDERS:
            return index
    return None
