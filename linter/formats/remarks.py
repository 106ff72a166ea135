"""What there is to say of a finding beside its message: other codes, a question, remedies."""

from __future__ import annotations

from linter.registry import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.diagnostic import Diagnostic


def remarks(finding: Diagnostic) -> Iterator[str]:
    """A line each: ``Also: …``, ``Ask: …``, and ``Fix: …`` for every remedy."""
    if finding.also:
        yield "Also: " + ", ".join(f"{code} {find(code).name}" for code in finding.also)
    if finding.question:
        yield f"Ask: {finding.question}"
    for fix in finding.fixes:
        yield f"Fix: {fix.title}"
    if finding.repair is not None:
        yield f"Fix: {finding.repair.title}"
