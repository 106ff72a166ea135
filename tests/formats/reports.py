"""Reports on small documents, from the engine itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_template import markdown, reader
from linter.engine import lint
from linter.policy import DEFAULT
from linter.registry import codes_of

if TYPE_CHECKING:
    from typing import Any

    from linter.document import Document
    from linter.engine import Report
    from linter.policy import Policy


def of_markdown(text: str, *codes: str, policy: Policy = DEFAULT) -> Report:
    return of(markdown.read(text), *codes, policy=policy)


def of_docs_json(answer: dict[str, Any], *codes: str) -> Report:
    return of(reader.read(answer), *codes)


def of(document: Document, *codes: str, policy: Policy = DEFAULT) -> Report:
    """Lint with all rules, or with some."""
    return lint(document, policy, codes=codes_of(codes) if codes else None)


def impact(text: str, *codes: str) -> Report:
    """Lint one paragraph under "Impact", for LNG02 unless other codes are given."""
    return of_markdown(f"# Postmortem: pool\n\n## Impact\n\n{text}\n", *(codes or ("LNG02",)))
