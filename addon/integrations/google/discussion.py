"""Comments by way of Drive: not anchored to words, for projects whose Docs API offers no others.

They are the threads of the document all the same: the Docs API lists them under the same ids
(google.md 6.1), and so they are given here in its form, ``CommentThread``.
"""

from __future__ import annotations

from addon.integrations.google.refusals import COMMENTING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from addon.integrations.google.transport import Transport

    Json = dict[str, Any]

_POST = "id,content,createdTime,deleted,author(displayName,me)"
_REPLY = f"{_POST},action"
_COMMENT = f"{_POST},resolved,quotedFileContent(value),replies({_REPLY})"
_PAGE = 100
_MOST_PAGES = 10
_ACTIONS = {"RESOLVE": "resolve", "REOPEN": "reopen"}


class GoogleDiscussion:
    """The comments of documents as one account sees them.

    ``drive`` is what ``client.drive_api`` builds, ``transport`` what its requests are sent with.
    ``retries`` is how often a failed read is tried again; what changes something is sent once.
    Every method raises an AddonError of the tree.
    """

    def __init__(self, drive: Any, transport: Transport, retries: int) -> None:
        self._drive = drive
        self._transport = transport
        self._retries = retries

    def threads(self, document_id: str) -> list[Json]:
        """All threads of a document."""
        found: list[Json] = []
        token = None
        for _ in range(_MOST_PAGES):
            request = self._drive.comments().list(
                fileId=document_id,
                pageSize=_PAGE,
                pageToken=token,
                fields=f"nextPageToken,comments({_COMMENT})",
            )
            page = self._execute(request, self._retries)
            found += [_thread(comment) for comment in page.get("comments", ())]
            token = page.get("nextPageToken")
            if token is None:
                break
        return found

    def open(self, document_id: str, content: str, quote: str) -> Json:
        """Open a thread; ``quote`` is shown with it where it is not empty."""
        body: Json = {"content": content}
        if quote:
            body["quotedFileContent"] = {"mimeType": "text/plain", "value": quote}
        comments = self._drive.comments()
        answer = self._execute(comments.create(fileId=document_id, body=body, fields=_COMMENT))
        return _thread(answer)

    def reply(self, document_id: str, thread_id: str, content: str, action: str = "") -> None:
        """Reply to a thread; ``action`` is ``RESOLVE``, ``REOPEN`` or empty."""
        body = {"content": content, **({"action": _ACTIONS[action]} if action else {})}
        self._execute(
            self._drive.replies().create(
                fileId=document_id, commentId=thread_id, body=body, fields="id"
            )
        )

    def edit(self, document_id: str, thread_id: str, content: str) -> None:
        """Put other words into the first post of a thread of the account's own."""
        self._execute(
            self._drive.comments().update(
                fileId=document_id, commentId=thread_id, body={"content": content}, fields="id"
            )
        )

    def delete(self, document_id: str, thread_id: str) -> None:
        """Delete a thread of the account's own."""
        self._execute(self._drive.comments().delete(fileId=document_id, commentId=thread_id))

    def _execute(self, request: Any, retries: int = 0) -> Any:
        return self._transport.execute(request, COMMENTING, retries)


def _thread(comment: Json) -> Json:
    return {
        "commentId": comment.get("id"),
        "status": "RESOLVED" if comment.get("resolved") else "OPEN",
        "plainTextQuote": (comment.get("quotedFileContent") or {}).get("value"),
        "headPost": _post(comment),
        "replies": [_post(reply) for reply in comment.get("replies", ())],
    }


def _post(source: Json) -> Json:
    """A post; Drive's actions are those of Docs in lower case."""
    return {
        "postId": source.get("id"),
        "content": source.get("content"),
        "createTime": source.get("createdTime"),
        "author": source.get("author"),
        "commentAction": (source.get("action") or "").upper(),
        "deleted": source.get("deleted", False),
    }
