"""A human error is given as the explanation.

## What it flags
"Human error", "operator error", "user error", "fat finger", "a mistake by an engineer". Silent
where the text denies it or only talks about it ("operator error is never a cause", "human error is
always possible"), and in quotations, code and links.

## Why it matters
"Human error" is the first story: it ends the investigation where it could begin. The second story
is what made the action look right, and why nothing caught it.

## Examples
- Flagged: "The outage was caused by human error."
- Not flagged: "We do not accept human error as a cause."

## How to fix
Name the condition: "The tool accepted the production target without asking."

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.mention import is_mention
from linter.language.nouns import is_modifier
from linter.language.patterns import one_of, regex
from linter.lexicon import Hit, WordRule

_GENERIC = regex(
    r"\s*(?:is|are|can|will|may|could|might)\s+(?:\w+\s+)?"
    r"(?:possible|happen|occur|inevitable|normal|expected|always)"
)
_GUARDING = one_of(
    """
    prevent(?:s|ing)?
    reduc(?:e|es|ing)
    avoid(?:s|ing)?
    against
    (?:risk|chance|potential|possibility|likelihood) (?:of|for)
    room for
    (?:prone|susceptible) to
    eliminat(?:e|es|ing)
    minimi[sz](?:e|es|ing)
    catch(?:es)?
    """
)
_GUARD = regex(
    rf"\b{_GUARDING}\s+(?:(?:an?|the|any|more|future|similar)\s+)*$"
    r"|\b(?:can|may|might|could)\s+(?:be|come|stem|happen|result|arise|occur)\b[^.;]{0,300}$"
)
_REPORTED = regex(
    r"\b(?:return|throw|rais|display|show|log|emit|produc|respond|answer|repli)(?:s|es|ed|ing|n)?\s+(?:with\s+)?"
    r"(?:(?:an?|the|this|no)\s+)?$"
)
_ROLES = one_of(
    """
    (?:engineer|developer|operator|admin|administrator|sysadmin|intern|contractor|dba|sre)s?
    (?:employee|technician|team member)s?
    staff
    """
)
# The role ends its phrase: an "error of the operator *pod*" is the pod's.
_PHRASE_END = one_of(
    r"""
    \W*$
    [,.;:!?)—–-]
    (?:who|that|which|on|in|at|from|and|or|when|while|during|with|to|for|after|before|because)\b
    (?:led|took|broke|brought|made|let|was|were|is|had|has|meant|cut|set|put)\b
    \w+(?:ed|ing|ly)\b
    """
)


class HumanErrorLabel(WordRule):
    code = "LNG04"
    name = "human-error-label"
    severity = WARNING
    before = ("LNG01",)
    question = (
        "Which condition let this action have this effect, "
        "and what kept it from being noticed in time?"
    )
    phrases = (
        "human error", "human errors", "human mistake", "human mistakes", "human failure",
        "human oversight", "operator error", "operator errors", "operator mistake", "user error",
        "pilot error", "engineer error", "developer error", "manual error", "personal error",
        "fat finger", "fat fingers", "fat fingered", "fat fingering", "fatfinger", "fatfingered",
        "finger trouble", "human failing", "user mistake", "admin error", "administrator error",
        "staff error", "pebkac", "layer 8 problem",
    )  # fmt: skip
    anchors = ("mistake", "mistakes", "error", "errors", "fault", "oversight")
    pattern = (
        r"(?:mistakes?|errors?|fault|oversight)\s+(?:(?:made|committed)\s+)?"
        r"(?:by|of|on\s+the\s+part\s+of)\s+"
        rf"(?:an?|the|our|one of (?:the|our))\s+(?:[\w-]+\s+){{0,3}}?{_ROLES}(?=\s*{_PHRASE_END})"
    )

    def judge(self, hit: Hit) -> Diagnostic | None:
        if _is_talked_about(hit) or _is_technical(hit):
            return None
        return self.at_hit(hit, f'"{hit.words}" labels a person where a condition explains more.')


def _is_talked_about(hit: Hit) -> bool:
    """Whether the words are denied, asked about, guarded against or said of people in general."""
    return (
        hit.after.endswith("?")
        or is_mention(hit.before, hit.after)
        or _GENERIC.match(hit.after) is not None
        or _GUARD.search(hit.before) is not None
    )


def _is_technical(hit: Hit) -> bool:
    """Whether it is an error of software: "user error messages", "returned a user error"."""
    if is_modifier(hit.after) or hit.after.startswith(" out"):
        return True
    is_kind_of_error = hit.words.lower().startswith(("user", "operator", "developer"))
    return is_kind_of_error and _REPORTED.search(hit.before) is not None
