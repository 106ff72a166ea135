"""The facilitator of the review took part in the incident.

## What it flags
A facilitator who is also among the responders of the header, or who acts in the timeline.

## Why it matters
Someone who was there defends or explains; someone who was not can ask how it looked. The
facilitator keeps the review from becoming a defence of individual actions.

## Examples
- Flagged: "Facilitator: J. Park" where the responders are "Ana R., J. Park".
- Not flagged: "Facilitator: search tech lead" where the responders are of checkout.

## How to fix
Ask somebody from another team, who was neither paged nor on the call.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.names import is_same, names_in
from linter.diagnostic import WARNING, Diagnostic
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Postmortem


class InvolvedFacilitator(Rule):
    code = "PRC03"
    name = "involved-facilitator"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        facilitator = postmortem.review.facilitator
        if facilitator is None:
            return
        for name, part in _involved(postmortem):
            if is_same(facilitator.text, name):
                message = f'The facilitator "{facilitator.text.strip()}" {part}.'
                start, end = facilitator.start, facilitator.end
                yield self.at(postmortem, facilitator.block, message, start=start, end=end)
                return


def _involved(postmortem: Postmortem) -> Iterator[tuple[str, str]]:
    """Everybody who took part, and how the document says so."""
    responders = postmortem.header.fields.get("responders")
    if responders is not None and "author" not in responders.label.lower():
        for name in names_in(responders.text):
            yield name, "is one of the responders"
    for entry in postmortem.timeline.entries:
        for name in names_in(entry.who):
            yield name, f"acts in the timeline, at {entry.time}"
        for mark in entry.block.marks:
            if mark.kind == "person":
                words = entry.block.text[mark.start : mark.end]
                yield words, f"acts in the timeline, at {entry.time}"
