"""All contributing factors are technical.

## What it flags
Once: two or more factors of which every one is marked as technical, or plainly reads like it where
it is not marked.

## Why it matters
Technical factors are the easiest to see and the least worth fixing: the next incident has another
bug. A change of process, ownership or detection prevents a whole class of them.

## Examples
- Flagged: two bullets, "Technical: the pool was full" and "Technical: the client did not wait".
- Not flagged: those, and "Detection: pool saturation had no alert".

## How to fix
Ask of each factor how it got past review and test, who owned it, and what should have shown it.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.factor_wording import TECHNICAL, category_by_wording
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.factors import Factor
    from linter.postmortem import Postmortem


class TechnicalFactorsOnly(Rule):
    code = "CTF05"
    name = "technical-factors-only"
    severity = WARNING
    kinds = (FULL,)
    once = True

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        factors = postmortem.factors
        kinds = {_category(factor) for factor in factors}
        if len(factors) > 1 and kinds == {TECHNICAL}:
            message = f"All {len(factors)} factors are technical."
            yield self.at(postmortem, factors[0].block, message)


def _category(factor: Factor) -> str | None:
    """The category as marked, else as worded; a paragraph may hold factors of several."""
    if factor.category is not None or factor.is_prose:
        return factor.category
    return category_by_wording(factor.text)
