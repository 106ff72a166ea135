"""files.list: which files a caller finds, in which order, page by page."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from emulator.drive import refusals
from emulator.drive.resource import resource
from emulator.drive.search import test_of
from emulator.roles import Role
from emulator.workspace import FOLDER, SHARED_DRIVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.api import Call
    from emulator.workspace import File

Json = dict[str, Any]

_MOST = 1000
_KEYS: dict[str, Callable[[File], Any]] = {
    "createdTime": lambda file: file.created_at,
    "folder": lambda file: file.mime_type != FOLDER,
    "modifiedTime": lambda file: file.modified_at,
    "name": lambda file: file.name.casefold(),
    "name_natural": lambda file: [
        (part.isdigit(), int(part) if part.isdigit() else part.casefold())
        for part in re.split(r"(\d+)", file.name)
    ],
    "recency": lambda file: file.modified_at,
}
_UNKNOWN_HERE = ("modifiedByMeTime", "quotaBytesUsed", "sharedWithMeTime", "starred")


def list_files(call: Call) -> Json:
    """The files that the caller can find and that the query finds, trashed ones too."""
    size = call.query.get("pageSize", 100)
    if not 1 <= size <= _MOST:
        raise refusals.out_of_range("pageSize", size, 1, _MOST)
    _check_corpora(call.query)
    start = start_of(call.query.get("pageToken", ""))
    found = _sorted(_found(call), call.query.get("orderBy", ""))
    page = found[start : start + size]
    answer: Json = {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": [resource(file, call.caller) for file in page],
    }
    if start + size < len(found):
        answer["nextPageToken"] = token(start + size)
    return answer


def _check_corpora(query: Json) -> None:
    """Whoever searches one shared drive says which, and that they know of such."""
    is_of_drive = query.get("corpora", "") == "drive"
    if is_of_drive != bool(query.get("driveId", "")):
        raise refusals.drive_id_without_corpora()
    if is_of_drive and not query.get("includeItemsFromAllDrives"):
        raise refusals.drives_left_out()


def _found(call: Call) -> list[File]:
    test = test_of(call.query["q"]) if call.query.get("q", "").strip() else None
    lag = timedelta(seconds=int(call.workspace.switches["search_lag_s"]))
    newest = call.workspace.clock.now() - lag
    return [
        file
        for file in call.workspace.files()
        if _can_find(call, file)
        and (not lag or file.created_at <= newest)
        and (test is None or test(file, call.caller))
    ]


def _can_find(call: Call, file: File) -> bool:
    """A file shared by its link alone is found once it was opened, not before."""
    if file.mime_type == SHARED_DRIVE:
        return False
    if file.drive is not None and not call.query.get("includeItemsFromAllDrives"):
        return False
    drive_id = call.query.get("driveId", "")
    if drive_id and (file.drive is None or file.drive.id != drive_id):
        return False
    has_role = file.role(call.email) > Role.NONE
    is_known = file.is_granted(call.caller) or any(
        one.kind == "user" and one.is_for(call.email) for one in file.all_permissions
    )
    return has_role and is_known and call.file(file.id) is not None


def _sorted(files: list[File], order: str) -> list[File]:
    for key in reversed([part.split() for part in order.split(",") if part.strip()]):
        name, *direction = key
        if name in _UNKNOWN_HERE:
            raise refusals.not_known_here(f"sorting by {name}")
        if name not in _KEYS or direction not in ([], ["desc"]):
            raise refusals.invalid_value("orderBy", f"Invalid sort key: {' '.join(key)}")
        files.sort(key=_KEYS[name], reverse=bool(direction))
    return files


def token(start: int) -> str:
    """The page token of the page that starts there."""
    return base64.urlsafe_b64encode(f"~!!~{start}".encode()).decode()


def start_of(token: str) -> int:
    """Where the page of a token starts."""
    if not token:
        return 0
    try:
        text = base64.b64decode(token, b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise refusals.invalid_value("pageToken") from None
    if not re.fullmatch(r"~!!~\d{1,9}", text):
        raise refusals.invalid_value("pageToken")
    return int(text[4:])
