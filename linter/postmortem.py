"""A postmortem: a Document understood under a Policy, each part found once, when asked for."""

from __future__ import annotations

from functools import cached_property

from linter.anatomy.action_items import find_action_items
from linter.anatomy.coverage import find_coverage
from linter.anatomy.factors import find_factors
from linter.anatomy.header import find_header
from linter.anatomy.moments import moments
from linter.anatomy.prompts import is_prompt
from linter.anatomy.review import find_review
from linter.anatomy.sections import find_sections, full_ids, normalise, title_block
from linter.anatomy.tables import is_header_row
from linter.anatomy.template import template_marks
from linter.anatomy.timeline import find_timeline
from linter.document import CODE, HEADING, QUOTE
from linter.language.patterns import regex
from linter.language.people import ROLES
from linter.language.stretches import Stretches
from linter.language.text import Text, lower
from linter.language.whole import Whole
from linter.policy import BRIEF, FULL, NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from linter.anatomy.action_items import ActionItem
    from linter.anatomy.coverage import Coverage
    from linter.anatomy.factors import Factor
    from linter.anatomy.header import Header
    from linter.anatomy.moments import Moment
    from linter.anatomy.review import Review
    from linter.anatomy.sections import Section
    from linter.anatomy.template import TemplateMarks
    from linter.anatomy.timeline import Timeline
    from linter.document import Block, Document, Span
    from linter.policy import Policy, SectionSpec

# So many sections that only a full postmortem has make one, whatever it is called.
FULL_FROM = 3

# A sentence of so many characters is kept.
_LONG = 1000

# "Incident brief: …" and "Brief on …", not "A brief outage".
_BRIEF_TITLE = regex(r"\bbrief\b(?!\s+(?!(?:of|for|on|about)\b)[a-z])")
_TRANSCRIPT = regex(
    r"transcript|chat log|slack (?:thread|log)|irc log|conversation|appendix|raw log"
)
_CHAT_LINE = regex(
    r"\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?\]?\s*)?(?:<[@\w.-]+>|@[\w.-]+:)\s"
)
_VERBATIM = frozenset((CODE, QUOTE))
_NOT_WRITTEN = frozenset(("code", "link", "rich_link"))
_LOST_WITH_WORDS = _NOT_WRITTEN | {"person", "date"}
_NAME = regex(r"[^\W\d_]{2,}")


class Passage:
    """A block that language rules read: its text, its section's id, and whether it is a heading."""

    __slots__ = ("_read", "block", "exempt", "is_heading", "lost", "section", "text")

    text: Text
    exempt: Stretches
    lost: Stretches

    def __init__(self, block: Block, section: str | None, read: Callable[[Block], Text]) -> None:
        self.block = block
        self.section = section
        self.is_heading = block.kind == HEADING
        self._read = read

    def __getattr__(self, name: str) -> object:
        """Find what is asked for the first time: most passages are never asked."""
        if name == "text":
            self.text = self._read(self.block)
        elif name == "exempt":
            self.exempt = self._marked(_NOT_WRITTEN)
        elif name == "lost":
            self.lost = self._marked(_LOST_WITH_WORDS)
        return object.__getattribute__(self, name)

    def _marked(self, kinds: Collection[str]) -> Stretches:
        marks = self.block.marks
        return Stretches([(mark.start, mark.end) for mark in marks if mark.kind in kinds])

    def is_exempt(self, start: int, end: int) -> bool:
        """Tell whether a stretch is code, a link or a quotation: not the author's own words."""
        return self.exempt.around(start, end) or self.text.is_quoted(start, end)

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether a stretch is text alone: no chip, code or link would go with its words."""
        return not self.lost.touch(start, end)

    def span(self, start: int, end: int) -> Span:
        """The source span of two offsets."""
        return self.block.span(start, end)


class Postmortem:
    """What a rule sees. ``kind`` is ``full``, ``brief`` or ``none``."""

    def __init__(self, document: Document, policy: Policy, kind: str | None = None) -> None:
        self.document = document
        self.policy = policy
        self._texts: dict[int, Text] = {}
        self._headed: dict[int, bool] = {}
        self._sentences: dict[tuple[int, int], str] = {}
        self.kind = self._kind() if kind is None else kind

    @cached_property
    def all_sections(self) -> list[Section]:
        """Every stretch under a heading, recognised or not, in document order."""
        return find_sections(self.document, self.policy, self.template, self.title_block)

    @cached_property
    def sections(self) -> list[Section]:
        """The recognised sections in document order."""
        return [section for section in self.all_sections if section.id is not None]

    @cached_property
    def title_block(self) -> Block | None:
        """The title written in the document, if there is one."""
        return title_block(self.document, self.policy)

    @property
    def title(self) -> str:
        """What the document is called: the title written in it, else its file name in Docs."""
        return self.title_block.text if self.title_block is not None else self.document.title

    def sections_with(self, section_id: str) -> list[Section]:
        """The sections of one id; several where the document repeats it."""
        return self._by_id.get(section_id, [])

    @cached_property
    def _by_id(self) -> dict[str | None, list[Section]]:
        found: dict[str | None, list[Section]] = {}
        for section in self.sections:
            found.setdefault(section.id, []).append(section)
        return found

    @property
    def section_specs(self) -> list[SectionSpec]:
        """The sections that this kind of postmortem has, in the order of the practice."""
        return self.policy.sections_of(self.kind)

    @cached_property
    def header(self) -> Header:
        """Severity, status and times from the top of the document."""
        return find_header(self.document, self.all_sections)

    @cached_property
    def review(self) -> Review:
        """What the document says of its review."""
        return find_review(self.header, self.all_sections)

    @cached_property
    def timeline(self) -> Timeline:
        """The timeline's entries and the zone declared for them."""
        return find_timeline(self.document, self.all_sections)

    @cached_property
    def moments(self) -> list[Moment]:
        """When the timeline's entries were, on one axis."""
        return moments(self.timeline)

    @cached_property
    def factors(self) -> list[Factor]:
        """The contributing factors in order."""
        return find_factors(self.document, self.sections, self.policy)

    @cached_property
    def action_items(self) -> list[ActionItem]:
        """The action items in order, declined ones included."""
        return find_action_items(self.document, self.sections, self.policy, self._responding())

    @cached_property
    def accepted_items(self) -> list[ActionItem]:
        """The action items that somebody does or did: all but the declined."""
        return [item for item in self.action_items if item.declined_because is None]

    @cached_property
    def open_items(self) -> list[ActionItem]:
        """The action items that something is left to do of: neither declined nor done."""
        return [item for item in self.accepted_items if not item.is_done]

    @cached_property
    def coverage(self) -> Coverage | None:
        """Which action items answer which factors; ``None`` where no item names its factor."""
        return find_coverage(self.factors, self.action_items, self.policy)

    @cached_property
    def is_from_template(self) -> bool:
        """Whether the document carries the named ranges of our template."""
        return self.template.present

    @cached_property
    def template(self) -> TemplateMarks:
        """What the named ranges of our template say, if there are any."""
        return template_marks(self.document)

    @cached_property
    def section_of(self) -> dict[int, str | None]:
        """The section id of each block, by ``id(block)``; headings belong to their section."""
        found: dict[int, str | None] = {}
        for section in self.all_sections:
            for block in (section.heading, *section.blocks):
                if block is not None:
                    found[id(block)] = section.id
        return found

    @cached_property
    def number_of(self) -> dict[int, int]:
        """The number of each block in the document, by ``id(block)``."""
        return {id(block): number for number, block in enumerate(self.document.blocks)}

    @cached_property
    def passages(self) -> list[Passage]:
        """The blocks that language rules read, in document order.

        Code, block quotes, chat transcripts and the header rows of tables are left out.
        """
        return [
            Passage(block, section.id, self.text)
            for section in self.all_sections
            for block in self._read_in(section)
        ]

    @cached_property
    def whole(self) -> Whole:
        """The texts of all blocks on end, by the numbers of the blocks."""
        return Whole([block.text for block in self.document.blocks])

    @cached_property
    def people(self) -> frozenset[str]:
        """Lower-case words of the names that the document itself shows to be people's."""
        return frozenset(self._people())

    def text(self, block: Block) -> Text:
        """A block's text with its words and sentences."""
        found = self._texts.get(id(block))
        if found is None:
            found = self._texts[id(block)] = Text(block.text)
        return found

    def sentence(self, block: Block, offset: int = 0) -> str:
        """The sentence of a block that holds an offset (code points)."""
        text = self.text(block)
        start, end = text.sentence_at(offset)
        if end - start < _LONG:
            return block.text[start:end]
        # However many findings are in a sentence without end: it is written once.
        return self._sentences.setdefault((id(block), start), block.text[start:end])

    def is_blank(self, section: Section) -> bool:
        """Tell whether a section says nothing: table headers, and dropdowns beside empty cells."""
        return all(self.is_header_cell(block) or _is_dropdown(block) for block in section.content)

    def prose(self, section: Section) -> str:
        """All that a section says, a line for each block.

        Code, quotes, table headers and the template's prompts are left out.

        Empty for a section that says nothing.
        """
        if self.is_blank(section):
            return ""
        return "\n".join(
            block.text
            for block in section.content
            if block.kind not in {CODE, QUOTE}
            and not self.is_header_cell(block)
            and not is_prompt(block.text, self.policy)
        )

    def is_header_cell(self, block: Block) -> bool:
        """Tell whether a block stands in the header row of a table."""
        if block.cell is None or block.cell[1] != 0:
            return False
        table = block.cell[0]
        if table not in self._headed:
            self._headed[table] = is_header_row(self.document.tables[table].rows[0])
        return self._headed[table]

    def _kind(self) -> str:
        titles = [normalise(title) for title in self._titles()]
        is_titled = any(word in title for title in titles for word in self.policy.title_words)
        known = {section.id for section in self.sections}
        if not is_titled and not known:
            return NONE
        briefs = {spec.id for spec in self.policy.sections if spec.kinds == (BRIEF,)}
        is_brief = bool(known & briefs) or any(_BRIEF_TITLE.search(title) for title in titles)
        few = len(known & full_ids(self.policy)) < FULL_FROM
        return BRIEF if is_brief and few else FULL

    def _titles(self) -> list[str]:
        """What the document is called: its file name in Docs, and the title written in it."""
        block = self.title_block
        return [self.document.title, block.text if block is not None else ""]

    def _read_in(self, section: Section) -> list[Block]:
        """The blocks of a section that language rules read, its heading in front."""
        heading = [section.heading] if section.heading is not None else []
        if _is_transcript(section):
            return heading
        return heading + [
            block
            for block in section.blocks
            if block.text
            and block.kind not in _VERBATIM
            and not (("<" in block.text or "@" in block.text) and _CHAT_LINE.match(block.text))
            and not (block.cell is not None and block.cell[1] == 0 and self.is_header_cell(block))
        ]

    def _people(self) -> Iterator[str]:
        for name in self._names():
            for word in _NAME.findall(name):
                low = lower(word)
                if word[0].isupper() and low not in ROLES and low not in _NO_NAMES:
                    yield low

    def _responding(self) -> frozenset[str]:
        """Lower-case words of the names of people that stand outside the action items."""
        named = [*self._chips(), *self.policy.own_words("people")]
        responders = self.header.fields.get("responders")
        if responders is not None:
            named.append(responders.text)
        return frozenset(lower(word) for name in named for word in _NAME.findall(name)) - _NO_NAMES

    def _chips(self) -> Iterator[str]:
        for block in self.document.blocks:
            for mark in block.marks:
                if mark.kind == "person":
                    yield block.text[mark.start : mark.end]

    def _names(self) -> Iterator[str]:
        yield from self._chips()
        responders = self.header.fields.get("responders")
        if responders is not None:
            yield responders.text
        for item in self.action_items:
            if item.owner_kind in {"person", "multiple"}:
                yield item.owner
        for entry in self.timeline.entries:
            yield entry.who


_NO_NAMES = frozenset(
    """
    the team on call oncall sre ops platform infra backend frontend security data database support
    engineering lead tech senior junior staff product incident commander bot alert pagerduty slack
    jenkins github grafana prometheus system customer service api deploy monitoring and or all none
    """.split()
)


def _is_dropdown(block: Block) -> bool:
    """Tell whether a block is a dropdown and nothing else."""
    text = block.text.strip()
    return any(
        mark.kind == "dropdown" and block.text[mark.start : mark.end].strip() == text
        for mark in block.marks
    )


def _is_transcript(section: Section) -> bool:
    if section.id is not None or section.heading is None:
        return False
    return any(_TRANSCRIPT.search(lower(text)) for text in (section.heading.text, *section.path))
