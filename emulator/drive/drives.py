"""Drive v3: shared drives, as far as their members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.clock import timestamp
from emulator.drive import refusals
from emulator.roles import Role
from emulator.workspace import SHARED_DRIVE

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.workspace import File

Json = dict[str, Any]

SHOWN = "kind,id,name"


def get(call: Call) -> Json:
    """One shared drive that the caller is a member of."""
    drive_id = call.path["driveId"]
    for drive in _visible(call):
        if drive.id == drive_id:
            return _resource(drive)
    raise refusals.drive_not_found(drive_id)


def list_drives(call: Call) -> Json:
    """The shared drives that the caller is a member of."""
    return {"kind": "drive#driveList", "drives": [_resource(drive) for drive in _visible(call)]}


def _visible(call: Call) -> list[File]:
    drives = [file for file in call.workspace.files() if file.mime_type == SHARED_DRIVE]
    return [drive for drive in drives if drive.role(call.email) > Role.NONE]


def _resource(drive: File) -> Json:
    created = timestamp(drive.created_at)
    return {"kind": "drive#drive", "id": drive.id, "name": drive.name, "createdTime": created}
