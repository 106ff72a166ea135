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

    from linter.anatomy.entry import Entry
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
        asked: set[str] = set()
        for name, entry in _involved(postmortem):
            if name in asked:
                continue
            asked.add(name)
            if is_same(facilitator.text, name):
                part = "is one of the responders"
                if entry is not None:
                    part = f"acts in the timeline, at {entry.time}"
                message = f'The facilitator "{facilitator.text.strip()}" {part}.'
                start, end = facilitator.start, facilitator.end
                yield self.at(postmortem, facilitator.block, message, start=start, end=end)
                return


def _involved(postmortem: Postmortem) -> Iterator[tuple[str, Entry | None]]:
    """Everybody who took part, and the entry that says so; ``None`` for a responder."""
    responders = postmortem.header.fields.get("responders")
    if responders is not None and "author" not in responders.label.lower():
        for name in names_in(responders.text):
            yield name, None
    said: set[str] = set()
    for entry in postmortem.timeline.entries:
        if entry.who not in said:
            said.add(entry.who)
            for name in names_in(entry.who):
                yield name, entry
        for mark in entry.block.marks:
            if mark.kind == "person":
                yield entry.block.text[mark.start : mark.end], entry
