"""Google Drive: documents made, found again, shared and locked."""

from __future__ import annotations

from addon.domain.comments.copies import moment
from addon.domain.sharing import Permission
from addon.integrations.google.refusals import FILES
from addon.ports import FileState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from addon.integrations.google.refusals import Asked
    from addon.integrations.google.transport import Transport

DOCUMENT = "application/vnd.google-apps.document"

# The custom property, seen by this app alone, that says which click a file is of. Key and value
# take 124 bytes at most (google.md 6.2).
INTENT = "secondStoryIntent"


# What is read of a file's state. ``permissions`` are shown to those who may share it, and of files
# in a shared drive to nobody (Drive API discovery, File.permissions).
_STATE = (
    "createdTime,contentRestrictions(readOnly),permissions(type,domain),"
    "capabilities(canModifyEditorContentRestriction,canRemoveContentRestriction)"
)


class GoogleDrive:
    """Files as one account sees them, as far as the scope drive.file reaches.

    ``drive`` is what ``client.drive_api`` builds, ``transport`` what its requests are sent with.
    ``retries`` is how often a failed search is tried again; what changes something is sent once.
    """

    def __init__(self, drive: Any, transport: Transport, retries: int) -> None:
        self._drive = drive
        self._transport = transport
        self._retries = retries

    def account(self) -> str:
        """The e-mail address of the account."""
        return account_of(self._drive, self._transport, FILES, self._retries)

    def create(self, name: str, intent: str) -> str:
        """Make a Google Doc in the account's My Drive; answers its id.

        Nobody else sees it, whatever the domain shares by default (DESIGN decision 4).
        """
        body = {"name": name, "mimeType": DOCUMENT, "appProperties": {INTENT: intent}}
        request = self._drive.files().create(body=body, ignoreDefaultVisibility=True, fields="id")
        return str(self._execute(request)["id"])

    def find(self, intent: str) -> str | None:
        """The id of the oldest file of an intent that is not in the bin."""
        query = f"appProperties has {{ key='{INTENT}' and value='{intent}' }} and trashed = false"
        request = self._drive.files().list(q=query, orderBy="createdTime", fields="files(id)")
        found = self._execute(request, self._retries)["files"]
        return str(found[0]["id"]) if found else None

    def share_with_domain(self, document_id: str, domain: str) -> None:
        """Let everybody of a domain read a file who has its address."""
        body = {"type": "domain", "domain": domain, "role": "reader", "allowFileDiscovery": False}
        self._execute(self._drive.permissions().create(fileId=document_id, body=body, fields="id"))

    def state(self, document_id: str) -> FileState:
        """What is known of a file beside its content."""
        request = self._drive.files().get(fileId=document_id, fields=_STATE, supportsAllDrives=True)
        answer = self._execute(request, self._retries)
        may = answer.get("capabilities", {})
        shared = answer.get("permissions")
        return FileState(
            is_locked=any(one.get("readOnly") for one in answer.get("contentRestrictions", ())),
            may_lock=may.get("canModifyEditorContentRestriction", False),
            may_unlock=may.get("canRemoveContentRestriction", False),
            permissions=shared
            and [Permission(one["type"], one.get("domain", "")) for one in shared],
            created_at=moment(answer.get("createdTime")),
        )

    def lock(self, document_id: str, reason: str) -> None:
        """Let nobody change a file's content or comments, until an editor lifts that."""
        self._restrict(document_id, {"readOnly": True, "reason": reason})

    def unlock(self, document_id: str) -> None:
        """Lift a lock."""
        self._restrict(document_id, {"readOnly": False})

    def _restrict(self, document_id: str, restriction: dict[str, Any]) -> None:
        request = self._drive.files().update(
            fileId=document_id,
            body={"contentRestrictions": [restriction]},
            fields="id",
            supportsAllDrives=True,
        )
        self._execute(request)

    def _execute(self, request: Any, retries: int = 0) -> Any:
        return self._transport.execute(request, FILES, retries)


def account_of(drive: Any, transport: Transport, asked: Asked, retries: int = 0) -> str:
    """The e-mail address of the account that a transport sends for."""
    request = drive.about().get(fields="user(emailAddress)")
    return str(transport.execute(request, asked, retries)["user"]["emailAddress"])
