"""The named ranges that a document made from the template carries, and what they say.

Named ranges help, headings decide (DESIGN decision 8): a range dies with a cut and grows with what
is typed into it, so nothing is concluded from one that is missing. What they are called is agreed
with ``linter.anatomy.template``, which reads them.
"""

from __future__ import annotations

from linter.anatomy.template import PREFIX, VERSION
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.document import NamedRange

HEADER = f"{PREFIX}header"

_ORIGIN = regex(rf"{PREFIX}{VERSION}:(\d{{1,9}}):([\w-]+):(full|brief)")


class Origin:
    """Which document a template was rendered into, of which kind and in which version.

    Where ``document_id`` is not the id of the document that holds it, that document is a copy.
    """

    __slots__ = ("document_id", "kind", "version")

    def __init__(self, document_id: str, kind: str, version: int) -> None:
        self.document_id = document_id
        self.kind = kind
        self.version = version

    @property
    def name(self) -> str:
        """The name of the range that says so; it stands over the title."""
        return f"{PREFIX}{VERSION}:{self.version}:{self.document_id}:{self.kind}"


def section(section_id: str) -> str:
    """The name of the range over a section's heading."""
    return f"{PREFIX}{section_id}"


def is_origin(name: str) -> bool:
    """Tell whether a named range is the one over the title."""
    return _ORIGIN.fullmatch(name) is not None


def origin(named_ranges: Iterable[NamedRange]) -> Origin | None:
    """What the document's ranges say of where it comes from; the newest version where several."""
    found = [
        Origin(match[2], match[3], int(match[1]))
        for each in named_ranges
        if (match := _ORIGIN.fullmatch(each.name))
    ]
    return max(found, key=lambda each: each.version, default=None)
