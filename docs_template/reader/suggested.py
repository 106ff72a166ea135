"""Where a document carries suggestions that nobody has accepted or rejected yet.

Source: Docs API discovery, ``suggestedInsertionIds`` and ``suggestedDeletionIds`` of paragraph
elements in the SUGGESTIONS_INLINE view.
"""

from __future__ import annotations

from docs_template.reader.shapes import NotADocumentError, index, leaf, objects
from docs_template.reader.tabs import read_tabs
from linter.document import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.reader.shapes import Json
    from docs_template.reader.tabs import Tab

_IDS = ("suggestedInsertionIds", "suggestedDeletionIds")


def suggested_spans(docs_json: Json) -> list[Span]:
    """The text and chips that are suggested to come or to go, in UTF-16 indexes."""
    try:
        tabs = list(read_tabs(docs_json))
    except NotADocumentError:
        return []
    return [span for tab in tabs for span in _of_tab(tab)]


def _of_tab(tab: Tab) -> Iterator[Span]:
    yield from _of_content(tab, leaf(tab.content.get("body")), "")
    for segment, footnote in leaf(tab.content.get("footnotes")).items():
        yield from _of_content(tab, leaf(footnote), segment)


def _of_content(tab: Tab, part: Json, segment: str) -> Iterator[Span]:
    pending = objects(part.get("content"))
    while pending:
        element = pending.pop()
        for run in objects(leaf(element.get("paragraph")).get("elements")):
            start, end = index(run.get("startIndex"), 0), index(run.get("endIndex"), 0)
            if start < end and _is_suggested(run):
                yield Span(start, end, tab.id, segment)
        for row in objects(leaf(element.get("table")).get("tableRows")):
            for cell in objects(row.get("tableCells")):
                pending += objects(cell.get("content"))


def _is_suggested(run: Json) -> bool:
    return any(leaf(part).get(ids) for part in run.values() for ids in _IDS)
