"""Comments that somebody was assigned: action items that stand beside the text.

Who it is assigned to the Docs API says itself (``Post.assigneeEmail``), so no name in the comment
has to be guessed at. A comment on the words of an action item is about that item, and none of its
own. Its id never changes, whatever is edited; the key of its ticket stands in a reply of ours.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from addon.domain.action_items import COMMENT, Known
from linter.anatomy.action_items import read_item
from linter.anatomy.owners import A_PERSON
from linter.document import ITEM, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.domain.pushes import Push
    from linter.anatomy.action_items import ActionItem
    from linter.document import Thread
    from linter.postmortem import Postmortem

# A mention as a comment has it: the address, after a plus or an at.
_MENTION = re.compile(r"[+@]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[,:]?")
_WORD = re.compile(r"\w+")
_REPLY = re.compile(r"Ticket (?P<key>\S{1,200})(?: \S+)?")


def assigned(postmortem: Postmortem, pushes: Sequence[Push]) -> Iterator[Known]:
    """Each assigned comment that says what to do; a resolved one only where it has a ticket."""
    document = postmortem.document
    by_uid = {push.uid: push for push in pushes}
    own = {" ".join(_words(item.text)) for item in postmortem.action_items}
    for thread in document.threads:
        assignee = assignee_of(thread)
        if not assignee or thread.copied or _is_about_an_item(thread, postmortem):
            continue
        item = _item(thread, assignee, postmortem)
        push = by_uid.get(uid := uid_of(document.id, thread.id))
        is_settled = push is not None or bool(item.ticket)
        words = " ".join(_words(item.text))
        if words and (is_settled or not (thread.resolved or words in own)):
            fingerprint = hashlib.sha256(f"{thread.id}\n{words}".encode()).hexdigest()[:16]
            yield Known(item, fingerprint, uid, push, COMMENT, is_anchored=True, thread=thread)


def assignee_of(thread: Thread) -> str:
    """The address of whom a thread was assigned to last; empty for nobody."""
    return next((post.assignee for post in reversed(thread.posts) if post.assignee), "")


def uid_of(document_id: str, comment_id: str) -> str:
    """The id of a comment's item, the same even for a store that has lost everything."""
    address = f"https://docs.google.com/document/d/{document_id}/edit?disco={comment_id}"
    return str(uuid5(NAMESPACE_URL, address))


def reply(key: str, url: str) -> str:
    """What is answered in the thread once there is a ticket."""
    return f"Ticket {key} {url}".rstrip()


def _item(thread: Thread, assignee: str, postmortem: Postmortem) -> ActionItem:
    """The comment's first words as an item; whoever it is assigned to owns it."""
    text = " ".join(_MENTION.sub(" ", thread.posts[0].content).split())
    block = Block(ITEM, text, 0, len(text))
    item = read_item(block, postmortem.policy)
    item.owner, item.owner_kind, item.owner_block = assignee, A_PERSON, block
    item.owner_start = item.owner_end = 0
    keys = (match["key"] for post in thread.posts[1:] if (match := _REPLY.fullmatch(post.content)))
    item.ticket = next(keys, item.ticket)
    item.is_done = thread.resolved
    return item


def _is_about_an_item(thread: Thread, postmortem: Postmortem) -> bool:
    """Whether it is anchored to an item, in a table to any cell of its row."""
    blocks = [
        block
        for span in thread.spans
        for block in postmortem.document.blocks
        if span.overlaps(block.span())
    ]
    items = [item.block for item in postmortem.action_items]
    rows = {block.cell[:2] for block in items if block.cell is not None}
    return any(
        block in items or (block.cell is not None and block.cell[:2] in rows) for block in blocks
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
