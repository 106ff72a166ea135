"""Templates in Google Drive: found by what they say of themselves, made, shared and locked."""

from __future__ import annotations

from addon.errors import AccessError
from addon.integrations.google.drive import DOCUMENT, account_of
from addon.integrations.google.refusals import Asked
from addon.ports import Folder, TemplateFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from addon.integrations.google.transport import Transport

    Json = dict[str, Any]

FOLDER = "application/vnd.google-apps.folder"

# Public custom properties: a robot's token and an admin's are of different apps (google.md 6.2).
KIND = "secondStoryTemplate"
VERSION = "secondStoryVersion"
DIGEST = "secondStoryDigest"
TEMPLATES = "folder"

_ASKED = Asked("Google Drive", "drive")
_FOLDER_FIELDS = "id,name,driveId"
_FILE_FIELDS = "id,name,properties,contentRestrictions(readOnly,ownerRestricted,reason)"


class DriveTemplates:
    """Templates as one account sees them.

    ``drive`` is what ``client.drive_api`` builds, ``transport`` what its requests are sent with.
    ``retries`` is how often a failed read is tried again; what changes something is sent once.
    """

    def __init__(self, drive: Any, transport: Transport, retries: int) -> None:
        self._drive = drive
        self._transport = transport
        self._retries = retries

    def account(self) -> str:
        """The e-mail address of the account."""
        return account_of(self._drive, self._transport, _ASKED, self._retries)

    def folder(self, folder_id: str) -> Folder:
        """The folder of an id.

        Raises:
            AccessError: there is none for this account, or it is a file of another kind.

        """
        request = self._drive.files().get(
            fileId=folder_id, fields=f"{_FOLDER_FIELDS},mimeType,trashed", supportsAllDrives=True
        )
        try:
            found = self._read(request)
        except AccessError as problem:
            raise AccessError(
                f"the account sees no folder {folder_id}; make it a manager of the shared drive, "
                "or correct targets.folder in the policy"
            ) from problem
        if found["mimeType"] != FOLDER or found.get("trashed"):
            raise AccessError(
                f"targets.folder in the policy names no folder, but {found['name']!r}"
                f"{' in the bin' if found.get('trashed') else ''}"
            )
        return _folder(found)

    def find_folder(self, within: Folder) -> Folder | None:
        """The folder for templates inside another one, the oldest if there are several."""
        found = self._find(within, f"mimeType = '{FOLDER}'", TEMPLATES, _FOLDER_FIELDS)
        return _folder(found[0]) if found else None

    def make_folder(self, within: Folder, name: str) -> Folder:
        """Make the folder for templates inside another one."""
        body = {"name": name, "mimeType": FOLDER, "parents": [within.id]}
        return _folder(self._make(body | {"properties": {KIND: TEMPLATES}}, _FOLDER_FIELDS))

    def templates(self, folder: Folder) -> list[TemplateFile]:
        """The templates in a folder, the oldest first."""
        found = self._find(folder, f"mimeType = '{DOCUMENT}'", "", _FILE_FIELDS)
        return [_file(each) for each in found if each.get("properties", {}).get(KIND)]

    def make(self, folder: Folder, name: str, kind: str) -> TemplateFile:
        """Make an empty Google Doc that says of which kind of template it is."""
        body = {"name": name, "mimeType": DOCUMENT, "parents": [folder.id]}
        return _file(self._make(body | {"properties": {KIND: kind}}, _FILE_FIELDS))

    def unlock(self, file_id: str) -> None:
        """Lift the restriction of a file."""
        self._update(file_id, {"contentRestrictions": [{"readOnly": False}]})

    def lock(self, wanted: TemplateFile) -> None:
        """Note name, version and digest, and let the owner alone change the file from now on."""
        restriction = {"readOnly": True, "ownerRestricted": True, "reason": wanted.reason}
        body = {
            "name": wanted.name,
            "properties": {
                KIND: wanted.kind,
                VERSION: wanted.version,
                DIGEST: wanted.digest,
            },
            "contentRestrictions": [restriction],
        }
        try:
            self._update(wanted.id, body)
        except AccessError as problem:
            raise AccessError(
                f'the account may not lock "{wanted.name}"; make it a manager of the shared drive'
            ) from problem

    def domains(self, file_id: str) -> set[str]:
        """The domains that everybody of may read a file."""
        request = self._drive.permissions().list(
            fileId=file_id, fields="permissions(type,domain)", supportsAllDrives=True
        )
        found = self._read(request).get("permissions", [])
        return {one["domain"] for one in found if one["type"] == "domain"}

    def share(self, file_id: str, domain: str) -> None:
        """Let everybody of a domain read a file, and so copy it."""
        body = {"type": "domain", "domain": domain, "role": "reader", "allowFileDiscovery": False}
        self._execute(
            self._drive.permissions().create(
                fileId=file_id, body=body, fields="id", supportsAllDrives=True
            )
        )

    def _find(self, within: Folder, kind: str, value: str, fields: str) -> list[Json]:
        query = f"'{within.id}' in parents and {kind} and trashed = false"
        if value:
            query += f" and properties has {{ key='{KIND}' and value='{value}' }}"
        drive = {"corpora": "drive", "driveId": within.drive_id} if within.drive_id else {}
        request = self._drive.files().list(
            q=query,
            orderBy="createdTime",
            fields=f"files({fields})",
            supportsAllDrives=True,
            includeItemsFromAllDrives=True,
            **drive,
        )
        found: list[Json] = self._read(request).get("files", [])
        return found

    def _make(self, body: Json, fields: str) -> Json:
        request = self._drive.files().create(
            body=body, fields=fields, supportsAllDrives=True, ignoreDefaultVisibility=True
        )
        made: Json = self._execute(request)
        return made

    def _update(self, file_id: str, body: Json) -> None:
        self._execute(
            self._drive.files().update(
                fileId=file_id, body=body, fields="id", supportsAllDrives=True
            )
        )

    def _read(self, request: Any) -> Any:
        return self._execute(request, self._retries)

    def _execute(self, request: Any, retries: int = 0) -> Any:
        return self._transport.execute(request, _ASKED, retries)


def _folder(found: Json) -> Folder:
    return Folder(found["id"], found["name"], found.get("driveId", ""))


def _file(found: Json) -> TemplateFile:
    noted = found.get("properties", {})
    (restriction,) = found.get("contentRestrictions") or [{}]
    return TemplateFile(
        found["id"],
        found["name"],
        noted.get(KIND, ""),
        noted.get(VERSION, ""),
        noted.get(DIGEST, ""),
        is_locked=restriction.get("readOnly", False),
        is_owners=restriction.get("ownerRestricted", False),
        reason=restriction.get("reason", ""),
    )
