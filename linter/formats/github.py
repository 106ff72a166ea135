"""Workflow annotations as GitHub reads them from a job's output."""

from __future__ import annotations

from linter.formats.masking import masked
from linter.formats.remarks import reason, remarks
from linter.formats.terminal import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed
    from linter.engine import Report

_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(path: str, report: Report) -> str:
    """One line for each finding; empty where there is none.

    What was dismissed is told in the job's log, not annotated. Escaping after actions/toolkit,
    ``packages/core/src/command.ts``: message and properties.
    """
    annotations = (_annotation(path, report, finding) for finding in report.diagnostics)
    return "".join([*annotations, *(_logged(path, report, one) for one in report.dismissed)])


def _logged(path: str, report: Report, one: Dismissed) -> str:
    """A line of the log, which begins with a word: no runner takes it for a command."""
    finding = one.finding
    line = report.postmortem.document.line(finding.span.start) if finding.span else None
    place = f"{visible(path)}:{line}" if line is not None else visible(path)
    why = visible(masked(reason(one), report.hidden))
    return f"Dismissed: {place} {finding.code} {finding.name}: {why}\n"


def _annotation(path: str, report: Report, finding: Diagnostic) -> str:
    line = report.postmortem.document.line(finding.span.start) if finding.span else None
    place = f"file={_property(path)}" + (f",line={line}" if line is not None else "")
    title = _property(f"{finding.code} {finding.name}")
    said = (finding.message, *remarks(finding))
    message = "\n".join(visible(masked(line, report.hidden)) for line in said)
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
