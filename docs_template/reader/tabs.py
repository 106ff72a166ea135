"""The tabs of a document, child tabs after their parent, and the text of each."""

from __future__ import annotations

from docs_template.reader.place import Place
from docs_template.reader.shapes import NotADocumentError, container, contents, leaf, string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.reader.shapes import Json
    from docs_template.reader.tables import Walk


class Tab:
    """One tab: its id (``None`` in the older form, which has no tabs) and what it contains."""

    __slots__ = ("_place", "content", "id")

    def __init__(self, tab_id: str | None, content: Json) -> None:
        self.id = tab_id
        self.content = content
        self._place = Place(tab_id, "", leaf(content.get("lists")), {})

    def read_body(self, walk: Walk) -> None:
        """Read the tab's own text."""
        content = container(self.content.get("body"), "body").get("content")
        walk.content(content, _first_index(content), self._place)

    def read_footnotes(self, walk: Walk) -> None:
        """Read the footnotes, in the order in which the body refers to them; the body first."""
        footnotes = container(self.content.get("footnotes"), "footnotes")
        referred = [key for key in self._place.references if key in footnotes]
        for key in dict.fromkeys(referred + list(footnotes)):
            content = container(footnotes[key], "footnote").get("content")
            walk.content(content, 0, self._place.footnote(key))


def read_tabs(docs_json: Json) -> Iterator[Tab]:
    """All tabs in reading order; the older form counts as one tab without an id.

    Raises NotADocumentError where there is neither form or what holds text has the wrong type.
    """
    pending = contents(docs_json.get("tabs"), "tabs")[::-1]
    if not pending and docs_json.get("body") is None:
        raise NotADocumentError(
            'This is not a documents.get answer: it has neither "tabs" nor "body".'
        )
    if not pending:
        yield Tab(None, docs_json)
    while pending:
        tab = pending.pop()
        tab_id = string(leaf(tab.get("tabProperties")).get("tabId"))
        yield Tab(tab_id or None, container(tab.get("documentTab"), "documentTab"))
        pending += contents(tab.get("childTabs"), "childTabs")[::-1]


def _first_index(content: object) -> int:
    """Where a body begins: at 0, with a section break; text alone, without indexes, at 1."""
    first = next(iter(contents(content, "content")), {})
    return 0 if "endIndex" in first or "sectionBreak" in first else 1
