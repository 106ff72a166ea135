"""Drive v3: files are created, read, found and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.api import Api, Call
from emulator.drive import (
    about,
    comments,
    copies,
    drives,
    permissions,
    properties,
    refusals,
    replies,
    restrictions,
)
from emulator.drive.listing import list_files
from emulator.drive.reaching import reached
from emulator.drive.resource import resource
from emulator.roles import Role
from emulator.workspace import FOLDER, SHARED_DRIVE, root_folder

if TYPE_CHECKING:
    from emulator.workspace import File

Json = dict[str, Any]

_FILE = "kind,id,name,mimeType"
_PERMISSION = "kind,id,type,role"
# What a body may say of a file, here: the rest of the writable fields Drive alone knows.
_WRITABLE = frozenset(
    "appProperties contentRestrictions description kind mimeType name parents properties starred "
    "trashed".split()
)
_UNKNOWN_HERE = frozenset(
    "contentHints copyRequiresWriterPermission downloadRestrictions folderColorRgb "
    "inheritedPermissionsDisabled labelInfo linkShareMetadata originalFilename shortcutDetails "
    "viewersCanCopyContent writersCanShare createdTime modifiedTime "
    "clientEncryptionDetails".split()
)


_PARENTS = (
    "The parents field is not directly writable in update requests. Use the addParents and "
    "removeParents parameters instead."
)


def api() -> Api:
    """The Drive API, as far as files go."""
    return Api(
        "drive.v3",
        service="drive.googleapis.com",
        title="Google Drive API",
        methods={
            "drive.about.get": about.get,
            "drive.drives.get": drives.get,
            "drive.drives.list": drives.list_drives,
            "drive.files.copy": copy,
            "drive.files.create": create,
            "drive.files.get": get,
            "drive.files.list": list_files,
            "drive.files.update": update,
            "drive.permissions.create": permissions.create,
            "drive.permissions.delete": permissions.delete,
            "drive.permissions.get": permissions.get,
            "drive.permissions.list": permissions.list_permissions,
            "drive.permissions.update": permissions.update,
            "drive.comments.create": comments.create,
            "drive.comments.delete": comments.delete,
            "drive.comments.get": comments.get,
            "drive.comments.list": comments.list_comments,
            "drive.comments.update": comments.update,
            "drive.replies.create": replies.create,
            "drive.replies.delete": replies.delete,
            "drive.replies.get": replies.get,
            "drive.replies.list": replies.list_replies,
            "drive.replies.update": replies.update,
        },
        masks={
            "drive.drives.get": drives.SHOWN,
            "drive.drives.list": f"kind,nextPageToken,drives({drives.SHOWN})",
            "drive.files.copy": _FILE,
            "drive.permissions.create": _PERMISSION,
            "drive.permissions.get": _PERMISSION,
            "drive.permissions.list": f"kind,nextPageToken,permissions({_PERMISSION})",
            "drive.permissions.update": _PERMISSION,
            "drive.files.create": _FILE,
            "drive.files.get": _FILE,
            "drive.files.list": f"kind,nextPageToken,incompleteSearch,files({_FILE})",
            "drive.files.update": _FILE,
        },
        refuse_mask=refusals.no_such_field,
        older=True,
    )


def create(call: Call) -> Json:
    """A file of the caller's, without content; a Google Doc is blank."""
    if "id" in call.body:
        raise refusals.not_known_here("files created under an id given before")
    _check_fields(call.body)
    parents = _parents(call, call.body.get("parents", []))
    file = call.workspace.draft(
        call.caller,
        call.body.get("name", "Untitled"),
        call.body.get("mimeType", "application/octet-stream"),
        is_private=call.query.get("ignoreDefaultVisibility", False),
    )
    _change(file, call)
    file.parents = parents or file.parents
    call.workspace.put(file)
    _belong(file)
    return resource(file, call.caller)


def get(call: Call) -> Json:
    """What is known of a file."""
    return resource(reached(call, Role.READER), call.caller)


def copy(call: Call) -> Json:
    """A copy of a file that the caller sees, theirs and given to the calling app."""
    file = reached(call, Role.READER)
    _check_fields(call.body)
    parents = _parents(call, call.body.get("parents", []))
    with file.lock:
        name = call.body.get("name", f"Copy of {file.name}")
        made = copies.copied(call.workspace, file, call.email, name)
    made.grant([call.email], call.caller.client)
    _change(made, call)
    restrictions.change(call, made)
    made.parents = parents or made.parents
    call.workspace.put(made)
    _belong(made)
    return resource(made, call.caller)


def update(call: Call) -> Json:
    """Change what is known of a file: all that the body says, or nothing."""
    file = reached(call, Role.READER)
    if "parents" in call.body:
        raise refusals.not_writable(_PARENTS)
    _check_fields(call.body)
    if file.role(call.email) < _least_role(call):
        raise refusals.insufficient_role()
    restrictions.check(call, file)
    with file.lock:
        parents = _parents(call, _listed(call.query.get("addParents", "")))
        removed = _listed(call.query.get("removeParents", ""))
        _change(file, call)
        restrictions.change(call, file)
        file.parents = parents or [one for one in file.parents if one not in removed]
        call.workspace.place(file)
        _belong(file)
        file.touch(call.email, call.workspace.clock.now())
    return resource(file, call.caller)


def _belong(file: File) -> None:
    """What lies in a shared drive belongs to it, and to nobody in particular."""
    if file.drive is not None:
        file.permissions = [one for one in file.permissions if one.role is not Role.OWNER]


def _check_fields(body: Json) -> None:
    for name in body:
        if name in _UNKNOWN_HERE:
            raise refusals.not_known_here(f"{name} of a file")
        if name not in _WRITABLE:
            raise refusals.not_writable()


def _least_role(call: Call) -> Role:
    """Whoever sees a file may star it, and only its owner may put it in the bin."""
    if "trashed" in call.body:
        return Role.OWNER
    moves = {"addParents", "removeParents"} & set(call.query)
    return Role.READER if set(call.body) <= {"starred"} and not moves else Role.WRITER


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _parents(call: Call, wanted: list[str]) -> list[str]:
    """The folder that a file shall lie in, if it is one that the call reaches."""
    if len(wanted) > 1:
        raise refusals.several_parents()
    for file_id in wanted:
        if file_id in {"root", root_folder(call.email)}:
            return [root_folder(call.email)]
        folder = call.file(file_id)
        if folder is None or folder.role(call.email) is Role.NONE:
            raise refusals.file_not_found(file_id, location="")
        if folder.mime_type not in {FOLDER, SHARED_DRIVE} or folder.role(call.email) < Role.WRITER:
            raise refusals.insufficient_role()
    return wanted


def _change(file: File, call: Call) -> None:
    """Write what the body says into a file; if it is refused, nothing is written."""
    body, client = call.body, call.caller.client
    if body.get("mimeType", file.mime_type) != file.mime_type:
        raise refusals.not_known_here("files that change their type")
    public = properties.patched(file.properties, body.get("properties", {}))
    own = properties.patched(file.app_properties.get(client, {}), body.get("appProperties", {}))
    private = {**file.app_properties, client: own}
    properties.check_number(public, private)
    file.properties, file.app_properties = public, private
    file.description = body.get("description", file.description)
    file.trashed = body.get("trashed", file.trashed)
    if "starred" in body:
        file.starred_by ^= file.starred_by & {call.email}
        file.starred_by |= {call.email} if body["starred"] else set()
    if "name" in body:
        file.rename(body["name"])
