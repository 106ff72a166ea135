"""SARIF 2.1.0, for code scanning services and editors."""

from __future__ import annotations

from linter.formats.masking import masked
from linter.formats.remarks import reason, remarks
from linter.registry import all_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from linter.diagnostic import Diagnostic, Edit
    from linter.dismissals import Dismissed
    from linter.document import Document, Span
    from linter.engine import Report
    from linter.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note", "off": "none"}
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def whole(
    results: Iterable[Sequence[dict[str, Any]]], errors: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """One run: all rules, the results of ``of_report``, what could not be read as notifications."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Second Story",
                        "rules": [_rule(rule) for rule in all_rules()],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": not errors,
                        "toolExecutionNotifications": [_notice(*error) for error in errors],
                    }
                ],
                "results": [result for of_document in results for result in of_document],
                "columnKind": "unicodeCodePoints",
            }
        ],
    }


def of_report(path: str, report: Report) -> list[dict[str, Any]]:
    """The results of one document; what was dismissed is a result with a suppression."""
    numbers = {rule.code: number for number, rule in enumerate(all_rules())}
    standing = [_result(path, report, finding, numbers) for finding in report.diagnostics]
    dismissed = [
        {**_result(path, report, one.finding, numbers), "suppressions": [_suppression(one)]}
        for one in report.dismissed
    ]
    return [*standing, *dismissed]


def _result(
    path: str, report: Report, finding: Diagnostic, numbers: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": masked("\n".join((finding.message, *remarks(finding))), report.hidden)},
        "locations": [_location(path, report, finding)],
        "partialFingerprints": {"secondStory/v1": finding.fingerprint},
        **_fixes(path, report.postmortem.document, finding),
    }


def _suppression(one: Dismissed) -> dict[str, Any]:
    """A dismissal: in the source (a comment or thread of it), or external (the policy)."""
    kind = "inSource" if one.dismissal.place is not None else "external"
    return {"kind": kind, "status": "accepted", "justification": reason(one)}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _location(path: str, report: Report, finding: Diagnostic) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    postmortem = report.postmortem
    if finding.section:
        location["logicalLocations"] = [
            {"name": postmortem.policy.heading(finding.section), "kind": "section"}
        ]
    span = finding.span
    if span is None:
        return location
    if postmortem.document.line_starts:
        physical["region"] = {
            **_region(postmortem.document, span),
            "snippet": {"text": masked(finding.quote or "", report.hidden)},
        }
    else:
        # A Docs index counts what the API shows, nothing in the JSON file: no region of the file.
        location["properties"] = {
            "tab": span.tab,
            "segment": span.segment,
            "startIndex": span.start,
            "endIndex": span.end,
        }
    return location


def _region(document: Document, span: Span) -> dict[str, int]:
    start_line, start_column = _point(document, span.start)
    end_line, end_column = _point(document, span.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _point(document: Document, index: int) -> tuple[int, int]:
    line = document.line(index) or 1
    return line, index - document.line_starts[line - 1] + 1


def _fixes(path: str, document: Document, finding: Diagnostic) -> dict[str, Any]:
    """The fixes that are edits of a file's own text; the key is left out where there are none."""
    fixes = [
        {
            "description": {"text": fix.title},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": _uri(path)},
                    "replacements": list(_replacements(document, fix.edits)),
                }
            ],
        }
        for fix in finding.fixes
        if fix.edits and document.line_starts
    ]
    return {"fixes": fixes} if fixes else {}


def _replacements(document: Document, edits: Iterable[Edit]) -> Iterator[dict[str, Any]]:
    for edit in edits:
        yield {
            "deletedRegion": _region(document, edit.span),
            "insertedContent": {"text": edit.replacement},
        }


def _notice(path: str, message: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}
    return {"level": "error", "message": {"text": message}, "locations": [location]}


def _uri(path: str) -> str:
    """A path as a URI reference after RFC 3986; an address stays as it is."""
    if path.startswith(("https://", "http://")):
        return path
    whole_path = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    escaped = "".join(chr(b) if b in _UNRESERVED else f"%{b:02X}" for b in whole_path)
    return f"file://{escaped}" if escaped.startswith("/") else escaped
