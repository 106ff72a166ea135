"""One document over time: read in every form, written in batches, remembered by revision."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from emulator import errors
from emulator.clock import timestamp
from emulator.docs import batches, blank, echo, loading, preview, threads, view
from emulator.docs.echo import Fit
from emulator.docs.model import Document, Writer
from emulator.docs.requests import COMMENT_UPDATES
from emulator.docs.revisions import Revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emulator.docs.model import Json

NOT_ASKED = "COMMENTS_VIEW_MODE_UNSPECIFIED"
OMITTED = "COMMENTS_VIEW_MODE_OMITTED"
INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"

# Of an answer that was loaded, what stays true of the document after writes.
_LASTING = ("revisionId",)
_CONTRADICTORY = (
    "This document was loaded with indexes that contradict its text: it can be read, not written."
)


class StoredDocument:
    """A document with its revisions. Not safe for threads: callers take turns."""

    def __init__(self, document: Document, *, loaded: Json | None = None, number: int = 0) -> None:
        """Keep a document whose newest revision is the ``number``-th.

        ``loaded`` is the answer that it was loaded from: its revision id is the first one's. It is
        read as it was until the first write, and where the model contradicts it, for ever.
        """
        self._loaded = loaded or {}
        first_id = str(self._loaded["revisionId"]) if "revisionId" in self._loaded else None
        self._revisions = Revisions(document, number=number, first_id=first_id)
        fit = echo.fit(document, self._loaded)
        self._is_exact = fit is Fit.EXACT
        self._is_contradictory = fit is Fit.CONTRADICTORY

    @property
    def newest(self) -> Document:
        """The document at its newest revision; not to be changed."""
        return self._revisions.newest

    def history(self) -> list[Document]:
        """The document at each revision that is remembered, the newest last; not to be changed.

        Each says in its ``writer`` who made it.
        """
        return self._revisions.documents()

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
        for document in self._revisions.documents():
            document.title = title
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
        facts: Mapping[str, Any] = MappingProxyType({}),
    ) -> Json:
        """The answer of ``documents.get`` in modes that roles have been looked at for.

        It names the mode of comments where one was asked for. ``user`` is who reads: revision ids
        are each user's own, and none is told without the right to edit. ``facts`` are the switches.
        """
        document = self.newest
        answer: Json = {"documentId": document.document_id, "title": document.title}
        if can_edit:
            answer["revisionId"] = self._revisions.newest_id(user)
        answer["suggestionsViewMode"] = suggestions_view_mode
        with_comments = include_tabs and comments_view_mode == INCLUDED
        if include_tabs and comments_view_mode != NOT_ASKED:
            answer["commentsViewMode"] = comments_view_mode
        if with_comments:
            answer |= threads.shown(document, user, facts)
        if self._shows_loaded(suggestions_view_mode):
            shown = echo.content(self._loaded, include_tabs=include_tabs)
            return answer | (shown if with_comments else echo.without_comments(shown))
        if suggestions_view_mode != preview.INLINE:
            document = preview.preview(document, suggestions_view_mode)
        if include_tabs:
            return answer | {"tabs": view.tabs(document, with_comments=with_comments)}
        return answer | view.older(document)

    def _shows_loaded(self, suggestions_view_mode: str) -> bool:
        is_untouched = self._revisions.number == 0
        is_echoed = is_untouched and suggestions_view_mode == preview.INLINE
        return self._is_contradictory or (is_echoed and not self._is_exact)

    def batch_update(
        self,
        body: Json,
        *,
        user: str = "",
        can_edit: bool = True,
        now: float = 0.0,
        facts: Mapping[str, Any] = MappingProxyType({}),
        loses_comments: bool = False,
    ) -> Json:
        """The answer of ``documents.batchUpdate``; ``now`` in seconds of the emulator's clock.

        ``facts`` are the switches, without which the less convenient side of each holds. Where it
        ``loses_comments``, the content is saved without them (google.md 5.4).

        Raises:
            ApiError: 400 for a request or a write control that does not hold; nothing is changed.

        """
        if self._is_contradictory:
            raise errors.failed_precondition(_CONTRADICTORY)
        control = body.get("writeControl", {})
        is_suggest_mode = control.get("writeMode") == "SUGGEST"
        suggests = is_suggest_mode and facts.get("suggest_mode") != "ignored"
        target = self._revisions.target(control, user, now, facts)
        newest = self.newest.copy()
        for document in filter(None, (newest, target)):
            document.facts, document.writer = facts, _writer(user, now, can_edit=can_edit)
        requests = body.get("requests", [])
        if loses_comments:
            # What is refused is refused, also where nothing would have come of it.
            old = target.copy() if target else None
            batches.run(newest.copy(), requests, old, suggests=suggests)
        skipped = COMMENT_UPDATES if loses_comments else ()
        outcome = batches.run(newest, requests, target, suggests=suggests, skipped=skipped)
        self._revisions.add(newest, now)
        answer: Json = {
            "documentId": newest.document_id,
            "replies": outcome.replies,
            "suggestionResponses": outcome.suggestions,
            "commentUpdateState": _comment_update_state(requests, is_lost=loses_comments),
        }
        if can_edit:
            answer["writeControl"] = {"requiredRevisionId": self._revisions.newest_id(user)}
        return answer

    def change(
        self,
        apply: Callable[[Document], Json],
        *,
        user: str,
        now: float,
        facts: Mapping[str, Any],
    ) -> Json:
        """What a change answers that is made to the newest revision from outside of Docs.

        Raises:
            ApiError: the change is refused; nothing is changed then.

        """
        if self._is_contradictory:
            raise errors.failed_precondition(_CONTRADICTORY)
        newest = self.newest.copy()
        newest.facts, newest.writer = facts, _writer(user, now, can_edit=False)
        answer = apply(newest)
        self._revisions.add(newest, now)
        return answer

    def snapshot(self) -> Json:
        """All of the newest revision as JSON, for ``restore``; older ones are forgotten."""
        document, number = self.newest, self._revisions.number
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


def _writer(user: str, now: float, *, can_edit: bool) -> Writer:
    return Writer(user, can_edit, timestamp(datetime.fromtimestamp(now, UTC)))


def _comment_update_state(requests: list[Json], *, is_lost: bool) -> str:
    if not any(kind in COMMENT_UPDATES for request in requests for kind in request):
        return "NO_UPDATES_REQUESTED"
    return "ALL_FAILED_UNKNOWN_REASON" if is_lost else "ALL_SAVED"


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
    original: StoredDocument,
    document_id: str,
    title: str,
    *,
    named_ranges: str = "no",
    comments: str = "no",
) -> StoredDocument:
    """A copy under another id; of ``named_ranges`` and ``comments`` the switches tell.

    A document that can only be read is copied as it reads, without comments.
    """
    loaded = original.contradictory
    if loaded:
        shown = echo.without_comments(loaded)
        return load({**shown, "documentId": document_id, "title": title})
    document = original.newest.copy()
    document.document_id, document.title = document_id, title
    document.extra = (
        {} if comments == "no" else threads.copied(document, is_marked=comments == "marked")
    )
    for tab in document.tabs:
        tab.anchors = {} if comments == "no" else tab.anchors
        kept = tab.named_ranges if named_ranges != "no" else []
        tab.named_ranges = [
            each._replace(range_id=document.new_id("kix."))
            if named_ranges == "with_new_ids"
            else each
            for each in kept
        ]
    return StoredDocument(document)
