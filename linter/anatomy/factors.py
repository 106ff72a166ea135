"""Contributing factors with their categories, from tables, bullets or paragraphs."""

from __future__ import annotations

import re

from linter.anatomy.prompts import is_prompt
from linter.anatomy.sections import is_bold_line, normalise
from linter.anatomy.tables import column_roles, is_header_row, rows
from linter.document import CODE, HEADING, ITEM, QUOTE
from linter.language.patterns import regex
from linter.policy import CATEGORY_SYNONYMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.sections import Section
    from linter.anatomy.tables import Row
    from linter.document import Block, Cell, Document, Table
    from linter.policy import Policy

_COLUMNS = {
    "category": "category|type|kind|class|factor type|area",
    "factor": "factor|contributing factor|factors|description|what|cause|condition|details",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}

_NAME = r"(?:(?:category|type|kind)\s?[:=]\s?)?(?P<{}>[A-Za-z][A-Za-z /,&+]{{1,40}}?)"
_OPENING = regex(
    rf"[^\w\[(]*+(?:{_NAME.format('label')}\s?(?::|\s[–—-](?=\s))"
    rf"|[\[(]{_NAME.format('inside')}[\])]\s?:?)\s*+",
    re.IGNORECASE,
)
_CLOSING = regex(
    rf"(?<!\s)\s*+(?:[\[(]{_NAME.format('label')}[\])]"
    rf"|(?<=\s)[–—-]\s{_NAME.format('inside')})\s?\.?$",
    re.IGNORECASE,
)
# "F2: …", "Factor 3 – …": what action items may call it by.
_NUMBER = regex(
    r"\W*(?:(?:cf|factor|f)[\s.#-]*)(?P<number>\d{1,2})\b\s*[:.)–—-]?\s*", re.IGNORECASE
)
_SECOND_HALF = regex(r"(?:(?<!\s)\s++)?+(?:[/,&+]|\band\b)\s*+")
_KIND_OF_THING = regex(r"\s(?:contributing )?(?:factor|cause|gap|issue|problem|condition)s?$")
_LONGEST_LABEL = 60


class Factor:
    """One factor: its words, its category (``None`` if it states none) and the block it stands in.

    ``is_prose`` marks a paragraph of a section that lists no factors at all; ``number`` is the one
    that the factor gives itself ("F2: …").
    """

    __slots__ = ("block", "category", "is_prose", "number", "text")

    def __init__(
        self, block: Block, text: str, category: str | None, *, is_prose: bool = False
    ) -> None:
        self.block = block
        numbered = _NUMBER.match(block.text)
        self.number = int(numbered["number"]) if numbered is not None else None
        self.text = text
        self.category = category
        self.is_prose = is_prose


def find_factors(document: Document, sections: Sequence[Section], policy: Policy) -> list[Factor]:
    """The factors of all factor sections, in order.

    Rows of a table and top-level bullets are factors; where there are neither, each paragraph is.
    A category comes from its own column or chip, a label in front ("Process: …"), one in brackets
    at the end, or the heading or bullet above.
    """
    found: list[Factor] = []
    for section in sections:
        if section.id == "factors":
            listed = [*_Walk(document, section, policy).listed()]
            found.extend(listed or _Walk(document, section, policy).prose())
    return found


def category_of(label: str, policy: Policy) -> str | None:
    """The category that a label names, synonyms understood; of several the first."""
    if len(label) > _LONGEST_LABEL:
        return None
    low = normalise(label)
    for name in (low, *_SECOND_HALF.split(low)):
        for word in (name, _KIND_OF_THING.sub("", name)):
            known = CATEGORY_SYNONYMS.get(word, word)
            if known in policy.categories:
                return known
    return None


class _Walk:
    """One pass over a section; ``above`` is the category that a heading or label gives."""

    def __init__(self, document: Document, section: Section, policy: Policy) -> None:
        self.document = document
        self.blocks = [block for block in section.blocks if block.text.strip()]
        self.policy = policy
        self.above: str | None = None
        self.above_level = 0
        self.item_level = 0

    def listed(self) -> Iterator[Factor]:
        tables_seen: set[int] = set()
        for number, block in enumerate(self.blocks):
            if block.cell is not None:
                if block.cell[0] not in tables_seen:
                    tables_seen.add(block.cell[0])
                    yield from self._of_table(self.document.tables[block.cell[0]])
            elif block.kind == ITEM:
                yield from self._of_item(block, number)
            else:
                self._take_label(block)

    def prose(self) -> Iterator[Factor]:
        for block in self.blocks:
            if block.kind in {CODE, QUOTE} or self._take_label(block):
                continue
            if block.cell is not None or is_prompt(block.text, self.policy):
                continue
            if not block.text.rstrip().endswith(":"):
                text, category = self._labelled(block)
                yield Factor(block, text, category or self.above, is_prose=True)

    def _take_label(self, block: Block) -> bool:
        """Note the category of a heading or of a line that is a label; tell whether it is one.

        A deeper heading that names none leaves the category of the one above it.
        """
        category = category_of(block.text, self.policy)
        is_heading = block.kind == HEADING or is_bold_line(block)
        level = block.level if block.kind == HEADING else 7
        if category is not None or (is_heading and level <= self.above_level):
            self.above, self.above_level = category, level
        if category is not None or is_heading:
            self.item_level = 0
        return category is not None or is_heading

    def _of_item(self, block: Block, number: int) -> Iterator[Factor]:
        if block.level < self.item_level:
            self.item_level, self.above, self.above_level = block.level, None, 0
        if block.level > self.item_level:
            return
        below = next(iter(self.blocks[number + 1 : number + 2]), block)
        category = category_of(block.text, self.policy)
        if category is not None and below.kind == ITEM and below.level > block.level:
            self.above, self.above_level, self.item_level = category, 7, block.level + 1
        else:
            text, category = self._labelled(block)
            yield Factor(block, text, category or self.above)

    def _of_table(self, table: Table) -> Iterator[Factor]:
        roles = column_roles(table, _ROLES)
        first = table.rows[0] if table.rows else ()
        if not roles and is_header_row(first) and self._category_cell(first) is None:
            roles = {-1: "none"}
        for row in rows(table, roles):
            if any(self._says_something(cell) for cell in row.cells):
                yield self._of_row(row)

    def _says_something(self, cell: Cell) -> bool:
        """Whether somebody wrote or chose something: a dropdown that names no category waits."""
        return any(block.text.strip() and not self._is_waiting(block) for block in cell.blocks)

    def _is_waiting(self, block: Block) -> bool:
        text = block.text.strip()
        return category_of(text, self.policy) is None and any(
            mark.kind == "dropdown" and block.text[mark.start : mark.end].strip() == text
            for mark in block.marks
        )

    def _of_row(self, row: Row) -> Factor:
        named = row.by_role.get("category") or self._category_cell(row.cells)
        category = category_of(named.text, self.policy) if named is not None else None
        block = row.block("factor")
        if block is None or not block.text.strip():
            rest = [cell for cell in row.cells if cell is not named] or row.cells
            block = max((b for cell in rest for b in cell.blocks), key=lambda b: len(b.text))
        text, label = self._labelled(block)
        return Factor(block, text, category or label)

    def _category_cell(self, cells: Sequence[Cell]) -> Cell | None:
        """The first cell that is a category and nothing else."""
        return next((cell for cell in cells if category_of(cell.text, self.policy)), None)

    def _labelled(self, block: Block) -> tuple[str, str | None]:
        """The factor's own words and the category written beside them."""
        for mark in block.marks:
            if mark.kind == "dropdown" and (category := category_of(mark.value, self.policy)):
                rest = block.text[: mark.start] + block.text[mark.end :]
                return rest.strip(" :–—-\n"), category
        numbered = _NUMBER.match(block.text)
        text = block.text[numbered.end() if numbered is not None else 0 :].strip()
        opening = _OPENING.match(text)
        if opening is not None and (category := self._named(opening)):
            return text[opening.end() :], category
        closing = _CLOSING.search(text, max(0, len(text) - _LONGEST_LABEL))
        if closing is not None and (category := self._named(closing)):
            return text[: closing.start()].rstrip(), category
        return text, None

    def _named(self, label: re.Match[str]) -> str | None:
        return category_of(label["label"] or label["inside"], self.policy)
