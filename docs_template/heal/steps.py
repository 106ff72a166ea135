"""What can be repaired, one step at a time, and why something cannot."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_template.requests import Request

# The kinds of repair, as findings name them, in the order in which they are made: a section has to
# be called what it is before it can be put in order, and to be there before its table is.
TITLE = "restore-title"
RENAME = "rename-heading"
MERGE = "merge-sections"
ORDER = "restore-order"
RESTORE = "restore-section"
HEADER = "restore-header"
TABLE = "restore-table"
ANCHOR = "restore-anchors"


class Step:
    """One repair: what it changes, in a sentence for the preview, and the requests that do it.

    Without requests it cannot be made; ``obstacle`` then says what is in the way. ``definitions``
    are requests that come before those of all steps, once for all that ask for them.
    ``as_addition`` is the sentence for a document that never had it; empty for a step that changes
    what is there.
    """

    __slots__ = (
        "as_addition",
        "definitions",
        "kind",
        "obstacle",
        "requests",
        "section_id",
        "text",
    )

    def __init__(
        self,
        kind: str,
        section_id: str,
        text: str,
        requests: Sequence[Request] = (),
        *,
        definitions: Sequence[Request] = (),
        obstacle: str = "",
        as_addition: str = "",
    ) -> None:
        self.kind = kind
        self.section_id = section_id
        self.text = text
        self.requests = requests
        self.definitions = definitions
        self.obstacle = obstacle
        self.as_addition = as_addition

    def __repr__(self) -> str:
        return f"Step({self.kind!r}, {self.section_id!r}, {self.text!r}, {self.obstacle!r})"


def as_added(step: Step) -> Step:
    """The step in the words for a document that never had what it adds."""
    step.text = step.as_addition or step.text
    return step
