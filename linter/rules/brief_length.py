"""The brief is longer or shorter than its five lines.

## What it flags
An incident brief of more than five lines, or of fewer than three, which cannot say what happened,
the impact, how long, what contributed and what stops it next time. Bullets are lines, and so are
the sentences of a paragraph; the header, the action item, and a label that still waits for its
words ("Impact:") are not counted.

## Why it matters
A SEV3 gets five lines within a day instead of a full postmortem, so that it gets written at all.
What needs more is worth a postmortem.

## Examples
- Flagged: nine bullets under "Incident brief".
- Not flagged: five bullets, one for each question.

## How to fix
Keep what a reader needs to recognise the incident when it comes back, or write a full postmortem.

## Options
`min` and `max`: lines, 3 and 5 by default.
"""

from __future__ import annotations

from linter.anatomy.prompts import is_prompt
from linter.diagnostic import WARNING, Diagnostic
from linter.document import CODE, ITEM, QUOTE
from linter.policy import BRIEF
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from linter.anatomy.sections import Section
    from linter.document import Block
    from linter.postmortem import Postmortem


class BriefLength(Rule):
    code = "BRF01"
    name = "brief-length"
    severity = WARNING
    kinds = (BRIEF,)
    options: Mapping[str, int] = {"min": 3, "max": 5}

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        low, high = self.option(postmortem, "min"), self.option(postmortem, "max")
        for section in postmortem.sections_with("brief")[:1]:
            lines = sum(_lines(postmortem, block) for block in section.content)
            if section.first is None or low <= lines <= high:
                continue
            noun = "line" if lines == 1 else "lines"
            message = f"The brief has {lines} {noun} instead of {low} to {high}."
            if not lines:
                if not _waits(postmortem, section):
                    continue
                message = "None of the brief's lines is filled in."
            yield self.at(postmortem, section.first, message)


def _waits(postmortem: Postmortem, section: Section) -> bool:
    """Whether a section holds lines that wait, and no prompt any more, which says so itself."""
    texts = [block.text for block in section.content]
    return any(map(_is_label, texts)) and not any(
        is_prompt(text, postmortem.policy) for text in texts
    )


def _is_label(text: str) -> bool:
    return text.rstrip().endswith(":")


def _lines(postmortem: Postmortem, block: Block) -> int:
    """A bullet or a row's cell is one line, a paragraph as many as it has sentences."""
    if block.kind in {CODE, QUOTE} or _is_label(block.text):
        return 0
    if is_prompt(block.text, postmortem.policy):
        return 0
    if block.cell is not None:
        return int(block.cell[2] == 0 and not postmortem.is_header_cell(block))
    return 1 if block.kind == ITEM else len(postmortem.text(block).sentences)
