"""A file as Drive's answers show it to one caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.clock import timestamp
from emulator.drive import restrictions
from emulator.roles import Role
from emulator.workspace import DOCUMENT, FOLDER, SHARED_DRIVE, root_folder

if TYPE_CHECKING:
    from emulator.identity import Caller
    from emulator.workspace import File

Json = dict[str, Any]

_OWNERS = {"ownerRestricted": True}
_PAGES = {DOCUMENT: "https://docs.google.com/document/d/{}/edit?usp=drivesdk"}


def resource(file: File, caller: Caller) -> Json:
    """The file with every field that is known of it; which ones are answered, a mask decides."""
    role = file.role(caller.email)
    answer: Json = {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        # A shared drive is its own topmost folder.
        "mimeType": FOLDER if file.mime_type == SHARED_DRIVE else file.mime_type,
        "starred": caller.email in file.starred_by,
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "spaces": ["drive"],
        "version": str(file.version),
        "webViewLink": _PAGES.get(file.mime_type, "https://drive.google.com/file/d/{}/view").format(
            file.id
        ),
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{file.mime_type}",
        "createdTime": timestamp(file.created_at),
        "modifiedTime": timestamp(file.modified_at),
        "modifiedByMe": file.modified_by == caller.email,
        "ownedByMe": role is Role.OWNER,
        "shared": len(file.all_permissions) > 1,
        "writersCanShare": True,
        "isAppAuthorized": file.is_granted(caller),
        "capabilities": capabilities(file, role),
        "properties": file.properties,
        "appProperties": file.app_properties.get(caller.client, {}),
        "description": file.description,
        "parents": file.parents if _sees_folder(file, caller) else [],
        "driveId": file.drive.id if file.drive else "",
        "contentRestrictions": restrictions.shown(file, caller.email),
    }
    answer |= _people(file, caller, role)
    return {name: value for name, value in answer.items() if value not in ({}, [], "")}


def _sees_folder(file: File, caller: Caller) -> bool:
    """A file that was shared alone lies, for whom it was shared with, in no folder."""
    is_in_drive = file.drive is not None
    return is_in_drive or file.parents == [root_folder(caller.email)] or file.owner == caller.email


def _people(file: File, caller: Caller, role: Role) -> Json:
    people: Json = {}
    if file.owner:
        people["owners"] = [users.drive_user(file.owner, me=file.owner == caller.email)]
    if file.modified_by:
        is_me = file.modified_by == caller.email
        people["lastModifyingUser"] = users.drive_user(file.modified_by, me=is_me)
    if role >= Role.WRITER:
        if file.drive is None:
            people["permissions"] = [one.resource() for one in file.all_permissions]
        people["permissionIds"] = [one.id for one in file.all_permissions]
    return people


def capabilities(file: File, role: Role) -> dict[str, bool]:
    """What a role may do, as far as the local Workspace does it."""
    writes = role >= Role.WRITER
    owns = role is Role.OWNER
    return {
        "canAddChildren": writes and file.mime_type in {FOLDER, SHARED_DRIVE},
        "canComment": role >= Role.COMMENTER and not file.is_locked,
        "canCopy": role >= Role.READER,
        "canDelete": owns,
        "canDownload": role >= Role.READER,
        "canEdit": writes and not file.is_locked,
        "canListChildren": file.mime_type in {FOLDER, SHARED_DRIVE},
        "canModifyContent": writes and not file.is_locked,
        "canModifyEditorContentRestriction": restrictions.may_change(file, role, {}),
        "canModifyOwnerContentRestriction": restrictions.may_change(file, role, _OWNERS),
        "canRemoveContentRestriction": file.is_locked and restrictions.may_change(file, role, {}),
        "canReadRevisions": writes,
        "canRename": writes and not file.is_locked,
        "canShare": writes,
        "canTrash": owns,
        "canUntrash": owns,
    }
