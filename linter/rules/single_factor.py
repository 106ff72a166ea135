"""Only one contributing factor is named.

## What it flags
Contributing factors that are a single bullet or row, or one sentence or two that add no other.

## Why it matters
No incident has one cause: what failed had been let through, was not seen, or took long to end. The
factors that are missing are mostly those of process, organization and detection, which are worth
more than the technical one.

## Examples
- Flagged: "Technical: the connection pool did not handle the change of DNS."
- Not flagged: that, and "Detection: the disk alert had been silenced".

## How to fix
Ask what let it through, why nobody saw it sooner, and what made it last.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.factors import Factor
    from linter.postmortem import Postmortem


_ADDS = regex(
    r"\b(?:also|additionally|in addition|furthermore|moreover|second(?:ly)?|another|combin\w+"
    r"|together|besides|as well as|both|contributed|several|multiple|two|three|four|meanwhile)\b"
)
_UNKNOWN = regex(
    r"\b(?:unknown|unclear|not\s+(?:yet\s+)?(?:known|clear|understood)|under\s+investigation|tb[dc])\b"
)
_MOST_SENTENCES = 2


class SingleFactor(Rule):
    code = "CTF03"
    name = "single-factor"
    severity = WARNING
    kinds = (FULL,)
    once = True
    question = "What let it through, and why did nobody see it sooner?"

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        factors = postmortem.factors
        if len(factors) == 1 and _is_one(postmortem, factors[0]):
            yield self.at(postmortem, factors[0].block, "This is the only contributing factor.")


def _is_one(postmortem: Postmortem, factor: Factor) -> bool:
    """Whether a lone factor is one: a paragraph may hold several, or say that none is known."""
    if _UNKNOWN.search(factor.text.lower()):
        return False
    if not factor.is_prose:
        return True
    text = postmortem.text(factor.block)
    return len(text.sentences) <= _MOST_SENTENCES and _ADDS.search(text.low) is None
