"""Docs v1 as a service: which roles may call which method, and what of a document they see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import errors
from emulator.api import Api, Call, without_numbers
from emulator.discovery import without
from emulator.docs.requests import COMMENT_UPDATES, SUGGESTION_UPDATES
from emulator.errors import ApiError, failed_precondition, invalid_argument, not_found
from emulator.facts import EDITOR
from emulator.fields import reaches
from emulator.roles import Role
from emulator.workspace import DOCUMENT, File

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulator.docs.service import StoredDocument
    from emulator.fields import Mask
    from emulator.workspace import Workspace

Json = dict[str, Any]

INLINE = "SUGGESTIONS_INLINE"
ACCEPTED = "PREVIEW_SUGGESTIONS_ACCEPTED"
WITHOUT = "PREVIEW_WITHOUT_SUGGESTIONS"
OMITTED = "COMMENTS_VIEW_MODE_OMITTED"
INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"
_BY_ACCESS = "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"

# Where comments show in an answer: tabs nest three levels deep.
_COMMENT_FIELDS = [("comments",), ("suggestions",)] + [
    ("tabs", *["childTabs"] * depth, "documentTab", "commentAnchors") for depth in range(3)
]

# What a project does not know that has no comments and suggestions yet (google.md 5.6).
_THREADS = COMMENT_UPDATES | SUGGESTION_UPDATES
_KINDS_OF_THREADS = [f"Request.{kind}" for kind in _THREADS]
_OF_THREADS = ["WriteControl.writeMode"]
_PARAMETERS = ["commentsViewMode"]


def api() -> Api:
    """The Docs API."""
    return Api(
        "docs.v1",
        service="docs.googleapis.com",
        title="Google Docs API",
        methods={
            "docs.documents.create": create,
            "docs.documents.get": get,
            "docs.documents.batchUpdate": batch_update,
        },
        masks={},
        refuse_mask=_no_such_field,
        older=False,
        hidden={
            "unknown": without("docs.v1", [*_KINDS_OF_THREADS, *_OF_THREADS], _PARAMETERS),
            "not_enrolled": without("docs.v1", _OF_THREADS, _PARAMETERS),
        },
    )


def _no_such_field(path: str) -> ApiError:
    why = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    return invalid_argument("Request contains an invalid argument.", [(path, why)])


def create(call: Call) -> Json:
    """A blank document of the caller's; of the body nothing counts but the title."""
    title = call.body.get("title") or "Untitled document"
    file = call.workspace.draft(call.caller, title, DOCUMENT, is_private=False)
    call.workspace.put(file)
    return _held(file).get(
        include_tabs="tabs" in call.mask,
        suggestions_view_mode=INLINE,
        can_edit=True,
        user=call.email,
    )


def get(call: Call) -> Json:
    """The document as the caller's role and the view modes asked for show it."""
    file, role = _reached(call, Role.READER)
    include_tabs = call.query.get("includeTabsContent", False) or "tabs" in call.mask
    suggestions, comments = _view_modes(call.query, role, include_tabs=include_tabs)
    with file.lock:
        document = _held(file)
        if "fields" in call.query and comments != INCLUDED and include_tabs:
            _refuse_comment_fields(call.mask, document)
        call.tolerated |= file.faults_as_loaded
        return document.get(
            include_tabs=include_tabs,
            suggestions_view_mode=suggestions,
            comments_view_mode=comments,
            can_edit=role >= Role.WRITER,
            user=call.email,
            facts=call.switches,
        )


def batch_update(call: Call) -> Json:
    """Change the document, all of the requests or none."""
    file, role = _reached(call, Role.COMMENTER)
    if role < Role.WRITER:
        _check_commenter(call)
    if file.is_locked:
        raise _locked(str(call.workspace.switches["locked_document"]))
    requests = call.body.get("requests", [])
    most = int(call.workspace.switches["most_requests_in_a_batch"])
    if most and len(requests) > most:
        raise invalid_argument(f"Too many requests: {len(requests)}. The limit is {most}.")
    if call.switches["comments_and_suggestions"] == "not_enrolled":
        _check_enrolled(requests)
    return change(
        call.workspace,
        file,
        call.body,
        call.email,
        can_edit=role >= Role.WRITER,
        loses_comments=call.loses_comments,
        facts=call.switches,
    )


def _check_commenter(call: Call) -> None:
    """Refuse what is no commenter's to ask for, as a switch says."""
    allowed = call.switches["commenter_batches"]
    kinds = {kind for request in call.body.get("requests", []) for kind in request}
    is_suggest_mode = call.body.get("writeControl", {}).get("writeMode") == "SUGGEST"
    suggests = is_suggest_mode and call.switches["suggest_mode"] == "suggests"
    if allowed == "comments" and kinds and kinds <= COMMENT_UPDATES:
        return
    if allowed == "comments_and_suggestions" and kinds and (suggests or kinds <= _THREADS):
        return
    raise errors.permission_denied()


def _check_enrolled(requests: list[Json]) -> None:
    for number, request in enumerate(requests):
        if set(request) & _THREADS:
            raise invalid_argument(f"Invalid requests[{number}]: No request set.")


def _locked(answered: str) -> ApiError:
    if answered == "forbidden":
        return errors.permission_denied()
    return failed_precondition("The document is locked and cannot be changed.")


def change(
    workspace: Workspace,
    file: File | None,
    body: Json,
    email: str,
    *,
    can_edit: bool = True,
    loses_comments: bool = False,
    facts: Mapping[str, Any] | None = None,
) -> Json:
    """Carry out a batch in the name of a user, whatever their role; by default as in the editor.

    Raises:
        ApiError: The batch is refused, or there is no such document.

    """
    if file is None:
        raise not_found()
    now = workspace.clock.now()
    facts = workspace.switches.values() | EDITOR if facts is None else facts
    with file.lock:
        answer = _held(file).batch_update(
            body,
            user=email,
            can_edit=can_edit,
            now=now.timestamp(),
            facts=facts,
            loses_comments=loses_comments,
        )
        file.touch(email, now)
        return answer


def _reached(call: Call, least: Role) -> tuple[File, Role]:
    """The document's file and the caller's role, which is this one at least."""
    file = call.file(call.path["documentId"])
    if file is None:
        raise not_found()
    role = file.role(call.email)
    if role < least:
        raise errors.permission_denied()
    return file, role


def _held(file: File) -> StoredDocument:
    if file.document is None:
        raise failed_precondition("This operation is not supported for this document")
    return file.document


def _view_modes(query: Json, role: Role, *, include_tabs: bool) -> tuple[str, str]:
    """How suggestions and comments are shown, once what is left to the role is filled in."""
    suggestions = query.get("suggestionsViewMode", "DEFAULT_FOR_CURRENT_ACCESS")
    comments = query.get("commentsViewMode", "COMMENTS_VIEW_MODE_UNSPECIFIED")
    is_asked = comments != "COMMENTS_VIEW_MODE_UNSPECIFIED"
    if is_asked and not include_tabs:
        raise invalid_argument(
            "Comments view mode may only be specified if tabs content is also requested."
        )
    is_preview = suggestions in {ACCEPTED, WITHOUT}
    is_left_to_role = comments == INCLUDED and suggestions != INLINE
    if is_left_to_role or (comments == _BY_ACCESS and is_preview):
        raise invalid_argument("Comments may not be requested when previewing suggestions.")
    sees = role >= Role.COMMENTER
    if not sees and (suggestions in {INLINE, ACCEPTED} or comments == INCLUDED):
        raise errors.permission_denied()
    if suggestions == "DEFAULT_FOR_CURRENT_ACCESS":
        suggestions = INLINE if sees else WITHOUT
    if comments == _BY_ACCESS:
        comments = INCLUDED if sees else OMITTED
    return suggestions, comments


def _refuse_comment_fields(mask: Mask, document: StoredDocument) -> None:
    """Refuse a mask that takes in comments of a document that has some (google.md 5.2)."""
    if not any(reaches(mask, *path) for path in _COMMENT_FIELDS):
        return
    whole = document.get(
        include_tabs=True,
        suggestions_view_mode=INLINE,
        comments_view_mode=INCLUDED,
        can_edit=False,
        user="",
    )
    if whole.get("comments"):
        raise invalid_argument(
            "Field mask cannot retrieve comment-specific fields when include_comments is false"
        )


def faults_of(document: StoredDocument, docs: Api) -> set[str]:
    """What a document's answers have wrong, in either form, before anybody has changed it."""
    answers = (
        document.get(
            include_tabs=include_tabs,
            suggestions_view_mode=INLINE,
            comments_view_mode=INCLUDED if include_tabs else OMITTED,
            can_edit=True,
            user="",
        )
        for include_tabs in (True, False)
    )
    faults = (
        fault for answer in answers for fault in docs.schemas.check_response("Document", answer)
    )
    return {without_numbers(fault) for fault in faults}
