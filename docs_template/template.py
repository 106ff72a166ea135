"""The template as code: what a new postmortem holds, derived from the practice.

One standard for authors, linter and provisioning: headings, prompts and columns are the policy's.
"""

from __future__ import annotations

from docs_template import anchors
from docs_template.dropdowns import CATEGORY, PRIORITY, SEVERITY, STATUS, dropdowns
from docs_template.requests import HEADING, NORMAL
from linter.anatomy.header import LABEL_OF, field_of
from linter.policy import BRIEF, FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from docs_template.dropdowns import Dropdown
    from linter.policy import Policy, SectionSpec

TRUST = (
    "This document is written for learning; its content is never used in performance evaluation."
)

TITLE = "TITLE"

# The four times of the header, by the linter's names for them.
TIMES = {
    "impact_started": "Impact started (UTC)",
    "detected": "Detected (UTC)",
    "mitigated": "Mitigated (UTC)",
    "impact_ended": "Impact ended (UTC)",
}

BRIEF_LINES = (
    "What happened: ",
    "Impact: ",
    "How long: ",
    "What contributed: ",
    "What stops it next time: ",
)

_TITLES = {FULL: "Postmortem: ", BRIEF: "Incident brief: "}
_CHOSEN_FROM = {"category": CATEGORY, "priority": PRIORITY}
# Rows that wait to be filled. Several factors: one alone is never the whole story.
_EMPTY_ROWS = {FULL: 3, BRIEF: 1}


class Cell:
    """A cell of the template: words, or chips.

    ``dropdown`` names a dropdown and ``chosen`` its option, the first where empty. ``moment`` is a
    date chip's time (aware UTC), ``people`` are the e-mail addresses of person chips.
    """

    __slots__ = ("chosen", "dropdown", "moment", "people", "text")

    def __init__(
        self,
        text: str = "",
        *,
        dropdown: str = "",
        chosen: str = "",
        moment: datetime | None = None,
        people: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.dropdown = dropdown
        self.chosen = chosen
        self.moment = moment
        self.people = people


class Part:
    """A paragraph of the template, and the table that follows it.

    ``style`` is a named style of Google Docs. ``is_prompt``: the words teach and are to be
    replaced. ``anchor`` is the named range that goes over the paragraph, or over the table where
    there is one. ``has_header_row``: the table's first row names its columns.
    """

    __slots__ = ("anchor", "has_header_row", "is_prompt", "rows", "style", "text")

    def __init__(
        self,
        text: str,
        style: str = NORMAL,
        *,
        is_prompt: bool = False,
        anchor: str = "",
        rows: Sequence[Sequence[Cell]] = (),
        has_header_row: bool = False,
    ) -> None:
        self.text = text
        self.style = style
        self.is_prompt = is_prompt
        self.anchor = anchor
        self.rows = rows
        self.has_header_row = has_header_row


class Template:
    """One kind of postmortem in one version: its parts in order, its dropdowns by name."""

    __slots__ = ("dropdowns", "kind", "parts", "version")

    def __init__(
        self, kind: str, version: int, parts: Sequence[Part], choices: Mapping[str, Dropdown]
    ) -> None:
        self.kind = kind
        self.version = version
        self.parts = parts
        self.dropdowns = choices


class Facts:
    """What is known of an incident when its postmortem is created; all but the title can wait.

    ``times`` are aware UTC, by the names of ``TIMES``; ``responders`` are e-mail addresses.
    """

    __slots__ = ("incident_id", "responders", "service", "severity", "times", "title")

    def __init__(
        self,
        title: str,
        severity: str = "",
        *,
        incident_id: str = "",
        times: Mapping[str, datetime] | None = None,
        responders: Sequence[str] = (),
        service: str = "",
    ) -> None:
        self.title = title
        self.severity = severity
        self.incident_id = incident_id
        self.times = times or {}
        self.responders = responders
        self.service = service


def title(kind: str, facts: Facts) -> str:
    """The title of a document, which also names its file."""
    return f"{_TITLES[kind]}{facts.title}"


def template(policy: Policy, kind: str, facts: Facts) -> Template:
    """The template of a kind (full or brief) under a policy, with what is known filled in."""
    parts = [
        Part(title(kind, facts), TITLE),
        header_table(policy, facts),
        Part(TRUST),
    ]
    for section in policy.sections_of(kind):
        if section.required:
            parts.extend(section_parts(section, kind))
    return Template(kind, policy.template_version, parts, dropdowns(policy))


def header_table(policy: Policy, facts: Facts) -> Part:
    """The header: an empty paragraph, and a table of labels with what is known behind them.

    What a practice wants beyond the usual fields follows them.
    """
    rows = list(_header_rows(facts))
    usual = {field_of(row[0].text) for row in rows}
    wanted = (*policy.header.required, *policy.header.expected)
    rows += [[Cell(LABEL_OF[name]), Cell()] for name in wanted if name not in usual]
    return Part("", rows=rows, anchor=anchors.HEADER)


def _header_rows(facts: Facts) -> Iterator[list[Cell]]:
    yield [Cell("Incident ID"), Cell(facts.incident_id)]
    yield [Cell("Severity"), Cell(dropdown=SEVERITY, chosen=facts.severity)]
    yield [Cell("Status"), Cell(dropdown=STATUS)]
    for name, label in TIMES.items():
        yield [Cell(label), Cell(moment=facts.times.get(name))]
    yield [Cell("Responders"), Cell(people=facts.responders)]
    yield [Cell("Service"), Cell(facts.service)]


def section_parts(section: SectionSpec, kind: str) -> list[Part]:
    """A section as it is created and restored: heading, prompt, and a table where it has one."""
    heading = Part(section.heading, HEADING, anchor=anchors.section(section.id))
    rows = list(_section_rows(section, kind))
    prompt = Part(section.prompt, is_prompt=True, rows=rows, has_header_row=bool(rows))
    lines = [Part(line) for line in BRIEF_LINES] if section.id == BRIEF else []
    # A section without a table or lines of its own has room under the prompt.
    return [heading, prompt, *lines, *([] if rows or lines else [Part("")])]


def _section_rows(section: SectionSpec, kind: str) -> Iterator[list[Cell]]:
    if not section.columns:
        return
    yield [Cell(column) for column in section.columns]
    chosen = [_CHOSEN_FROM.get(column.lower(), "") for column in section.columns]
    for _ in range(_EMPTY_ROWS[kind]):
        yield [Cell(dropdown=name) for name in chosen]
