"""What opens a document and does the work of a summary: its first paragraphs, an introduction."""

from __future__ import annotations

import re
from itertools import takewhile

from linter.anatomy.header import is_field
from linter.anatomy.sections import id_named, normalise
from linter.document import ITEM, PARAGRAPH
from linter.language.patterns import regex
from linter.language.text import lower, split_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.sections import Section
    from linter.policy import Policy

_STAND_INS = frozenset(("introduction", "intro", "description", "incident description"))
_FEWEST_WORDS = 8
_LONGEST_NOTICE = 200
# "- **Impact**: users saw an error"; a date or a level behind a label is a field of the header.
_LABELLED = regex(r"\W{0,5}(?P<label>[A-Za-z][A-Za-z ]{2,30}):\s+(?=(?:\S+\s+){3}\S)")
# "We published a [postmortem]", "the full incident report is [here]"; not "the [postmortem guide]".
_ELSEWHERE = regex(
    r"\b(?<!not )(?:published|posted|wrote|full|complete)\s"
    r"(?:(?:a|an|the|our|full|complete|public)\s){0,2}"
    r"(?:post-?\s?mortem|incident\sreport)\b"
    r"(?!\s(?:guide|template|process|policy|checklist|handbook|form|format|practice|meeting|review))",
    re.IGNORECASE,
)
_LEADS_TO = regex(
    r"\W*(?:(?:is|was|has|can|be|been|also|found|read|available|published|online|at|on|our|the)\W+){0,6}",
    re.IGNORECASE,
)
_NEAR = 80
_OF_THE_PAGE = regex(r"\W*this\s(?:page|document|template|post-?\s?mortem)\b", re.IGNORECASE)
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
    if any(_stands_in(section) for section in _ahead(sections)):
        return True
    text = "\n".join(line for line in opening(sections).split("\n") if not is_field(line))
    sentences = (text[start:end] for start, end in split_sentences(text))
    return any(
        len(one.split()) >= _FEWEST_WORDS
        and _TOLD.search(lower(one))
        and not _OF_THE_PAGE.match(one)
        for one in sentences
    )


def _ahead(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections ahead of the first that the policy knows."""
    return takewhile(lambda section: section.id is None, sections)


def _stands_in(section: Section) -> bool:
    """Whether it is an introduction that tells of more than the page it stands on."""
    if section.heading is None or normalise(section.heading.text) not in _STAND_INS:
        return False
    return any(
        not _OF_THE_PAGE.match(block.text[start:end])
        for block in section.content
        for start, end in split_sentences(block.text)
    )


def labelled_in_lists(sections: Sequence[Section], policy: Policy) -> set[str]:
    """The ids of sections that items ahead of all sections stand for: "- **Impact**: …"."""
    labels = (
        _LABELLED.match(block.text)
        for section in _ahead(sections)
        for block in section.blocks
        if block.kind == ITEM
    )
    found = {id_named(match["label"], policy) for match in labels if match is not None}
    return {section_id for section_id in found if section_id is not None}


def is_notice(sections: Sequence[Section]) -> bool:
    """Tell whether a short text under one heading at most links the postmortem elsewhere."""
    headed = [section for section in sections if section.heading is not None]
    blocks = [block for section in sections for block in section.blocks]
    if len(headed) > 1 or sum(len(block.text.split()) for block in blocks) > _LONGEST_NOTICE:
        return False
    return any(
        _is_elsewhere(block.text, mark.start, mark.end)
        for block in blocks
        for mark in block.marks
        if mark.kind == "link"
    )


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether a link is the report itself: by its own words, or by those that lead to it."""
    match = _ELSEWHERE.search(text, max(0, start - _NEAR), end)
    if match is None:
        return False
    return match.end() > start or _LEADS_TO.fullmatch(text, match.end(), start) is not None
