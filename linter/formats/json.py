"""The JSON contract of ``postmortem lint``: plain values, ready for ``json.dumps``."""

from __future__ import annotations

from linter.anatomy.header import TIMES
from linter.diagnostic import DISPLAY_ONLY, SEVERITIES
from linter.engine import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from linter.diagnostic import Diagnostic, Edit
    from linter.dismissals import Dismissed
    from linter.document import Document, Span
    from linter.engine import Report
    from linter.postmortem import Postmortem

VERSION = 1


def whole(documents: Sequence[dict[str, Any]], errors: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """All documents as ``of_report`` gives them, and path and reason of what could not be read."""
    return {
        "version": VERSION,
        "documents": documents,
        "errors": [{"path": path, "message": message} for path, message in errors],
    }


def of_report(path: str, report: Report) -> dict[str, Any]:
    """One document: what it is, what was found, and what was understood of it."""
    postmortem = report.postmortem
    document = postmortem.document
    ids = _ids(postmortem)
    return {
        "path": path,
        "title": document.title,
        "kind": postmortem.kind,
        "header": _header(postmortem),
        "sections": _sections(postmortem),
        "diagnostics": [_diagnostic(document, finding) for finding in report.diagnostics],
        "dismissed": [_dismissed(one) for one in report.dismissed],
        "factors": [{"text": f.text, "category": f.category} for f in postmortem.factors],
        "action_items": _action_items(postmortem, ids),
        "coverage": _coverage(postmortem, ids),
        "summary": {
            **{severity: report.count(severity) for severity in SEVERITIES},
            "dismissed": len(report.dismissed),
            "ready": report.ready,
        },
    }


def _header(postmortem: Postmortem) -> dict[str, Any]:
    header = postmortem.header
    return {"severity": header.severity, **{name: _utc(header.time(name)) for name in TIMES}}


def _utc(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None


def _sections(postmortem: Postmortem) -> list[dict[str, Any]]:
    found = {section.id: section for section in reversed(postmortem.sections)}
    rows = [{"id": "header", "heading": "", "present": postmortem.header.present}]
    for spec in postmortem.section_specs:
        section = found.get(spec.id)
        heading = spec.heading
        if section is not None and section.heading is not None:
            heading = section.heading.text.strip()
        rows.append({"id": spec.id, "heading": heading, "present": section is not None})
    return rows


def _diagnostic(document: Document, finding: Diagnostic) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "also": finding.also,
        "section": finding.section,
        "message": finding.message,
        "question": finding.question,
        "quote": finding.quote,
        "fingerprint": finding.fingerprint,
        "start": _position(span, span.start) if span is not None else None,
        "end": _position(span, span.end) if span is not None else None,
        "line": document.line(span.start) if span is not None else None,
        "fixes": _fixes(finding),
    }


def _position(span: Span, index: int) -> dict[str, Any]:
    return {"tab": span.tab, "segment": span.segment, "index": index}


def _fixes(finding: Diagnostic) -> list[dict[str, Any]]:
    fixes: list[dict[str, Any]] = [
        {
            "title": fix.title,
            "applicability": fix.applicability,
            "edits": [_edit(edit) for edit in fix.edits],
        }
        for fix in finding.fixes
    ]
    if finding.repair is not None:
        fixes.append({"title": finding.repair.title, "applicability": DISPLAY_ONLY, "edits": []})
    return fixes


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "start": _position(edit.span, edit.span.start),
        "end": _position(edit.span, edit.span.end),
        "replacement": edit.replacement,
    }


def _dismissed(one: Dismissed) -> dict[str, Any]:
    return {
        "code": one.finding.code,
        "fingerprint": one.finding.fingerprint,
        "reason": one.dismissal.reason,
        "by": one.dismissal.by or None,
        "when": one.dismissal.when or None,
    }


def _ids(postmortem: Postmortem) -> dict[int, str]:
    """What each action item is called, by ``id()``: its ticket, else a fingerprint of its words."""
    seen: dict[str, int] = {}
    ids: dict[int, str] = {}
    for item in postmortem.action_items:
        key = " ".join(item.text.lower().split())
        seen[key] = seen.get(key, 0) + 1
        ids[id(item)] = item.ticket or fingerprint(f"{key}\n{seen[key]}")
    return ids


def _action_items(postmortem: Postmortem, ids: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": ids[id(item)],
            "text": item.text,
            "owner": item.owner or None,
            "priority": item.priority,
            "ticket": item.ticket,
            "done_when": item.done_when,
            "due": item.due,
            "state": item.state,
            "done": item.is_done,
        }
        for item in postmortem.action_items
    ]


def _coverage(postmortem: Postmortem, ids: Mapping[int, str]) -> dict[str, Any] | None:
    """The factors by number with the items that name them; ``None`` where no item names one."""
    coverage = postmortem.coverage
    if coverage is None:
        return None
    return {
        "factors": [
            {
                "number": row.number,
                "text": row.factor.text,
                "category": row.factor.category,
                "action_items": [ids[id(item)] for item in row.items],
            }
            for row in coverage.rows
        ],
        "without_factor": [ids[id(item)] for item in coverage.loose],
    }
