"""How a rule's fixture is read: prose, and blocks of Markdown that the rule is tried on.

A block names what it expects and where its text stands, and marks the words to be found::

    ```md finds in factors
    - The engineer ⟦should have checked⟧ the dashboard.
    ```
    > What made the dashboard difficult to find or interpret during the incident?

``finds`` expects the marked words and nothing else, ``passes`` expects nothing. ``in factors``
places the text in that section of ``frame.md``, a postmortem without any finding; ``whole`` takes
it for the entire document. Each line quoted below is part of what the rule says: its message, its
question or the title of its fix. A block that marks nothing quotes one line for each finding
without a place. What follows as ``name=value`` is an option of the rule; ``broken=some-rule``
breaks that rule, ``now=2026-03-09T10:00`` is the clock that it sees, in UTC. ``template=1`` makes
it a document of that version of the template, ``marked-impact=Damage`` one whose heading "Damage"
the template marked as the section ``impact``; ``version=2`` is the version of the policy.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
FRAME = FOLDER / "frame.md"
START, END = "⟦", "⟧"

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})md (?P<verdict>finds|passes) (?:whole|in (?P<section>\w+))"
    r"(?P<options>(?: [\w-]+=\S+)*)\n(?P<text>.*?)^(?P=fence)\n(?P<says>(?:> [^\n]*\n)*)",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    """One block: ``document`` is the whole text that it stands for, marks included."""

    stem: str
    line: int
    finds: bool
    text: str
    document: str
    says: list[str]
    options: dict[str, str]

    @property
    def source(self) -> str:
        """The document as the rule sees it."""
        return self.document.replace(START, "").replace(END, "")

    @property
    def is_marked(self) -> bool:
        """Whether the findings expected have a place."""
        return START in self.text

    @property
    def sentences(self) -> list[str]:
        """The lines of the block that hold words."""
        return [line for line in self.text.splitlines() if re.search(r"\w", line)]


def pages() -> list[Path]:
    """Every fixture, sorted."""
    return sorted(path for path in FOLDER.glob("*.md") if path != FRAME)


def cases() -> list[Case]:
    """Every block of every fixture."""
    return [case for page in pages() for case in cases_of(page)]


def cases_of(page: Path) -> Iterator[Case]:
    """The blocks of one fixture."""
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        section = match["section"]
        yield Case(
            page.stem,
            text.count("\n", 0, match.start()) + 1,
            match["verdict"] == "finds",
            match["text"],
            framed(section, match["text"]) if section else match["text"],
            [line.removeprefix("> ") for line in match["says"].splitlines()],
            dict(option.split("=", 1) for option in match["options"].split()),
        )


def framed(section_id: str, text: str) -> str:
    """The frame with a text as the only content of one of its sections."""
    heading = f"## {DEFAULT.heading(section_id)}\n"
    before, _, rest = FRAME.read_text(encoding="utf-8").partition(heading)
    if not rest:
        message = f"{FRAME.name} has no section {section_id}"
        raise LookupError(message)
    _, border, after = rest.partition("\n## ")
    return f"{before}{heading}\n{text}{border}{after}"


def marked(source: str, spans: list[tuple[int, int]]) -> str:
    """A text with its spans, as start and end offsets, marked as a fixture marks them."""
    at = [(end, 0, END) for _, end in spans] + [(start, 1, START) for start, _ in spans]
    for offset, _, mark in sorted(at, reverse=True):
        source = source[:offset] + mark + source[offset:]
    return source
