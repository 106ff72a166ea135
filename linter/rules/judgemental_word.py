"""The text judges how people acted, "us" included.

## What it flags
What "we", a company or nobody in particular is held to have done wrong ("we forgot", "we failed to
consider", "the registrar neglected to"), adverbs of error about people ("mistakenly ran",
"deleted by mistake", "we accidentally removed"), mistakes and oversights without an owner, and
words that grade conduct ("a bad decision", "poor planning", "careless", "rushed", "be more
careful"). Silent for systems ("the router mistakenly dropped it"), for what people merely did not
do or know ("we did not test this", "we were not aware"), for judgements of things ("the
documentation was poor"), for apologies, and where the text denies it or only talks about it.
Quotations, code and links are left alone. A third person or "I" in the same words is LNG01.

## Why it matters
Such words hold an action against a standard that was known only afterwards: Dekker calls it
normative language, one of the three traps of an analysis. They tell that somebody should have acted
otherwise, and leave out why it looked right.

## Examples
- Flagged: "We forgot to renew the certificate."
- Not flagged: "The certificate expired: its renewal was not on any calendar."

## How to fix
Tell the action without the grade, and what led to it: what the tool showed, asked for or accepted.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.conduct import CONDUCT
from linter.language.faults import FAULT
from linter.language.gradings import GRADING
from linter.language.nouns import BLAMABLE, DEPARTMENT, USER
from linter.language.omissions import OMISSION
from linter.lexicon import Hit, WordRule

_BLAMED = BLAMABLE | {USER, DEPARTMENT}


class JudgementalWord(WordRule):
    code = "LNG03"
    name = "judgemental-word"
    severity = WARNING
    question = "What made it look like the right thing to do at that moment?"
    cues = (OMISSION, FAULT, CONDUCT, GRADING)

    def judge(self, hit: Hit) -> Diagnostic | None:
        doer = hit.reading
        if doer is None or (hit.cue is not CONDUCT and doer.kind in _BLAMED):
            return None
        message = f'"{hit.words}" judges, and does not say what led to it.'
        if hit.cue is OMISSION:
            return self.reframed(hit, message, doer)
        start, end = _place(hit)
        return self.at(hit.postmortem, hit.passage.block, message, start=start, end=end)


def _place(hit: Hit) -> tuple[int, int]:
    """The words; the whole of an action item that only asks for care, as for the other rules."""
    if hit.passage.section == "action_items" and hit.group == "careful":
        for item in hit.postmortem.accepted_items:
            if item.block is hit.passage.block and item.start <= hit.start < item.end:
                return item.start, item.end
    return hit.start, hit.end
