"""A person is blamed: for an omission, a fault, or for what they should have done.

## What it flags
A person, a role, a team other than "we", or "I", as the grammatical subject of an omission ("failed
to", "forgot", "neglected", "ignored", "did not check", "nobody checked"), of "should have" and
"could have", of a fault ("was at fault", "was to blame"), or as its owner ("the operator's
mistake", "due to Ana's failure to"). Silent for systems ("the pod failed to start"), for "we", for
what a person merely did or knew ("an engineer ran the command in production"), for what they were
kept from ("failed to log in", "was never paged"), and where the text denies it. Quotations, code
and links are left alone.

## Why it matters
Wording that makes a person the agent raises blame and punishment even where people watched the
event themselves (Fausey and Boroditsky 2010). Whoever may recognise themselves in the text tells
less the next time.

## Examples
- Flagged: "The on-call engineer failed to page the database team."
- Not flagged: "The pod failed to start."

## How to fix
Make the system or the role's situation the subject: what the page said, what the runbook asked for,
how many alerts there were.

## Options
None.
"""

from __future__ import annotations

import re

from linter.diagnostic import WARNING, Diagnostic
from linter.language.counterfactual import ANCHORS as COUNTERFACTUAL_ANCHORS
from linter.language.counterfactual import PATTERN as COUNTERFACTUAL
from linter.language.counterfactual import who_should_have
from linter.language.mention import is_mention, is_reported
from linter.language.nouns import BLAMABLE, I_MYSELF, PERSON, is_modifier, owner_kind
from linter.language.patterns import one_of
from linter.language.reframing import reframed
from linter.language.subject import subject_kind
from linter.lexicon import Hit, WordRule

_DUTY = one_of(
    r"""
    (?:double-)?check(?:ed)?
    (?:test|review|consult|document|monitor|request|follow|look|wait|ask|bother)(?:ed)?
    (?:update|validate|coordinate|anticipate|escalate|communicate|announce)d?
    (?:verif|notif)(?:y|ied)
    (?:confirm|inform)(?:ed)?
    read
    (?:think|thought|tell|told)
    (?:use|used|run|ran) the
    reali[sz]ed? the
    pa(?:y|id) attention
    """
)
_NEVER = one_of(
    """
    did(?:n't| not)
    does(?:n't| not)
    had(?:n't| not)
    never
    """
)
_OMISSION = one_of(
    rf"""
    fail(?:ed|s|ing)? (?:to|in) [\w-]+
    forgot(?:ten)?(?: (?:to [\w-]+|about))?
    forget(?:s|ting)? to [\w-]+
    neglect(?:ed|s|ing)?(?: to [\w-]+)?
    (?:overlook|ignor|disregard)(?:ed|ing)
    omitted to [\w-]+
    missed
    {_NEVER} (?:(?:even|properly|fully|correctly) )?(?:bother(?:ed)? to [\w-]+|{_DUTY})\b
    (?:was|were|is|are) (?:at fault|to blame|careless|negligent|sloppy|lazy|reckless|incompetent)
    (?:was|were|is|are) responsible for (?:the|this) (?:outage|incident|failure|error|bug|problem)
    (?:screwed|messed) up
    dropped the ball
    botched
    """
)
_NOBODY = (
    r"(?:nobody|no[\s-]one)(?:\s+(?:on|in|from|at)\s+(?:the\s+|our\s+)?[\w-]+(?:\s+team)?)?\s+"
    r"(?:(?:had|has|ever|even|actually|properly)\s+)*"
    + one_of(
        r"""
        (?:(?:double-)?check|test|review|document|question|follow|look|ask|bother)ed\b
        (?:validated|verified|read(?! from))\b
        """
    )
)
_OWNED = one_of(
    r"""
    (?:mistake|error|oversight)s?\b
    (?:fault|negligence|carelessness|incompetence|inattention|misunderstanding)\b
    (?:stupidity|laziness|recklessness|sloppiness)\b
    failure(?: to [\w-]+)?\b
    """
)
# To fail at these is to be kept from them.
_ATTEMPTS = frozenset(
    """
    access authenticate connect contact download find get join load locate log login open reach
    reproduce sign ssh
    """.split()
)
_PASSIVE = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))
_SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|in case|so that|unless|may|might|could|can|will|would|should)"
    r"\s+(?:\w+\s+){0,5}$"
)
_LEARNING = re.compile(r"\blearn(?:s|ed|t|ing)?\s+(?:\w+\s+){0,2}from\b[^.;]*$")
_NOT_MEANT = re.compile(
    r"\s+(?:nothing|none|no)\b|[^.;]{0,30}\b(?:on purpose|deliberately|intentionally)\b"
)
_UNTIL = re.compile(r"[^.;]*\buntil\b")
_SUPERVISION = re.compile(r"\b(?:under|with|without|lack of)\s+(?:[\w'-]+\s+){1,4}$")
_MODIFIERS = frozenset("own honest simple serious stupid big terrible small".split())


class PersonBlamed(WordRule):
    code = "LNG01"
    name = "person-blamed"
    severity = WARNING
    question = (
        "What would have led anyone in that seat to the same action: "
        "which signal, step or guardrail was missing?"
    )
    anchors = (
        *"""
        failed fails fail failing forgot forgotten forgets forget forgetting neglected neglects
        neglect neglecting overlooked overlooking ignored ignoring disregarded disregarding omitted
        missed did didn't does doesn't hadn't never was were is are screwed messed dropped botched
        nobody no mistake mistakes error errors fault oversight oversights negligence carelessness
        incompetence failure inattention misunderstanding stupidity laziness recklessness
        sloppiness
        """.split(),
        *COUNTERFACTUAL_ANCHORS,
    )
    pattern = (
        rf"(?:(?P<omission>{_OMISSION})|(?P<nobody>{_NOBODY})|(?P<owned>{_OWNED})|{COUNTERFACTUAL})"
    )

    def judge(self, hit: Hit) -> Diagnostic | None:
        match hit.match.lastgroup if hit.match is not None else None:
            case "nobody":
                return None if _is_unclaimed(hit) else self._omission(hit)
            case "omission":
                return None if _is_excused(hit) else self._omission(hit)
            case "owned":
                return self._owned(hit)
            case None:
                return None
        return self._counterfactual(hit)

    def _omission(self, hit: Hit) -> Diagnostic:
        found = self.at_hit(hit, f'"{hit.words}" makes a person the cause.')
        found.question = reframed(hit.text.raw, hit.end, hit.words) or self.question
        return found

    def _owned(self, hit: Hit) -> Diagnostic | None:
        """A fault with its owner: "the engineer's mistake", "my fault", "his oversight"."""
        if hit.word == 0 or is_mention(hit.before, hit.after) or is_modifier(hit.after):
            return None
        if _LEARNING.search(hit.before) or not _is_laid_on_a_person(hit):
            return None
        return self.at_hit(hit, f'"{hit.words}" is laid at a person\'s door.')

    def _counterfactual(self, hit: Hit) -> Diagnostic | None:
        if hit.match is None or is_reported(hit.before):
            return None
        kind = who_should_have(hit.text, hit.match, hit.postmortem.people)
        is_duty = (hit.match.group("modal") or "") in {"should", "could", "ought"}
        if kind != I_MYSELF and not (kind == PERSON and is_duty):
            return None
        return self.at_hit(hit, f'"{hit.words}" holds a person to what was known only afterwards.')


def _is_unclaimed(hit: Hit) -> bool:
    """Whether the words only plan, ask, warn or deny."""
    return _SUPPOSED.search(hit.before) is not None or is_reported(hit.before)


def _is_excused(hit: Hit) -> bool:
    """Whether the subject is nobody to blame, or what it did no omission."""
    kind = subject_kind(hit.text, hit.word, hit.postmortem.people)
    if kind not in BLAMABLE or _is_unclaimed(hit):
        return True
    low = hit.words.lower()
    if hit.text.words[hit.word - 1] in _PASSIVE or _NOT_MEANT.match(hit.after):
        return True
    if kind == I_MYSELF and low.startswith(("did", "do")):
        return not re.search(r"bother|even|think|anticipate|check", low)
    return _is_no_omission(low, hit.after)


def _is_no_omission(low: str, after: str) -> bool:
    """Whether the verb tells of an attempt, a habit, an office or a delay."""
    words = low.split()
    match words[0]:
        case "fail":
            return True
        case "failed" | "fails" | "failing":
            return words[-1] in _ATTEMPTS
        case "was" | "were" | "is" | "are":
            return is_modifier(after) or is_mention("", after)
        case "did" | "didn't" | "does" | "doesn't":
            return _UNTIL.match(after) is not None
    return False


def _is_laid_on_a_person(hit: Hit) -> bool:
    words = hit.text.words
    at = hit.word - 1
    while at > 0 and words[at] in _MODIFIERS:
        at -= 1
    if words[at] == "user":
        return words[hit.word] == "misunderstanding"
    if words[hit.word] == "oversight" and _SUPERVISION.search(hit.before):
        return False
    return owner_kind(hit.text, at, hit.postmortem.people) in BLAMABLE
