"""Sections of a postmortem: a heading, or a bold line that stands for one, and what is under it."""

from __future__ import annotations

from functools import lru_cache

from linter.anatomy.action_heading import announces_actions, may_name_actions, names_actions
from linter.anatomy.labelled import labelled_sections
from linter.anatomy.near_names import meant
from linter.anatomy.template import template_marks
from linter.document import HEADING, PARAGRAPH, Block
from linter.language.patterns import regex
from linter.language.text import bare
from linter.policy import BRIEF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.template import TemplateMarks
    from linter.document import Document
    from linter.policy import Policy

_NUMBERING = regex(r"^(?:(?:section|part|step)\s+)?(?:\d+(?:\.\d+)*[.):]?|(?:[ivx]+|[a-z])[.)])\s+")
# Far cheaper to look for, and most headings have none.
_MAY_BE_NUMBERED = regex(r"\d|[ivx]++[.)]|[a-z][.)]|section|part|step")
_SHORTCODE = regex(r":[a-z0-9_+-]+:")
_BRACKETED = regex(r"[(\[][^()\[\]]*(?:[)\]]|$)")
_TAIL = regex(r"(?:(?<!\s)\s++)?+(?:[–—:|,(\[]|(?<=\s)-\s).*")
_BETWEEN = regex(r"(?<!\s)\s++and\s++|(?:(?<!\s)\s++)?+[/,+]\s*+")
_AROUND = regex(
    r"^(?:(?:the|our|incident|outage|event|post ?mortem)\s)+"
    r"|\sof\s(?:(?:the|this|our)\s)?(?:incident|outage|issue|problem|events?)$"
    r"|(?<!\W)\W++(?:in\s)?(?:utc|gmt|[cemp][ds]?t|ces?t)$"
)

_LETTERS = regex(r"[^\W_]+")

_LONGEST = 200
_LONGEST_LINE = 80
_MARKED_LEVEL = 1  # That of the template's headings.

# Headings of other practices: as a bold line they end a section that a bold line began.
_OTHERS = frozenset(
    """
    lessons learned|lessons learnt|lessons|what went wrong|what went badly|what went poorly|
    what did not go well|what didn't go well|what could have gone better|what could be improved|
    what could be better|what we could improve|what to improve|trigger|triggers|resolution|
    resolution and recovery|recovery|mitigation|mitigation and resolution|background|context|
    lead up|leadup|participants|attendees|responders|people involved|names of people involved|
    appendix|references|related links|related incidents|supporting information|glossary
    """.strip().replace("|\n    ", "|").split("|")
)  # fmt: skip

# A bold line is as deep as the deepest heading: it ends at the next heading of any level.
_BOLD_LEVEL = 7
_LABEL_LEVEL = 8


class Section:
    """A section: ``id`` from the policy, or ``None`` for a heading the policy does not know.

    ``blocks`` leave the heading out and hold what stands in its tables too, in order.
    """

    __slots__ = ("blocks", "heading", "id", "level", "path")

    def __init__(
        self, section_id: str | None, heading: Block | None, level: int, path: Sequence[str] = ()
    ) -> None:
        self.id = section_id
        self.heading = heading
        self.level = level
        self.path = path
        self.blocks: list[Block] = []

    def __repr__(self) -> str:
        return f"Section({self.id!r}, {self.heading!r}, {len(self.blocks)} blocks)"

    @property
    def content(self) -> list[Block]:
        """The blocks that say something, deeper headings left out."""
        return [block for block in self.blocks if block.kind != HEADING and block.text.strip()]

    @property
    def first(self) -> Block | None:
        """Where a finding about the whole section stands: its first block, else its heading."""
        content = self.content
        return content[0] if content else self.heading


def normalise(heading: str) -> str:
    """A heading as it is compared: lower case, no numbering, no emoji, no closing punctuation.

    Of a very long one, its beginning.
    """
    low = heading[:_LONGEST].lower().replace("’", "'").replace("&", " and ")
    low = _SHORTCODE.sub(" ", low) if ":" in low else low
    low = bare(" ".join(low.split()))
    number = _NUMBERING.match(low) if _MAY_BE_NUMBERED.match(low) is not None else None
    return low if number is None else bare(low[number.end() :])


def find_sections(
    document: Document,
    policy: Policy,
    template: TemplateMarks | None = None,
    title: Block | None = None,
) -> list[Section]:
    """The sections in document order; what stands before the first heading has no heading.

    A recognised heading inside another section (a "What went well" under "Lessons learned") is a
    section of its own, after which its parent goes on. A heading of the same id inside that
    section is part of it. Where no heading has an id, a range of the ``template`` may say which
    heading it is, or a bold label in front of a paragraph; such a section has no heading. Sections
    end with their tab. ``title`` is the document's title, looked for where none is given.
    """
    title = title or title_block(document, policy)
    return list(_Walk(document, policy, template or template_marks(document), title).sections())


def title_block(document: Document, policy: Policy) -> Block | None:
    """The document's title: a title style, or a first heading above all others.

    A first heading beside others is the title where it says what kind of document this is. One
    that is no more than a section's name is that section, unless the section comes later.
    """
    headings = [block for block in document.blocks if _is_heading(block)]
    if not headings or headings[0].level == 0:
        return headings[0] if headings else None
    first = headings[0]
    rest = [block for block in headings[1:] if block.tab == first.tab]
    if any(block.level < first.level for block in rest):
        return None
    above = all(block.level > first.level for block in rest)
    called = any(word in normalise(first.text) for word in policy.title_words)
    if _is_section(first, rest, policy, of_full=called and above):
        return None
    return first if called or (above and first.level == 1) else None


def _is_section(first: Block, rest: Sequence[Block], policy: Policy, *, of_full: bool) -> bool:
    """Whether a first heading is a section; ``of_full``: only if no other section follows."""
    names = _names(policy)
    section_id = names.get(_key(first.text))
    if section_id is None:
        return False
    later = {section_id_of(block.text, names) for block in rest}
    if section_id in later:
        return False
    return not (of_full and later & full_ids(policy))


def full_ids(policy: Policy) -> frozenset[str]:
    """The ids of the sections that a full postmortem has and a brief has not."""
    return frozenset(spec.id for spec in policy.sections if BRIEF not in spec.kinds)


class _Walk:
    """One pass over the blocks with the stack of the sections that are open."""

    def __init__(
        self, document: Document, policy: Policy, template: TemplateMarks, title: Block | None
    ) -> None:
        self.blocks = document.blocks
        self.names = _names(policy)
        self.title = title
        self.template = template
        self.named = {
            id(block): self._named(block) for block in document.blocks if _may_open(block)
        }
        self.taken = {section_id for section_id, _ in self.named.values() if section_id}
        self.labelled = labelled_sections(document, self._label, self.taken)
        self.open: list[Section] = []
        self.done: list[Section] = []

    def sections(self) -> Iterator[Section]:
        tab: str | None = None
        segment: str | None = None
        is_marked = bool(self.template.sections)
        for block in self.blocks:
            if block.tab != tab or block.segment != segment:
                tab, segment = block.tab, block.segment
                self._begin(Section(None, None, -1))
            if not is_marked and id(block) not in self.named and id(block) not in self.labelled:
                self.open[-1].blocks.append(block)
                continue
            section_id, level = self._recognise(block)
            if level == _LABEL_LEVEL:
                self._enter_labelled(block, section_id)
            elif level is None:
                self.open[-1].blocks.append(block)
            else:
                self._enter(block, section_id, level)
        yield from self.done

    def _recognise(self, block: Block) -> tuple[str | None, int | None]:
        """The section id and level that a block opens; no level where it opens nothing."""
        if id(block) in self.labelled:
            return self.labelled[id(block)], _LABEL_LEVEL
        section_id, level = self.named.get(id(block), (None, None))
        if level is None and self.template.sections and self._is_marked_line(block):
            level = _MARKED_LEVEL
        if section_id is None and level is not None and block is not self.title:
            marked = self.template.section_of(block) if self.template.sections else None
            return (None if marked in self.taken else marked), level
        return section_id, level

    def _is_marked_line(self, block: Block) -> bool:
        """Tell whether a short line begins where a mark does: a heading that lost its style."""
        if block.kind != PARAGRAPH or block.cell is not None or len(block.text) > _LONGEST_LINE:
            return False
        marked = self.template.section_of(block)
        spans = self.template.sections.get(marked or "", ())
        is_there = any(
            (span.tab, span.segment, span.start) == (block.tab, block.segment, block.start)
            for span in spans
        )
        return is_there and bool(block.text.strip()) and marked not in self.taken

    def _named(self, block: Block) -> tuple[str | None, int | None]:
        """The section id that a heading or bold line is the name of, and its level."""
        if block is self.title:
            return None, block.level
        if _is_heading(block):
            return section_id_of(block.text, self.names), block.level
        if block.cell is None and is_bold_line(block):
            return self._recognise_bold(block)
        return None, None

    def _label(self, label: str) -> str | None:
        return self.names.get(_key(label))

    def _recognise_bold(self, block: Block) -> tuple[str | None, int | None]:
        """A bold line is read narrowly: "Impact: 2 hours" is a sentence, not a heading."""
        key = _key(block.text)
        section_id = self.names.get(key) or self.names.get(_key(_BRACKETED.sub(" ", block.text)))
        if section_id is not None or key in _OTHERS:
            return section_id, _BOLD_LEVEL
        return None, None

    def _enter(self, block: Block, section_id: str | None, level: int) -> None:
        while len(self.open) > 1 and self.open[-1].level >= level:
            self.open.pop()
        inside = self.open[-1]
        known = [section for section in self.open if section.id is not None]
        is_outside = section_id is None and _says_what_follows(block, known)
        if known and (section_id is None or known[-1].id == section_id) and not is_outside:
            inside.blocks.append(block)
            self._shadow(inside, level)
            return
        path = tuple(section.heading.text for section in self.open if section.heading is not None)
        self._push(Section(section_id, block, level, path))

    def _enter_labelled(self, block: Block, section_id: str | None) -> None:
        """A labelled paragraph begins a section of its own, unless a heading's section is open."""
        if self.open[-1].level == _LABEL_LEVEL:
            self.open.pop()
        if all(section.id is None for section in self.open):
            path = tuple(one.heading.text for one in self.open if one.heading is not None)
            self._push(Section(section_id, None, _LABEL_LEVEL, path))
        self.open[-1].blocks.append(block)

    def _shadow(self, inside: Section, level: int) -> None:
        """A deeper heading of no id of its own: its blocks go on to the section around it."""
        twin = Section(inside.id, inside.heading, level, inside.path)
        twin.blocks = inside.blocks
        self.open.append(twin)

    def _begin(self, section: Section) -> None:
        self.open = []
        self._push(section)

    def _push(self, section: Section) -> None:
        self.open.append(section)
        self.done.append(section)


def id_named(label: str, policy: Policy) -> str | None:
    """The id of the section that a label is a name of, and nothing else."""
    return _names(policy).get(_key(label))


def section_id_of(heading: str, names: _Names) -> str | None:
    """The id of the section that a heading names.

    Its brackets, its subtitle, a zone and "of the incident" are left aside; of several things
    that it names ("Trigger and root cause") the first section counts.
    """
    if len(heading) > _LONGEST:
        return None
    low = heading.lower()
    if low in names.plain:
        return names[low]
    key = _key(heading)
    named = _named(heading, key, names) if names.may_be_in(low) else None
    if named is None and may_name_actions(low) and names_actions(key):
        return next((one for one in names.values() if one == "action_items"), None)
    return named or names.get(meant(key, names.starting(key[:1])) or "")


def _named(heading: str, key: str, names: _Names) -> str | None:
    for reading in _readings(heading, key):
        if reading in names:
            return names[reading]
    parts = [_AROUND.sub("", part) for part in _BETWEEN.split(key)]
    return next((names[part] for part in parts if part in names), None)


def _readings(heading: str, key: str) -> Iterator[str]:
    """What a heading may be looked up by, from all of it, which is its key, to the least."""
    yield key
    yield _AROUND.sub("", key)
    for part in (_BRACKETED.sub(" ", heading), _TAIL.sub("", heading)):
        if part != heading:
            other = _key(part)
            yield other
            yield _AROUND.sub("", other)


def _key(heading: str) -> str:
    """A heading as names are looked up by."""
    return normalise(heading).replace("-", " ")


class _Names(dict[str, str]):
    """The sections' ids by the names that the policy has for them, as ``_key`` writes those.

    ``plain`` are the names that are their own key: a heading in lower case is one of them or not.
    """

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        plain: set[str] = set()
        for section in policy.sections:
            for name in (section.heading, *section.aliases):
                key = _key(name)
                self.setdefault(key, section.id)
                if key == name or (key not in plain and _key(key) == key):
                    plain.add(key)
        self.plain = frozenset(name for name in plain if name == name.lower())
        self._telling = frozenset(map(_telling, self))
        self._starting: dict[str, list[str]] = {}

    def starting(self, letter: str) -> Sequence[str]:
        """The names that start with a letter, in order."""
        if not self._starting:
            for name in self:
                self._starting.setdefault(name[:1], []).append(name)
        return self._starting.get(letter, ())

    def may_be_in(self, low: str) -> bool:
        """Whether a heading in lower case has a word without which it holds none of the names."""
        return "" in self._telling or not self._telling.isdisjoint(_LETTERS.findall(low))


def _telling(name: str) -> str:
    """The longest word of a name, which each heading has that holds the name; maybe none."""
    words = [word for word in _LETTERS.findall(name) if word != "and"]
    return max(words, key=len, default="")


@lru_cache(maxsize=4)
def _names(policy: Policy) -> _Names:
    return _Names(policy)


def _says_what_follows(block: Block, known: Sequence[Section]) -> bool:
    """Whether a heading in a section that holds no actions announces some."""
    return bool(known) and known[-1].id != "action_items" and announces_actions(_key(block.text))


def announced(section: Section) -> bool:
    """Tell whether a section of no known name says that follow-ups stand in it."""
    heading = section.heading
    return section.id is None and heading is not None and announces_actions(_key(heading.text))


def _may_open(block: Block) -> bool:
    """Whether a block can be a heading or stand for one: the few of which more is asked."""
    return block.kind == HEADING or (block.kind == PARAGRAPH and bool(block.marks))


def _is_heading(block: Block) -> bool:
    return block.kind == HEADING and block.cell is None and bool(block.text.strip())


def is_bold_line(block: Block) -> bool:
    """Tell whether a paragraph is one short line of nothing but bold words."""
    text = block.text
    if block.kind != PARAGRAPH or not text.strip() or len(text) > 80:
        return False
    bold = sum(mark.end - mark.start for mark in block.marks if mark.kind == "bold")
    return bold > 0 and bold >= len(text.rstrip(" :")) - text.count(" ")
