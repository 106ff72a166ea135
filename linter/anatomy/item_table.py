"""A table of action items: which column says what, with a header row or without."""

from __future__ import annotations

import re

from linter.anatomy.item_done import is_done_status
from linter.anatomy.item_literals import KEY, Field, literals
from linter.anatomy.item_values import is_day, is_name, is_nothing, is_priority
from linter.anatomy.tables import column_roles, is_header_row, role_of
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from linter.document import Block, Cell, Table

# Of several columns that could hold the action, the name further left wins.
_ACTIONS = (
    "action|action item|action items|actions|action required|follow-up|follow up|todo|to do|task"
    "|remediation|improvement|recommendation|item|what|description|summary|title"
).split("|")
_COLUMNS = {
    "owner": (
        "owner|owners|owner(s)|assignee|assignees|who|responsible|dri|assigned to|action owner|lead"
        "|person|responsible person"
    ),
    "priority": "priority|prio|urgency|pri|p",
    "ticket": (
        "ticket|tickets|issue|jira|link|tracking|bug|tracker|tracking link|ticket link"
        "|jira ticket|tracking issue|tracking ticket|tracked in|pr"
    ),
    "done_when": (
        "done when|done-when|definition of done|completion criteria|acceptance criteria"
        "|verified by|success criteria|exit criteria|end condition|verification|done if"
    ),
    "due": "due|due date|due by|deadline|by when|eta|target date|target|when",
    "factor": "factor|contributing factor|addresses|factors|contributing factors|for factor",
    "purpose": "type|kind|category|purpose|action type|class",
    "status": "status|state|done|done?|completed|progress",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}
_RANKS = {name: str(rank) for rank, name in enumerate(_ACTIONS)}
_NAMES = {**dict.fromkeys(_ACTIONS, "action"), **_ROLES}

_DECLINED = regex(r"(?<!\w)declined\s*[:–—-]\s*(?P<reason>[^\n]*)", re.IGNORECASE)
_PLAIN_NUMBER = regex(r"\s*#?\d{1,9}\s*")


class ItemRow:
    """One row: the block with the item's words, further paragraphs of it, and its other cells.

    ``fields`` are by name, each with the block that it stands in; ``columns`` are the names that
    have a column at all. ``ticket_block`` and ``owner_cell`` are the first paragraphs of the cells
    of the ticket and the owner, if there are such columns; they may be empty.
    """

    __slots__ = (
        "block",
        "columns",
        "declined_because",
        "factor",
        "fields",
        "is_done",
        "more",
        "owner_cell",
        "ticket_block",
    )

    def __init__(self, block: Block, more: Sequence[str], columns: Collection[str]) -> None:
        self.block = block
        self.more = more
        self.columns = columns
        self.fields: dict[str, tuple[Block, Field]] = {}
        self.factor: str | None = None
        self.declined_because: str | None = None
        self.is_done = False
        self.owner_cell: Block | None = None
        self.ticket_block: Block | None = None


def item_rows(table: Table) -> Iterator[ItemRow]:
    """The rows that name an action, the header row left out."""
    roles, has_header = _columns(table)
    for cells in table.rows[has_header:]:
        row = _row(cells, roles)
        if row is not None:
            yield row


def _columns(table: Table) -> tuple[Mapping[int, str], bool]:
    """Column number to role, and whether the first row is a header."""
    first, below = (table.rows[0] if table.rows else ()), table.rows[1:]
    roles = {n: role for n, role in column_roles(table, _NAMES).items() if role != "action"}
    is_named = bool(column_roles(table, _NAMES))
    guessed = {} if is_named else _guessed(below)
    has_header = is_named or (is_header_row(first) and not _fits(first, guessed))
    roles |= guessed if has_header else _guessed(table.rows)
    action = _action_column(table, first if is_named else (), roles)
    return {**roles, action: "action"}, has_header


def _action_column(table: Table, header: Sequence[Cell], roles: Mapping[int, str]) -> int:
    """The column best named for it, else the wordiest of those that say nothing else."""
    ranked = []
    for number, cell in enumerate(header):
        rank = role_of(cell.text, _RANKS)
        if rank is not None and _words_in(table, number):
            ranked.append((int(rank), number))
    if ranked:
        return min(ranked)[1]
    columns = range(max((len(row) for row in table.rows), default=0))
    free = [number for number in columns if number not in roles]
    return max(free, key=lambda number: _words_in(table, number), default=0)


def _words_in(table: Table, number: int) -> int:
    """How many words the cells below the first row have, numbers left out."""
    below = table.rows[1:] or table.rows
    texts = [row[number].text for row in below if number < len(row)]
    return sum(any(map(str.isalpha, word)) for text in texts for word in text.split())


def _guessed(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Roles of columns whose every cell says the same kind of thing, the wordiest left out."""
    roles: dict[int, str] = {}
    width = max((len(row) for row in rows), default=0)
    columns = [[row[n] for row in rows if n < len(row)] for n in range(width)]
    sizes = [sum(len(cell.text.split()) for cell in cells) for cells in columns]
    wordiest = sizes.index(max(sizes)) if sizes else -1
    for number, cells in enumerate(columns):
        kinds = {_kind_of(cell) for cell in cells if cell.text.strip()}
        if number != wordiest and len(kinds) == 1:
            kind = kinds.pop()
            if kind and kind not in roles.values():
                roles[number] = kind
    return roles


def _fits(row: Sequence[Cell], roles: Mapping[int, str]) -> bool:
    """Whether a row has the kinds of things that the rows below it have, as data has."""
    return any(n < len(row) and _kind_of(row[n]) == role for n, role in roles.items())


def _kind_of(cell: Cell) -> str | None:
    text = cell.text.strip()
    if is_priority(text):
        return "priority"
    if is_day(text):
        return "due"
    if _ticket(cell) is not None:
        return "ticket"
    chips = any(mark.kind == "person" for block in cell.blocks for mark in block.marks)
    return "owner" if chips or text.startswith("@") or is_name(text, trusted=True) else None


def _row(cells: Sequence[Cell], roles: Mapping[int, str]) -> ItemRow | None:
    by_role = {roles[n]: cell for n, cell in enumerate(cells) if n in roles}
    action = by_role.get("action")
    worded = [block for block in action.blocks if block.text.strip()] if action is not None else []
    if not worded:
        return None
    row = ItemRow(worded[0], [block.text.strip() for block in worded[1:]], set(by_role))
    for name in ("owner", "priority", "due", "done_when", "purpose"):
        if name in by_role:
            _take(row, name, by_role[name])
    ticket = by_role.get("ticket")
    row.ticket_block, row.owner_cell = _room(ticket), _room(by_role.get("owner"))
    found = _ticket(ticket) if ticket is not None else None
    if found is not None:
        row.fields["ticket"] = found
    for cell in (ticket, by_role.get("status")):
        match = _DECLINED.search(cell.text) if cell is not None else None
        row.declined_because = match["reason"].strip() if match else row.declined_because
    status = by_role.get("status")
    row.is_done = status is not None and is_done_status(status.text)
    factor = by_role.get("factor")
    row.factor = factor.text.strip() or None if factor is not None else None
    return row


def _room(cell: Cell | None) -> Block | None:
    return next(iter(cell.blocks), None) if cell is not None else None


def _take(row: ItemRow, name: str, cell: Cell) -> None:
    text = cell.text.strip()
    if not is_nothing(text):
        block = next(block for block in cell.blocks if block.text.strip())
        value = _owner(cell) if name == "owner" else text
        row.fields[name] = (block, Field(name, value, 0, len(block.text)))


def _owner(cell: Cell) -> str:
    """The owner as written; person chips that stand side by side are several."""
    parts: list[str] = []
    for block in cell.blocks:
        chips = [mark for mark in block.marks if mark.kind == "person"]
        if not chips or any(c.isalnum() for c in block.blanked(chips)):
            parts.append(block.text.strip())
        else:
            parts += [block.text[mark.start : mark.end] for mark in chips]
    return ", ".join(part for part in parts if part)


def _ticket(cell: Cell) -> tuple[Block, Field] | None:
    """The first ticket of a cell; a plain number is one, and so is any key."""
    for block in cell.blocks:
        for field in literals(block, block.text):
            if field.name in {"ticket", "link"}:
                return block, Field("ticket", field.value, field.start, field.end)
        match = KEY.fullmatch(block.text.strip()) or _PLAIN_NUMBER.fullmatch(block.text)
        if match is not None:
            return block, Field("ticket", match.group().strip(), 0, len(block.text))
    return None
