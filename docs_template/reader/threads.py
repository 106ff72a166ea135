"""What is anchored to a document's text: named ranges and comment threads.

Threads carry no place of their own: ``anchorId`` names ranges in one of the tabs. Source: Docs API
discovery, ``CommentThread`` and ``DocumentTab.commentAnchors``.
"""

from __future__ import annotations

from docs_template.reader.shapes import index, leaf, objects, string
from linter.document import NamedRange, Post, Span, Thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docs_template.reader.shapes import Json
    from docs_template.reader.tabs import Tab

_ACTIONS = {"RESOLVE", "REOPEN"}


def read_named_ranges(tab: Tab) -> Iterator[NamedRange]:
    """The named ranges of a tab."""
    for name, same in leaf(tab.content.get("namedRanges")).items():
        for source in objects(leaf(same).get("namedRanges")):
            yield NamedRange(
                string(source.get("namedRangeId")),
                string(source.get("name")) or name,
                _spans(source, tab.id),
            )


def read_threads(docs_json: Json, tabs: Iterable[Tab]) -> list[Thread]:
    """The comment threads that are there: one goes with its first post; other posts go alone."""
    anchors: dict[str, list[Span]] = {}
    for tab in tabs:
        for anchor_id, source in leaf(tab.content.get("commentAnchors")).items():
            anchors.setdefault(anchor_id, []).extend(_spans(leaf(source), tab.id))
    return [
        read_thread(source, anchors)
        for source in objects(docs_json.get("comments"))
        if leaf(source.get("headPost")) and not leaf(source.get("headPost")).get("deleted")
    ]


def _spans(source: Json, tab: str | None) -> list[Span]:
    # A range stands in the tab that lists it; its own tabId is left out for the first tab.
    return [
        Span(index(entry.get("startIndex"), 0), end, tab, string(entry.get("segmentId")))
        for entry in objects(source.get("ranges"))
        if (end := index(entry.get("endIndex"), 0))
    ]


def read_thread(source: Json, anchors: Mapping[str, Sequence[Span]]) -> Thread:
    """One comment thread, anchored to the spans of its anchor."""
    posts = [leaf(source.get("headPost")), *objects(source.get("replies"))]
    return Thread(
        string(source.get("commentId")),
        [_post(post) for post in posts if post and not post.get("deleted")],
        anchors.get(string(source.get("anchorId")), ()),
        quote=string(source.get("plainTextQuote")),
        resolved=source.get("status") == "RESOLVED",
        copied=leaf(source.get("headPost")).get("fromCopiedDocument") is True,
    )


def _post(source: Json) -> Post:
    action = string(source.get("commentAction"))
    return Post(
        string(source.get("postId")),
        string(leaf(source.get("author")).get("displayName")),
        string(source.get("content")),
        string(source.get("createTime")) or None,
        action if action in _ACTIONS else "",
        is_own=leaf(source.get("author")).get("me") is True,
        assignee=string(source.get("assigneeEmail")),
    )
