"""One document over time: read in every form, written in batches, remembered by revision."""

from __future__ import annotations

import base64
import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from emulator import errors
from emulator.docs import batches, blank, echo, loading, preview, view
from emulator.docs.echo import Fit
from emulator.docs.model import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulator.docs.model import Json

NOT_ASKED = "COMMENTS_VIEW_MODE_UNSPECIFIED"
OMITTED = "COMMENTS_VIEW_MODE_OMITTED"
INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"

# How many revisions are remembered as targets of writes; for how long, a switch tells.
KEPT_REVISIONS = 50
TARGET_AGE_S = 120

# Of an answer that was loaded, what stays true of the document after writes.
_LASTING = ("revisionId",)
_CONTRADICTORY = (
    "This document was loaded with indexes that contradict its text: it can be read, not written."
)


class Revision:
    """A document at one time; ``made_at`` in seconds of the emulator's clock."""

    __slots__ = ("document", "made_at", "number")

    def __init__(self, number: int, document: Document, made_at: float) -> None:
        self.number = number
        self.document = document
        self.made_at = made_at


class StoredDocument:
    """A document with its revisions. Not safe for threads: callers take turns."""

    def __init__(self, document: Document, *, loaded: Json | None = None, number: int = 0) -> None:
        """Keep a document whose newest revision is the ``number``-th.

        ``loaded`` is the answer that it was loaded from: its revision id is the first one's. It is
        read as it was until the first write, and where the model contradicts it, for ever.
        """
        self._loaded = loaded or {}
        self._revisions = [Revision(number, document, 0.0)]
        fit = echo.fit(document, self._loaded)
        self._is_exact = fit is Fit.EXACT
        self._is_contradictory = fit is Fit.CONTRADICTORY

    @property
    def newest(self) -> Document:
        """The document at its newest revision; not to be changed."""
        return self._revisions[-1].document

    @property
    def contradictory(self) -> Json:
        """The answer it was loaded from, if that can only be read; else nothing."""
        return self._loaded if self._is_contradictory else {}

    @property
    def title(self) -> str:
        """The title, which is also the name of the file in Drive."""
        return self.newest.title

    def rename(self, title: str) -> None:
        """Give the document another title, in every revision."""
        for revision in self._revisions:
            revision.document.title = title
        if self._loaded:
            self._loaded = {**self._loaded, "title": title}

    def get(
        self,
        *,
        include_tabs: bool = False,
        suggestions_view_mode: str = preview.INLINE,
        comments_view_mode: str = NOT_ASKED,
        can_edit: bool = True,
        user: str = "",
    ) -> Json:
        """The answer of ``documents.get`` in modes that roles have been looked at for.

        It names the mode of comments where one was asked for. ``user`` is who reads: revision ids
        are each user's own, and none is told without the right to edit.
        """
        document = self.newest
        answer: Json = {"documentId": document.document_id, "title": document.title}
        if can_edit:
            answer["revisionId"] = self._revision_id(self._revisions[-1].number, user)
        answer["suggestionsViewMode"] = suggestions_view_mode
        with_comments = include_tabs and comments_view_mode == INCLUDED
        if include_tabs and comments_view_mode != NOT_ASKED:
            answer["commentsViewMode"] = comments_view_mode
        if with_comments:
            answer |= document.extra
        if self._shows_loaded(suggestions_view_mode):
            shown = echo.content(self._loaded, include_tabs=include_tabs)
            return answer | (shown if with_comments else echo.without_comments(shown))
        if suggestions_view_mode != preview.INLINE:
            document = preview.preview(document, suggestions_view_mode)
        if include_tabs:
            return answer | {"tabs": view.tabs(document, with_comments=with_comments)}
        return answer | view.content(document.tabs[0], is_first=True, with_comments=False)

    def _shows_loaded(self, suggestions_view_mode: str) -> bool:
        is_untouched = self._revisions[-1].number == 0
        is_echoed = is_untouched and suggestions_view_mode == preview.INLINE
        return self._is_contradictory or (is_echoed and not self._is_exact)

    def batch_update(
        self,
        body: Json,
        *,
        user: str = "",
        now: float = 0.0,
        facts: Mapping[str, Any] = MappingProxyType({}),
    ) -> Json:
        """The answer of ``documents.batchUpdate``; ``now`` in seconds of the emulator's clock.

        ``facts`` are the switches, without which the less convenient side of each holds.

        Raises:
            ApiError: 400 for a request or a write control that does not hold; nothing is changed.

        """
        if self._is_contradictory:
            raise errors.failed_precondition(_CONTRADICTORY)
        control = body.get("writeControl", {})
        target = self._target(control, user, now, facts)
        newest = self.newest.copy()
        for document in filter(None, (newest, target)):
            document.facts = facts
        replies = batches.run(newest, body.get("requests", []), target)
        number = self._revisions[-1].number + 1
        self._revisions = [*self._revisions, Revision(number, newest, now)][-KEPT_REVISIONS:]
        return {
            "documentId": newest.document_id,
            "replies": replies,
            "commentUpdateState": "NO_UPDATES_REQUESTED",
            "writeControl": {"requiredRevisionId": self._revision_id(number, user)},
        }

    def _target(
        self, control: Json, user: str, now: float, facts: Mapping[str, Any]
    ) -> Document | None:
        """The revision that a batch counts in, where it is not the newest one."""
        required, target = control.get("requiredRevisionId"), control.get("targetRevisionId")
        if "writeMode" in control:
            text = "Unknown name \"write_mode\" at 'write_control': Cannot find field."
            full = f"Invalid JSON payload received. {text}"
            raise errors.invalid_argument(full, [("write_control", full)])
        if required and target:
            text = "oneof field 'control' is already set. Cannot set 'targetRevisionId'"
            raise errors.invalid_argument(f"Invalid value at 'write_control' (oneof), {text}")
        newest = self._revisions[-1]
        if required and required != self._revision_id(newest.number, user):
            text = f"The required revision ID '{required}' does not match the latest revision."
            raise errors.invalid_argument(text)
        if not target or target == self._revision_id(newest.number, user):
            return None
        oldest = now - facts.get("target_revision_age_s", TARGET_AGE_S)
        return self._old_revision(target, user, oldest)

    def _old_revision(self, revision_id: str, user: str, oldest: float) -> Document:
        """The revision of an id, unless it was followed by another before the time ``oldest``."""
        following = zip(self._revisions, self._revisions[1:], strict=False)
        for revision, next_one in following:
            if self._revision_id(revision.number, user) == revision_id:
                if next_one.made_at < oldest:
                    break
                return revision.document.copy()
        text = f"The target revision ID '{revision_id}' is invalid or too old."
        raise errors.invalid_argument(text)

    def _revision_id(self, number: int, user: str) -> str:
        """Opaque, and each user's own; the one of a loaded answer is everybody's."""
        if number == 0 and "revisionId" in self._loaded:
            return str(self._loaded["revisionId"])
        text = f"{self.newest.document_id} {number} {user}"
        digest = hashlib.sha256(text.encode()).digest()
        return f"ALBJ4L{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"

    def snapshot(self) -> Json:
        """All of the newest revision as JSON, for ``restore``; older ones are forgotten."""
        document, number = self.newest, self._revisions[-1].number
        if self._loaded and not number:
            return {"number": 0, "loaded": self._loaded}
        shown = {"documentId": document.document_id, "title": document.title, **document.extra}
        return {
            "number": number,
            "counter": document.counter,
            "names": document.names,
            "loaded": {name: self._loaded[name] for name in _LASTING if name in self._loaded},
            "document": shown | {"tabs": view.tabs(document, with_comments=True)},
        }


def new(document_id: str, title: str) -> StoredDocument:
    """A blank document."""
    return StoredDocument(blank.document(document_id, title))


def load(answer: Json) -> StoredDocument:
    """A document as an answer of ``documents.get`` shows it, in tabs or in the older form.

    Raises:
        ApiError: 400 for JSON that is no such answer.

    """
    if not isinstance(answer.get("tabs", answer.get("body")), list | dict):
        raise errors.invalid_argument("This is no answer of documents.get: it has no body or tabs.")
    try:
        return StoredDocument(loading.load(answer), loaded=answer)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        # Hand-made answers with parts missing can be read as they are, and no more.
        shell = Document(answer.get("documentId", ""), answer.get("title", ""))
        return StoredDocument(shell, loaded=answer)


def restore(state: Json) -> StoredDocument:
    """The document of a ``snapshot``: it reads the same, and new ids go on where they were."""
    if "document" not in state:
        return load(state["loaded"])
    document = loading.load(state["document"])
    document.counter = max(document.counter, state["counter"])
    document.names = state["names"]
    return StoredDocument(document, loaded=state["loaded"], number=state["number"])


def copy(
    original: StoredDocument, document_id: str, title: str, *, named_ranges: str = "no"
) -> StoredDocument:
    """A copy under another id, without comments; of ``named_ranges`` the switch tells.

    A document that can only be read is copied as it reads.
    """
    loaded = original.contradictory
    if loaded:
        shown = echo.without_comments(loaded)
        return load({**shown, "documentId": document_id, "title": title})
    document = original.newest.copy()
    document.document_id, document.title, document.extra = document_id, title, {}
    for tab in document.tabs:
        tab.anchors = {}
        kept = tab.named_ranges if named_ranges != "no" else []
        tab.named_ranges = [
            each._replace(range_id=document.new_id("kix."))
            if named_ranges == "with_new_ids"
            else each
            for each in kept
        ]
    return StoredDocument(document)
