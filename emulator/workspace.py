"""The state of one local Workspace: files and documents, who may use them, clock and switches."""

from __future__ import annotations

from datetime import datetime
from secrets import token_urlsafe
from threading import RLock
from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.calls import Calls
from emulator.clock import Clock
from emulator.docs import service
from emulator.faults import Faults
from emulator.identity import CLIENT_ID, Identity
from emulator.quotas import Quotas
from emulator.roles import Permission, Role, by_person, role_of
from emulator.switches import Switches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from emulator.identity import Caller

Json = dict[str, Any]

DOCUMENT = "application/vnd.google-apps.document"
FOLDER = "application/vnd.google-apps.folder"
SHARED_DRIVE = "application/vnd.google-apps.drive"  # A mark of our own: Drive shows none.
EVERYBODY = Permission(Role.WRITER, "anyone")


class File:
    """A file of Drive; ``document`` is what it holds if it is a Google Doc.

    ``granted`` holds pairs of app and user: who opened the file with which app, so that the scope
    drive.file reaches it; ``granted_to_all`` stands for every pair. ``lock`` is held while the file
    or its document is read or changed.
    """

    def __init__(self, file_id: str, name: str, mime_type: str, created_at: datetime) -> None:
        self.id = file_id
        self.name = name
        self.mime_type = mime_type
        self.description = ""
        self.parents: list[str] = []
        self.properties: dict[str, str] = {}
        self.app_properties: dict[str, dict[str, str]] = {}
        self.permissions: list[Permission] = []
        self.granted: set[tuple[str, str]] = set()
        self.granted_to_all = False
        self.starred_by: set[str] = set()
        self.trashed = False
        self.version = 1
        self.created_at = created_at
        self.modified_at = created_at
        self.modified_by = ""
        self.document: service.StoredDocument | None = None
        # What nobody may change while it stands, as Drive's contentRestrictions show it.
        self.restriction: Json = {}
        # The folder or shared drive that it lies in, whose permissions it has too.
        self.folder: File | None = None
        # What a loaded answer had wrong itself: its own answers may have the same.
        self.faults_as_loaded: set[str] = set()
        self.lock = RLock()

    @property
    def owner(self) -> str:
        """The owner's address, empty if nobody in particular."""
        return next((one.address for one in self.permissions if one.role is Role.OWNER), "")

    def rename(self, name: str) -> None:
        """Give the file another name, which is also the title of its document."""
        self.name = name
        if self.document:
            self.document.rename(name)

    @property
    def all_permissions(self) -> list[Permission]:
        """Its own permissions, then those of the folders around it."""
        return [*self.permissions, *(self.folder.all_permissions if self.folder else [])]

    @property
    def drive(self) -> File | None:
        """The shared drive that it lies in, which is the drive's own topmost folder."""
        outermost = self
        while outermost.folder is not None:
            outermost = outermost.folder
        return outermost if outermost.mime_type == SHARED_DRIVE else None

    @property
    def is_locked(self) -> bool:
        """Whether content, title and comments are nobody's to change."""
        return bool(self.restriction)

    def role(self, email: str) -> Role:
        """What a user is on this file."""
        return role_of(self.all_permissions, email)

    def is_granted(self, caller: Caller) -> bool:
        """Whether the user has opened this file with the calling app."""
        return self.granted_to_all or (caller.client, caller.email) in self.granted

    def grant(self, emails: Iterable[str], client: str = CLIENT_ID) -> None:
        """Let an app reach this file for these users, as opening it with the app does."""
        self.granted |= {(client, email.lower()) for email in emails}

    def touch(self, email: str, now: datetime, *, content: bool = True) -> None:
        """Note a change; of metadata alone if not of ``content``."""
        self.version += 1
        if content:
            self.modified_at, self.modified_by = now, email


class Workspace:
    """All of it. ``addon_url`` is the audience of system tokens that name no other."""

    def __init__(self, addon_url: str = "http://127.0.0.1:8080") -> None:
        self.addon_url = addon_url
        self.clock = Clock()
        self.switches = Switches()
        self.identity = Identity(self.clock)
        self.calls = Calls()
        self.faults = Faults()
        self.quotas = Quotas()
        self._files: dict[str, File] = {}
        self._lock = RLock()

    def file(self, file_id: str) -> File | None:
        """The file of this id, whoever asks."""
        return self._files.get(file_id)

    def files(self) -> Iterator[File]:
        """Every file, the newest first."""
        with self._lock:
            by_age = sorted(self._files.values(), key=lambda file: file.created_at, reverse=True)
            return iter(by_age)

    def draft(self, caller: Caller, name: str, mime_type: str, *, is_private: bool) -> File:
        """A new file for the caller's My Drive, not yet there; a Google Doc is blank.

        ``is_private`` leaves out what the domain gives everybody by default.
        """
        file = File(new_id(), name, mime_type, self.clock.now())
        file.modified_by = caller.email
        file.permissions = by_person(Role.OWNER, [caller.email])
        if not is_private and self.switches["default_visibility"] == "domain":
            file.permissions.append(Permission(Role.READER, "domain", users.domain(caller.email)))
        file.grant([caller.email], caller.client)
        file.parents = [root_folder(caller.email)]
        if mime_type == DOCUMENT:
            file.document = service.new(file.id, name)
        return file

    def put(self, file: File) -> None:
        """Add a file, or replace the one of the same id."""
        with self._lock:
            self._files[file.id] = file
            self.place(file)

    def place(self, file: File) -> None:
        """Let a file have the permissions of the folder that it says it lies in."""
        file.folder = self._files.get(file.parents[0]) if file.parents else None

    def replace(self, files: Iterable[File]) -> None:
        """Have these files and no others."""
        with self._lock:
            self._files = {file.id: file for file in files}
            for file in self._files.values():
                self.place(file)

    def remove(self, file_id: str) -> bool:
        """Forget a file; whether there was one."""
        with self._lock:
            return self._files.pop(file_id, None) is not None


def new_id() -> str:
    """An id in the looks of Drive's."""
    return "1" + token_urlsafe(32)


def root_folder(email: str) -> str:
    """The id of a user's My Drive."""
    return f"0A{users.subject(email)[:14]}Uk9PVA"
