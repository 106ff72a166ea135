"""Suggestions accepted, rejected and deleted (google.md 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import suggestions, threads
from emulator.docs.requests.refusal import RefusalError
from emulator.docs.suggestions import ACCEPTED, REJECTED

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json

_NOT_ALLOWED = "The caller does not have permission"


def accept_suggestion(document: Document, request: Json) -> None:
    """``acceptSuggestion``, by whoever may edit."""
    thread = _open(document, request)
    if not document.writer.can_edit:
        raise RefusalError(_NOT_ALLOWED, 403)
    _settle(document, thread, ACCEPTED)


def reject_suggestion(document: Document, request: Json) -> None:
    """``rejectSuggestion``, by whoever may edit, and by its author."""
    thread = _open(document, request)
    if not document.writer.can_edit and not _is_author(document, thread):
        raise RefusalError(_NOT_ALLOWED, 403)
    _settle(document, thread, REJECTED)


def delete_suggestion(document: Document, request: Json) -> None:
    """``deleteSuggestion``, by its author alone: nothing is left of it."""
    thread = _open(document, request)
    if not _is_author(document, thread):
        raise RefusalError(_NOT_ALLOWED, 403)
    suggestions.settle(document, thread["suggestionId"], REJECTED)
    suggestions.drop(document, thread["suggestionId"])


def _settle(document: Document, thread: Json, status: str) -> None:
    suggestions.settle(document, thread["suggestionId"], status)
    suggestions.close(document, thread, status)


def _open(document: Document, request: Json) -> Json:
    """The thread of the suggestion that a request names, which is not settled yet."""
    suggestion = request.get("suggestionId", "")
    if not suggestion:
        raise RefusalError("A suggestion ID must be specified.")
    thread = suggestions.find(document, suggestion)
    if thread is None:
        raise RefusalError(f"Suggestion with ID {suggestion} does not exist.", 404)
    if thread["status"] != threads.OPEN:
        raise RefusalError(f"Suggestion with ID {suggestion} is already resolved.")
    return thread


def _is_author(document: Document, thread: Json) -> bool:
    return threads.is_by(thread.get("headPost", {}), document.writer.email)
