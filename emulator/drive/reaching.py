"""Which file a call is about, and whether its caller sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.drive import refusals

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.roles import Role
    from emulator.workspace import File


def reached(call: Call, least: Role) -> File:
    """The file that the address names, where the caller is at least this on it.

    Files of shared drives exist for those calls alone that say they know of them.
    """
    file_id = call.path["fileId"]
    file = call.file(file_id)
    if file is None or file.role(call.email) < least or not _knows_drives(call, file):
        raise refusals.file_not_found(file_id)
    return file


def _knows_drives(call: Call, file: File) -> bool:
    return file.drive is None or bool(call.query.get("supportsAllDrives"))
