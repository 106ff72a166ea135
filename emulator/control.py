"""What tests and the page steer the local Workspace with, under /emulator/."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import MethodNotAllowed

from emulator import failures, faults, loading, snapshots, tokens, users
from emulator.drive import copies
from emulator.errors import ControlError

if TYPE_CHECKING:
    from werkzeug.exceptions import HTTPException

    from emulator.api import Api
    from emulator.workspace import File, Workspace

Json = dict[str, Any]


def blueprint(workspace: Workspace, docs: Api) -> Blueprint:
    """The control endpoints of one Workspace; ``docs`` judges the documents that are loaded."""
    control = Blueprint("control", __name__, url_prefix="/emulator")
    control.register_error_handler(ControlError, _refusal)
    _serve_identity(control, workspace)
    _serve_documents(control, workspace, docs)
    _serve_calls_and_faults(control, workspace)
    _serve_settings(control, workspace)
    return control


def unknown(error: HTTPException) -> Any:
    """An address that is not there: control says so in JSON, Google's front end in HTML."""
    if not request.path.startswith("/emulator/"):
        return Response(
            failures.FRONT_END.format(status=404), 404, content_type="text/html; charset=UTF-8"
        )
    if isinstance(error, MethodNotAllowed):
        *methods, last = sorted(set(error.valid_methods or ()) - {"HEAD", "OPTIONS"})
        takes = f"{', '.join(methods)} and {last}" if methods else last
        return jsonify(error=f"{request.path} takes {takes}, not {request.method}."), 405
    known = "token, keys, delegations, documents, drives, calls, faults, switches, clock, tasks"
    known += ", snapshot"
    problem = f"There is no {request.method} {request.path}; below /emulator/ there are {known}."
    return jsonify(error=problem), error.code


def _refusal(error: ControlError) -> tuple[Response, int]:
    return jsonify(error=str(error)), 400


def _body() -> Any:
    try:
        return json.loads(request.get_data() or b"{}")
    except (ValueError, RecursionError) as error:
        raise ControlError(f"The body is no JSON: {error}.") from error


def _object() -> Json:
    body = _body()
    if not isinstance(body, dict):
        raise ControlError("The body is a JSON object.")
    return body


def _serve_identity(control: Blueprint, workspace: Workspace) -> None:
    @control.post("/token")
    def token() -> Json:
        return tokens.issue(workspace, _object())

    @control.post("/keys")
    def keys() -> Json:
        keep = _object().get("keep", True)
        workspace.identity.rotate(keep=bool(keep))
        return {"keys": list(workspace.identity.certificates())}


def _serve_documents(control: Blueprint, workspace: Workspace, docs: Api) -> None:
    @control.get("/documents")
    def listed() -> list[Json]:
        return [_shown(file) for file in workspace.files() if file.document]

    @control.put("/documents/<file_id>")
    def load(file_id: str) -> Json:
        people = {name: request.args.getlist(name) for name in request.args}
        return _shown(loading.load(workspace, docs, file_id, _body(), people))

    @control.delete("/documents/<file_id>")
    def remove(file_id: str) -> Json:
        _known(workspace, file_id)
        workspace.remove(file_id)
        return {}

    @control.post("/documents/<file_id>/copy")
    def make_a_copy(file_id: str) -> Json:
        """What a person does with "Make a copy", which gives the copy to no app."""
        user = _object().get("user", "")
        if not users.is_address(user):
            raise ControlError(f"{user!r} is no address; write ann@example.com.")
        file = _known(workspace, file_id)
        copy = copies.copied(workspace, file, user, f"Copy of {file.name}")
        workspace.put(copy)
        return _shown(copy)

    @control.put("/drives/<drive_id>")
    def shared_drive(drive_id: str) -> Json:
        members = {name: request.args.getlist(name) for name in request.args}
        return _shown(loading.shared_drive(workspace, drive_id, _object(), members))

    @control.put("/documents/<file_id>/grants/<email>")
    def grant(file_id: str, email: str) -> Json:
        if not users.is_address(email):
            raise ControlError(f"{email!r} is no address; write ann@example.com.")
        file = _known(workspace, file_id)
        file.grant([email])
        return _shown(file)

    @control.delete("/documents/<file_id>/grants/<email>")
    def revoke(file_id: str, email: str) -> Json:
        file = _known(workspace, file_id)
        file.granted = {pair for pair in file.granted if pair[1] != email.lower()}
        return _shown(file)


def _known(workspace: Workspace, file_id: str) -> File:
    file = workspace.file(file_id)
    if file is None:
        raise ControlError(f"There is no file {file_id!r}; GET /emulator/documents lists them.")
    return file


def _shown(file: File) -> Json:
    granted = sorted({email for _, email in file.granted})
    return {
        "id": file.id,
        "title": file.name,
        "roles": {one.address or "*": one.role.name.lower() for one in file.permissions},
        "granted": ["*"] if file.granted_to_all else granted,
    }


def _serve_calls_and_faults(control: Blueprint, workspace: Workspace) -> None:
    @control.get("/calls")
    def calls() -> list[Json]:
        return workspace.calls.listing()

    @control.delete("/calls")
    def forget() -> list[Json]:
        workspace.calls.clear()
        return []

    @control.get("/faults")
    def pending() -> list[Json]:
        return workspace.faults.listing()

    @control.route("/faults", methods=["POST", "PUT"])
    def order() -> list[Json]:
        """Posted faults come to those there are, put ones take their place."""
        body = _body()
        ordered = [faults.read(one) for one in (body if isinstance(body, list) else [body])]
        if request.method == "PUT":
            workspace.faults.clear()
        workspace.faults.add(ordered)
        return workspace.faults.listing()

    @control.delete("/faults")
    def calm() -> list[Json]:
        workspace.faults.clear()
        return []


def _serve_settings(control: Blueprint, workspace: Workspace) -> None:
    @control.get("/switches")
    def switches() -> list[Json]:
        return workspace.switches.listing()

    @control.route("/switches", methods=["POST", "PUT"])
    def switch() -> list[Json]:
        workspace.switches.set(_object())
        workspace.quotas.clear()
        return workspace.switches.listing()

    @control.delete("/switches")
    def defaults() -> list[Json]:
        workspace.switches.reset()
        return workspace.switches.listing()

    @control.get("/clock")
    def clock() -> Json:
        return workspace.clock.setting()

    @control.route("/clock", methods=["POST", "PUT"])
    def set_clock() -> Json:
        workspace.clock.set(_object())
        return workspace.clock.setting()

    @control.delete("/clock")
    def real_time() -> Json:
        workspace.clock.set({})
        return workspace.clock.setting()

    @control.get("/snapshot")
    def snapshot() -> Json:
        return snapshots.snapshot(workspace)

    @control.put("/snapshot")
    def restore() -> Json:
        snapshots.restore(workspace, _body())
        return {}
