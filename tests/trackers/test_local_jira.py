"""The local Jira, judged by the official document with traffic that nobody here thought of."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import response_schema_conformance

from emulator.jira import web
from emulator.jira.site import Site
from tests.trackers.contract import jira_document

if TYPE_CHECKING:
    from pathlib import Path

LOGIN = ("bot@example.com", "token")
OPERATIONS = [
    ("/rest/api/3/issue", "POST"),
    ("/rest/api/3/issue/bulkfetch", "POST"),
    ("/rest/api/3/issue/{issueIdOrKey}", "PUT"),
    ("/rest/api/3/issue/{issueIdOrKey}/remotelink", "POST"),
    ("/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes", "GET"),
    ("/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}", "GET"),
    ("/rest/api/3/search/jql", "GET"),
    ("/rest/api/3/user/assignable/search", "GET"),
]


@cache
def operations(root: Path) -> Any:
    """The operations of the document, over a local Jira with one issue of each project."""
    site = Site(web.sample_projects(), lambda: datetime.now(UTC))
    for key in site.projects:
        site.create({"project": {"key": key}, "summary": f"Issue of {key}"}, {})
    app = Flask("jira")
    app.register_blueprint(web.blueprint(site, prefix=""))
    schemathesis_document = {**jira_document(root), "servers": [{"url": "/"}]}
    schema = schemathesis.openapi.from_dict(schemathesis_document)
    schema.app = app
    return schema


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_asked_is_answered_as_the_document_says(
    root: Path, path: str, method: str
) -> None:
    operation = operations(root)[path][method]

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def judge(case: Any) -> None:
        response = case.call(auth=LOGIN)
        assert response.status_code < 500
        case.validate_response(response, checks=[response_schema_conformance])

    judge()


def test_an_answer_against_the_document_would_be_noticed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "ISSUE_TYPES", {10_001: "Task"})
    operation = operations(root)[OPERATIONS[4][0]]["GET"]
    case = operation.Case(path_parameters={"projectIdOrKey": "OPS"})

    with pytest.raises(FailureGroup, match="schema"):
        case.validate_response(case.call(auth=LOGIN), checks=[response_schema_conformance])
