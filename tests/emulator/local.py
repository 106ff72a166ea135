"""A local Workspace for tests: a real server, called as Google's own clients call it."""

from __future__ import annotations

import http.client
import json
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import google_auth_httplib2
import httplib2
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build_from_document

from addon.integrations.google.outlines import outline
from emulator.app import create_app
from emulator.server import Server
from emulator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

PATIENCE_S = 10.0
# What a test orders is carried out in its own process, which a busy machine may leave waiting.
ORDER_PATIENCE_S = 60.0


class Local:
    """One running local Workspace.

    ``docs`` and ``drive`` give services of Google's own client, unmodified, in the name of a user;
    ``workspace`` is the state behind, for tests that look inside.
    """

    def __init__(self) -> None:
        self.workspace = Workspace()
        self._services: list[Any] = []
        self._server = Server(create_app(self.workspace), "127.0.0.1", 0)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address, with a slash at its end."""
        return self._server.url

    def renew(self) -> None:
        """Leave nothing of what was done with it but the issues in the local Jira."""
        self.workspace.replace([])
        for path in ("calls", "faults", "switches", "clock", "tasks"):
            self.control("DELETE", path)
        self.workspace.quotas.clear()

    def hang_up(self) -> None:
        """Close the connections of every service given so far."""
        while self._services:
            self._services.pop().close()

    def close(self) -> None:
        """Stop it."""
        self.hang_up()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def request(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """The status and the JSON (or the text) of a plain request."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=ORDER_PATIENCE_S)
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            connection.request(method, path, sent if body is not None else None, headers or {})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.status, json.loads(text) if is_json else text

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """What a control endpoint answers; it must not refuse."""
        status, answer = self.request(method, f"/emulator/{path}", body)
        assert status == 200, answer
        return answer

    def documents(self) -> list[Json]:
        """Every document there is, with its people."""
        listed: list[Json] = self.control("GET", "documents")
        return listed

    def load(self, file_id: str, answer: Json, **people: str) -> None:
        """Load a document, with ``owner``, ``editors`` and so on as addresses with commas."""
        query = "&".join(f"{name}={value}" for name, value in people.items())
        self.control("PUT", f"documents/{file_id}?{query}", answer)

    def whole(self, file_id: str, email: str) -> Json:
        """A document as a user reads it for writing: suggestions inline, comments included."""
        request = (
            self.docs(email)
            .documents()
            .get(
                documentId=file_id,
                includeTabsContent=True,
                suggestionsViewMode="SUGGESTIONS_INLINE",
                commentsViewMode="COMMENTS_VIEW_MODE_INCLUDED",
            )
        )
        answer: Json = request.execute()
        return answer

    def tokens(self, email: str, **order: Any) -> Json:
        """An access token and id tokens of a user."""
        answer: Json = self.control("POST", "token", {"email": email, **order})
        return answer

    def token(self, email: str, **order: Any) -> str:
        """An access token of a user."""
        return str(self.tokens(email, **order)["access_token"])

    def docs(self, email: str, *, timeout_s: float = PATIENCE_S, **order: Any) -> Any:
        """The Docs service of a user; ``order`` is what their token is ordered with."""
        return self._service("docs", "v1", self.url, self.token(email, **order), timeout_s)

    def drive(self, email: str, *, timeout_s: float = PATIENCE_S, **order: Any) -> Any:
        """The Drive service of a user."""
        address = f"{self.url}drive/v3/"
        return self._service("drive", "v3", address, self.token(email, **order), timeout_s)

    def tasks(self, email: str, *, timeout_s: float = PATIENCE_S, **order: Any) -> Any:
        """The Cloud Tasks service of a user or service account."""
        token = self.token(email, scopes="cloud-platform", **order)
        return self._service("cloudtasks", "v2", self.url, token, timeout_s)

    def _service(self, api: str, version: str, address: str, token: str, timeout_s: float) -> Any:
        service = build_from_document(
            outline(api, version),
            http=google_auth_httplib2.AuthorizedHttp(
                Credentials(token),  # type: ignore[no-untyped-call]
                http=httplib2.Http(timeout=timeout_s),
            ),
            client_options={"api_endpoint": address},
        )
        self._services.append(service)
        return service


def document(*paragraphs: str, title: str = "Pool exhaustion") -> Json:
    """A plain document in the older form, as documents.get answers it."""
    content: list[Json] = [{"endIndex": 1, "sectionBreak": {"sectionStyle": {}}}]
    start = 1
    for text in paragraphs or ("The pool ran dry.",):
        end = start + len(f"{text}\n".encode("utf-16-le")) // 2
        run = {"content": f"{text}\n", "textStyle": {}}
        content.append(
            {
                "startIndex": start,
                "endIndex": end,
                "paragraph": {
                    "elements": [{"startIndex": start, "endIndex": end, "textRun": run}],
                    "paragraphStyle": {
                        "namedStyleType": "NORMAL_TEXT",
                        "direction": "LEFT_TO_RIGHT",
                    },
                },
            }
        )
        start = end
    return {"title": title, "body": {"content": content}}
