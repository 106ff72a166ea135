"""A timeline entry stands before or after its time.

## What it flags
The entry whose time does not fit between its neighbours, under one heading or in one table; once a
timeline where it runs from the latest entry to the earliest, or has no order at all. Days may be
written or carried over from the entry above; a clock that runs back by more than six hours has
passed midnight. Times in several zones are compared in UTC, those of unknown zones not at all.

## Why it matters
A reader takes what stands above for what was known before. One swapped line makes an alert look
ignored, or a roll-back look like the trigger.

## Examples
- Flagged: two entries that read 14:15 UTC and then 14:02 UTC.
- Not flagged: 14:15 UTC and then 14:20 UTC; 23:58 UTC and then 00:04 UTC; 15:09 CET and then
  14:12 UTC.

## How to fix
Move the entry, or mend its time; a wrong zone looks like a wrong order.

## Options
None.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise

from linter.diagnostic import DISPLAY_ONLY, WARNING, Diagnostic, Fix
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from linter.anatomy.moments import Moment
    from linter.postmortem import Postmortem

_FEWEST_REVERSED = 3


class EntriesOutOfOrder(Rule):
    code = "TML03"
    name = "entries-out-of-order"
    severity = WARNING
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for _, group in groupby(postmortem.moments, key=lambda moment: moment.track):
            track = [*group]
            if _is_reversed(track):
                yield self._about(
                    postmortem,
                    track[0],
                    "The timeline runs from its latest entry to its earliest.",
                    "Turn the entries round",
                )
            else:
                yield from self._misplaced(postmortem, track)

    def _misplaced(self, postmortem: Postmortem, track: Sequence[Moment]) -> Iterator[Diagnostic]:
        kept = _longest_ordered(track)
        misplaced = sorted({*range(len(track))} - {*kept})
        if len(misplaced) > max(2, len(track) // 3):
            message = f"{len(misplaced)} of {len(track)} entries are out of order."
            yield self._about(postmortem, track[misplaced[0]], message, "Sort the entries by time")
            return
        for number in misplaced:
            moment = track[number]
            is_late = number > 0 and track[number - 1].at > moment.at
            other = track[number - 1 if is_late else number + 1]
            how = "after" if is_late else "before"
            yield self._about(
                postmortem,
                moment,
                f'"{moment.entry.time}" stands {how} "{other.entry.time}".',
                _move([track[number] for number in kept], moment),
            )

    def _about(
        self, postmortem: Postmortem, moment: Moment, message: str, title: str
    ) -> Diagnostic:
        start, end = moment.entry.place
        return self.at(
            postmortem,
            moment.entry.block,
            message,
            start=start,
            end=end,
            fixes=[Fix(title, (), DISPLAY_ONLY)],
        )


def _is_reversed(track: Sequence[Moment]) -> bool:
    steps = [after.at - before.at for before, after in pairwise(track)]
    falling = sum(step < 0 for step in steps)
    return len(track) >= _FEWEST_REVERSED and max(steps) <= 0 and falling > 1


def _longest_ordered(track: Sequence[Moment]) -> list[int]:
    """The numbers of the most entries that are in order; of two such choices, the earlier ones."""
    lengths: list[int] = []
    tails: list[int] = []
    for moment in reversed(track):
        length = bisect_right(tails, -moment.at)
        tails[length : length + 1] = [-moment.at]
        lengths.append(length + 1)
    lengths.reverse()
    kept: list[int] = []
    wanted = len(tails)
    for number, length in enumerate(lengths):
        if length == wanted and (not kept or track[number].at >= track[kept[-1]].at):
            kept.append(number)
            wanted -= 1
    return kept


def _move(ordered: Sequence[Moment], moment: Moment) -> str:
    following = next((other for other in ordered if other.at > moment.at), None)
    if following is None:
        return f'Move it behind "{ordered[-1].entry.time}"'
    return f'Move it in front of "{following.entry.time}"'
