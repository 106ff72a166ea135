"""Every real document is checked to the end: no crash, and every place is what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import markdown, reader
from linter.engine import Report, lint
from linter.formats import json as json_format
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path


def check(path: Path) -> tuple[str, Report]:
    source = path.read_bytes().decode("utf-8")
    is_json = path.suffix == ".json"
    document = reader.read(json.loads(source)) if is_json else markdown.read(source)
    return source, lint(document, DEFAULT)


def documents(folder: Path, suffix: str) -> list[Path]:
    found = sorted(folder.glob(f"*{suffix}"))
    assert found
    return found


@pytest.mark.parametrize(("folder", "suffix"), [("docs", ".md"), ("gdocs", ".json")])
def test_no_rule_crashes_on_a_real_document(corpus: Path, folder: str, suffix: str) -> None:
    crashed = [
        (path.name, finding.message)
        for path in documents(corpus / folder, suffix)
        for finding in check(path)[1].diagnostics
        if finding.code == "RUN01"
    ]

    assert crashed == []


def test_a_quote_is_the_source_between_start_and_end(corpus: Path) -> None:
    for path in documents(corpus / "docs", ".md"):
        source, report = check(path)
        for finding in report.diagnostics:
            if finding.span is not None:
                assert source[finding.span.start : finding.span.end] == finding.quote


def test_no_two_findings_of_a_document_share_code_and_fingerprint(corpus: Path) -> None:
    for path in documents(corpus / "docs", ".md"):
        _, report = check(path)
        keys = [(finding.code, finding.fingerprint) for finding in report.diagnostics]
        assert len(keys) == len(set(keys)), path.name


def test_the_same_document_is_reported_the_same_way_twice(corpus: Path) -> None:
    def said(path: Path) -> dict[str, Any]:
        return json_format.of_report(path.name, check(path)[1])

    for path in documents(corpus / "docs", ".md"):
        assert said(path) == said(path)


def test_most_real_postmortems_are_recognised(corpus: Path) -> None:
    kinds = [check(path)[1].postmortem.kind for path in documents(corpus / "docs", ".md")]

    assert kinds.count("full") > len(kinds) / 2
