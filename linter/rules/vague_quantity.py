"""A vague quantity stands where a number belongs.

## What it flags
"Some users", "many requests", "several customers", "a number of shops", "a significant portion of
traffic" in the Impact section. Silent when the sentence has a number beside it.

## Why it matters
Readers fill in their own number, and each a different one.

## Examples
- Flagged: "Some users experienced errors."
- Not flagged: "Some users, about 3,100, experienced errors."

## How to fix
Say how many, or which share; "at least 40" is better than "many".

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.measures import has_number
from linter.language.patterns import one_of
from linter.lexicon import Hit, WordRule
from linter.policy import FULL

_NOUNS = one_of(
    """
    (?:user|customer|client|visitor|merchant|shop|store|tenant|account|organi[sz]ation|site|page)s?
    (?:request|call|job|build|order|payment|transaction|message|e-?mail|event|error|failure)s?
    (?:session|connection|service|host|node|pod|server|cluster|region|record|row|file|device)s?
    (?:instance|deployment|team|project|login|checkout|upload|download|case|endpoint|workload)s?
    (?:application|app|subscriber)s?
    people
    companies
    queries
    searches
    traffic
    data
    sales
    revenue
    """
)
_SIZE = "(?:(?:small|large|great|significant|certain|limited) )"
_AMOUNT = one_of(
    rf"""
    some
    many
    several
    various
    numerous
    (?:a )?few
    most
    certain
    countless
    multiple
    lots
    plenty
    hundreds
    thousands
    dozens
    millions
    a {_SIZE}?(?:number|amount|portion|share|fraction|percentage|subset|handful|majority)
    a {_SIZE}?(?:minority|lot|couple|bunch|range)
    """
)
_BEHIND_A = tuple(
    """
    amount bunch certain couple few fraction great handful large limited lot majority minority
    number percentage portion range share significant small subset
    """.split()
)


class VagueQuantity(WordRule):
    code = "IMP02"
    name = "vague-quantity"
    severity = WARNING
    kinds = (FULL,)
    sections = frozenset(("impact",))
    anchors = (
        *(f"a {word}" for word in _BEHIND_A),
        *"""
        some many several various numerous few most certain countless multiple lots plenty
        hundreds thousands dozens millions
        """.split(),
    )
    pattern = (
        rf"{_AMOUNT}\s+(?:of\s+)?(?:(?:our|the|its|their|these)\s+)?(?:[\w-]+\s+){{0,2}}?{_NOUNS}\b"
    )

    def judge(self, hit: Hit) -> Diagnostic | None:
        if has_number(hit.sentence):
            return None
        return self.at_hit(hit, f'"{hit.words}" is no number.')
