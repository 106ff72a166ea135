"""Reports for people: place, code, message, and the words underlined in their sentence."""

from __future__ import annotations

from linter.diagnostic import ERROR, SUGGESTION, WARNING
from linter.formats.excerpt import excerpt
from linter.formats.masking import masked
from linter.formats.remarks import reason, remarks
from linter.formats.tally import tally
from linter.formats.terminal import head, tail, visible, width, wrapped
from linter.policy import NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed
    from linter.engine import Report

WIDTH = 100

_COLOURS = {ERROR: "31", WARNING: "33", SUGGESTION: "36", "bold": "1", "dim": "2", "good": "32"}
_INDENT = " " * 6
_LEAST_ROOM = 30
_LEAD = 20


class Painter:
    """Adds colour where it is wanted, and nothing where not."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def paint(self, style: str, text: str) -> str:
        """The text in a style: a severity, ``bold``, ``dim`` or ``good``."""
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self.colour else text


def render(path: str, report: Report, *, colour: bool = False, columns: int = WIDTH) -> str:
    """One document's report in lines of about ``columns``, ending with a newline."""
    return "".join(f"{line}\n" for line in _Page(report, colour, columns).lines(path))


class _Page:
    def __init__(self, report: Report, colour: bool, columns: int) -> None:
        self.report = report
        self.postmortem = report.postmortem
        self.paint = Painter(colour=colour).paint
        self.room = max(_LEAST_ROOM, columns - len(_INDENT))
        self.is_tabbed = len({block.tab for block in report.postmortem.document.blocks}) > 1

    def lines(self, path: str) -> Iterator[str]:
        title = visible(self.postmortem.document.title)
        yield self.paint("bold", visible(path)) + (self.paint("dim", f"  {title}") if title else "")
        if self.postmortem.kind == NONE:
            yield "  This is not a postmortem: no title says so, and no section is recognised."
            return
        for finding in self.report.diagnostics:
            yield ""
            yield from self._finding(finding)
        yield from self._coverage()
        for number, one in enumerate(self.report.dismissed):
            if not number:
                yield ""
            yield from self._dismissed(one)
        if self.report.diagnostics or self.report.dismissed:
            yield ""
        yield "  " + self._summary()

    def _finding(self, finding: Diagnostic) -> Iterator[str]:
        severity = self.paint(finding.severity, f"{finding.severity:<10}")
        code = self.paint("bold", f"{finding.code} {finding.name}")
        yield f"  {severity} {code}  {self.paint('dim', self._place(finding))}".rstrip()
        for line in wrapped(self._shown(finding.message), self.room):
            yield _INDENT + line
        yield from self._excerpt(finding)
        for remark in remarks(finding):
            yield from self._remark(self._shown(remark))

    def _coverage(self) -> Iterator[str]:
        """A line for each factor with the items that name it, where items name factors at all."""
        coverage = self.postmortem.coverage if self.report.is_complete else None
        if coverage is None:
            return
        yield ""
        yield "  Factors and the action items that name them"
        for row in coverage.rows:
            items = ", ".join(self._shown(item.ticket or item.text) for item in row.items)
            named = head(items, self.room // 3) if items else self.paint(SUGGESTION, "none")
            factor = head(self._shown(row.factor.text), self.room - self.room // 3 - 8)
            yield f"{_INDENT}{row.number:>2}  {factor}  {self.paint('dim', '->')} {named}"
        for item in coverage.loose:
            yield f"{_INDENT} -  {head(self._shown(item.text), self.room - 4)}"

    def _dismissed(self, one: Dismissed) -> Iterator[str]:
        finding = one.finding
        place = self._place(finding)
        head = f"  {'dismissed':<10} {finding.code} {finding.name}"
        yield self.paint("dim", f"{head}  {place}".rstrip())
        for line in wrapped(self._shown(reason(one)), self.room):
            yield _INDENT + self.paint("dim", line)

    def _remark(self, remark: str) -> Iterator[str]:
        label, _, text = remark.partition(" ")
        lead = f"{label} "
        for line in wrapped(text, self.room - len(lead)):
            yield _INDENT + self.paint("dim", lead + line)
            lead = " " * len(lead)

    def _place(self, finding: Diagnostic) -> str:
        section = self.postmortem.policy.heading(finding.section) if finding.section else ""
        span = finding.span
        if span is None:
            return section
        line = self.postmortem.document.line(span.start)
        where = f"line {line}" if line is not None else f"index {span.start}"
        where += " of a footnote" if span.segment else ""
        where += f" of tab {visible(span.tab)}" if self.is_tabbed and span.tab else ""
        return f"{where}, {section}" if section else where

    def _excerpt(self, finding: Diagnostic) -> Iterator[str]:
        """The finding's words with what fits of their sentence, and a line under the words."""
        before, words, after = self._words(finding)
        if not words:
            return
        words = head(words, self.room)
        left = self.room - width(words)
        before = tail(before, max(left - width(after), min(_LEAD, left)))
        after = head(after, left - width(before)) if left > width(before) else ""
        yield _INDENT + before + words + after
        underline = self.paint(finding.severity, "~" * max(1, width(words)))
        yield _INDENT + " " * width(before) + underline

    def _words(self, finding: Diagnostic) -> tuple[str, str, str]:
        """The sentences around a finding's words: before them, the words, after them."""
        before, words, after = excerpt(self.postmortem, finding, self.report.hidden)
        return _joined(before).lstrip(), visible(words), _joined(after).rstrip()

    def _shown(self, text: str) -> str:
        """A text on one line, without what is to stay hidden."""
        return visible(masked(text, self.report.hidden))

    def _summary(self) -> str:
        report = self.report
        counts = tally(report, "nothing to say")
        if report.ready is None:
            return f"{counts} (only some rules ran, so this does not tell whether it is ready)"
        if report.ready:
            return self.paint("good", "Ready") + f": {counts}."
        return self.paint(ERROR, "Not ready") + f": {counts}.{self._missing()}"

    def _missing(self) -> str:
        sections = [
            self.postmortem.policy.heading(finding.section or "")
            for finding in self.report.diagnostics
            if finding.code == "STR01"
        ]
        return f" Missing: {', '.join(sections)}." if sections else ""


def _joined(text: str) -> str:
    """Visible text that another part adjoins: a space at either end stays."""
    return visible(f"|{text}|")[1:-1]
