"""The samples as files, and a finding as one line of their expected findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docs_template import markdown
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

    from linter.engine import Report

Json = dict[str, Any]

KINDS = {
    "checkout-outage": "full",
    "dns-failover": "full",
    "search-index-lag": "full",
    "sev3-brief": "brief",
}
FAULTY = "checkout-outage"
FLAWLESS = ("dns-failover", "search-index-lag", "sev3-brief")
FILES = [f"{name}.{suffix}" for name in KINDS for suffix in ("json", "md")]


def expected(folder: Path, file: str) -> list[str]:
    """Give the lines that say what is expected of a sample, in document order."""
    return (folder / "expected" / f"{file}.txt").read_text().splitlines()


def report(folder: Path, file: str) -> Report:
    """Lint a sample in this process."""
    source = (folder / file).read_text()
    document = read(json.loads(source)) if file.endswith(".json") else markdown.read(source)
    return lint(document, DEFAULT)


def lines_of(found: Report) -> list[str]:
    """Give the findings of a report as lines."""
    lines = []
    for finding in found.diagnostics:
        start = finding.span.start if finding.span else None
        line = found.postmortem.document.line(start) if start is not None else None
        place = _place(start, line)
        lines.append(_line(place, finding.severity, finding.code, finding.also, finding.quote))
    return lines


def lines_of_json(document: Json) -> list[str]:
    """Give the findings of one document of the JSON contract as lines."""
    return [
        _line(
            _place(finding["start"] and finding["start"]["index"], finding["line"]),
            *(finding[key] for key in ("severity", "code", "also", "quote")),
        )
        for finding in document["diagnostics"]
    ]


def _place(index: int | None, line: int | None) -> str:
    if index is None:
        return "-"
    return f"index {index}" if line is None else f"line {line}"


def _line(place: str, severity: str, code: str, also: list[str], quote: str | None) -> str:
    others = "also " + (", ".join(also) or "-")
    return f"{place:<10} | {severity:<10} | {code} | {others:<10} | {quote or '-'}"
