"""Drive v3: a file is shared, and no longer shared; writes of one file come one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import roles
from emulator.drive import refusals
from emulator.drive.reaching import reached
from emulator.roles import Permission, Role
from emulator.workspace import SHARED_DRIVE

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.workspace import File

Json = dict[str, Any]

_ADDRESSED = {"user": "emailAddress", "group": "emailAddress", "domain": "domain"}


def create(call: Call) -> Json:
    """Share a file with a person, a domain, or anybody who has the link."""
    file = _shareable(call)
    wanted = _wanted(call.body)
    _check_owner(call, file, wanted)
    with file.lock:
        file.permissions = [one for one in file.permissions if one.id != wanted.id]
        if wanted.role is Role.OWNER:
            file.permissions = [_as_writer(one) for one in file.permissions]
        file.permissions.append(wanted)
        file.touch(call.email, call.workspace.clock.now(), content=False)
    return wanted.resource()


def list_permissions(call: Call) -> Json:
    """Everybody a file is shared with, inherited permissions included."""
    file = _shareable(call)
    if file.drive is None:
        shown = [one.resource() for one in file.all_permissions]
    else:
        shown = list(_with_origins(file).values())
    return {"kind": "drive#permissionList", "permissions": shown}


def _with_origins(file: File) -> dict[str, Json]:
    """In a shared drive: each permission once, in its highest role, and where it comes from."""
    shown: dict[str, Json] = {}
    roles_of: dict[str, Role] = {}
    around: File | None = file
    while around is not None:
        for one in around.permissions:
            highest = max(one.role, roles_of.get(one.id, Role.NONE))
            roles_of[one.id] = highest
            before = shown.get(one.id, {}).get("permissionDetails", [])
            details = [*before, _origin(one, around, is_own=around is file)]
            shown[one.id] = one._replace(role=highest).resource() | {"permissionDetails": details}
        around = around.folder
    return shown


def _origin(one: Permission, where: File, *, is_own: bool) -> Json:
    is_member = where.mime_type == SHARED_DRIVE
    origin = {
        "permissionType": "member" if is_member else "file",
        "role": roles.API_NAMES[one.role],
        "inherited": not is_own,
    }
    return origin if is_own else origin | {"inheritedFrom": where.id}


def get(call: Call) -> Json:
    """One permission."""
    return _named(call, _shareable(call).all_permissions).resource()


def update(call: Call) -> Json:
    """Give somebody another role."""
    file = _shareable(call)
    old = _named(call, file.permissions)
    wanted = old._replace(role=_role(call.body))
    _check_owner(call, file, wanted)
    with file.lock:
        file.permissions = [wanted if one.id == old.id else one for one in file.permissions]
        file.touch(call.email, call.workspace.clock.now(), content=False)
    return wanted.resource()


def delete(call: Call) -> Json:
    """No longer share a file with somebody; an owner stays."""
    file = _shareable(call)
    gone = _named(call, file.permissions)
    if gone.role is Role.OWNER:
        raise refusals.insufficient_role()
    with file.lock:
        file.permissions = [one for one in file.permissions if one.id != gone.id]
        file.touch(call.email, call.workspace.clock.now(), content=False)
    return {}


def _shareable(call: Call) -> File:
    """The file, where the caller may share it."""
    file = reached(call, Role.READER)
    if file.role(call.email) < Role.WRITER:
        raise refusals.insufficient_role()
    return file


def _wanted(body: Json) -> Permission:
    kind = body.get("type", "")
    if not kind:
        raise refusals.required("type", "The permission type field is required.")
    if kind not in {*_ADDRESSED, "anyone"}:
        raise refusals.invalid_value("permission.type")
    address = str(body.get(_ADDRESSED.get(kind, ""), "")).lower()
    if kind != "anyone" and not address:
        raise refusals.invalid_sharing()
    return Permission(_role(body), kind, address)


def _role(body: Json) -> Role:
    name = body.get("role", "")
    if not name:
        raise refusals.required("role", "The permission role field is required.")
    if name not in roles.BY_NAME:
        raise refusals.invalid_value("permission.role")
    return roles.BY_NAME[name]


def _check_owner(call: Call, file: File, wanted: Permission) -> None:
    if wanted.role is not Role.OWNER:
        return
    if not call.query.get("transferOwnership"):
        raise refusals.no_transfer()
    if file.owner != call.email:
        raise refusals.insufficient_role()


def _as_writer(one: Permission) -> Permission:
    return one._replace(role=Role.WRITER) if one.role is Role.OWNER else one


def _named(call: Call, permissions: list[Permission]) -> Permission:
    wanted = call.path["permissionId"]
    for one in permissions:
        if one.id == wanted:
            return one
    raise refusals.permission_not_found(wanted)
