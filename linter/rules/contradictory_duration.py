"""Two places of the postmortem disagree on how long it took, or when.

## What it flags
A length of time in the summary, in the impact or in the header's Duration that the header's times
contradict, or the timeline where the header has none, or the summary where neither tells; a length
beside a beginning and an end that make another ("for 71 minutes, from 02:47 to 03:28"); a timeline
entry that says "impact starts", "detected", "mitigated" or "impact ends" at another time than the
header; and a timeline that is resolved when, by the header, nothing ended. Only what is said of the
impact as a whole counts. "About", "nearly" and round numbers have leeway, and so has time counted
from the detection or to the mitigation.

## Why it matters
Time to recover is counted from these numbers. Whoever quotes one of them will be asked about the
other.

## Examples
- Flagged: a summary of "answered 503 for 47 minutes" under a header from 14:02 to 14:25 UTC.
- Not flagged: "answered 503 for about 25 minutes" under the same header.

## How to fix
Find out which is right and correct the other. If the number is about a part of the impact, say of
which.

## Options
None.
"""

from __future__ import annotations

from itertools import chain

from linter.anatomy.header import TIMES
from linter.anatomy.lengths import (
    Length,
    Sentence,
    by_header,
    by_timeline,
    contradicted_interval,
    labelled,
    sentences,
    spans,
    stated,
)
from linter.anatomy.milestones import ends_plainly
from linter.diagnostic import WARNING, Diagnostic
from linter.document import CODE, QUOTE
from linter.language.durations import MINUTE, minutes_in_words
from linter.language.patterns import regex
from linter.language.text import lower
from linter.policy import BRIEF, FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from linter.anatomy.moments import Moment
    from linter.postmortem import Postmortem

_PLACES = ("summary", "impact", "brief")
_DAY = 24 * 60
_SAME = 1
# Who calls an incident resolved has watched it for a while.
_WATCHED = 15
# A word of each label, far cheaper to look for.
_CUES = {
    "impact_started": "impact",
    "detected": "detected",
    "mitigated": "mitigated",
    "impact_ended": "impact",
}
_LABELS = {
    "impact_started": regex(
        r"\bimpact (?:starts|started|begins|began)\b|\bstart of (?:the )?impact\b"
    ),
    "detected": regex(r"(?:^|[:.;,–—-]\s*)detected\W*$"),
    "mitigated": regex(r"(?:^|[:.;,–—-]\s*)mitigated\W*$"),
    "impact_ended": regex(r"\bimpact (?:ends|ended|is over|over)\b|\bend of (?:the )?impact\b"),
}


class ContradictoryDuration(Rule):
    code = "TML07"
    name = "contradictory-duration"
    severity = WARNING
    kinds = (FULL, BRIEF)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        said = {name: [*_sentences(postmortem, name)] for name in _PLACES}
        yield from self._within_sentences(postmortem, said)
        yield from self._between_places(postmortem, said)
        yield from self._milestones(postmortem)
        yield from self._end(postmortem)

    def _within_sentences(
        self, postmortem: Postmortem, said: Mapping[str, Sequence[Sentence]]
    ) -> Iterator[Diagnostic]:
        for sentence in chain.from_iterable(said.values()):
            found = contradicted_interval(sentence)
            if found is not None:
                length, interval = found
                message = f'"{length.words}" and "{interval}" are not the same time.'
                yield self._of_length(postmortem, length, message)

    def _between_places(
        self, postmortem: Postmortem, said: Mapping[str, Sequence[Sentence]]
    ) -> Iterator[Diagnostic]:
        """Each place that states a length against the first that can tell it."""
        places = {
            name: [length for sentence in there for length in stated(sentence)]
            for name, there in said.items()
        }
        places["header"] = _of_header(postmortem)
        for name, lengths in places.items():
            wrong, whole, source = _known(postmortem, lengths) if lengths else (None, 0, "")
            if wrong is not None:
                spoken = minutes_in_words(whole // MINUTE)
                message = f'The {name} says "{wrong.words}", {source} {spoken}.'
                yield self._of_length(postmortem, wrong, message)
        if not by_header(postmortem.header):
            yield from self._of_impact(postmortem, places["impact"], places["summary"])

    def _of_impact(
        self, postmortem: Postmortem, impact: Sequence[Length], summary: Sequence[Length]
    ) -> Iterator[Diagnostic]:
        if len(impact) == len(summary) == 1 and not impact[0].meets(summary[0]):
            message = f'The impact says "{impact[0].words}", the summary "{summary[0].words}".'
            yield self._of_length(postmortem, impact[0], message)

    def _milestones(self, postmortem: Postmortem) -> Iterator[Diagnostic]:
        times = {name: postmortem.header.time(name) for name in TIMES}
        for moment in postmortem.moments if any(times.values()) else ():
            is_likely = any(cue in moment.entry.low for cue in _CUES.values())
            if not is_likely or not moment.is_zoned or moment.is_rough:
                continue
            what = lower(moment.entry.what)
            for name, pattern in _LABELS.items():
                at = times[name]
                label = pattern.search(what) if at is not None else None
                if label is not None and at is not None and _apart(moment, at) > _SAME:
                    said = f'"{label.group().strip(" :.;,–—-")}"'
                    yield self._of_moment(postmortem, moment, said, at)

    def _end(self, postmortem: Postmortem) -> Iterator[Diagnostic]:
        """The last entry that ends the incident, where the header puts its end elsewhere."""
        end = postmortem.header.time("impact_ended")
        moments = [moment for moment in postmortem.moments if moment.is_zoned] if end else []
        if end is None or any(_apart(moment, end) <= _SAME for moment in moments):
            return
        mitigated = postmortem.header.time("mitigated") or end
        ending = [moment for moment in moments if ends_plainly(moment.entry)]
        if ending and all(
            min(_apart(moment, end), _apart(moment, mitigated)) > _WATCHED for moment in ending
        ):
            yield self._of_moment(postmortem, ending[-1], "the end", end)

    def _of_length(self, postmortem: Postmortem, length: Length, message: str) -> Diagnostic:
        return self.at(postmortem, length.block, message, start=length.start, end=length.end)

    def _of_moment(
        self, postmortem: Postmortem, moment: Moment, label: str, at: datetime
    ) -> Diagnostic:
        entry = moment.entry
        start, end = entry.place
        message = f"The timeline has {label} at {entry.time}, the header at {at:%H:%M} UTC."
        return self.at(postmortem, entry.block, message, start=start, end=end)


def _sentences(postmortem: Postmortem, section_id: str) -> Iterator[Sentence]:
    """The sentences of a place that name a length of time."""
    for section in postmortem.sections_with(section_id):
        for block in section.content:
            if block.kind not in {CODE, QUOTE}:
                yield from sentences(block, postmortem.text(block))


def _of_header(postmortem: Postmortem) -> list[Length]:
    field = postmortem.header.fields.get("duration")
    length = labelled(field.block, field.start, field.end) if field is not None else None
    return [length] if length is not None else []


def _known(postmortem: Postmortem, lengths: Sequence[Length]) -> tuple[Length | None, int, str]:
    """The length that cannot be, and the one in seconds that the header or the timeline gives."""
    known = by_header(postmortem.header)
    if known:
        fits = any(length.fits(seconds) for length in lengths for seconds in known)
        return (None if fits else _wrong(lengths, max(known))), known[0], "the header's times give"
    whole = by_timeline(postmortem.moments)
    if whole is None or any(spans(postmortem.moments, length) for length in lengths):
        return None, 0, ""
    return _wrong(lengths, whole), whole, "the timeline gives"


def _wrong(lengths: Sequence[Length], whole: int) -> Length | None:
    """The length that is not the whole; a shorter one among others may be a part of it."""
    if len(lengths) == 1:
        return lengths[0]
    longest = max(lengths, key=lambda length: length.low)
    return longest if longest.low > whole else None


def _apart(moment: Moment, at: datetime) -> int:
    """The minutes between two clock times, whatever their days."""
    apart = (moment.at - at.hour * 60 - at.minute) % _DAY
    return min(apart, _DAY - apart)
