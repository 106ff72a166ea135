"""A contributing factor names no category.

## What it flags
A row or bullet of the contributing factors without one of the policy's categories: in its own
column or chip, as a label in front ("Process: …"), in brackets at the end, or as the heading above
it. Where the section is prose, its first paragraph stands for all.

## Why it matters
Technical factors are the easiest to see. Asking for the category shows when process, organization
and detection were never looked at.

## Examples
- Flagged: "The runbook named a tool that no longer exists."
- Not flagged: "Process: the runbook named a tool that no longer exists."

## How to fix
Choose technical, process, organizational or detection.

## Options
The policy names the categories.
"""

from __future__ import annotations

import re

from linter.diagnostic import WARNING, Diagnostic, Edit, Fix
from linter.language.factor_wording import category_by_wording
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.factors import Factor
    from linter.postmortem import Postmortem

# Nothing is known yet that could have a category.
_UNKNOWN = regex(
    r"\b(?:cause|reason|source|origin|trigger)\b[^.;]{0,80}\b(?:is|are|remains?)\s+"
    r"(?:(?:still|as\s+yet|currently|yet)\s+)?(?:unknown|unclear|not\s+(?:yet\s+)?(?:known|clear)"
    r"|under\s+investigation|being\s+investigated|to\s+be\s+(?:determined|found))\b",
    re.IGNORECASE,
)


# Who was spared, and what followed: both stand among factors and are none.
_SPARED = regex(
    r"\b(?:correctly|properly|rightly)\s+(?:reject|refus|ignor|handl|process|block)(?:ed|ing)\b"
    r"|\b(?:was|were|is|are)\s+(?:unaffected|not\s+affected|not\s+impacted|spared)\b",
    re.IGNORECASE,
)
_FOLLOWED = regex(
    r"\W*(?:this|that|which|these)\s+(?:then\s+|in\s+turn\s+)?(?:meant|caused|resulted|led|left|made)\b"
    r"|\W*(?:as\s+a\s+(?:result|consequence)|consequently|because\s+of\s+(?:this|that))\b",
    re.IGNORECASE,
)


class UncategorisedFactor(Rule):
    code = "CTF04"
    name = "uncategorised-factor"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        *most, last = postmortem.policy.categories
        choice = f"{', '.join(most)} or {last}"
        told_of_prose = False
        for factor in postmortem.factors:
            if factor.category is not None or (factor.is_prose and told_of_prose):
                continue
            told_of_prose = told_of_prose or factor.is_prose
            if _UNKNOWN.search(factor.text) or _is_none(factor):
                continue
            yield self.at(
                postmortem,
                factor.block,
                f"This factor is not marked as {choice}.",
                fixes=_fixes(postmortem, factor),
            )


def _is_none(factor: Factor) -> bool:
    """Whether it tells who was spared, or in prose what followed, and no factor."""
    followed = factor.is_prose and _FOLLOWED.match(factor.text) is not None
    return followed or _SPARED.search(factor.text) is not None


def _fixes(postmortem: Postmortem, factor: Factor) -> list[Fix]:
    """The category that a bullet's own words point to, written in front of it."""
    category = category_by_wording(factor.text)
    is_bullet = factor.block.cell is None and not factor.is_prose
    if category is None or category not in postmortem.policy.categories or not is_bullet:
        return []
    edit = Edit(factor.block.span(0, 0), f"{category.capitalize()}: ")
    return [Fix(f"Mark it as {category}", [edit])]
