"""Serves the page with a document beside the sidebar, and what its scripts ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, request, send_from_directory

from emulator import sharing, users
from emulator.addon_host import CALLS, Manifest
from emulator.card_schema import answer_schema
from emulator.errors import ControlError
from emulator.event_object import Click, Visitor
from emulator.identity import CLIENT_ID, PAGE_CLIENT, SCOPES
from emulator.roles import Role

if TYPE_CHECKING:
    from emulator.addon_host import AddonHost
    from emulator.workspace import File, Workspace

Json = dict[str, Any]

FOLDER = Path(__file__).parent / "page"
# Scripts and styles are our own alone; images of cards come from wherever the cards say.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "img-src 'self' https: http://127.0.0.1:* http://localhost:*"
)


def blueprint(workspace: Workspace, host: AddonHost) -> Blueprint:
    """The page at ``/``, its files under ``/page/``, what it asks for under ``/emulator/page``."""
    page = Blueprint("page", __name__)
    page.register_error_handler(ControlError, lambda error: (jsonify(error=str(error)), 400))
    _serve_files(page)
    _serve_state(page, workspace, host)
    _serve_access(page, workspace, host)
    _serve_addon(page, workspace, host)
    return page


def _serve_files(page: Blueprint) -> None:
    @page.get("/")
    def start() -> Response:
        return _file("page.html")

    @page.get("/page/<name>")
    def part(name: str) -> Response:
        return _file(name)


def _file(name: str) -> Response:
    answer = send_from_directory(FOLDER, name, max_age=0)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _serve_state(page: Blueprint, workspace: Workspace, host: AddonHost) -> None:
    @page.get("/emulator/page")
    def session() -> Json:
        people = sorted(sharing.people(workspace.files()))
        return {
            "addon": host.manifest.shown() if host.manifest else None,
            "users": [{"email": one, "name": users.display_name(one)} for one in people],
            "schema": answer_schema(),
            "grantedCard": workspace.switches["granted_card"],
        }

    @page.get("/emulator/page/documents")
    def documents() -> Json:
        email = _address(request.args.get("user"))
        held = sorted(workspace.files(), key=lambda file: (file.name.casefold(), file.id))
        return {
            "documents": [_entry(file, email) for file in held if file.document],
            "authorizedScopes": list(host.authorized(email)),
        }

    @page.post("/emulator/page/token")
    def token() -> Json:
        email, scopes = _address(_body().get("user")), [SCOPES + "documents"]
        identity = workspace.identity
        return {"access_token": identity.access_token(email, scopes=scopes, client=PAGE_CLIENT)}


def _entry(file: File, email: str) -> Json:
    is_granted = file.granted_to_all or (CLIENT_ID, email) in file.granted
    role = sharing.NAMES[file.role(email)]
    return {"id": file.id, "title": file.name, "role": role, "granted": is_granted}


def _serve_access(page: Blueprint, workspace: Workspace, host: AddonHost) -> None:
    @page.put("/emulator/page/role")
    def set_role() -> Json:
        body = _body()
        sharing.set_role(
            _document(workspace, body),
            _address(body.get("user")),
            sharing.role(body.get("role")),
            sharing.people(workspace.files()),
        )
        return {}

    @page.put("/emulator/page/consent")
    def consent() -> Json:
        body = _body()
        host.consent(_address(body.get("user")), body.get("scopes") or [])
        return {}

    @page.delete("/emulator/page/grant")
    def revoke() -> Json:
        body = _body()
        file, email = _document(workspace, body), _address(body.get("user"))
        sharing.revoke(file, email, sharing.people(workspace.files()))
        return {}


def _serve_addon(page: Blueprint, workspace: Workspace, host: AddonHost) -> None:
    @page.put("/emulator/manifest")
    def set_manifest() -> Json:
        host.deploy(Manifest.read(_body()))
        return {}

    @page.post("/emulator/page/grant")
    def grant() -> Json:
        body = _body()
        file, visitor = _visited(workspace, body)
        file.grant([visitor.email])
        return host.call(visitor, file, Click("granted"))._asdict()

    @page.post("/emulator/page/call")
    def call() -> Json:
        body = _body()
        if body.get("call") not in CALLS:
            raise ControlError(f"A call is one of {', '.join(CALLS)}, not {body.get('call')!r}.")
        file, visitor = _visited(workspace, body)
        return host.call(visitor, file, _click(body))._asdict()


def _click(body: Json) -> Click:
    return Click(
        body["call"], body.get("function") or "", body.get("parameters"), body.get("values")
    )


def _body() -> Json:
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ControlError("The body is a JSON object.")
    return body


def _address(text: Any) -> str:
    if not users.is_address(text):
        raise ControlError(f"{text!r} is no address; write ann@example.com.")
    return str(text).lower()


def _document(workspace: Workspace, body: Json) -> File:
    file = workspace.file(str(body.get("document")))
    if file is None or not file.document:
        raise ControlError(f"There is no document {body.get('document')!r}.")
    return file


def _visited(workspace: Workspace, body: Json) -> tuple[File, Visitor]:
    """The open document and who looks at it; without a role on it there is no sidebar either."""
    file, email = _document(workspace, body), _address(body.get("user"))
    if file.role(email) is Role.NONE:
        raise ControlError(f"{email} may not see this document, nor the add-on beside it.")
    offset_s = int(body.get("offsetMinutes") or 0) * 60
    return file, Visitor(email, body.get("locale") or "en", body.get("zone") or "Etc/UTC", offset_s)
