"""Suggestions that nobody has accepted or rejected yet.

They are listed, and their ids stand at whatever they would change: in lists, or as the keys of
changes. Source: Docs API discovery, ``Document.suggestions`` and every ``suggested…`` member.
"""

from __future__ import annotations

from docs_template.reader.shapes import leaf, objects, string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


def open_suggestions(docs_json: Mapping[str, Any]) -> frozenset[str]:
    """The ids of all open suggestions of an answer that shows them (SUGGESTIONS_INLINE)."""
    listed = {
        string(each.get("suggestionId"))
        for each in objects(docs_json.get("suggestions"))
        if each.get("status") == "OPEN"
    }
    places = {name: docs_json[name] for name in ("tabs", "body", "lists") if name in docs_json}
    return frozenset(listed.union(_inline(places)) - {""})


def _inline(part: object) -> Iterator[str]:
    pending = [part]
    while pending:
        part = pending.pop()
        if isinstance(part, list):
            pending += part
        for name, inner in leaf(part).items():
            if name.startswith("suggested"):
                yield from _ids(inner)
            else:
                pending.append(inner)


def _ids(inner: object) -> Iterator[str]:
    """A list of ids, a map by ids, or an id."""
    if isinstance(inner, str):
        yield inner
    elif isinstance(inner, list | dict):
        yield from filter(None, map(string, inner))
