"""Between two entries of the timeline a long time passed of which nothing is said.

## What it flags
Two entries, between detection and the end of the impact, that lie further apart than the policy
allows and than a tenth of the whole time, unless the first says that it lasted (a range, "waiting
for", "restore running", "monitoring"), the second how long ("after 45 minutes"), or an earlier one
that something would take until then ("ETA 5 h"). A response of more than a day is not told by the
minute, and a gap of a night is a night.

## Why it matters
What was tried in vain, and the wait for a person, a build or a vendor, is where the time went and
where the next incident can be shorter. A gap leaves it to the reader's imagination.

## Examples
- Flagged: an entry of 14:15 UTC, "restarted the proxies", and then one of 15:40 UTC, "rolled back".
- Not flagged: "started the restore, which takes 80 minutes" at 14:15 UTC, and 15:40 UTC "resolved".

## How to fix
Say what was tried, what was waited for, or that nobody was at work on it.

## Options
`minutes`, the longest time that needs no explanation; 30 by default.
"""

from __future__ import annotations

from itertools import accumulate, groupby

from linter.anatomy.milestones import DETECTED, ENDED, STARTED, ends_plainly, tells
from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.durations import MINUTE, durations, minutes_in_words
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from linter.anatomy.moments import Moment
    from linter.postmortem import Postmortem

# A gap is nothing special in a timeline that goes by days.
_LEAST_SHARE = 10
_LONGEST_RESPONSE = 24 * 60
_NIGHT = 8 * 60
_PATIENCE = 1.25
_ANNOUNCED = regex(r"\beta\b|\bexpect|\btakes?\b|\btaking\b|\bestimat|\bin\sabout\b")
_GOES_ON = regex(
    r"\b(?:wait|await|monitor|watch|observ|keep|kept|continu|ongoing|in\sprogress|still|running|until"
    r"|till|meanwhile|restor|rebuil|re-?index|re-?sync|resync|sync|backfill|replay|migrat|copy|copies"
    r"|drain|download|upload|compil|slowly|gradual|one\sby\sone|eta\b|expected|schedul|plan|overnight"
    r"|over\snight|night|asleep|sleep|break\b|hand(?:s|ed)?[\s-]?over|paus|nobody|no\sone|no\sreply|idle"
    r"|no\s(?:\w+\s)?(?:change|effect|progress|response|answer)|process(?:es|ing)?\b|takes?\b|took\b"
    r"|begin|began|starts?\b|started|investigat|debug|dig|look(?:s|ed|ing)?\sinto|research|analy[sz]"
    r"|troubleshoot|try|tries|trying|attempt|test|minutes|hours|throughout|all\sday|afternoon|evening"
    r"|morning|later"
    r"|(?:decid\w*|see\b|check\w*)[^.]{0,40}\b(?:if|once|when|unless)\s(?:we|it|they)\b)"
)


class UnexplainedGap(Rule):
    code = "TML04"
    name = "unexplained-gap"
    severity = SUGGESTION
    kinds = (FULL,)
    options: Mapping[str, int] = {"minutes": 30}

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        allowed = self.option(postmortem, "minutes")
        for _, group in groupby(postmortem.moments, key=lambda moment: moment.track):
            during = _during_response([*group])
            whole = during[-1].at - during[0].at if during else 0
            if whole > _LONGEST_RESPONSE:
                continue
            longest = max(allowed, whole // _LEAST_SHARE)
            for number, gap in _gaps(during):
                if longest < gap < _NIGHT and not _is_explained(during[: number + 1], gap):
                    yield self._between(postmortem, during[number - 1], during[number], gap)

    def _between(
        self, postmortem: Postmortem, before: Moment, after: Moment, gap: int
    ) -> Diagnostic:
        start, end = after.entry.place
        return self.at(
            postmortem,
            after.entry.block,
            f"Nothing is said of the {minutes_in_words(gap)} "
            f'between "{before.entry.time}" and this entry.',
            start=start,
            end=end,
        )


def _during_response(track: Sequence[Moment]) -> Sequence[Moment]:
    """The entries from the one that tells of the detection to the one that tells of the end."""
    entries = [moment.entry for moment in track]
    numbers = range(len(entries))
    first = next((n for n in numbers if tells(entries[n], DETECTED)), None)
    if first is None:
        first = next((n for n in numbers if tells(entries[n], STARTED)), 0)
    last = next((n for n in reversed(numbers) if tells(entries[n], ENDED)), len(entries) - 1)
    plainly = (n for n in range(first, len(track)) if ends_plainly(entries[n]))
    return track[first : next(plainly, last) + 1]


def _gaps(during: Sequence[Moment]) -> Iterator[tuple[int, int]]:
    """The number of each entry but the first, and the minutes since all before it were over."""
    latest = accumulate((moment.until for moment in during), max)
    for number, (moment, until) in enumerate(zip(during[1:], latest, strict=False), 1):
        yield number, moment.at - until


def _is_explained(told: Sequence[Moment], gap: int) -> bool:
    """Whether the entries up to the one behind a gap say what filled it."""
    before, after = told[-2:]
    if before.is_rough or after.is_rough or _GOES_ON.search(before.entry.low):
        return True
    said = (*durations(before.entry.low), *durations(after.entry.low))
    if any(found.high >= gap * MINUTE / 2 for found in said):
        return True
    return any(
        one.at + found.high / MINUTE * _PATIENCE >= after.at
        for one in told[:-1]
        if _ANNOUNCED.search(one.entry.low)
        for found in durations(one.entry.low)
    )
