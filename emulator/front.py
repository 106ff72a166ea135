"""From HTTP to the APIs and back: addresses, headers, records of calls, and faults on the way."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from flask import Response, g, request

from emulator import failures
from emulator.api import Api, Sent
from emulator.clock import timestamp
from emulator.documents import change
from emulator.errors import ApiError
from emulator.identity import PAGE_CLIENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Flask

    from emulator.faults import Fault
    from emulator.workspace import Workspace

Json = dict[str, Any]

_FILE_IN_PATH = re.compile(r"/(?:documents|files)/([^/:]+)")
_BLOCK = b" " * 65_536


class DroppedError(Exception):
    """The connection ends here, without an answer: ``how`` is reset or close."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Front:
    """Serves APIs over one Workspace; ``docs`` reads what colleagues do in faults.

    What the page does for its visitor is neither recorded nor disturbed.
    """

    def __init__(self, workspace: Workspace, docs: Api) -> None:
        self._workspace = workspace
        self._docs = docs

    def serve(self, app: Flask, api: Api, prefix: str) -> None:
        """Add every method of an API, known or not, at its address."""
        for method, verb, path in api.schemas.methods():
            rule = prefix + re.sub(r"{\+?(\w+)}", r"<\1>", path)
            app.add_url_rule(
                rule,
                endpoint=method,
                methods=[verb],
                view_func=lambda method=method, **path: self._call(api, method, path),
                provide_automatic_options=False,
            )

    def _call(self, api: Api, method: str, path: Mapping[str, str]) -> Response:
        """One call, from its record over its faults to its answer."""
        sent = _sent(path)
        caller = self._workspace.identity.caller(sent.token or "")
        if caller and caller.client == PAGE_CLIENT:
            return self._answer(api, method, sent)
        email = caller.email if caller else ""
        at = timestamp(self._workspace.clock.now())
        record = self._workspace.calls.begin(
            request.method, request.path, request.query_string.decode(), at, email
        )
        try:
            answer = self._faulty(api, "before", email, None)
            if answer is None:
                sent = sent._replace(loses_comments="loses_comments" in g)
                answer = self._answer(api, method, sent)
                answer = self._faulty(api, "after", email, answer) or answer
        except DroppedError as dropped:
            request.environ["emulator.drop"](dropped.how)
            return Response()
        except Exception:
            record["status"] = 500
            raise
        record["status"] = answer.status_code
        return answer

    def _answer(self, api: Api, method: str, sent: Sent) -> Response:
        try:
            body, status = api.answer(self._workspace, method, sent), 200
            if api.schemas.response(method) is None:
                return Response(status=204)
        except ApiError as error:
            body, status = error.body(older=api.older), error.status
        indent = 2 if request.args.get("prettyPrint") == "true" else None
        text = json.dumps(body, ensure_ascii=False, indent=indent)
        return Response(text, status, content_type="application/json; charset=UTF-8")

    def _faulty(self, api: Api, when: str, email: str, answer: Response | None) -> Response | None:
        """What the faults of this moment make of the answer; None if they leave it alone."""
        due = self._workspace.faults.due(when, request.method, request.path, email)
        for fault in due:
            answer = self._strike(api, fault, answer) or answer
        return answer

    def _strike(self, api: Api, fault: Fault, answer: Response | None) -> Response | None:
        order = fault.order
        if fault.kind == "drop":
            raise DroppedError(order["how"])
        if fault.kind == "delay":
            time.sleep(order["seconds"])
            return None
        if fault.kind == "comments_lost":
            g.loses_comments = True
            return None
        if fault.kind == "edit":
            return self._edit(order)
        if fault.kind == "oversized":
            return _oversized(answer.get_data() if answer else b"{}", order["bytes"])
        if fault.kind == "not_json" or order["status"] == 502:
            page = failures.FRONT_END.format(status=order["status"])
            return Response(page, order["status"], content_type="text/html; charset=UTF-8")
        error = failures.refusal(
            order["status"],
            order["reason"],
            api.service,
            api.title,
            is_read=request.method == "GET",
        )
        after = {"Retry-After": str(order["retry_after"])} if order["retry_after"] else {}
        return Response(
            json.dumps(error.body(older=api.older)),
            error.status,
            after,
            content_type="application/json; charset=UTF-8",
        )

    def _edit(self, order: Json) -> Response | None:
        """Let a colleague change the document that the call is about; 500 if that fails."""
        in_path = _FILE_IN_PATH.search(request.path)
        file = self._workspace.file(order["document"] or (in_path[1] if in_path else ""))
        try:
            control = {"writeMode": order["write_mode"]}
            body = {"requests": order["requests"], "writeControl": control}
            read = self._docs.schemas.check_request("BatchUpdateDocumentRequest", body)
            change(self._workspace, file, read, order["user"])
        except ApiError as error:
            failed = ApiError(500, f"The colleague's edit failed: {error.message}")
            return Response(json.dumps(failed.body()), 500, content_type="application/json")
        return None


def _sent(path: Mapping[str, str]) -> Sent:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    query_token = request.args.get("access_token") or request.args.get("oauth_token")
    return Sent(
        request.method,
        token.strip() if kind.lower() == "bearer" else (kind or query_token or None),
        path,
        list(request.args.items(multi=True)),
        request.get_data(),
    )


def _oversized(body: bytes, size: int) -> Response:
    """The answer with white space after it up to this many bytes: still JSON, if all is read."""

    def parts() -> Iterator[bytes]:
        yield body
        left = size - len(body)
        while left > 0:
            yield _BLOCK[:left]
            left -= len(_BLOCK)

    answer = Response(parts(), content_type="application/json; charset=UTF-8")
    answer.content_length = max(size, len(body))
    return answer
