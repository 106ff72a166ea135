"""The description of a ticket in the Atlassian Document Format, version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.domain.tickets import Draft

Node = dict[str, Any]


def description(draft: Draft) -> Node:
    """What is to be done, when it is done, which factor it is for, and where it comes from."""
    return {"type": "doc", "version": 1, "content": list(_paragraphs(draft))}


def _paragraphs(draft: Draft) -> Iterator[Node]:
    for line in draft.text.splitlines():
        if line.strip():
            yield _paragraph(_text(line.strip()))
    facts = {
        "Done when": draft.done_when,
        "Contributing factor": draft.factor,
        "Owner in the postmortem": "" if draft.account else draft.owner,
    }
    for label, value in facts.items():
        if value:
            yield _paragraph(_text(f"{label}: ", "strong"), _text(" ".join(value.split())))
    title = draft.document_title or "Postmortem"
    yield _paragraph(_text("Postmortem: ", "strong"), _link(title, draft.document_url))


def _paragraph(*content: Node) -> Node:
    return {"type": "paragraph", "content": list(content)}


def _text(text: str, mark: str = "") -> Node:
    """Some text; an empty one is no node, which callers see to."""
    return {"type": "text", "text": text} | ({"marks": [{"type": mark}]} if mark else {})


def _link(text: str, address: str) -> Node:
    mark = {"type": "link", "attrs": {"href": address}}
    return {"type": "text", "text": text, "marks": [mark]}
