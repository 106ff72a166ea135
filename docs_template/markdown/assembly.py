"""Leaves become the blocks, tables and remarks of a document."""

from __future__ import annotations

from docs_template.markdown.html import cut_html
from docs_template.markdown.leaf import HTML
from docs_template.markdown.masking import read_leaf
from linter.document import Cell, Remark, Span, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.markdown.blocks import BlockReader
    from docs_template.markdown.leaf import Leaf
    from linter.document import Block


class Assembly:
    """The blocks of a text in order, with the tables made of them and the remarks among them."""

    def __init__(self, reader: BlockReader) -> None:
        self.blocks: list[Block] = []
        self.remarks: list[Remark] = []
        self._reader = reader
        self._rows: list[list[list[Cell]]] = [[] for _ in reader.tables]
        self._fill()

    @property
    def tables(self) -> list[Table]:
        """The tables in order."""
        starts = self._reader.tables
        return [Table(number, rows, starts[number]) for number, rows in enumerate(self._rows)]

    def _fill(self) -> None:
        leaves = self._reader.leaves
        done = 0
        for start, end, before in self._reader.comments:
            self._add(leaves[done:before])
            self._remark(start, end)
            done = before
        self._add(leaves[done:])

    def _add(self, leaves: list[Leaf]) -> None:
        for leaf in leaves:
            if leaf.syntax is HTML:
                for part in cut_html(self._reader.source, leaf):
                    self._read(part)
            elif leaf.runs:
                self._read(leaf)

    def _read(self, leaf: Leaf) -> None:
        block, comments = read_leaf(self._reader.source, leaf, self._reader.definitions)
        for start, end in comments:
            self._remark(start, end)
        if block.cell is not None:
            self._add_cell(block, *block.cell)
        if block.cell is not None or block.text.strip():
            self.blocks.append(block)

    def _add_cell(self, block: Block, table: int, row: int, column: int) -> None:
        rows = self._rows[table]
        if column == 0:
            rows.append([])
        rows[row].append(Cell([block]))

    def _remark(self, start: int, end: int) -> None:
        comment = self._reader.source[start:end]
        text = comment[4:-3] if comment.endswith("-->") else comment[4:]
        self.remarks.append(Remark(text.strip(), Span(start, end), len(self.blocks), comment))
