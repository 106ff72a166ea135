"""A dismissal gives no reason.

## What it flags
A `dismiss:` in a comment thread or a hidden comment with nothing behind it. Such a dismissal covers
warnings and suggestions, but never an error.

## Why it matters
The reviewer has to know whether the rule was wrong or the author in a hurry; rules that annoy are
tuned by these reasons.

## Examples
- Flagged: `<!-- dismiss: LNG02 -->`.
- Not flagged: `<!-- dismiss: LNG02 quoted from the customer -->`.

## How to fix
Add a few words: why the finding does not hold here.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING
from linter.rule import Rule


class DismissalWithoutReason(Rule):
    code = "DSM02"
    name = "dismissal-without-reason"
    severity = WARNING
