"""The revisions of one document: which is the newest, and what a write control refers to."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulator.docs.model import Document, Json

# How many revisions are remembered as targets of writes; for how long, a switch tells.
KEPT_REVISIONS = 50
TARGET_AGE_S = 120


class Revision(NamedTuple):
    """A document at one time; ``made_at`` in seconds of the emulator's clock."""

    number: int
    document: Document
    made_at: float


class Revisions:
    """The last fifty revisions; ``first_id`` is the id of the first one where a loaded answer told.

    Ids are opaque, and each user's own; the one of a loaded answer is everybody's.
    """

    def __init__(self, document: Document, *, number: int, first_id: str | None) -> None:
        self._kept = [Revision(number, document, 0.0)]
        self._first_id = first_id

    @property
    def newest(self) -> Document:
        """The document at its newest revision; not to be changed."""
        return self._kept[-1].document

    @property
    def number(self) -> int:
        """How many writes there were before the newest one."""
        return self._kept[-1].number

    def documents(self) -> list[Document]:
        """The document at every revision that is remembered."""
        return [revision.document for revision in self._kept]

    def add(self, newest: Document, now: float) -> None:
        """Make a document the newest revision."""
        self._kept = [*self._kept, Revision(self.number + 1, newest, now)][-KEPT_REVISIONS:]

    def newest_id(self, user: str) -> str:
        """The id of the newest revision for a user."""
        return self._id(self.number, user)

    def target(
        self, control: Json, user: str, now: float, facts: Mapping[str, Any]
    ) -> Document | None:
        """The revision that a write counts in, where it is not the newest one.

        Raises:
            ApiError: 400 for a write control that does not hold.

        """
        required, target = control.get("requiredRevisionId"), control.get("targetRevisionId")
        if required and target:
            text = "oneof field 'control' is already set. Cannot set 'targetRevisionId'"
            raise errors.invalid_argument(f"Invalid value at 'write_control' (oneof), {text}")
        newest = self.newest_id(user)
        if required and required != newest:
            text = f"The required revision ID '{required}' does not match the latest revision."
            raise errors.invalid_argument(text)
        if not target or target == newest:
            return None
        oldest = now - facts.get("target_revision_age_s", TARGET_AGE_S)
        return self._old_revision(target, user, oldest)

    def _old_revision(self, revision_id: str, user: str, oldest: float) -> Document:
        """The revision of an id, unless it was followed by another before the time ``oldest``."""
        following = zip(self._kept, self._kept[1:], strict=False)
        for revision, next_one in following:
            if self._id(revision.number, user) == revision_id:
                if next_one.made_at < oldest:
                    break
                return revision.document.copy()
        text = f"The target revision ID '{revision_id}' is invalid or too old."
        raise errors.invalid_argument(text)

    def _id(self, number: int, user: str) -> str:
        if number == 0 and self._first_id is not None:
            return self._first_id
        text = f"{self.newest.document_id} {number} {user}"
        digest = hashlib.sha256(text.encode()).digest()
        return f"ALBJ4L{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
