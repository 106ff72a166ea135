"""The practice as plain values: sections, words, levels; the default is what DESIGN 7 states."""

from __future__ import annotations

from linter.policy.deadlines import INCIDENT_SEVERITIES, PRIORITIES, REVIEW, SPRINTS
from linter.policy.sections import BRIEF, FULL, NONE, SECTIONS, SectionSpec
from linter.policy.words import (
    CATEGORIES,
    CATEGORY_SYNONYMS,
    HEADER,
    PRIORITY_SYNONYMS,
    TITLE_WORDS,
    WORD_LISTS,
    HeaderSpec,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from linter.policy.deadlines import Period, Review, SeveritySpec, Sprint

__all__ = [
    "BRIEF",
    "CATEGORIES",
    "CATEGORY_SYNONYMS",
    "DEFAULT",
    "FULL",
    "NONE",
    "PRIORITIES",
    "PRIORITY_SYNONYMS",
    "SECTIONS",
    "TITLE_WORDS",
    "WORD_LISTS",
    "DismissalEntry",
    "HeaderSpec",
    "Policy",
    "SectionSpec",
]


class DismissalEntry:
    """A dismissal that the policy states, by fingerprint or by the quoted words."""

    __slots__ = ("code", "fingerprint", "quote", "reason")

    def __init__(self, code: str, reason: str, *, fingerprint: str = "", quote: str = "") -> None:
        self.code = code
        self.reason = reason
        self.fingerprint = fingerprint
        self.quote = quote


class Policy:
    """Everything that an organisation may decide about its postmortems; every key has a default.

    ``levels`` maps a code or name to a severity or ``off``. ``options`` maps a code to that rule's
    own settings. ``words`` are the organisation's own words by list (``WORD_LISTS``).
    ``allowed_phrases`` are never flagged by a language rule, in any case. ``severities`` are by
    name, the gravest first; ``priorities`` map a name to the window in which such an item is done,
    ``None`` where it has none, the most urgent first. ``holidays`` are days (ISO 8601) on which
    nobody is expected to work.
    """

    __slots__ = (
        "allowed_phrases",
        "categories",
        "dismissals",
        "header",
        "holidays",
        "levels",
        "never_dismiss",
        "options",
        "priorities",
        "review",
        "sections",
        "severities",
        "sprint",
        "template_version",
        "title_words",
        "words",
    )

    def __init__(
        self,
        *,
        sections: Sequence[SectionSpec] = SECTIONS,
        header: HeaderSpec = HEADER,
        severities: Mapping[str, SeveritySpec] = INCIDENT_SEVERITIES,
        priorities: Mapping[str, Period | None] = PRIORITIES,
        sprint: Sprint = SPRINTS,
        review: Review = REVIEW,
        holidays: Collection[str] = frozenset(),
        categories: Sequence[str] = CATEGORIES,
        title_words: Sequence[str] = TITLE_WORDS,
        words: Mapping[str, Sequence[str]] | None = None,
        levels: Mapping[str, str] | None = None,
        options: Mapping[str, Mapping[str, object]] | None = None,
        allowed_phrases: Sequence[str] = (),
        never_dismiss: Sequence[str] = ("PRV01",),
        dismissals: Sequence[DismissalEntry] = (),
        template_version: int = 1,
    ) -> None:
        self.sections = sections
        self.header = header
        self.severities = severities
        self.priorities = priorities
        self.sprint = sprint
        self.review = review
        self.holidays = holidays
        self.categories = categories
        self.title_words = title_words
        self.words = words or {}
        self.levels = levels or {}
        self.options = options or {}
        self.allowed_phrases = allowed_phrases
        self.never_dismiss = never_dismiss
        self.dismissals = dismissals
        self.template_version = template_version

    def sections_of(self, kind: str) -> list[SectionSpec]:
        """The sections that a kind of postmortem has, in the order of the practice."""
        return [section for section in self.sections if kind in section.kinds]

    def option(self, code: str, name: str, default: int) -> int:
        """A rule's own number, the default where the policy says nothing of it."""
        value = self.options.get(code, {}).get(name, default)
        return value if isinstance(value, int) else default

    def option_words(self, code: str, name: str) -> Sequence[str]:
        """A rule's own words, in lower case; none where the policy says nothing of them."""
        value = self.options.get(code, {}).get(name, ())
        return value if isinstance(value, tuple) else ()

    def own_words(self, name: str) -> Sequence[str]:
        """One of the organisation's ``WORD_LISTS``, in lower case."""
        return self.words.get(name, ())

    def heading(self, section_id: str) -> str:
        """The heading of a section; its id where the policy does not know it."""
        for section in self.sections:
            if section.id == section_id:
                return section.heading
        return section_id


DEFAULT = Policy()
