"""An official OpenAPI document as a judge that stands between a client and a fake.

Every request and every answer that passes is validated; what breaks the document is collected, so
that it shows even where a client swallows it.
"""

from __future__ import annotations

import importlib.util
import json
import os
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest, WerkzeugOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Json = dict[str, Any]


def contract_of(root: Path, name: str) -> Path:
    """A file of the contracts beside the project; where CI is "true" it must be there."""
    path = root.parent / "shared" / "contracts" / name
    if not path.is_file():
        absent = f"no {name} at ../shared/contracts"
        if os.environ.get("CI") == "true":
            pytest.fail(absent)
        pytest.skip(absent)
    return path


HOST = "official.example.com"
_documents: dict[int, Json] = {}


@cache
def _api(document: int, address: str) -> OpenAPI:
    return OpenAPI.from_dict({**_documents[document], "servers": [{"url": address}]})


@cache
def jira_document(root: Path) -> Json:
    """The official document of Jira Cloud, with the types that it leaves out of ``fields``."""
    overlay = contract_of(root, "tools/jira_overlay.py")
    spec = importlib.util.spec_from_file_location("jira_overlay", overlay)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    document = json.loads(contract_of(root, "specs/jira-cloud-v3.trim.json").read_text())
    adf = json.loads(contract_of(root, "specs/atlassian-adf-v1.full.schema.json").read_text())
    tightened: Json = module.tighten(document, adf)
    _documents[id(tightened)] = tightened
    return tightened


@cache
def github_document(root: Path) -> Json:
    """The official document of GitHub's REST API."""
    document: Json = json.loads(contract_of(root, "specs/github-rest.trim.json").read_text())
    _documents[id(document)] = document
    return document


class Judge:
    """A WSGI application that validates all that passes to another one.

    ``requests`` and ``answers`` count what was validated; ``faults`` are what broke the document.
    Answers of a status that the document does not declare for an operation are not judged.
    """

    def __init__(self, application: WSGIApplication, document: Json, prefix: str) -> None:
        self.application = application
        self.requests = 0
        self.answers = 0
        self.faults: list[str] = []
        self._document = document
        self._prefix = prefix
        # One host for all, so that the document has to be taken apart once.
        self._api = _api(id(document), f"http://{HOST}{prefix.removesuffix('/rest/api/3')}")

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        shown = {**environ, "wsgi.input": BytesIO(body), "HTTP_HOST": HOST}
        asked, api = WerkzeugOpenAPIRequest(Request(shown)), self._api
        is_api = environ["PATH_INFO"].startswith(f"{self._prefix}/")
        if is_api:
            self.requests += 1
            self._note("request", environ, lambda: api.validate_request(asked))
        dropped: list[str] = []
        drop = environ["emulator.drop"]

        def note_and_drop(how: str) -> None:
            dropped.append(how)
            drop(how)

        environ["emulator.drop"] = note_and_drop
        parts, status, headers = run_wsgi_app(self.application, environ)
        whole = b"".join(parts)
        is_whole = not dropped and not status.startswith("204")  # No content is none to judge.
        if is_api and is_whole and self._is_declared(api, asked, status):
            self.answers += 1
            said = WerkzeugOpenAPIResponse(Response(whole, status, headers))
            self._note("answer", environ, lambda: api.validate_response(asked, said))
        start(status, list(headers))
        return [whole]

    def _is_declared(self, api: OpenAPI, asked: Any, status: str) -> bool:
        try:
            operation = api.spec / "paths" / _template(self._document, asked.path, self._prefix)
            responses = (operation / asked.method / "responses").read_value()
        except KeyError:
            return False
        return status[:3] in responses

    def _note(self, what: str, environ: WSGIEnvironment, judge: Any) -> None:
        try:
            judge()
        except OpenAPIError as problem:
            method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
            self.faults.append(f"{what} {method} {path}: {_chain(problem)}")


def _template(document: Json, path: str, prefix: str) -> str:
    """The path of the document that an address is of."""
    shown = path.removeprefix(prefix.removesuffix("/rest/api/3"))
    given = shown.split("/")
    for template in document["paths"]:
        parts = template.split("/")
        if len(parts) == len(given) and all(
            own.startswith("{") or own == part for own, part in zip(parts, given, strict=True)
        ):
            return str(template)
    raise KeyError(path)


def _chain(problem: BaseException | None) -> str:
    said = []
    while problem is not None:
        said.append(f"{type(problem).__name__}: {problem}")
        said += [
            f"at {list(one.absolute_path)}: {one.message[:200]}"
            for one in getattr(problem, "schema_errors", None) or []
        ]
        problem = problem.__cause__
    return " <- ".join(said)
