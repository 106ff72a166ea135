"""Find offers: which findings have a suggestion open that would put them right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_template.reader import read
from docs_template.reader.rejected import rejected
from linter.engine import lint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from linter.diagnostic import Diagnostic
    from linter.document import Span
    from linter.engine import Report

    _Place = tuple[str, tuple[str, str, int, int] | None]

# Farther than anything in a paragraph.
_ELSEWHERE = 1 << 30


def offered(
    answer: dict[str, Any], spans: Sequence[Span], report: Report, now: datetime
) -> list[Diagnostic]:
    """The findings that an answer has without its suggestions, and that its report has not.

    A report takes suggestions as accepted, whoever made them. A finding is gone where its paragraph
    has fewer of its code: its fingerprint is that of a sentence, which a suggestion changes.
    ``spans`` are the places of the answer's suggestions, ``now`` is aware UTC.
    """
    if not spans:
        return []
    gone: dict[_Place, list[Diagnostic]] = {}
    before = lint(read(rejected(answer)), report.postmortem.policy, now)
    for finding in before.diagnostics:
        if finding.block is not None and _nearest(finding, spans) < _ELSEWHERE:
            gone.setdefault(_place(finding, finding.code), []).append(finding)
    for finding in (*report.diagnostics, *(each.finding for each in report.dismissed)):
        for code in (finding.code, *finding.also):
            standing = gone.get(_place(finding, code))
            if standing:
                standing.remove(max(standing, key=lambda each: _nearest(each, spans)))
    kept = {id(finding) for findings in gone.values() for finding in findings}
    return [finding for finding in before.diagnostics if id(finding) in kept]


def _place(finding: Diagnostic, code: str) -> _Place:
    block = finding.block
    return (code, block.span().key()) if block is not None else (code, None)


def _nearest(finding: Diagnostic, spans: Sequence[Span]) -> int:
    """How far from the words of a finding the next suggestion of its paragraph is."""
    block, words = finding.block, finding.span
    if block is None or words is None:
        return _ELSEWHERE
    around = block.span()
    return min(
        (
            max(span.start - words.end, words.start - span.end, 0)
            for span in spans
            if span.overlaps(around)
        ),
        default=_ELSEWHERE,
    )
