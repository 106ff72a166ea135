"""An action item has no end that anyone could check.

## What it flags
Work that goes on ("continue to harden the proxies"), principles ("never deploy on Fridays"), wishes
and advice to the reader, where no "done when" gives them an end; and a "done when" that names
nothing to look at ("when it works"). Silent where the text itself can be verified: an artefact, a
threshold, a day.

## Why it matters
A completion criterion that is objectively verifiable tells finished work from work that was
dropped. What has no end is never closed, and an item that is never closed hides the others.

## Examples
- Flagged: "Continue to harden the proxies."
- Flagged: "Never deploy on Fridays."
- Not flagged: "Block deploys on Fridays in the release tool."

## How to fix
Write what anyone can look at when it is done: the alert that fires in staging, the release that is
refused, the page of the runbook.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.endlessness import is_endless, is_unverifiable
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.action_items import ActionItem
    from linter.postmortem import Postmortem


class UnverifiableAction(Rule):
    code = "ACT06"
    name = "unverifiable-action"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            message = _message(item)
            if message is not None:
                yield self.at(postmortem, item.block, message, start=item.start, end=item.end)


def _message(item: ActionItem) -> str | None:
    """What is missing, where anything is."""
    if item.done_when is not None:
        if not is_unverifiable(item.done_when):
            return None
        return f'"{" ".join(item.done_when.split())}" is nothing that anyone could check.'
    if is_endless(item.action):
        return "This action item has no end, and no done-when gives it one."
    return None
