"""How a document shows that it was made from our template: its named ranges.

A range is called ``second-story:`` and what it marks: a section's id, or ``template:`` and the
version. The id of the document may follow behind another colon; a copy keeps that of its original.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from linter.document import Block, Document, Span

PREFIX = "second-story:"
VERSION = "template"


class TemplateMarks:
    """What the named ranges say: ``sections`` by id, and the ``version``, if any is marked.

    ``present`` tells whether there is any of ours at all.
    """

    __slots__ = ("present", "sections", "version")

    def __init__(
        self, *, present: bool, version: int | None, sections: Mapping[str, Sequence[Span]]
    ) -> None:
        self.present = present
        self.version = version
        self.sections = sections

    def section_of(self, block: Block) -> str | None:
        """The section whose range a block lies in, the narrowest of several."""
        around = [
            (span.end - span.start, section_id)
            for section_id, spans in self.sections.items()
            for span in spans
            if span.overlaps(block.span())
        ]
        return min(around)[1] if around else None


def template_marks(document: Document) -> TemplateMarks:
    """The marks of a document; Markdown has none."""
    version: int | None = None
    sections: dict[str, list[Span]] = {}
    present = False
    for named in document.named_ranges:
        if not named.name.startswith(PREFIX):
            continue
        present = True
        what, _, rest = named.name.removeprefix(PREFIX).partition(":")
        number = rest.partition(":")[0]
        if what != VERSION:
            sections.setdefault(what, []).extend(named.spans)
        elif number.isascii() and number.isdigit():
            version = max(version or 0, int(number[:9]))
    return TemplateMarks(present=present, version=version, sections=sections)
