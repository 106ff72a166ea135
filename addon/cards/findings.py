"""The findings of a report as entries of a list: by section, suggestions last and folded."""

from __future__ import annotations

from addon.cards.comments import finding_buttons, state
from addon.cards.fixes import fix_button, offered_entries
from addon.cards.places import heading_address
from addon.cards.repairs import repair_button
from addon.cards.upgrade import upgrade_button
from addon.cards.widgets.paging import Entry, Group
from addon.cards.widgets.parts import button, buttons, open_page, paragraph
from addon.cards.widgets.text import Html, escaped, head, plain, tail
from addon.domain.comments.pairing import Pairing
from linter.diagnostic import ERROR, SUGGESTION, WARNING
from linter.formats.excerpt import excerpt
from linter.formats.masking import masked
from linter.formats.remarks import FIX, remarks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Widget
    from addon.cards.widgets.parts import Button
    from addon.usecases.check_postmortem import Checked
    from linter.anatomy.sections import Section
    from linter.diagnostic import Diagnostic

# Dark enough on white for small text (WCAG AA).
_COLOURS = {ERROR: "#b3261e", WARNING: "#8a5000", SUGGESTION: "#1a5fb4"}
_GREY = "#5f6368"

# The most characters of each part: a paragraph is quoted by its beginning.
_MESSAGE = 240
_WORDS = 160
_AROUND = 60
_REMARK = 240
_HEADING = 80


def entries(checked: Checked, links: Links) -> list[Entry]:
    """Every finding once, errors and warnings in document order, then the suggestions."""
    return list(_Listing(checked, links).entries())


class _Listing:
    def __init__(self, checked: Checked, links: Links) -> None:
        self.checked = checked
        self.links = links
        self.postmortem = checked.report.postmortem
        self.hidden = checked.report.hidden
        self.pairing = Pairing(checked.report)
        self.groups: dict[int, Group] = {}
        self.sections = {
            id(block): section
            for section in self.postmortem.all_sections
            for block in (section.heading, *section.blocks)
            if block is not None
        }

    def entries(self) -> Iterator[Entry]:
        suggestions = []
        for finding in self.checked.report.diagnostics:
            if finding.severity == SUGGESTION:
                suggestions.append(finding)
            else:
                yield Entry(self._group(finding), list(self._widgets(finding)))
        yield from offered_entries(self.checked)
        folded = Group(Html("Suggestions"), is_folded=True)
        for finding in suggestions:
            yield Entry(folded, list(self._widgets(finding, where=_name(self._section(finding)))))

    def _group(self, finding: Diagnostic) -> Group:
        section = self._section(finding)
        if id(section) not in self.groups:
            self.groups[id(section)] = Group(self._linked(section))
        return self.groups[id(section)]

    def _section(self, finding: Diagnostic) -> Section | None:
        return self.sections.get(id(finding.block)) if finding.span is not None else None

    def _linked(self, section: Section | None) -> Html:
        """The name of a section; where its place in the document is known, a link to it."""
        name = _name(section)
        if section is None or section.heading is None or not section.heading.heading_id:
            return name
        address = heading_address(self.checked.document_id, section.heading)
        return Html(f'<a href="{escaped(address)}">{name}</a>')

    def _widgets(self, finding: Diagnostic, where: Html | None = None) -> Iterator[Widget]:
        yield paragraph(*self._lines(finding, where))
        yield buttons(*self._buttons(finding))

    def _buttons(self, finding: Diagnostic) -> Iterator[Button]:
        yield button("Why?", open_page(self.links.rule(finding.name)))
        threads = self.pairing.of(finding)
        yield from finding_buttons(finding, threads, self.checked, self.links)
        yield from fix_button(finding, self.checked, self.links)
        yield from repair_button(finding, self.checked, self.links)
        yield from upgrade_button(finding, self.checked, self.links)

    def _lines(self, finding: Diagnostic, where: Html | None) -> Iterator[Html]:
        severity = _coloured(_COLOURS[finding.severity], f"<b>{finding.severity.title()}</b>")
        yield Html(f"{severity} {_grey(f'{finding.code} {finding.name}')}")
        if where is not None:
            yield _grey(f"In: {where}")
        yield escaped(head(masked(finding.message, self.hidden), _MESSAGE))
        if quoted := self._quoted(finding):
            yield Html(f"<i>{quoted}</i>")
        for remark in remarks(finding):
            # Who cannot change it is told what is wrong and why, not what to write.
            can_write = self.checked.can_write and not self.checked.is_final
            if can_write or not remark.startswith(FIX):
                yield escaped(head(masked(remark, self.hidden), _REMARK))
        stands = state(self.pairing.of(finding), self.checked.document_id)
        if stands is not None:
            yield stands

    def _quoted(self, finding: Diagnostic) -> Html:
        """The words of a finding in bold, in their sentence."""
        before, words, after = map(_with_edges, excerpt(self.postmortem, finding, self.hidden))
        if not words.strip():
            return Html("")
        lead = escaped(tail(before, _AROUND)) + " " * before.endswith(" ")
        rest = " " * after.startswith(" ") + escaped(head(after, _AROUND))
        core = escaped(head(words, _WORDS))
        marked = f"<b>{core}</b>" if before.strip() or after.strip() else core
        return Html(f"{lead.lstrip()}{marked}{rest.rstrip()}")


def _with_edges(text: str) -> str:
    """The plain text with the space at either end that parts it from its neighbours."""
    return plain(f"|{text}|")[1:-1]


def _name(section: Section | None) -> Html:
    if section is None:
        return Html("The whole document")
    if section.heading is None:
        return Html("Top of the document")
    return escaped(head(section.heading.text, _HEADING))


def _grey(text: str) -> Html:
    return _coloured(_GREY, text)


def _coloured(colour: str, text: str) -> Html:
    return Html(f'<font color="{colour}">{text}</font>')
