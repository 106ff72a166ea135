"""What the use cases need of the world outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from addon.domain.outlines import Outline
    from addon.domain.pushes import Push
    from addon.domain.sharing import Permission
    from addon.domain.tickets import Draft, Ticket


class Documents(Protocol):
    """Documents as one person sees them."""

    def read(self, document_id: str) -> dict[str, Any]:
        """The answer of ``documents.get`` with comments, in one read.

        Raises:
            AddonError: one of the tree, when there is none.

        """

    def write(
        self, document_id: str, batch: Sequence[dict[str, Any]], *, required_revision: str
    ) -> dict[str, Any]:
        """Apply a batch, if the document is still at the revision that it was made for.

        Sent once: whether a lost answer stands for a change, only another read can tell.

        Raises:
            ChangedError: it is at another revision.
            AddonError: another one of the tree.

        """

    def suggest(
        self, document_id: str, batch: Sequence[dict[str, Any]], *, required_revision: str
    ) -> dict[str, Any]:
        """Make suggestions of a batch, as ``write`` would apply it; it raises the same.

        Whether they are suggestions, the answer's ``suggestionResponses`` tell.
        """

    def anchors_comments(self, *, is_editor: bool) -> bool:
        """Whether comments can be anchored to words by this person, as far as is known."""

    @property
    def discussion(self) -> Discussion:
        """The same comments, not anchored; UnsupportedError where there are none of that kind."""

    def comment(
        self,
        document_id: str,
        batch: Sequence[dict[str, Any]],
        *,
        revision: str = "",
        is_strict: bool = False,
    ) -> dict[str, Any]:
        """Apply requests about threads, made for a revision that may be past unless ``is_strict``.

        Sent once, as ``write`` is. The answer's ``commentUpdateState`` tells whether they are kept.

        Raises:
            UnsupportedError: comments cannot be anchored.
            ForbiddenError: this person may not comment.
            ChangedError: the document or a thread is another by now.
            AddonError: another one of the tree.

        """


class Discussion(Protocol):
    """Comments that are not anchored, as one person sees them; each raises an AddonError."""

    def open(self, document_id: str, content: str, quote: str) -> dict[str, Any]:
        """Open a thread with a quote; answers it as ``CommentThread`` of the Docs API."""

    def reply(self, document_id: str, thread_id: str, content: str, action: str = "") -> None:
        """Reply to a thread; ``action`` is ``RESOLVE``, ``REOPEN`` or empty."""

    def edit(self, document_id: str, thread_id: str, content: str) -> None:
        """Put other words into the first post of a thread of one's own."""

    def delete(self, document_id: str, thread_id: str) -> None:
        """Delete a thread of one's own."""


class Turns(Protocol):
    """Who writes comments to a document at the moment: one click at a time.

    Raises StoreError where that cannot be told.
    """

    def take(self, document_id: str, at: datetime, patience: timedelta) -> datetime | None:
        """Take the turn; answers when comments were last written, None if never.

        Raises:
            PendingError: what an earlier click asked for may still be written.
            BusyError: another click took it less than ``patience`` ago and is at it.

        """

    def give_back(self, document_id: str, at: datetime) -> None:
        """Give the turn back after comments were written, or may have been."""

    def hold(self, document_id: str, at: datetime, patience: timedelta) -> None:
        """Let nobody have the turn for a while: comments may still be written by Google."""


class Look(NamedTuple):
    """What somebody saw of a document: each finding's code and fingerprint; ``at`` is aware UTC."""

    findings: frozenset[str]
    at: datetime


class Looks(Protocol):
    """What everybody saw last; raises StoreError where that cannot be told."""

    def look(self, user_id: str, document_id: str, seen: Look) -> Look | None:
        """Remember a look; answers the last one that saw something else or was long ago."""


class Files(Protocol):
    """Files of Drive as one person sees them; each raises an AddonError of the tree."""

    def account(self) -> str:
        """The e-mail address of the person."""

    def create(self, name: str, intent: str) -> str:
        """Make a Google Doc that nobody else sees, and that says which intent it is of.

        Answers its id. Sent once: a lost answer is found again by the intent.
        """

    def find(self, intent: str) -> str | None:
        """The id of the file of an intent, if there is one."""

    def share_with_domain(self, document_id: str, domain: str) -> None:
        """Let everybody of a domain read a file who has its address; a second time is no harm."""

    def state(self, document_id: str) -> FileState:
        """What is known of a file beside its content, in one read."""

    def lock(self, document_id: str, reason: str) -> None:
        """Let nobody change a file's content or comments; a second time is no harm."""

    def unlock(self, document_id: str) -> None:
        """Lift a lock; a second time is no harm."""


class FileState(NamedTuple):
    """What is known of a file beside its content.

    ``may_lock`` and ``may_unlock`` are of the person who asks. ``permissions`` is None where they
    are not shown to that person. ``created_at`` is aware UTC, None where Drive did not say.
    """

    is_locked: bool
    may_lock: bool
    may_unlock: bool
    permissions: Sequence[Permission] | None
    created_at: datetime | None = None


class Folder(NamedTuple):
    """A folder of Drive; ``drive_id`` is the shared drive that it lies in, empty in a My Drive."""

    id: str
    name: str
    drive_id: str = ""


class TemplateFile(NamedTuple):
    """A template's file as Drive has it.

    ``digest`` and ``version`` are what was noted when it was last written, empty before that.
    ``is_owners`` tells whether its lock can be lifted by its owner alone.
    """

    id: str
    name: str
    kind: str
    version: str = ""
    digest: str = ""
    is_locked: bool = False
    is_owners: bool = False
    reason: str = ""


class TemplateFiles(Protocol):
    """Templates in a folder as one account sees them; each raises an AddonError of the tree.

    What changes something is sent once: whether a lost answer stands for a change, only another
    look can tell.
    """

    def account(self) -> str:
        """The e-mail address of the account."""

    def folder(self, folder_id: str) -> Folder:
        """The folder of an id; AccessError where there is none for this account."""

    def find_folder(self, within: Folder) -> Folder | None:
        """The folder for templates inside another one, the oldest if there are several."""

    def make_folder(self, within: Folder, name: str) -> Folder:
        """Make the folder for templates inside another one."""

    def templates(self, folder: Folder) -> list[TemplateFile]:
        """The templates in a folder, the oldest first."""

    def make(self, folder: Folder, name: str, kind: str) -> TemplateFile:
        """Make an empty Google Doc that says of which kind of template it is."""

    def unlock(self, file_id: str) -> None:
        """Lift the restriction of a file."""

    def lock(self, wanted: TemplateFile) -> None:
        """Note name, version and digest, and let the owner alone change the file from now on."""

    def domains(self, file_id: str) -> set[str]:
        """The domains that everybody of may read a file."""

    def share(self, file_id: str, domain: str) -> None:
        """Let everybody of a domain read a file, and so copy it."""


class PostmortemRecord(NamedTuple):
    """A stored postmortem; ``document_id`` is None until Google's answer is known.

    ``intent`` is the key of the click that asked for it. ``incident_id`` is None where none was
    given. Times are aware UTC.
    """

    intent: str
    incident_id: str | None
    document_id: str | None
    kind: str
    severity: str
    visibility: str
    template_version: int
    asked_at: datetime
    created_at: datetime | None = None


class Postmortems(Protocol):
    """The postmortems that were asked for: each click once, each incident once.

    Raises StoreError where they cannot be read or written.
    """

    def ask(self, wanted: PostmortemRecord) -> PostmortemRecord:
        """Write an intent down; answers it, or the record of the same intent or incident."""

    def created(self, intent: str, document_id: str, at: datetime) -> None:
        """Record which document an intent led to."""

    def give_up(self, intent: str) -> None:
        """Forget an intent that led to no document, so that its incident is free again."""


class Records(Protocol):
    """The postmortems that were created here; raises StoreError where they cannot be read."""

    def of_document(self, document_id: str) -> PostmortemRecord | None:
        """The record of a document, if it is one of them."""


class EventRecord(NamedTuple):
    """What somebody did with a document that may be asked about later; ``at`` is aware UTC."""

    document_id: str
    kind: str
    by_user: str
    reason: str
    at: datetime


class Events(Protocol):
    """What happened to documents, in order; raises StoreError where it cannot be told."""

    def record(self, event: EventRecord) -> None:
        """Write down what happened."""

    def last(self, document_id: str, kinds: Sequence[str]) -> EventRecord | None:
        """The last event of one of some kinds."""


class Tracker(Protocol):
    """Where action items become tickets.

    Nothing here repeats a request that may have changed something. What ``create`` raises tells
    whether a ticket may be there all the same: RefusedError, AccessError, CredentialsError,
    UnsentError and QuotaError say that there is none; after any other AddonError nobody knows.
    """

    def floor(self, project: str) -> int:
        """A number that no ticket yet to be made in a project will stay below, or be.

        Tickets are numbered in the order in which they are made.
        """

    def account(self, project: str, email: str) -> str:
        """Whom the tracker knows by an e-mail address; empty unless that is certain."""

    def create(self, draft: Draft) -> Ticket:
        """Make a ticket; sent once."""

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:
        """Every ticket of an item whose number is above the floor, the oldest first.

        Reads the numbers one by one: an index may not know the youngest yet.
        """

    def marked(self, uids: Sequence[str]) -> list[Ticket] | None:
        """What a search finds of some items, the oldest first: one ticket each, or too many.

        ``None`` where there is no search.
        """

    def read(self, keys: Sequence[str]) -> Mapping[str, Ticket]:
        """The tickets of some keys, by the key that was asked for; missing ones are left out."""

    def update(self, key: str, draft: Draft) -> None:
        """Bring a ticket's text up to that of its item; a second time changes nothing."""

    def assign(self, key: str, account: str) -> None:
        """Give a ticket to somebody whose account is certain; a second time changes nothing."""

    def prioritise(self, key: str, priority: str) -> None:
        """Give a ticket a priority by the tracker's name for it; a second time changes nothing.

        Raises:
            RefusedError: the tracker has none, or not this one.
            AddonError: what every request may raise.

        """

    def link(self, key: str, draft: Draft) -> None:
        """Let a ticket point to the postmortem; a second time changes nothing."""


class Pushes(Protocol):
    """Action items on their way to a tracker; each raises StoreError where the store fails.

    One worker at a time holds an item: whoever takes it gets a lease with a number, and each write
    names it. A worker that was paused for too long is told so with a BusyError.
    """

    def ask(self, wanted: Push) -> Push:
        """Write down that an item is to become a ticket; answers it, or what stands of it."""

    def take(self, uid: str, now: datetime, until: datetime) -> Push | None:
        """Take the lease of an item; None where somebody else holds it, or there is no item."""

    def save(self, push: Push) -> None:
        """Write all of an item, if its lease is still the last one."""

    def release(self, push: Push) -> None:
        """Give the lease back, if it is still the last one."""

    def of_document(self, document_id: str) -> list[Push]:
        """Every item of a document."""

    def highest(self, tracker: str, project: str) -> int:
        """The highest number among the keys that are known of a project; 0 where none is."""


class KeptPushes(Pushes, Protocol):
    """All items that were ever asked for, for work that is about no one document."""

    def open(self) -> list[Push]:
        """Every item that is still under way."""

    def created(self) -> list[Push]:
        """Every item that has a ticket."""

    def with_key(self, key: str) -> list[Push]:
        """The items that a ticket is of: one, or none."""


class Chronicle(Protocol):
    """All postmortems that were created here; raises StoreError where they cannot be read."""

    def records(self) -> list[PostmortemRecord]:
        """Every record, the oldest first."""

    def published(self) -> dict[str, datetime]:
        """When each document that is published now was, by its id."""

    def outlines(self) -> dict[str, Outline]:
        """What is told of each document that was checked, by its id."""
