"""A segment's content, paragraphs and tables within tables, in reading order."""

from __future__ import annotations

from docs_template.reader.paragraphs import read_paragraph
from docs_template.reader.shapes import container, contents, index
from linter.document import Cell, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.reader.place import Place
    from docs_template.reader.shapes import Json
    from linter.document import Block


class Walk:
    """Reads one segment after the other and gathers their blocks and tables.

    Tables are numbered from 0 in reading order, an outer one before those inside it. A cell holds
    its own paragraphs; those of a table inside it belong to that table's cells alone. Where the
    JSON has no indexes they are counted: an opener of a table, row or cell and the end of a table
    take one each, as Docs has it. A table of contents is passed over: it repeats the headings.
    """

    __slots__ = ("blocks", "tables")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def content(self, value: object, at: int, place: Place) -> tuple[list[Block], int]:
        """Read structural elements; their own paragraphs, and the index after them.

        Raises NotADocumentError where something that holds text has the wrong type.
        """
        own: list[Block] = []
        for element in contents(value, "content"):
            at = index(element.get("startIndex"), at)
            if element.get("paragraph") is not None:
                block, at = read_paragraph(container(element["paragraph"], "paragraph"), at, place)
                self.blocks.append(block)
                own.append(block)
            elif element.get("table") is not None:
                at = self._table(container(element["table"], "table"), at, place)
            elif "sectionBreak" in element:
                at += 1
            at = index(element.get("endIndex"), at)
        return own, at

    def _table(self, source: Json, at: int, place: Place) -> int:
        rows: list[list[Cell]] = []
        table = Table(len(self.tables), rows, at, place.tab, place.segment)
        self.tables.append(table)
        deleted = _is_deleted(source, place.deleted)
        at += 1
        for row in contents(source.get("tableRows"), "tableRows"):
            number = (table.number, len(rows))
            cells, at = self._row(row, at + 1, number, place, _is_deleted(row, deleted))
            rows.append(cells)
        return at + 1

    def _row(
        self, row: Json, at: int, number: tuple[int, int], place: Place, deleted: bool
    ) -> tuple[list[Cell], int]:
        cells: list[Cell] = []
        for cell in contents(row.get("tableCells"), "tableCells"):
            inside = place.within((*number, len(cells)), deleted=_is_deleted(cell, deleted))
            blocks, at = self.content(cell.get("content"), at + 1, inside)
            cells.append(Cell(blocks))
        return cells, at


def _is_deleted(source: Json, around: bool) -> bool:
    """Whether a table, row or cell, or what is around it, is suggested for deletion."""
    return around or ("suggestedDeletionIds" in source and bool(source["suggestedDeletionIds"]))
