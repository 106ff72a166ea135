"""A dismissal covers nothing any more.

## What it flags
A dismissal in a comment thread or a hidden comment that no finding answers to: the words changed,
the rule is mistyped, or the finding is gone.

## Why it matters
Dead dismissals hide the next real finding in the same place.

## Examples
- Flagged: `<!-- dismiss: LNG02 customer quote -->` above a paragraph that has no such finding.
- Not flagged: the same above the sentence it was written for.

## How to fix
Delete it.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION
from linter.rule import Rule


class UnusedDismissal(Rule):
    code = "DSM01"
    name = "unused-dismissal"
    severity = SUGGESTION
