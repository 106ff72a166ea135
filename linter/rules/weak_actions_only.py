"""All action items ask people to do better.

## What it flags
Once: action items of which every one trains, reminds, documents, asks for care or for another
approval, or is too vague to be anything else. One that removes, blocks, automates, tests, alerts or
adds redundancy is enough. Silent where all are vague, which `vague-action` says of each.

## Why it matters
The action hierarchy of RCA² (VA and National Patient Safety Foundation, 2015) asks for at least one
stronger or intermediate action in each review: what changes the system keeps working when nobody
thinks of it, training and rules do not.

## Examples
- Flagged: "Document the order of the failover in the wiki."
- Not flagged: "Reject pool settings without a timeout in the release check."

## How to fix
For one of them, ask what would make the right action the easy one, and the wrong one impossible.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.endlessness import is_endless
from linter.language.remedies import WEAKER, strength
from linter.language.vagueness import is_exhortation, is_vague
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.language.actions import Action
    from linter.postmortem import Postmortem


class WeakActionsOnly(Rule):
    code = "ACT08"
    name = "weak-actions-only"
    severity = SUGGESTION
    once = True
    question = "What would make the right action the easy one?"

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        items = postmortem.accepted_items
        if not all(_is_weak(item.action) for item in items):
            return
        if all(_is_empty(item.action) for item in items):  # Other rules say so of each of them.
            return
        first = items[0]
        message = "All action items ask people to do better; none changes the system."
        if len(items) == 1:
            message = "The action item asks people to do better; it changes nothing in the system."
        yield self.at(postmortem, first.block, message, start=first.start, end=first.end)


def _is_weak(action: Action) -> bool:
    if is_exhortation(action):
        return True
    found = strength(action)
    return found == WEAKER or (found is None and _is_empty(action))


def _is_empty(action: Action) -> bool:
    return is_vague(action) or is_endless(action)
