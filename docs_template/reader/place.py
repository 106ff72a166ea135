"""Where in a document a walk stands, and what holds for all that is read there."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.reader.shapes import Json


class Place:
    """A tab and segment, perhaps a table cell in it.

    ``lists`` are the tab's list properties by id. ``deleted`` tells that all that stands here is
    suggested for deletion. ``references`` gathers the tab's footnote ids in the order in which
    the text refers to them, and whether that reference is suggested for deletion.
    """

    __slots__ = ("cell", "deleted", "lists", "references", "segment", "tab")

    def __init__(
        self,
        tab: str | None,
        segment: str,
        lists: Json,
        references: dict[str, bool],
        *,
        cell: tuple[int, int, int] | None = None,
        deleted: bool = False,
    ) -> None:
        self.tab = tab
        self.segment = segment
        self.lists = lists
        self.references = references
        self.cell = cell
        self.deleted = deleted

    def within(self, cell: tuple[int, int, int], *, deleted: bool) -> Place:
        """The place inside a table cell."""
        return Place(
            self.tab, self.segment, self.lists, self.references, cell=cell, deleted=deleted
        )

    def footnote(self, footnote_id: str) -> Place:
        """The place of a footnote of the same tab."""
        deleted = self.references.get(footnote_id, False)
        return Place(self.tab, footnote_id, self.lists, {}, deleted=deleted)
