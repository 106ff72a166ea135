"""What went well says nothing, or only praise.

## What it flags
An entry of What went well that is "nothing", "n/a" or the like, or praise without a practice in it
("great teamwork", "everyone responded quickly").

## Why it matters
This section names what is worth repeating. Filler hides it, and "nothing" is hardly ever true of an
incident that ended.

## Examples
- Flagged: "Great teamwork."
- Not flagged: "The canary stopped the roll-out at 5 % of the traffic."

## How to fix
Name the alert, the tool, the runbook or the decision that shortened the incident.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.document import CODE, QUOTE
from linter.language.patterns import one_of, regex
from linter.language.text import words
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem

_NOTHING = regex(
    r"\W*+(?:"
    + one_of(
        r"""
        nothing(?:,? (?:much|really|in particular|went|well|right|special|to note|at all))*
        none(?:,? really)?
        no
        n\s*/\s*a
        not (?:applicable|(?:really|much|a lot)(?:,? (?:really|honestly|sadly|to be honest))*)
        nil
        unknown
        everything
        all good
        ok
        fine
        """
    )
    + r")?(?:,?\s+(?:this\s+time|here|today|(?:un)?fortunately))?\W*+$"
)
_ADJECTIVE = one_of(
    """
    great
    good
    excellent
    awesome
    fantastic
    amazing
    nice
    super
    solid
    strong
    effective
    outstanding
    quick
    fast
    rapid
    prompt
    swift
    smooth
    """
)
_PRAISED = one_of(
    r"""
    team\W?work
    (?:team )?effort
    team
    work
    job
    collaboration
    communication
    coordination
    cooperation
    (?:incident )?response
    reaction
    resolution
    recovery
    people
    attitude
    """
)
_PEOPLE = one_of(
    """
    (?:the |our )?(?:(?:whole|entire) )?teams?
    everyone(?: involved)?
    everybody(?: involved)?
    all(?: involved)?
    we
    people
    (?:the )?responders
    (?:the )?engineers
    """
)
_DID = one_of(
    """
    worked
    responded
    reacted
    collaborated
    communicated
    came
    did
    pulled
    acted
    helped
    jumped
    was
    were
    (?:fixed|solved|resolved|handled) (?:it|this|the (?:issue|incident|problem|outage))
    """
)
_DEGREE = one_of(
    """
    well
    hard
    great
    good
    quickly
    fast
    promptly
    together
    a (?:great|good|fantastic) job
    helpful
    amazing
    awesome
    in
    out
    as a team
    under pressure
    (?:his|her|their|our) best
    """
)
_OUTCOME = (
    r"(?:it|this|the\s+(?:issue|incident|problem|outage))\s+(?:was|got)\s+(?:\w+ly\s+)?"
    r"(?:resolved|fixed|solved|mitigated|handled)"
)
_THANKS = r"(?:(?:big|many|huge)\s+)?(?:kudos|thanks|thank\s+you|props|shout-?out|well\s+done)"
_AIM = (
    r"(?:\s+(?:to|and)\s+(?:help|respond|react|resolve|fix|solve)"
    r"(?:\s+(?:it|this|the\s+(?:issue|incident|problem|outage)))?)?"
)
_PRAISE = regex(
    r"\W*(?:(?:really|very|overall|in general)[ ,]+)?(?:"
    rf"{_ADJECTIVE}(?:(?:,|\s+and)\s+{_ADJECTIVE})*\s+{_PRAISED}(?:\s+(?:by|from|of|among|between|across|within|in)\s+(?:all\s+)?{_PEOPLE})?"
    rf"|{_PEOPLE}\s+(?:all\s+|really\s+)*{_DID}(?:\s+(?:(?:very|really|so|super)\s+)?{_DEGREE})+{_AIM}"
    rf"|(?:the\s+)?{_PRAISED}(?:\s+(?:was|were))?(?:\s+(?:very|really))?(?:\s+{_ADJECTIVE})?"
    rf"|{_OUTCOME}(?:\s+(?:(?:very|really|so|super)\s+)?{_DEGREE})?"
    rf"|{_THANKS}(?:\s+(?:goes|go))?"
    rf"(?:\s*$|[.!]|\s+(?:(?:to|for)\s+)?(?:the\s+)?(?:\w+\s+)?{_PEOPLE}\b.{{0,60}})"
    r")[\s.!]*$"
)
_MAX_FILLER_WORDS = 14


class NothingWentWell(Rule):
    code = "WEL01"
    name = "nothing-went-well"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.sections_with("went_well"):
            for block in section.content:
                if block.kind in {CODE, QUOTE} or postmortem.is_header_cell(block):
                    continue
                low = block.text.lower().replace("’", "'")
                if _NOTHING.match(low):
                    yield self.at(postmortem, block, "The section names nothing that went well.")
                elif words(low) <= _MAX_FILLER_WORDS and _PRAISE.match(low):
                    yield self.at(
                        postmortem,
                        block,
                        "This is praise, but names nothing that could be repeated.",
                    )
