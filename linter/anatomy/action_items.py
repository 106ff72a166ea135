"""Action items from tables, bullets or paragraphs: what, who, how urgent, where tracked."""

from __future__ import annotations

import re

from linter.anatomy.item_fields import declined, fields, priority, ticket
from linter.anatomy.owners import NOBODY, owner_kind
from linter.anatomy.tables import column_roles, is_header_row, rows
from linter.document import CODE, HEADING, ITEM, QUOTE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.item_fields import Field
    from linter.anatomy.sections import Section
    from linter.anatomy.tables import Row
    from linter.document import Block, Document, Span, Table

CANDIDATE = "candidate"
COMMITTED = "committed"
DECLINED = "declined"

_COLUMNS = {
    "action": (
        "action|action item|action items|item|task|description|what|todo|to do|follow-up|follow up"
        "|remediation|improvement|recommendation|summary|actions"
    ),
    "owner": ("owner|owners|assignee|assignees|who|responsible|dri|assigned to|action owner|lead"),
    "priority": "priority|prio|urgency|pri",
    "ticket": (
        "ticket|tickets|issue|jira|link|tracking|bug|tracker|tracking link|ticket link"
        "|jira ticket|pr"
    ),
    "done_when": (
        "done when|done-when|definition of done|completion criteria|acceptance criteria"
        "|verified by|success criteria|exit criteria|end condition|verification|done if"
    ),
    "due": "due|due date|deadline|by when|eta|target date|target|when",
    "factor": "factor|contributing factor|addresses|factors",
    "status": "status|state",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}

_NO_ITEM = re.compile(
    r"\W*(?:none|n/?a|no action items?|nothing|not applicable)\b[\w\s]{0,20}\W*$", re.IGNORECASE
)
_QUOTES = "\"'“”‘’"
_SEPARATORS = " \t\n\u000b\u00a0,;:|—–-([{)]}.…✔✅☑️*"


class ActionItem:
    """An action item. ``start`` and ``end`` are the offsets of its own words in ``block``.

    ``owner_block``, ``owner_start`` and ``owner_end`` tell where the owner stands, if anywhere.
    """

    __slots__ = (
        "block",
        "declined_because",
        "done_when",
        "due",
        "end",
        "factor",
        "owner",
        "owner_block",
        "owner_end",
        "owner_start",
        "priority",
        "start",
        "text",
        "ticket",
    )

    def __init__(self, block: Block, text: str, start: int, end: int) -> None:
        self.block = block
        self.text = text
        self.start = start
        self.end = end
        self.owner = ""
        self.owner_block: Block | None = None
        self.owner_start = 0
        self.owner_end = 0
        self.priority: str | None = None
        self.ticket: str | None = None
        self.done_when: str | None = None
        self.due: str | None = None
        self.factor: str | None = None
        self.declined_because: str | None = None

    @property
    def owner_kind(self) -> str:
        """What the owner is: ``none``, ``person``, ``team`` or ``multiple``."""
        return owner_kind(self.owner) if self.owner else NOBODY

    @property
    def state(self) -> str:
        """``candidate``, ``committed`` (has a ticket) or ``declined``."""
        if self.declined_because is not None:
            return DECLINED
        return COMMITTED if self.ticket else CANDIDATE

    @property
    def span(self) -> Span:
        """Where the item's own words stand."""
        return self.block.span(self.start, self.end)


def find_action_items(document: Document, sections: Sequence[Section]) -> list[ActionItem]:
    """The items of all action item sections, in order.

    Table rows and top-level bullets are items; a bullet that only introduces the ones under it
    ("Immediate:") is not, they are. Where a section lists nothing, each paragraph is an item.
    """
    found: list[ActionItem] = []
    for section in sections:
        if section.id == "action_items":
            listed = list(_listed(document, section))
            found.extend(listed or _prose(section))
    return found


def _listed(document: Document, section: Section) -> Iterator[ActionItem]:
    tables_seen: set[int] = set()
    bullets: list[Block] = []
    for block in section.blocks:
        if block.cell is not None:
            if block.cell[0] not in tables_seen:
                tables_seen.add(block.cell[0])
                yield from _of_table(document.tables[block.cell[0]])
        elif block.kind == ITEM and block.text.strip():
            bullets.append(block)
        elif block.kind == HEADING:
            yield from _of_bullets(bullets)
            bullets = []
    yield from _of_bullets(bullets)


def _of_table(table: Table) -> Iterator[ActionItem]:
    roles = column_roles(table, _ROLES)
    if "action" not in roles.values() and table.rows:
        has_header = bool(roles) or is_header_row(table.rows[0])
        free = next((n for n in range(len(table.rows[0])) if n not in roles), 0)
        roles = {**roles, free: "action"} if has_header else {}
    for row in rows(table, roles):
        item = _of_row(row)
        if item is not None:
            yield item


def _of_row(row: Row) -> ActionItem | None:
    block = row.block("action") if "action" in row.by_role else row.first
    if block is None or not block.text.strip():
        return None
    item = _of_block(block)
    if row.text("action"):
        item.text = row.text("action")
    _fill_from_cells(item, row)
    return item


def _fill_from_cells(item: ActionItem, row: Row) -> None:
    owner = row.block("owner")
    if owner is not None and row.text("owner"):
        item.owner = row.text("owner").replace("\n", ", ")
        item.owner_block, item.owner_start, item.owner_end = owner, 0, len(owner.text)
    item.priority = priority(row.text("priority")) or row.text("priority") or item.priority
    ticket_block = row.block("ticket")
    if ticket_block is not None and ticket_block.text.strip():
        item.declined_because = declined(row.text("ticket"))
        found = ticket(ticket_block) if item.declined_because is None else None
        item.ticket = found.value if found is not None else item.ticket
    item.done_when = row.text("done_when") or item.done_when
    item.due = row.text("due") or item.due
    item.factor = row.text("factor") or None


def _of_bullets(bullets: Sequence[Block]) -> Iterator[ActionItem]:
    """Items of one list; deeper bullets are details of the item above, or items of a group."""
    item: ActionItem | None = None
    group_level = -1
    for number, block in enumerate(bullets):
        if block.level <= group_level:
            group_level = -1
        deeper = number + 1 < len(bullets) and bullets[number + 1].level > block.level
        if deeper and block.text.rstrip().endswith(":"):
            group_level = block.level
            if item is not None:
                yield item
            item = None
        elif item is not None and block.level > item.block.level:
            _fill(item, block, fields(block), place=False)
        else:
            if item is not None:
                yield item
            item = _of_block(block)
    if item is not None:
        yield item


def _prose(section: Section) -> Iterator[ActionItem]:
    for block in section.blocks:
        if block.kind in {CODE, QUOTE, HEADING} or not block.text.strip():
            continue
        if not block.text.rstrip().endswith(":") and not _NO_ITEM.match(block.text):
            yield _of_block(block)


def _of_block(block: Block) -> ActionItem:
    found = fields(block)
    start, end = _own_words(block.text, found)
    item = ActionItem(block, block.text[start:end].strip(_QUOTES), start, end)
    _fill(item, block, found, place=True)
    return item


def _fill(item: ActionItem, block: Block, found: Sequence[Field], *, place: bool) -> None:
    owners = [field for field in found if field.name == "owner"]
    if owners and not item.owner:
        item.owner = ", ".join(dict.fromkeys(field.value for field in owners))
        item.owner_block = block
        item.owner_start, item.owner_end = owners[0].said_at, owners[-1].end
    for field in found:
        if field.name == "priority" and item.priority is None:
            item.priority = priority(field.value) or field.value
        elif field.name == "ticket" and item.ticket is None:
            named = ticket(block, field.start, field.end)
            item.ticket = named.value if named is not None else field.value
        elif field.name == "due" and item.due is None:
            item.due = field.value
        elif field.name == "done_when" and item.done_when is None:
            item.done_when = field.value
    if place:
        item.declined_because = declined(block.text)


def _own_words(text: str, found: Sequence[Field]) -> tuple[int, int]:
    """The stretch between the fields in front and those at the end, separators left out."""
    start, end = 0, len(text)
    for field in found:
        if not text[start : field.start].strip(_SEPARATORS):
            start = max(start, field.end)
    for field in sorted(found, key=lambda field: -field.end):
        if field.start > start and not text[field.end : end].strip(_SEPARATORS):
            end = min(end, field.start)
    while start < end and text[start] in _SEPARATORS and text[start] not in "([{":
        start += 1
    while end > start and text[end - 1] in " \t\n\u000b,;:|—–-([{":
        end -= 1
    return (start, end) if start < end else (0, len(text))
