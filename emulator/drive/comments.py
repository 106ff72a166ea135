"""Drive v3: comments, which are the threads of Docs, here without a place in the text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from emulator.docs import threads
from emulator.docs.threads import ANCHOR_IN_DRIVE, COMMENTS, NO_ACTION, QUOTED_IN_DRIVE
from emulator.drive import refusals
from emulator.drive.posts import (
    author,
    changed,
    check_author,
    check_fields,
    commentable,
    kept,
    page,
)
from emulator.drive.replies import reply_of

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.docs.model import Document

Json = dict[str, Any]

_GIVEN = frozenset(("content", "quotedFileContent", "anchor"))


def create(call: Call) -> Json:
    """A comment without an anchor in the text, whatever the body says (google.md 6.1)."""
    check_fields(call)
    content = call.body.get("content", "")
    if not content:
        raise refusals.required_content("comment")
    of_drive = {
        QUOTED_IN_DRIVE: call.body.get("quotedFileContent"),
        ANCHOR_IN_DRIVE: call.body.get("anchor"),
    }

    def put(document: Document) -> Json:
        comment_id = document.new_id("AAAB")
        head = threads.post(document, comment_id, content, commentAction=NO_ACTION)
        thread = {"commentId": comment_id, "headPost": head, "status": threads.OPEN}
        thread |= {name: part for name, part in of_drive.items() if part}
        threads.put(document, COMMENTS, thread)
        return thread

    return _resource(changed(call, put), call.email)


def get(call: Call) -> Json:
    """One comment with its replies."""
    check_fields(call)
    _, document = commentable(call)
    with_deleted = call.query.get("includeDeleted", False)
    thread = kept(document, call.path["commentId"], with_deleted=with_deleted)
    return _resource(thread, call.email, with_deleted=with_deleted)


def list_comments(call: Call) -> Json:
    """The comments of a file, the newest first."""
    check_fields(call)
    _, document = commentable(call)
    with_deleted = call.query.get("includeDeleted", False)
    since = _time(call.query.get("startModifiedTime", ""))
    found = [
        _resource(thread, call.email, with_deleted=with_deleted)
        for thread in reversed(threads.listed(document, COMMENTS))
        if with_deleted or not threads.is_deleted(thread)
    ]
    found = [
        one for one in found if not since or datetime.fromisoformat(one["modifiedTime"]) >= since
    ]
    return {"kind": "drive#commentList", **page(call, "comments", found)}


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        raise refusals.invalid_value("startModifiedTime") from None


def update(call: Call) -> Json:
    """Other words for a comment, by its author alone."""
    check_fields(call)
    content = call.body.get("content", "")
    if not content:
        raise refusals.required_content("comment")

    def rewrite(document: Document) -> Json:
        thread = kept(document, call.path["commentId"])
        check_author(call, thread["headPost"])
        head = threads.rewritten(document, thread["headPost"], content)
        new = threads.with_post(thread, head)
        threads.put(document, COMMENTS, new)
        return new

    return _resource(changed(call, rewrite), call.email)


def delete(call: Call) -> Json:
    """Delete a comment, by its author alone; nothing is answered."""

    def remove(document: Document) -> Json:
        thread = kept(document, call.path["commentId"])
        check_author(call, thread["headPost"])
        threads.delete_comment(document, thread)
        return {}

    return changed(call, remove)


def _resource(thread: Json, email: str, *, with_deleted: bool = False) -> Json:
    """A thread as Drive shows it to one user."""
    head = thread.get("headPost", {})
    replies = [
        reply_of(one, email)
        for one in thread.get("replies", ())
        if with_deleted or not one.get("deleted")
    ]
    is_resolved = thread.get("status") == threads.RESOLVED
    answer = {
        "kind": "drive#comment",
        "id": thread["commentId"],
        "createdTime": head.get("createTime", ""),
        "modifiedTime": max(
            (post.get("updateTime", "") for post in threads.posts(thread)), default=""
        ),
        "author": author(head, email),
        "content": head.get("content", ""),
        "htmlContent": head.get("contentHtml", ""),
        "deleted": threads.is_deleted(thread),
        "resolved": is_resolved,
        "replies": replies,
        "anchor": thread.get("anchorId") or thread.get(ANCHOR_IN_DRIVE, ""),
        "assigneeEmailAddress": head.get("assigneeEmail", ""),
        "quotedFileContent": _quoted(thread),
    }
    return {name: part for name, part in answer.items() if part not in ("", {})}


def _quoted(thread: Json) -> Json:
    if QUOTED_IN_DRIVE in thread:
        quoted: Json = thread[QUOTED_IN_DRIVE]
        return quoted
    quote = thread.get("plainTextQuote")
    return {"mimeType": "text/html", "value": quote} if quote else {}
