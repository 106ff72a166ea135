"""What the margin looks like after a plan was carried out, so that nobody has to read it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docs_template.reader.threads import read_thread
from linter.document import Post, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addon.domain.comments.plan import Opening, Plan


def margin_after(
    threads: Sequence[Thread],
    plan: Plan,
    opened: Iterable[tuple[Opening, Mapping[str, Any]]],
    at: str,
    name: str,
) -> list[Thread]:
    """The threads of a document after a plan; ``opened`` are those that Google answered with.

    ``at`` is the moment in RFC 3339, ``name`` who wrote it.
    """
    edits = {edit.thread_id: edit.content for edit in plan.edits}
    after = [
        _edited(thread, edits.get(thread.id))
        for thread in threads
        if thread.id not in plan.removals
    ]
    by_id = {thread.id: thread for thread in after}
    for reply in plan.replies:
        thread = by_id[reply.thread_id]
        thread.posts = [*thread.posts, Post("", name, reply.content, at, reply.action, is_own=True)]
        thread.resolved = {"RESOLVE": True, "REOPEN": False}.get(reply.action, thread.resolved)
    return [*after, *(_new(opening, source) for opening, source in opened)]


def _edited(thread: Thread, content: str | None) -> Thread:
    first, *others = thread.posts
    if content is not None:
        first = Post(first.id, first.author, content, first.when, first.action, is_own=True)
    return Thread(
        thread.id,
        [first, *others],
        thread.spans,
        quote=thread.quote,
        resolved=thread.resolved,
        copied=thread.copied,
    )


def _new(opening: Opening, source: Mapping[str, Any]) -> Thread:
    anchor = source.get("anchorId")
    span = opening.place.span if opening.place is not None else None
    anchors = {anchor: [span]} if anchor and span is not None else {}
    thread = read_thread(dict(source), anchors)
    for post in thread.posts:
        post.is_own = True
    return thread
