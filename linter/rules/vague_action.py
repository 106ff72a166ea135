"""Nobody could say of this action item when it is done.

## What it flags
Exhortations ("be more careful"), looking into something without a result ("investigate the
latency"), soft verbs without an artefact, a threshold or a means ("improve monitoring"), more of
something unscoped ("add more tests"), practices without a cadence ("test regularly"), what people
are to remember each time ("make sure the engineer checks the disk"), questions. A "done when" that
anyone can check says for the vaguest of them when it is done.

## Why it matters
Good action items are actionable, specific and bounded (Lunney, Lueder and Beyer, *;login:* 2017):
a verb with a useful outcome, a narrow scope, a clear end.

## Examples
- Flagged: "Improve monitoring."
- Not flagged: "Add a disk usage alert for db-primary at 80 % that pages the on-call."

## How to fix
Say what will exist when it is done, and where: an alert, a test, a limit, a page of the runbook.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.endlessness import is_endless, is_unverifiable
from linter.language.vagueness import is_vague
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.action_items import ActionItem
    from linter.postmortem import Postmortem


class VagueAction(Rule):
    code = "ACT07"
    name = "vague-action"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for item in postmortem.open_items:
            if is_vague(item.action) and not (_is_bounded(item) or is_endless(item.action)):
                yield self.at(
                    postmortem,
                    item.block,
                    f'Nobody could say when "{_short(item.text)}" is done.',
                    start=item.start,
                    end=item.end,
                )


def _is_bounded(item: ActionItem) -> bool:
    """Whether a done-when tells what the text does not."""
    return item.done_when is not None and not is_unverifiable(item.done_when)


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= 60 else words[:57].rstrip() + "…"
