"""What opens a document and does the work of a summary: its first paragraphs, an introduction."""

from __future__ import annotations

from linter.anatomy.header import is_field
from linter.anatomy.sections import normalise
from linter.document import PARAGRAPH
from linter.language.patterns import regex
from linter.language.text import lower, split_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.anatomy.sections import Section

_STAND_INS = frozenset(("introduction", "intro", "description", "incident description"))
_FEWEST_WORDS = 8
# Somebody tells what happened; a field of the header and "This page describes …" do not.
_TOLD = regex(
    r"\b(?:was|were|had|did|could\snot|couldn't|began|broke|became|went|fell|lost|took|saw|stopped|failed"
    r"|experienced|suffered|faced|caused|affected|impacted|discovered|noticed|received|reported"
    r"|resulted|led|returned|started)\b"
)


def opening(sections: Sequence[Section]) -> str:
    """The paragraphs before the first section of the practice and before a second heading."""
    found = []
    headings = 0
    for section in sections:
        headings += section.heading is not None
        if section.id is not None or headings > 1:
            break
        found += [one.text for one in section.blocks if one.kind == PARAGRAPH and not one.cell]
    return "\n".join(found)


def opens_with_summary(sections: Sequence[Section]) -> bool:
    """Tell whether a document without a summary says at its top, or in an introduction, the same.

    The opening paragraphs do where one of their sentences, of some length, is in the past tense;
    "Impact started: 15:02" is none.
    """
    if any(
        section.id is None
        and section.heading is not None
        and normalise(section.heading.text) in _STAND_INS
        for section in sections
    ):
        return True
    text = "\n".join(line for line in opening(sections).split("\n") if not is_field(line))
    return any(
        len(text[start:end].split()) >= _FEWEST_WORDS and _TOLD.search(lower(text[start:end]))
        for start, end in split_sentences(text)
    )
