"""A timeline entry does not say where it is known from.

## What it flags
Once a timeline: the first entry without a link, a chip, a code or a column that names its source,
and that does not say "unknown because" or "from memory" either. Off unless the policy turns it on.

## Why it matters
Memory is unreliable during an incident. What the pager, the chat, the deployment log or a graph
says can be looked up again, and a reader can tell it from what somebody recalls.

## Examples
- Flagged: "14:09 UTC: the on-call SRE restarted the proxies."
- Not flagged: "14:09 UTC: the on-call SRE restarted the proxies (deploy log).";
  "14:05 UTC: errors noticed, source unknown because the chat was deleted."

## How to fix
Link the message, the alert or the graph, or name the log; a column "Source" does it for all.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import OFF, Diagnostic
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.entry import Entry
    from linter.postmortem import Postmortem

_SOURCE = regex(
    r"https?://|\b(?:source|according\sto|per\sthe|seen\sin|from\s(?:the\s)?(?:\w+\s)?(?:log|logs|memory"
    r"|chat|pager|dashboard|graph|slack|history|recording))\b|\bunknown\b[^.]{0,20}\bbecause\b"
    r"|[(\[][^()\[\]]{0,40}\b(?:log|logs|slack|chat|pager\w*|opsgenie|grafana|dashboard|graph|ticket|e-?mail"
    r"|screenshot|sentry|datadog|kibana|audit|history|metrics?|jira|github|gitlab)\b[^()\[\]]{0,40}[)\]]"
    r"|(?<![\w-])[a-z]{2,8}-\d{1,6}\b|(?<!\w)#\d+|(?<!\w)#[a-z][\w-]{2,}"
)
_MARKS = frozenset(("link", "rich_link"))


class EntryWithoutSource(Rule):
    code = "TML08"
    name = "entry-without-source"
    severity = OFF
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        found = [entry for entry in postmortem.timeline.entries if not _has_source(entry)]
        if not found:
            return
        start, end = found[0].place
        more = len(found) - 1
        others = f", and neither {'does' if more == 1 else 'do'} {more} more" if more else ""
        message = f"This entry does not say where it is known from{others}."
        yield self.at(postmortem, found[0].block, message, start=start, end=end)


def _has_source(entry: Entry) -> bool:
    if entry.row is not None and entry.row.text("source").strip("-–— "):
        return True
    cells = entry.row.cells if entry.row is not None else ()
    blocks = [entry.block, *entry.details, *(block for cell in cells for block in cell.blocks)]
    if any(mark.kind in _MARKS for block in blocks for mark in block.marks):
        return True
    return _SOURCE.search(entry.low) is not None
