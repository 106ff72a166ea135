"""Threads of comments and suggestions, in the JSON that the API shows: replaced, never changed.

A deleted post stays, without words and author, for those answers that list it. What Drive alone
knows of a thread stands in members of its own, which Docs does not show.
"""

from __future__ import annotations

import html
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from emulator import users

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from emulator.docs.model import Document, Json

COMMENTS, SUGGESTIONS = "comments", "suggestions"
ID_OF = {COMMENTS: "commentId", SUGGESTIONS: "suggestionId"}
OPEN, RESOLVED = "OPEN", "RESOLVED"
NO_ACTION, RESOLVE, REOPEN = "NO_COMMENT_ACTION_CHANGE", "RESOLVE", "REOPEN"
STATUS_AFTER = {RESOLVE: RESOLVED, REOPEN: OPEN}

QUOTED_IN_DRIVE, ANCHOR_IN_DRIVE = "quotedFileContent", "anchorInDrive"
_OF_DRIVE = {QUOTED_IN_DRIVE, ANCHOR_IN_DRIVE}
_KEPT_OF_DELETED = ("postId", "createTime", "updateTime", "commentAction", "suggestionAction")


def listed(document: Document, kind: str) -> list[Json]:
    """The threads of a kind, COMMENTS or SUGGESTIONS, the oldest first; deleted ones too."""
    threads: list[Json] = document.extra.get(kind, [])
    return threads


def find(document: Document, kind: str, thread_id: str) -> Json | None:
    """The thread of an id; None where there is none, or where it is deleted."""
    for thread in listed(document, kind):
        if thread.get(ID_OF[kind]) == thread_id and not is_deleted(thread):
            return thread
    return None


def is_deleted(thread: Json) -> bool:
    """Tell whether the thread's first post is deleted, and the thread with it."""
    return bool(thread.get("headPost", {}).get("deleted"))


def copied(document: Document, *, is_marked: bool) -> Json:
    """The comments of a document for a copy of it, where they may be marked as such."""
    mark = {"fromCopiedDocument": True} if is_marked else {}
    threads = [
        {**one, "headPost": {**one["headPost"], **mark}}
        | ({"replies": [{**reply, **mark} for reply in one["replies"]]} if "replies" in one else {})
        for one in listed(document, COMMENTS)
        if not is_deleted(one)
    ]
    return {COMMENTS: threads} if threads else {}


def put(document: Document, kind: str, thread: Json) -> None:
    """Put a thread in the place of the one of its id, or at the end."""
    name = ID_OF[kind]
    others = listed(document, kind)
    is_new = all(one.get(name) != thread[name] for one in others)
    kept = [thread if one.get(name) == thread[name] else one for one in others]
    document.extra = {**document.extra, kind: [*kept, thread] if is_new else kept}


def post(document: Document, post_id: str, content: str, **members: Any) -> Json:
    """A new post of whoever writes; ``members`` are those of the API that it has besides."""
    writer = document.writer
    author = {
        "displayName": users.display_name(writer.email),
        "user": f"users/{users.subject(writer.email)}",
    }
    words = {"content": content, "contentHtml": _html(content)} if content else {}
    times = {"createTime": writer.at, "updateTime": writer.at}
    return {"postId": post_id, **words, "author": author, **times, **members}


def rewritten(document: Document, old: Json, content: str) -> Json:
    """A post with other words, from now on."""
    return {
        **old,
        "content": content,
        "contentHtml": _html(content),
        "updateTime": document.writer.at,
    }


def _html(content: str) -> str:
    return html.escape(content).replace("\n", "<br>")


def posts(thread: Json) -> Iterator[Json]:
    """Every post of a thread, the first one first."""
    if "headPost" in thread:
        yield thread["headPost"]
    yield from thread.get("replies", ())


def is_by(post: Json, email: str) -> bool:
    """Tell whether a user wrote a post."""
    return bool(post.get("author", {}).get("user") == f"users/{users.subject(email)}")


def with_post(thread: Json, new: Json) -> Json:
    """The thread with a post in the place of the one of its id."""
    replies = [
        new if one.get("postId") == new["postId"] else one for one in thread.get("replies", ())
    ]
    head = thread.get("headPost", {})
    head = new if head.get("postId") == new["postId"] else head
    return {**thread, "headPost": head, **({"replies": replies} if replies else {})}


def with_reply(thread: Json, new: Json) -> Json:
    """The thread with another post, whose action it takes."""
    action = new.get("commentAction", NO_ACTION)
    status = {"status": STATUS_AFTER[action]} if action in STATUS_AFTER else {}
    return {**thread, **status, "replies": [*thread.get("replies", ()), new]}


def deleted(document: Document, old: Json) -> Json:
    """What is left of a post that is deleted."""
    kept = {name: old[name] for name in _KEPT_OF_DELETED if name in old}
    return {**kept, "updateTime": document.writer.at, "deleted": True}


def delete_comment(document: Document, thread: Json) -> None:
    """Delete a comment's thread: its words and its anchor."""
    anchor = thread.get("anchorId", "")
    for tab in document.tabs:
        tab.anchors = {name: each for name, each in tab.anchors.items() if name != anchor}
    gone = with_post(thread, deleted(document, thread.get("headPost", {})))
    hidden = {"anchorId", "plainTextQuote", *_OF_DRIVE}
    put(document, COMMENTS, {name: part for name, part in gone.items() if name not in hidden})


def orphan(document: Document) -> None:
    """Drop the anchors whose text is gone, from the tabs and from their threads (google.md 5.2)."""
    for tab in document.tabs:
        if not all(tab.anchors.values()):
            tab.anchors = {name: each for name, each in tab.anchors.items() if each}
    left = {name for tab in document.tabs for name in tab.anchors}
    for thread in listed(document, COMMENTS):
        if thread.get("anchorId", "") not in {"", *left}:
            orphaned = {name: part for name, part in thread.items() if name != "anchorId"}
            put(document, COMMENTS, orphaned)


def shown(document: Document, email: str, facts: Mapping[str, Any] = MappingProxyType({})) -> Json:
    """The members of an answer that list the threads, as one user sees them."""
    lists_deleted = facts.get("deleted_posts") != "gone"
    answer = {
        kind: [
            thread_shown(thread, email, lists_deleted=lists_deleted)
            for thread in listed(document, kind)
            if lists_deleted or not is_deleted(thread)
        ]
        for kind in (COMMENTS, SUGGESTIONS)
    }
    return {kind: threads for kind, threads in answer.items() if threads}


def thread_shown(thread: Json, email: str, *, lists_deleted: bool = True) -> Json:
    """A thread as one user sees it."""
    answer = {name: part for name, part in thread.items() if name not in _OF_DRIVE}
    replies = list(_posts_shown(thread.get("replies", ()), email, lists_deleted=lists_deleted))
    if "headPost" in thread:
        answer["headPost"] = post_shown(thread["headPost"], email)
    answer.pop("replies", None)
    return answer | ({"replies": replies} if replies else {})


def _posts_shown(found: Iterable[Json], email: str, *, lists_deleted: bool) -> Iterator[Json]:
    return (post_shown(one, email) for one in found if lists_deleted or not one.get("deleted"))


def post_shown(post: Json, email: str) -> Json:
    """A post as one user sees it, who may be its author."""
    if "user" not in post.get("author", {}):
        return post
    author = {name: part for name, part in post["author"].items() if name != "me"}
    return {**post, "author": author | ({"me": True} if is_by(post, email) else {})}
