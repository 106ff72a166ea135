"""Comments on text, and posts in the threads of comments and suggestions (google.md 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import quotes, threads
from emulator.docs.model import Document, Extent, Json
from emulator.docs.requests import places
from emulator.docs.requests.refusal import RefusalError
from emulator.docs.threads import COMMENTS, NO_ACTION, SUGGESTIONS

if TYPE_CHECKING:
    from emulator.docs.requests.places import Stretch

MOST_BYTES = 2048
# Stands for a range whose text a colleague has deleted in the meantime.
NOWHERE: Json = {}

_NO_RANGE = "Insert comment requests must specify a range to anchor to."
_NOT_ALLOWED = "The caller does not have permission"


def insert_comment(document: Document, request: Json) -> Json:
    """``insertComment``: a thread, and the anchor that ties it to a range."""
    content = _content(request.get("content", ""))
    assignee = _short(request.get("assigneeEmailAddress", ""), "assignee email address")
    comment_id, anchor_id = document.new_id("AAAB"), document.new_id("kix.")
    assigned = {"assigneeEmail": assignee} if assignee else {}
    head = threads.post(document, comment_id, content, commentAction=NO_ACTION, **assigned)
    thread = {"commentId": comment_id, "headPost": head, "status": threads.OPEN}
    if request.get("range") is not NOWHERE:
        thread |= _anchored(document, anchor_id, request.get("range"))
    threads.put(document, COMMENTS, thread)
    return {"insertComment": {"commentThread": threads.thread_shown(thread, document.writer.email)}}


def _anchored(document: Document, anchor_id: str, range_: Json | None) -> Json:
    """Anchor to a range; answers what the thread says of it."""
    found = _stretch(document, range_)
    extent = Extent(found.segment_id, found.start, found.end)
    found.tab.anchors = {**found.tab.anchors, anchor_id: (extent,)}
    with_chips = document.facts.get("chips_in_quotes") == "shown"
    quote = quotes.plain_text(found.units[found.start : found.end], with_chips=with_chips)
    return {"anchorId": anchor_id} | ({"plainTextQuote": quote} if quote else {})


def _stretch(document: Document, range_: Json | None) -> Stretch:
    """The range of a comment, which does not reach to the very end of its segment."""
    if range_ is None:
        raise RefusalError(_NO_RANGE)
    where = places.tab(document, range_.get("tabId", ""))
    last = len(where.segments[places.segment_id(where, range_)].units)
    for index in (range_.get("startIndex", 0), range_.get("endIndex", 0)):
        if index >= last:
            text = "must be less than the end index of the referenced segment"
            raise RefusalError(f"Index {index} {text}, {last}.")
    return places.text_stretch(document, range_)


def add_comment_reply(document: Document, request: Json) -> Json:
    """``addCommentReply``: words, an action, or both."""
    kind, thread = _thread(document, request)
    given = request.get("post", {})
    action = given.get("commentAction", NO_ACTION)
    action = action if action in threads.STATUS_AFTER else NO_ACTION
    content = _reply_content(kind, action, given.get("content", ""))
    assignee = _assignee(kind, thread, action, given.get("assigneeEmail", ""))
    _check_action(document, thread, action)
    no_action = (
        {"commentAction": action}
        if kind == COMMENTS
        else {"suggestionAction": "NO_SUGGESTION_ACTION_CHANGE"}
    )
    assigned = {"assigneeEmail": assignee} if assignee else {}
    reply = threads.post(document, document.new_id("AAAB"), content, **no_action, **assigned)
    threads.put(document, kind, threads.with_reply(thread, reply))
    return {"addCommentReply": {"post": threads.post_shown(reply, document.writer.email)}}


def _reply_content(kind: str, action: str, content: str) -> str:
    if kind == SUGGESTIONS and action != NO_ACTION:
        raise RefusalError("A comment action cannot be specified for a suggestion.")
    return _content(content) if content or action == NO_ACTION else ""


def _assignee(kind: str, thread: Json, action: str, email: str) -> str:
    """Whom a reply assigns the thread to, where it may (Post in the discovery document)."""
    if not email:
        return ""
    is_assigned = bool(thread.get("headPost", {}).get("assigneeEmail"))
    if kind == SUGGESTIONS or action != NO_ACTION or not is_assigned:
        raise RefusalError("An assignee cannot be specified for this reply.")
    return _short(email, "assignee email")


def _check_action(document: Document, thread: Json, action: str) -> None:
    """A commenter resolves and reopens their own threads, and as a switch says those of others."""
    writer = document.writer
    may_all = writer.can_edit or document.facts.get("commenter_resolves") == "any"
    is_own = threads.is_by(thread.get("headPost", {}), writer.email)
    if action != NO_ACTION and not may_all and not is_own:
        raise RefusalError(_NOT_ALLOWED, 403)


def update_comment_post(document: Document, request: Json) -> None:
    """``updateCommentPost``, by the post's author alone."""
    kind, thread = _thread(document, request)
    found = _post(thread, request)
    if kind == SUGGESTIONS and found is thread.get("headPost"):
        raise RefusalError("The head post of a suggestion cannot be updated.")
    _check_author(document, found, "post")
    new = threads.rewritten(document, found, _content(request.get("content", "")))
    threads.put(document, kind, threads.with_post(thread, new))


def delete_comment(document: Document, request: Json) -> None:
    """``deleteComment``, by the author of its first post alone."""
    _, thread = _thread(document, request)
    _check_author(document, thread.get("headPost", {}), "comment")
    threads.delete_comment(document, thread)


def delete_comment_reply(document: Document, request: Json) -> None:
    """``deleteCommentReply``, by its author alone, unless it acts or assigns."""
    kind, thread = _thread(document, request)
    found = _post(thread, request)
    if found is thread.get("headPost"):
        raise RefusalError("The head post of a thread cannot be deleted as a reply.")
    _check_author(document, found, "reply")
    if acts(found):
        raise RefusalError("A reply that contains an action or an assignee cannot be deleted.")
    threads.put(document, kind, threads.with_post(thread, threads.deleted(document, found)))


def acts(post: Json) -> bool:
    """Tell whether a post does something to its thread besides saying words."""
    is_assigning = bool(post.get("assigneeEmail"))
    action = post.get("suggestionAction", "NO_SUGGESTION_ACTION_CHANGE")
    acts_on_suggestion = action != "NO_SUGGESTION_ACTION_CHANGE"
    return is_assigning or acts_on_suggestion or post.get("commentAction") in threads.STATUS_AFTER


def _thread(document: Document, request: Json) -> tuple[str, Json]:
    """The thread that a request names."""
    for kind, what in ((COMMENTS, "Comment"), (SUGGESTIONS, "Suggestion")):
        thread_id = request.get(threads.ID_OF[kind], "")
        if thread_id:
            thread = threads.find(document, kind, thread_id)
            if thread is None:
                raise RefusalError(f"{what} with ID {thread_id} does not exist.", 404)
            return kind, thread
    raise RefusalError("A comment ID or a suggestion ID must be specified.")


def _post(thread: Json, request: Json) -> Json:
    post_id = request.get("postId", "")
    for post in threads.posts(thread):
        if post.get("postId") == post_id and not post.get("deleted"):
            return post
    raise RefusalError(f"Reply with ID {post_id} does not exist.", 404)


def _check_author(document: Document, post: Json, what: str) -> None:
    if not threads.is_by(post, document.writer.email):
        raise RefusalError(f"The requesting user is not the author of the {what}.")


def _content(content: str) -> str:
    if not content:
        raise RefusalError("The content must not be empty.")
    return _short(content, "content")


def _short(text: str, what: str) -> str:
    if len(text.encode()) > MOST_BYTES:
        raise RefusalError(f"The {what} must not exceed {MOST_BYTES} UTF-8 code units.")
    return text
