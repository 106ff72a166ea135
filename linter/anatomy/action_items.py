"""Action items from tables, bullets or paragraphs: what, who, how urgent, where tracked."""

from __future__ import annotations

import re

from linter.anatomy.group_priority import PRIORITY_GROUP, group_priority
from linter.anatomy.item_done import is_done, is_done_group, told_as_done
from linter.anatomy.item_leads import shown_teams
from linter.anatomy.item_table import item_rows
from linter.anatomy.item_text import parse
from linter.anatomy.item_values import is_nothing, priority
from linter.anatomy.owners import NOBODY, is_head, owner_kind
from linter.anatomy.prompts import is_prompt
from linter.anatomy.sections import is_bold_line, normalise
from linter.document import CODE, HEADING, ITEM, QUOTE
from linter.language.actions import Action
from linter.language.patterns import regex
from linter.policy import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from linter.anatomy.item_literals import Field
    from linter.anatomy.item_table import ItemRow
    from linter.anatomy.item_text import Parsed
    from linter.anatomy.sections import Section
    from linter.document import Block, Document, Span
    from linter.policy import Policy

CANDIDATE = "candidate"
COMMITTED = "committed"
DECLINED = "declined"

_NO_ITEM = regex(
    r"\W*(?:none|n/?a|tb[acd]|todo|nothing|not applicable"
    r"|no (?:\w+ ){0,2}(?:action|follow[- ]?up|task)s?(?: items?)?)\b"
    r"[\w\s]{0,20}\W*",
    re.IGNORECASE,
)
_GROUP = regex(
    r"(?:immediate(?:ly)?|now|next|later|soon|(?:short|mid|medium|long)[- ]?term|(?:this|next) \w+"
    r"|prevent(?:ion|ative|ive)?|detect(?:ion)?|mitigat(?:e|ion)|process|technical|people|response"
    r"|monitoring|documentation|testing|tooling|done|completed?|open|to ?do|in progress|planned)"
    r"(?: (?:items?|actions?|tasks?|fixes|work))?(?: \([^()]{0,40}\)?)?"
)
# "Add alerts for:" goes on below, "Immediate:" introduces.
_GOES_ON = regex(
    r"\b(?:for|of|to|in|on|at|with|that|by|including|following|as|if|which|(?:which|that|it)\s+will)"
    r"\s*:\s*$"
)
_ONLY_BRACKETS = regex(r"(?:[(\[][^()\[\]]*[)\]])?\W*")
_MOST_BELOW = 50


class ActionItem:
    """An action item. ``start`` and ``end`` are the offsets of its own words in ``block``.

    ``owner_kind`` is ``none``, ``person``, ``team`` or ``multiple``. ``owner_block``,
    ``owner_start`` and ``owner_end`` tell where the owner stands, if anywhere. ``is_done`` says
    that nothing is left to do: a ticked box or mark, a status, a list of remedies carried out.
    ``ticket_block`` and ``owner_cell`` are where a row has room for its ticket and its owner;
    ``priority_block`` with ``priority_start`` and ``priority_end`` is where its priority stands.
    """

    __slots__ = (
        "_action",
        "block",
        "declined_because",
        "done_when",
        "due",
        "end",
        "factor",
        "is_done",
        "owner",
        "owner_block",
        "owner_cell",
        "owner_end",
        "owner_kind",
        "owner_start",
        "priority",
        "priority_block",
        "priority_end",
        "priority_start",
        "purpose",
        "start",
        "text",
        "ticket",
        "ticket_block",
    )

    def __init__(self, block: Block, text: str, start: int, end: int) -> None:
        self.block = block
        self.text = text
        self.start = start
        self.end = end
        self.owner = ""
        self.owner_kind = NOBODY
        self.owner_block: Block | None = None
        self.owner_cell: Block | None = None
        self.owner_start = 0
        self.owner_end = 0
        self.priority: str | None = None
        self.priority_block: Block | None = None
        self.priority_start = 0
        self.priority_end = 0
        self.ticket: str | None = None
        self.ticket_block: Block | None = None
        self.done_when: str | None = None
        self.due: str | None = None
        self.factor: str | None = None
        self.purpose: str | None = None
        self.declined_because: str | None = None
        self.is_done = False
        self._action: Action | None = None

    @property
    def action(self) -> Action:
        """Its text as it is judged, once that is complete."""
        if self._action is None:
            self._action = Action(self.text)
        return self._action

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


def find_action_items(
    document: Document,
    sections: Sequence[Section],
    policy: Policy = DEFAULT,
    people: Collection[str] = (),
) -> list[ActionItem]:
    """The items of all action item sections, in order.

    ``people`` are lower-case words of names that the document shows to be people's.

    Table rows and top-level bullets are items; a bullet that only introduces the ones under it
    ("Immediate:") is not, they are. Where a section lists nothing, each paragraph is an item.
    """
    found: list[ActionItem] = []
    for section in sections:
        if section.id == "action_items":
            teams = shown_teams(section.blocks, document.blocks, people)
            walk = _Walk(document, section, _Practice(policy, teams.union(people)))
            items = [*walk.items()] or [*walk.prose()]
            for item, is_told in zip(
                items, told_as_done([item.text for item in items]), strict=True
            ):
                item.is_done |= is_told
            found.extend(items)
    return found


def read_item(block: Block, policy: Policy = DEFAULT) -> ActionItem:
    """One item from a block that stands alone, such as the words of a comment."""
    practice = _Practice(policy, ())
    return practice.of_block(block, practice.parse(block))


class _Walk:
    """One pass over a section; ``above`` is the priority that a heading or group gives.

    ``is_done_above`` says that the heading or group calls all under it done.
    """

    def __init__(self, document: Document, section: Section, practice: _Practice) -> None:
        self.document = document
        self.practice = practice
        self.blocks = [block for block in section.blocks if block.text.strip()]
        self.above: str | None = None
        self.is_done_above = False
        self.item_level = 0
        self.item: ActionItem | None = None

    def items(self) -> Iterator[ActionItem]:
        tables_seen: set[int] = set()
        for number, block in enumerate(self.blocks):
            if block.cell is not None:
                if block.cell[0] not in tables_seen:
                    tables_seen.add(block.cell[0])
                    rows = item_rows(self.document.tables[block.cell[0]])
                    yield from self._counted(self.practice.of_row(row) for row in rows)
            elif block.kind == ITEM:
                yield from self._counted(self._of_bullet(block, number))
            else:
                self._between(block)

    def _counted(self, found: Iterator[ActionItem]) -> Iterator[ActionItem]:
        for item in found:
            if _NO_ITEM.fullmatch(item.text) is None:
                item.priority = item.priority or self.above
                item.is_done |= self.is_done_above and item.block.checked is None
                yield item

    def _between(self, block: Block) -> None:
        """A heading, or a line that introduces a list, may give its items a priority."""
        if block.kind == HEADING or is_bold_line(block) or block.text.rstrip().endswith(":"):
            self.above = self.practice.of_group(block.text)
            self.is_done_above = is_done_group(block.text)
            self.item, self.item_level = None, 0

    def _of_bullet(self, block: Block, number: int) -> Iterator[ActionItem]:
        if block.level < self.item_level:
            self.item_level, self.above = block.level, None
            self.is_done_above = False
        if block.level > self.item_level and self.item is not None:
            detail = self.practice.parse(block)
            self.practice.fill(self.item, block, [*detail.fields, *detail.mentions])
            return
        parsed = self.practice.parse(block)
        if self._is_group(block, parsed, number):
            self.item_level, self.item = block.level + 1, None
            self.above = self.practice.of_group(block.text)
            self.is_done_above = is_done_group(block.text)
        else:
            self.item = self.practice.of_block(block, parsed)
            yield self.item

    def _is_group(self, block: Block, parsed: Parsed, number: int) -> bool:
        """Whether a bullet only introduces those under it, which are the items."""
        below = self._below(block, number)
        if not below:
            return False
        if _introduces(block.text, parsed):
            return any(parse(one).has_words for one in below)
        return not parsed.fields and sum(_stands_alone(parse(one)) for one in below) > 1

    def prose(self) -> Iterator[ActionItem]:
        """Each paragraph as an item, for a section that lists none."""
        for block in self.blocks:
            if (
                block.kind in {CODE, QUOTE, HEADING}
                or block.cell is not None
                or is_bold_line(block)
            ):
                continue
            text = block.text.rstrip()
            if text.endswith(":") or _NO_ITEM.fullmatch(text):
                continue
            if not is_prompt(text, self.practice.policy):
                yield self.practice.of_block(block, self.practice.parse(block))

    def _below(self, block: Block, number: int) -> list[Block]:
        """The bullets right under one, their own details left out."""
        found: list[Block] = []
        for one in self.blocks[number + 1 : number + 1 + _MOST_BELOW]:
            if one.kind != ITEM or one.level <= block.level:
                break
            if one.level == block.level + 1:
                found.append(one)
        return found


def _introduces(text: str, parsed: Parsed) -> bool:
    """Whether a bullet is the name of a group: of a time, a kind of work, a priority."""
    group = PRIORITY_GROUP.match(text)
    if group is not None and _ONLY_BRACKETS.fullmatch(group["more"] or ""):
        return True
    if text.rstrip().endswith(":") and not parsed.fields and not _GOES_ON.search(text):
        return True
    return _GROUP.fullmatch(normalise(text)) is not None


def _stands_alone(parsed: Parsed) -> bool:
    """Whether a bullet has words of its own and says who, how urgent or where tracked."""
    names = {field.name for field in parsed.fields}
    return parsed.has_words and bool(names & {"owner", "priority", "ticket"})


class _Practice:
    """How an item is filled in, under a policy and with the people that the document knows."""

    def __init__(self, policy: Policy, people: Collection[str]) -> None:
        self.policy = policy
        self.people = people
        self.teams = policy.own_words("teams")
        self.roles = policy.own_words("roles")
        self.priorities = {name.lower(): name for name in policy.priorities}

    def of_group(self, text: str) -> str | None:
        """The priority that a heading or a group's name gives all items under it."""
        return group_priority(text, self.policy.priorities)

    def parse(
        self, block: Block, *, besides: Collection[str] = (), is_owned: bool = False
    ) -> Parsed:
        return parse(block, besides=besides, people=self.people, is_owned=is_owned)

    def of_block(self, block: Block, parsed: Parsed) -> ActionItem:
        words = block.text[parsed.start : parsed.end]
        item = ActionItem(block, words, parsed.start, parsed.end)
        item.is_done = is_done(block)
        self.fill(item, block, parsed.fields)
        self.fill(item, block, parsed.mentions)
        return item

    def of_row(self, row: ItemRow) -> ActionItem:
        item = self.of_block(
            row.block, self.parse(row.block, besides=row.columns, is_owned="owner" in row.fields)
        )
        if row.more:
            item.text = "\n".join([item.text, *row.more])
        for name, (block, field) in row.fields.items():
            setattr(item, name, "" if name == "owner" else None)
            self.fill(item, block, [field])
        item.ticket_block, item.owner_cell = row.ticket_block, row.owner_cell
        item.declined_because = row.declined_because or item.declined_because
        item.factor = row.factor or item.factor
        item.is_done |= row.is_done
        return item

    def fill(self, item: ActionItem, block: Block, found: Sequence[Field]) -> None:
        """Take over what the item does not have yet."""
        owners = [field for field in found if field.name == "owner" and not is_nothing(field.value)]
        if owners and not item.owner:
            self._own(item, block, owners)
        for field in found:
            if field.name == "declined":
                item.declined_because = field.value
            elif field.name == "priority":
                self._grade(item, block, field)
            elif field.name == "ticket":
                item.ticket = item.ticket or field.value
            elif field.name == "due":
                item.due = item.due or field.value
            elif field.name == "factor":
                item.factor = f"{item.factor}, {field.value}" if item.factor else field.value
            elif field.name in {"done_when", "purpose"}:
                setattr(item, field.name, getattr(item, field.name) or field.value)

    def _own(self, item: ActionItem, block: Block, owners: Sequence[Field]) -> None:
        item.owner_block = block
        item.owner_start = min(field.said_at for field in owners)
        item.owner_end = max(field.end for field in owners)
        written = block.text[item.owner_start : item.owner_end]
        item.owner = ", ".join(dict.fromkeys(field.value for field in owners))
        if len(owners) > 1 and is_head(written):
            item.owner = written
        kind = owners[0].kind if len(owners) == 1 else ""
        item.owner_kind = kind or owner_kind(item.owner, self.teams, self.roles)

    def _grade(self, item: ActionItem, block: Block, field: Field) -> None:
        if not item.priority:
            item.priority = self._priority(field.value)
            item.priority_block = block
            item.priority_start, item.priority_end = field.said_at, field.end

    def _priority(self, value: str) -> str:
        """A priority by the policy's name for it, else the usual one, else as written."""
        return self.priorities.get(value.strip().lower()) or priority(value) or value
