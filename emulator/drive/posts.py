"""What comments and replies of Drive have in common: who may write them, and how posts look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import threads
from emulator.docs.threads import COMMENTS
from emulator.drive import refusals
from emulator.drive.listing import start_of, token
from emulator.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.api import Call
    from emulator.docs.model import Document
    from emulator.workspace import File

Json = dict[str, Any]

_USUAL_PAGE, _LARGEST_PAGE = 20, 100


def check_fields(call: Call) -> None:
    """Refuse a call that does not say what it wants to know (google.md 6.1)."""
    if "fields" not in call.query:
        raise refusals.fields_required()


def commentable(call: Call) -> tuple[File, Document]:
    """The file of a call and its document, where the caller may see comments."""
    file = call.file(call.path["fileId"])
    if file is None or file.role(call.email) is Role.NONE:
        raise refusals.file_not_found(call.path["fileId"])
    if file.role(call.email) < Role.COMMENTER:
        raise refusals.insufficient_role()
    if file.document is None:
        raise refusals.not_known_here("comments on files that are no documents")
    return file, file.document.newest


def changed(call: Call, apply: Callable[[Document], Json]) -> Json:
    """What a change of the threads answers; a restriction forbids it (google.md 6.2)."""
    file, _ = commentable(call)
    if file.is_locked:
        raise refusals.restricted()
    now, facts = call.workspace.clock.now(), call.workspace.switches.values()
    with file.lock:
        _, document = commentable(call)
        held = file.document
        if held is None:
            raise refusals.file_not_found(document.document_id)
        answer = held.change(apply, user=call.email, now=now.timestamp(), facts=facts)
        file.touch(call.email, now, content=False)
    return answer


def kept(document: Document, comment_id: str, *, with_deleted: bool = False) -> Json:
    """The thread of an id."""
    for thread in threads.listed(document, COMMENTS):
        is_there = with_deleted or not threads.is_deleted(thread)
        if thread.get("commentId") == comment_id and is_there:
            return thread
    raise refusals.thread_not_found("Comment", comment_id)


def page(call: Call, member: str, found: list[Json]) -> Json:
    """The page of a list that the call asks for, under a member, and the token of the next one."""
    size = call.query.get("pageSize", _USUAL_PAGE)
    if size < 1:
        raise refusals.out_of_range("pageSize", size, 1, _LARGEST_PAGE)
    start = start_of(call.query.get("pageToken", ""))
    end = start + min(size, _LARGEST_PAGE)
    following = {"nextPageToken": token(end)} if end < len(found) else {}
    return {member: found[start:end], **following}


def check_author(call: Call, post: Json) -> None:
    """Refuse whoever did not write a post."""
    if not threads.is_by(post, call.email):
        raise refusals.insufficient_role()


def author(post: Json, email: str) -> Json:
    """Who wrote a post, as Drive shows them: neither address nor permission id is told."""
    if "author" not in post:
        return {}
    shown = threads.post_shown(post, email)["author"]
    name = shown.get("displayName", "")
    return {"kind": "drive#user", "displayName": name, "me": shown.get("me", False)}
