"""What there is to say of a finding beside its message: other codes, a question, remedies."""

from __future__ import annotations

from linter.registry import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed


FIX = "Fix:"


def remarks(finding: Diagnostic) -> Iterator[str]:
    """A line each: ``Also: …``, ``Ask: …``, and ``Fix: …`` for every remedy."""
    if finding.also:
        yield "Also: " + ", ".join(f"{code} {find(code).name}" for code in finding.also)
    if finding.question:
        yield f"Ask: {finding.question}"
    titles = [fix.title for fix in finding.fixes]
    if finding.repair is not None and finding.repair.title not in titles:
        titles.append(finding.repair.title)
    yield from (f"{FIX} {title}" for title in titles)


def reason(one: Dismissed) -> str:
    """Why a finding was dismissed and by whom, as far as either was said."""
    said = one.dismissal.reason or "no reason given"
    return f"{said} ({one.dismissal.by})" if one.dismissal.by else said
