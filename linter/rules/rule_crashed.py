"""A rule crashed on this document.

## What it flags
A bug in one of our rules. The other rules ran; what the crashed one would have found is not known.

## Why it matters
A check that silently leaves something out is worse than one that says so.

## Examples
- Flagged: any rule that raises an exception.
- Not flagged: a document that merely surprises a rule.

## How to fix
Nothing in the document is wrong. Report it with the document's shape, if you can share it.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING
from linter.rule import Rule


class RuleCrashed(Rule):
    code = "RUN01"
    name = "rule-crashed"
    severity = WARNING
