"""A person is blamed: for an omission, a fault, or for what they should have done.

## What it flags
A person, a role, a team other than "we", or "I", as the one who omitted something ("failed to",
"forgot", "neglected", "ignored", "did not check", "nobody checked"), did it badly ("botched",
"screwed up", "cut corners"), should or could have done otherwise, was at fault, or owns the fault
("the operator's mistake", "due to Ana's failure to", "an oversight by the DBA"). The grammatical
subject decides, through asides, relative clauses and lists of verbs, or the agent of a passive.
Silent for systems ("the pod failed to start"), for "we" and companies (LNG03), for what a person
merely did or knew ("an engineer ran the command in production"), for what they were kept from
("failed to log in", "was never paged"), and where the text denies it. Quotations, code and links
are left alone.

## Why it matters
Wording that makes a person the agent raises blame and punishment even where people watched the
event themselves (Fausey and Boroditsky 2010). Whoever may recognise themselves in the text tells
less the next time.

## Examples
- Flagged: "The on-call engineer failed to page the database team."
- Not flagged: "The pod failed to start."

## How to fix
Make the system or the role's situation the subject: what the page said, what the runbook asked for,
how many alerts there were. Where the grammar is plain, the rule words both from the sentence's own
words; "had no cue to" claims more than the sentence did, so it is shown and never put in.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.conditions import CONDITION
from linter.language.conduct import CONDUCT, OF_PEOPLE, is_cause
from linter.language.counterfactual import COUNTERFACTUAL
from linter.language.faults import FAULT
from linter.language.gradings import GRADING
from linter.language.nouns import BLAMABLE, DEPARTMENT, I_MYSELF, PERSON, USER
from linter.language.omissions import NEITHERS, NOBODYS, OMISSION
from linter.language.patterns import regex
from linter.lexicon import Hit, WordRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.subject import Doer

_BLAMED = BLAMABLE | {USER, DEPARTMENT}

_SCORNED = regex(r"\shad\s+(?:bothered|done\s+(?:his|her|their)\s+job|paid\s+attention)\b")

# Who "should have been on call" was not to blame for that.
_ROSTERED = regex(r"\s(?:on[\s-](?:call|duty|shift|holiday)|there)\b")


# The dearest of the rules, about a sixth of a run: it tries eight cues, and finds a grammatical
# subject wherever one of them stands, in texts whose words and sentences nobody else has asked for.
class PersonBlamed(WordRule):
    code = "LNG01"
    name = "person-blamed"
    severity = WARNING
    question = (
        "What would have led anyone in that seat to the same action: "
        "which signal, step or guardrail was missing?"
    )
    cues = (OMISSION, NOBODYS, NEITHERS, FAULT, CONDUCT, GRADING, COUNTERFACTUAL, CONDITION)

    def judge(self, hit: Hit) -> Diagnostic | None:
        if hit.cue is COUNTERFACTUAL or hit.cue is CONDITION:
            return self._counterfactual(hit)
        if hit.reading is None or hit.reading.kind not in _BLAMED:
            return None
        if hit.cue is CONDUCT and not _is_laid_on_somebody(hit, hit.reading):
            return None
        if hit.cue in (FAULT, CONDUCT, GRADING):
            return self.at_hit(hit, f'"{hit.words}" is laid at a person\'s door.')
        return self.reframed(hit, f'"{hit.words}" makes a person the cause.', hit.reading)

    def _counterfactual(self, hit: Hit) -> Diagnostic | None:
        is_duty = hit.cue is COUNTERFACTUAL and hit.low.startswith(("should", "could", "ought"))
        kind = hit.reading.kind if hit.reading is not None else None
        if hit.cue is CONDITION and hit.low.endswith(" known"):
            return None
        if hit.low.endswith(" been") and _ROSTERED.match(hit.after) is not None:
            is_duty = False
        if kind == PERSON and _SCORNED.search(f"{hit.low}{hit.after}"):
            is_duty = True
        if kind != I_MYSELF and not (kind == PERSON and is_duty):
            return None
        message = f'"{hit.words}" holds a person to what was known only afterwards.'
        return self.reframed(hit, message, hit.reading)


def _is_laid_on_somebody(hit: Hit, doer: Doer) -> bool:
    """Whether a word of judgement makes a person the cause, rather than only judge (LNG03)."""
    if hit.group == "judged" or (hit.group == "erring" and hit.low in OF_PEOPLE):
        return doer.kind in BLAMABLE
    return is_cause(hit)
