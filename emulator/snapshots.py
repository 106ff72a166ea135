"""The whole state as JSON, out and in again: every answer is the same afterwards."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from emulator.docs import service
from emulator.errors import ApiError, ControlError
from emulator.roles import Permission, Role
from emulator.workspace import File, Workspace

Json = dict[str, Any]

VERSION = 1


def snapshot(workspace: Workspace) -> Json:
    """Files, documents, switches and clock; tokens, calls and faults are no part of the state."""
    return {
        "version": VERSION,
        "clock": workspace.clock.setting(),
        "switches": workspace.switches.values(),
        "files": [_file(file) for file in workspace.files()],
    }


def restore(workspace: Workspace, state: Any) -> None:
    """Put a snapshot in the place of all there is.

    Raises:
        ControlError: It is no snapshot; nothing is changed then.

    """
    if not isinstance(state, dict) or state.get("version") != VERSION:
        raise ControlError(f"A snapshot is what GET /emulator/snapshot answers, version {VERSION}.")
    # All is tried out on a spare one first: it is put back whole or not at all.
    spare = Workspace()
    try:
        switches, clock = dict(state["switches"]), dict(state["clock"])
        spare.switches.set(switches)
        spare.clock.set(clock)
        spare.replace([_restored(one) for one in state["files"]])
        json.dumps(snapshot(spare))
    except (ApiError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ControlError(f"The snapshot is damaged: {error!r}.") from error
    workspace.switches.set(switches)
    workspace.clock.set(clock)
    workspace.replace(spare.files())


def _file(file: File) -> Json:
    with file.lock:
        return {
            "id": file.id,
            "name": file.name,
            "mimeType": file.mime_type,
            "description": file.description,
            "parents": file.parents,
            "properties": file.properties,
            "appProperties": file.app_properties,
            "permissions": [[one.role.name, one.kind, one.address] for one in file.permissions],
            "granted": sorted(file.granted),
            "grantedToAll": file.granted_to_all,
            "starredBy": sorted(file.starred_by),
            "trashed": file.trashed,
            "restriction": file.restriction,
            "version": file.version,
            "createdAt": file.created_at.isoformat(),
            "modifiedAt": file.modified_at.isoformat(),
            "modifiedBy": file.modified_by,
            "faultsAsLoaded": sorted(file.faults_as_loaded),
            "document": file.document.snapshot() if file.document else None,
        }


def _restored(state: Json) -> File:
    created_at = _time(state["createdAt"])
    file = File(state["id"], state["name"], state["mimeType"], created_at)
    file.description = state["description"]
    file.parents = list(state["parents"])
    file.properties = dict(state["properties"])
    file.app_properties = {app: dict(own) for app, own in state["appProperties"].items()}
    file.permissions = [
        Permission(Role[role], kind, address) for role, kind, address in state["permissions"]
    ]
    file.granted = {(client, email) for client, email in state["granted"]}
    file.granted_to_all = state["grantedToAll"]
    file.starred_by = set(state["starredBy"])
    file.trashed = state["trashed"]
    file.restriction = dict(state.get("restriction", {}))
    file.version = state["version"]
    file.modified_at = _time(state["modifiedAt"])
    file.modified_by = state["modifiedBy"]
    file.faults_as_loaded = set(state["faultsAsLoaded"])
    file.document = service.restore(state["document"]) if state["document"] else None
    return file


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text} names no zone")
    return time
