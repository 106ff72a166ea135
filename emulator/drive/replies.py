"""Drive v3: replies in the threads of comments, which may resolve and reopen them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import threads
from emulator.docs.requests.comments import acts
from emulator.docs.threads import COMMENTS, NO_ACTION, REOPEN, RESOLVE
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
from emulator.roles import Role

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.docs.model import Document

Json = dict[str, Any]

_ACTIONS = {"resolve": RESOLVE, "reopen": REOPEN}


def create(call: Call) -> Json:
    """A reply: words, an action, or both."""
    check_fields(call)
    content, asked = call.body.get("content", ""), call.body.get("action", "")
    if asked and asked not in _ACTIONS:
        raise refusals.invalid_value("reply.action")
    if not content and not asked:
        raise refusals.required_content("reply")
    action = _ACTIONS.get(asked, NO_ACTION)

    def put(document: Document) -> Json:
        thread = kept(document, call.path["commentId"])
        if asked:
            _check_action(call, thread)
        reply = threads.post(document, document.new_id("AAAB"), content, commentAction=action)
        threads.put(document, COMMENTS, threads.with_reply(thread, reply))
        return reply

    return reply_of(changed(call, put), call.email)


def _check_action(call: Call, thread: Json) -> None:
    file, _ = commentable(call)
    may_all = call.workspace.switches["commenter_resolves"] == "any"
    if file.role(call.email) < Role.WRITER and not may_all:
        check_author(call, thread.get("headPost", {}))


def get(call: Call) -> Json:
    """One reply."""
    check_fields(call)
    _, document = commentable(call)
    with_deleted = call.query.get("includeDeleted", False)
    thread = kept(document, call.path["commentId"], with_deleted=with_deleted)
    return reply_of(_reply(thread, call, with_deleted=with_deleted), call.email)


def list_replies(call: Call) -> Json:
    """The replies of a comment, the oldest first."""
    check_fields(call)
    _, document = commentable(call)
    with_deleted = call.query.get("includeDeleted", False)
    thread = kept(document, call.path["commentId"], with_deleted=with_deleted)
    found = [
        reply_of(one, call.email)
        for one in thread.get("replies", ())
        if with_deleted or not one.get("deleted")
    ]
    return {"kind": "drive#replyList", **page(call, "replies", found)}


def update(call: Call) -> Json:
    """Other words for a reply, by its author alone."""
    check_fields(call)
    content = call.body.get("content", "")
    if not content:
        raise refusals.required_content("reply")

    def rewrite(document: Document) -> Json:
        thread = kept(document, call.path["commentId"])
        old = _reply(thread, call)
        check_author(call, old)
        new = threads.rewritten(document, old, content)
        threads.put(document, COMMENTS, threads.with_post(thread, new))
        return new

    return reply_of(changed(call, rewrite), call.email)


def delete(call: Call) -> Json:
    """Delete a reply, by its author alone, unless it acts; nothing is answered."""

    def remove(document: Document) -> Json:
        thread = kept(document, call.path["commentId"])
        old = _reply(thread, call)
        check_author(call, old)
        if acts(old):
            raise refusals.insufficient_role()
        threads.put(document, COMMENTS, threads.with_post(thread, threads.deleted(document, old)))
        return {}

    return changed(call, remove)


def _reply(thread: Json, call: Call, *, with_deleted: bool = False) -> Json:
    for reply in thread.get("replies", ()):
        is_there = with_deleted or not reply.get("deleted")
        if reply.get("postId") == call.path["replyId"] and is_there:
            return dict(reply)
    raise refusals.thread_not_found("Reply", call.path["replyId"])


def reply_of(post: Json, email: str) -> Json:
    """A post as Drive shows it to one user."""
    action = next((name for name, of in _ACTIONS.items() if post.get("commentAction") == of), "")
    answer = {
        "kind": "drive#reply",
        "id": post.get("postId", ""),
        "createdTime": post.get("createTime", ""),
        "modifiedTime": post.get("updateTime", ""),
        "author": author(post, email),
        "content": post.get("content", ""),
        "htmlContent": post.get("contentHtml", ""),
        "deleted": bool(post.get("deleted")),
        "action": action,
        "assigneeEmailAddress": post.get("assigneeEmail", ""),
    }
    return {name: part for name, part in answer.items() if part not in ("", {})}
